package org.letopis.cli;

import java.util.concurrent.Callable;
import org.letopis.casework.Linking;
import org.letopis.failure.Failure;
import org.letopis.report.Text;
import org.letopis.vault.ReportSummary;
import org.letopis.vault.Vault;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says how the event of another report is related to that of a report. */
@Command(name = "link")
final class LinkCommand implements Callable<Integer> {
    private final Desk desk;

    @Parameters(index = "0", paramLabel = "REPORT", descriptionKey = "letopis.report.REPORT")
    private String report;

    @Parameters(index = "1", paramLabel = "OTHER", descriptionKey = "letopis.link.OTHER")
    private String other;

    @Option(names = "--type", paramLabel = "F", required = true)
    private String type;

    @Option(names = "--reason", paramLabel = "WORDS", descriptionKey = "letopis.link.reason")
    private String reason;

    LinkCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() throws Failure {
        try (Vault vault = desk.open()) {
            ReportSummary from = vault.reports().find(report);
            ReportSummary to = vault.reports().find(other);
            String short8 = to.id().hex().substring(0, 8);
            Text why = Reason.text(desk, reason == null ? desk.words().text("link.linked", short8) : reason);
            new RevisedText(desk).show("edit.done", new Linking(vault, desk.clock()).link(from, to, type, why));
        }
        return 0;
    }
}
