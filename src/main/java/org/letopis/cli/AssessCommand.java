package org.letopis.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.letopis.casework.Assessing;
import org.letopis.casework.ProjectLists;
import org.letopis.failure.Failure;
import org.letopis.report.Text;
import org.letopis.report.vocabulary.ListName;
import org.letopis.report.vocabulary.Term;
import org.letopis.vault.ReportSummary;
import org.letopis.vault.Vault;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Adds what somebody judges of a report: how well it is established, how reliable, how credible. */
@Command(name = "assess")
final class AssessCommand implements Callable<Integer> {
    private final Desk desk;

    @Parameters(paramLabel = "REPORT", descriptionKey = "letopis.report.REPORT")
    private String report;

    @Option(names = "--status", paramLabel = "X")
    private String status;

    @Option(names = "--reliability", paramLabel = "R")
    private String reliability;

    @Option(names = "--credibility", paramLabel = "C")
    private String credibility;

    @Option(names = "--by", paramLabel = "ROLE", required = true)
    private String by;

    @Option(names = "--reasons", paramLabel = "WORDS")
    private String reasons;

    @Option(names = "--second")
    private boolean second;

    AssessCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() throws Failure {
        try (Vault vault = desk.open()) {
            ReportSummary summary = vault.reports().find(report);
            Assessing assessing = new Assessing(vault, desk.clock(), desk.random());
            if (second) {
                assessing.requireSecond(summary, by);
            }
            Map<String, String> codes = codes(vault);
            Optional<Text> why = reasons == null ? Optional.empty() : Optional.of(Reason.text(desk, reasons));
            Text reason =
                    why.isPresent() ? why.get() : Reason.text(desk, desk.words().text("assess.reason"));
            Assessing.Judgment judgment = new Assessing.Judgment(by, codes, why);
            new AssessedText(desk)
                    .show(
                            second
                                    ? assessing.second(summary, judgment, reason)
                                    : assessing.assess(summary, judgment, reason));
        }
        return 0;
    }

    private Map<String, String> codes(Vault vault) throws Failure {
        Map<String, String> codes = new LinkedHashMap<>();
        put(codes, "status", status);
        put(codes, "reliability", reliability);
        put(codes, "credibility", credibility);
        if (codes.isEmpty() && desk.canAsk()) {
            ask(vault, codes, "status", ListName.STATUS);
            ask(vault, codes, "reliability", ListName.RELIABILITY);
            ask(vault, codes, "credibility", ListName.CREDIBILITY);
        }
        return codes;
    }

    private static void put(Map<String, String> codes, String field, String code) {
        if (code != null && !code.isBlank()) {
            codes.put(field, code.strip());
        }
    }

    private void ask(Vault vault, Map<String, String> codes, String field, ListName list) throws Failure {
        for (Term term : ProjectLists.vocabulary(vault).list(list)) {
            desk.tell(
                    "assess.choice",
                    term.code(),
                    term.label(desk.words().locale().getLanguage()));
        }
        put(codes, field, new Prompt(desk).ask("assess.ask." + field));
    }
}
