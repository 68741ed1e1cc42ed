package org.letopis.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
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

    ShowCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() throws Failure {
        try (Vault vault = desk.open()) {
            ReportSummary summary = vault.reports().find(id);
            List<Versions.Version> versions = Versions.of(vault, summary);
            Report report = received == null
                    ? vault.reports().report(summary.id())
                    : Versions.find(versions, received).report();
            List<Attachment> attachments = new ArrayList<>();
            for (Id attachment : report.attachments()) {
                attachments.add(vault.attachments().attachment(attachment));
            }
            List<Identity> known = identities ? identities(vault, report) : List.of();
            ReportText text = new ReportText(desk, summary, report, attachments, known, versions);
            if (desk.json()) {
                desk.print(text.json());
            } else {
                text.lines().forEach(desk::line);
            }
        }
        return 0;
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
