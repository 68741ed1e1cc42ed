package org.letopis.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.letopis.failure.Failure;
import org.letopis.vault.ReportSummary;
import org.letopis.vault.Vault;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Lists the reports in which all of these words stand. To find none is no error. */
@Command(name = "search")
final class SearchCommand implements Callable<Integer> {
    private final Desk desk;

    @Parameters(paramLabel = "WORD", arity = "1..*", descriptionKey = "letopis.search.WORD")
    private List<String> words;

    SearchCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() throws Failure {
        List<ReportSummary> reports;
        try (Vault vault = desk.open()) {
            reports = vault.reports().search(String.join(" ", words));
        }
        new ReportLines(desk).show(reports);
        return 0;
    }
}
