package org.letopis.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.letopis.casework.Editing;
import org.letopis.casework.Revising;
import org.letopis.casework.SourceFile;
import org.letopis.failure.Failure;
import org.letopis.json.JsonObject;
import org.letopis.report.Report;
import org.letopis.report.Text;
import org.letopis.vault.ReportSummary;
import org.letopis.vault.Vault;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes the next revision of a report: from a changed file, or by setting single fields. */
@Command(name = "edit")
final class EditCommand implements Callable<Integer> {
    private final Desk desk;

    @Parameters(paramLabel = "REPORT", descriptionKey = "letopis.report.REPORT")
    private String report;

    @Option(names = "--to", paramLabel = "FILE")
    private Path to;

    @Option(names = "--from", paramLabel = "FILE")
    private Path from;

    @Option(names = "--set", paramLabel = "FIELD=VALUE")
    private List<String> settings = new ArrayList<>();

    @Option(names = "--reason", paramLabel = "WORDS", descriptionKey = "letopis.edit.reason")
    private String reason;

    EditCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() throws Failure {
        if (Stream.of(to != null, from != null, !settings.isEmpty())
                        .filter(given -> given)
                        .count()
                != 1) {
            throw new Failure.Usage("edit.one-way");
        }
        if (to != null) {
            desk.requireFree(to);
        }
        Text why = to == null ? Reason.of(desk, reason) : null;
        try (Vault vault = desk.open()) {
            ReportSummary summary = vault.reports().find(report);
            if (to != null) {
                written(SourceFile.write(vault, summary, to, desk.random()));
                return 0;
            }
            Editing editing = new Editing(vault, desk.clock(), desk.random());
            Revising.Revised revised = desk.withIdentities(
                    vault, () -> from == null ? editing.set(summary, settings, why) : editing.from(summary, from, why));
            new RevisedText(desk).show("edit.done", revised);
        }
        return 0;
    }

    private void written(Report source) {
        if (desk.json()) {
            desk.print(JsonObject.empty()
                    .with("report", source.id().hex())
                    .with("revision", source.revision())
                    .with("file", to.toString()));
        }
        desk.data("edit.written", source.revision(), source.id().hex(), to);
        desk.warn("edit.plain", to);
    }
}
