package org.letopis.cli;

import java.util.concurrent.Callable;
import org.letopis.casework.Revising;
import org.letopis.failure.Failure;
import org.letopis.report.Text;
import org.letopis.vault.ReportSummary;
import org.letopis.vault.Vault;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Takes a report back: it stays, and is not exported any more. */
@Command(name = "withdraw")
final class WithdrawCommand implements Callable<Integer> {
    private final Desk desk;

    @Parameters(paramLabel = "REPORT", descriptionKey = "letopis.report.REPORT")
    private String report;

    @Option(names = "--reason", paramLabel = "WORDS", descriptionKey = "letopis.edit.reason")
    private String reason;

    @Option(names = "--undo")
    private boolean undo;

    WithdrawCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() throws Failure {
        Text why = Reason.of(desk, reason);
        try (Vault vault = desk.open()) {
            ReportSummary summary = vault.reports().find(report);
            Revising revising = new Revising(vault, desk.clock());
            if (undo) {
                new RevisedText(desk).show("withdraw.undone", revising.reinstate(summary, why));
            } else {
                new RevisedText(desk).show("withdraw.done", revising.withdraw(summary, why));
                desk.warn("withdraw.beyond");
            }
        }
        return 0;
    }
}
