package org.letopis.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.letopis.failure.Failure;
import org.letopis.vault.ReportSummary;
import org.letopis.vault.Vault;
import picocli.CommandLine.Command;

/** Lists the reports, the oldest first. */
@Command(name = "list")
final class ListCommand implements Callable<Integer> {
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
        new ReportLines(desk).show(reports);
        return 0;
    }
}
