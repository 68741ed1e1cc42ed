package org.letopis.cli;

import java.util.concurrent.Callable;
import org.letopis.casework.Matching;
import org.letopis.failure.Failure;
import org.letopis.vault.Match;
import org.letopis.vault.Vault;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Keeps that two people or two reports are the same, different, or that nobody knows. It merges nothing. */
@Command(name = "match")
final class MatchCommand implements Callable<Integer> {
    private final Desk desk;

    @Parameters(index = "0", arity = "0..1", paramLabel = "ONE", descriptionKey = "letopis.match.ONE")
    private String one;

    @Parameters(index = "1", arity = "0..1", paramLabel = "OTHER", descriptionKey = "letopis.match.OTHER")
    private String other;

    @Parameters(index = "2", arity = "0..1", paramLabel = "same|different|unsure", descriptionKey = "letopis.match.HOW")
    private String decision;

    @Option(names = "--by", paramLabel = "ROLE")
    private String by;

    @Option(names = "--reasons", paramLabel = "WORDS")
    private String reasons;

    MatchCommand(Desk desk) {
        this.desk = desk;
    }

    static CommandLine withSubcommands(Desk desk) {
        CommandLine line = new CommandLine(new MatchCommand(desk));
        line.addSubcommand(new MatchListCommand(desk));
        line.addSubcommand(new MatchHintsCommand(desk));
        return line;
    }

    @Override
    public Integer call() throws Failure {
        if (decision == null || by == null || reasons == null) {
            throw new Failure.Usage("match.incomplete");
        }
        Match.Decision decided = decision();
        try (Vault vault = desk.open()) {
            Match match = new Matching(vault, desk.clock(), desk.random())
                    .judge(one, other, decided, by, Reason.text(desk, reasons));
            if (desk.json()) {
                desk.print(match.json());
            } else {
                desk.line(new MatchText(desk, vault).line(match));
            }
        }
        return 0;
    }

    private Match.Decision decision() throws Failure {
        for (Match.Decision known : Match.Decision.values()) {
            if (known.name().equalsIgnoreCase(decision)) {
                return known;
            }
        }
        throw new Failure.Usage("report.bad-choice", decision, "same, different, unsure");
    }
}
