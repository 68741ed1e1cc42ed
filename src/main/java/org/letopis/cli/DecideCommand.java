package org.letopis.cli;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.letopis.casework.Deciding;
import org.letopis.failure.Failure;
import org.letopis.report.Profile;
import org.letopis.report.Text;
import org.letopis.vault.ReportSummary;
import org.letopis.vault.Vault;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Decides about a name that the leak check found in a report. */
@Command(name = "decide")
final class DecideCommand implements Callable<Integer> {
    private final Desk desk;

    @Parameters(index = "0", paramLabel = "REPORT", descriptionKey = "letopis.report.REPORT")
    private String report;

    @Parameters(index = "1", paramLabel = "TEXT", descriptionKey = "letopis.decide.TEXT")
    private String text;

    @Option(names = "--person", paramLabel = "CODE", descriptionKey = "letopis.decide.person")
    private String person;

    @Option(names = "--allow", paramLabel = "REASON")
    private String allow;

    @Option(names = "--replace")
    private boolean replace;

    @Option(names = "--for", paramLabel = "P", arity = "1..*", descriptionKey = "letopis.decide.for")
    private List<String> receivers = List.of();

    DecideCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() throws Failure {
        if (replace == (allow != null)) {
            throw new Failure.Usage("decide.one-of");
        }
        try (Vault vault = desk.open()) {
            ReportSummary summary = vault.reports().find(report);
            Optional<Text> why = allow == null ? Optional.empty() : Optional.of(Reason.text(desk, allow));
            Deciding.Ruling ruling = new Deciding.Ruling(Optional.ofNullable(person), text, why, profiles());
            Text reason = Reason.text(desk, desk.words().text("decide.reason"));
            new RevisedText(desk)
                    .show("edit.done", new Deciding(vault, desk.clock()).decide(summary, List.of(ruling), reason));
        }
        return 0;
    }

    private Set<Profile> profiles() throws Failure {
        Set<Profile> profiles = EnumSet.noneOf(Profile.class);
        for (String word : receivers) {
            profiles.add(ProfileOption.read(word));
        }
        return profiles;
    }
}
