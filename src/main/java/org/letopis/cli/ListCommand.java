package org.letopis.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.letopis.failure.Failure;
import org.letopis.json.JsonObject;
import org.letopis.report.Origin;
import org.letopis.vault.ReportSummary;
import org.letopis.vault.Vault;
import picocli.CommandLine.Command;

/** Lists the reports, the oldest first. */
@Command(name = "list")
final class ListCommand implements Callable<Integer> {
    private static final int ID_DIGITS = 8;
    private static final int TITLE_COLUMNS = 40;

    private final Desk desk;

    ListCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() throws Failure {
        List<ReportSummary> reports;
        try (Vault vault = desk.open()) {
            reports = vault.reports().list();
        }
        if (desk.json()) {
            desk.print(JsonObject.empty()
                    .with("reports", reports.stream().map(ListCommand::json).toList()));
        } else {
            Table table = new Table(
                    desk.words().text("list.id"),
                    desk.words().text("list.when"),
                    desk.words().text("list.files"),
                    desk.words().text("list.from"),
                    desk.words().text("list.title"));
            for (ReportSummary report : reports) {
                table.row(
                        report.id().hex().substring(0, ID_DIGITS),
                        report.occurred(),
                        Integer.toString(report.attachments()),
                        desk.words()
                                .text("trust."
                                        + report.origin().map(Origin::trust).orElse("own")),
                        Columns.cut(Shown.line(report.title()), TITLE_COLUMNS));
            }
            table.lines().forEach(desk::line);
            desk.say("list.count", reports.size());
        }
        return 0;
    }

    private static JsonObject json(ReportSummary report) {
        return JsonObject.empty()
                .with("id", report.id().hex())
                .with("revision", report.revision())
                .with("title", report.title())
                .with("occurred", report.occurred())
                .with("attachments", report.attachments())
                .with("origin", report.origin().map(Origin::json).orElse(null));
    }
}
