package org.letopis.cli;

import java.util.concurrent.Callable;
import org.letopis.casework.History;
import org.letopis.failure.Failure;
import org.letopis.json.JsonObject;
import org.letopis.report.Changes;
import org.letopis.report.Report;
import org.letopis.vault.Vault;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tells what differs between two revisions of a report. */
@Command(name = "diff")
final class DiffCommand implements Callable<Integer> {
    private final Desk desk;

    @Parameters(paramLabel = "REPORT", descriptionKey = "letopis.report.REPORT")
    private String report;

    @Option(names = "--from", paramLabel = "N")
    private Integer from;

    @Option(names = "--to", paramLabel = "N")
    private Integer to;

    DiffCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() throws Failure {
        History history;
        try (Vault vault = desk.open()) {
            history = History.of(vault, vault.reports().find(report));
        }
        Report after = to == null ? history.latest() : history.revision(to);
        Report before = from == null ? history.before(after) : history.revision(from);
        ChangeText text = new ChangeText(desk.words(), before, after);
        if (desk.json()) {
            desk.print(JsonObject.empty()
                    .with("report", after.id().hex())
                    .with("from", before.revision())
                    .with("to", after.revision())
                    .with("changes", ChangeText.json(Changes.between(before, after))));
        } else {
            text.lines(Changes.between(before, after)).forEach(desk::line);
            desk.say("diff.said", before.revision(), after.revision());
        }
        return 0;
    }
}
