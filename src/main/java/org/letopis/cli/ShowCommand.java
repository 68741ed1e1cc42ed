package org.letopis.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.letopis.casework.History;
import org.letopis.casework.Versions;
import org.letopis.failure.Failure;
import org.letopis.json.JsonObject;
import org.letopis.report.Attachment;
import org.letopis.report.Id;
import org.letopis.report.Identity;
import org.letopis.report.Person;
import org.letopis.report.Report;
import org.letopis.vault.CustodyLog;
import org.letopis.vault.ReportSummary;
import org.letopis.vault.Vault;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows one report. Who its people are is shown only when asked for. */
@Command(name = "show")
final class ShowCommand implements Callable<Integer> {
    private final Desk desk;

    @Parameters(paramLabel = "ID", descriptionKey = "letopis.show.ID")
    private String id;

    @Option(names = "--identities")
    private boolean identities;

    @Option(names = "--received", paramLabel = "N")
    private Integer received;

    @Option(names = "--revision", paramLabel = "N")
    private Integer revision;

    @Option(names = "--history")
    private boolean history;

    ShowCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() throws Failure {
        try (Vault vault = desk.open()) {
            ReportSummary summary = vault.reports().find(id);
            if (history) {
                show(new HistoryText(desk.words(), History.of(vault, summary)));
                return 0;
            }
            List<Versions.Version> versions = Versions.of(vault, summary);
            Report report = report(vault, summary, versions);
            List<Attachment> attachments = attachments(vault, report);
            List<Identity> known = identities ? desk.withIdentities(vault, () -> identities(vault, report)) : List.of();
            ReportText text = new ReportText(
                    desk,
                    summary,
                    report,
                    attachments,
                    known,
                    versions,
                    vault.withdrawals().of(summary.id()));
            if (desk.json()) {
                desk.print(text.json());
            } else {
                text.lines().forEach(desk::line);
            }
        }
        return 0;
    }

    private void show(HistoryText text) {
        if (desk.json()) {
            desk.print(text.json());
        } else {
            text.lines().forEach(desk::line);
        }
    }

    private Report report(Vault vault, ReportSummary summary, List<Versions.Version> versions) throws Failure {
        if (revision != null) {
            return History.of(vault, summary).revision(revision);
        }
        return received == null
                ? vault.reports().report(summary.id())
                : Versions.find(versions, received).report();
    }

    /** Of an earlier revision, files may have been erased since. */
    private static List<Attachment> attachments(Vault vault, Report report) throws Failure {
        List<Attachment> attachments = new ArrayList<>();
        for (Id id : report.attachments()) {
            if (!vault.erasures().isErased(id)) {
                attachments.add(vault.attachments().attachment(id));
            }
        }
        return attachments;
    }

    private static List<Identity> identities(Vault vault, Report report) throws Failure {
        return vault.write(() -> {
            List<Identity> known = new ArrayList<>();
            for (Person person : report.persons()) {
                vault.identities().find(person.id()).ifPresent(known::add);
            }
            vault.custody().add(CustodyLog.Action.VIEWED, report.id().hex(), JsonObject.empty());
            return known;
        });
    }
}
