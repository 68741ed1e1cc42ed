package org.letopis.cli;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.letopis.casework.Consenting;
import org.letopis.casework.FoundPerson;
import org.letopis.failure.Failure;
import org.letopis.report.Edtf;
import org.letopis.report.Text;
import org.letopis.vault.Vault;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes down what a person agreed to or refused. */
@Command(name = "set")
final class ConsentSetCommand implements Callable<Integer> {
    private final Desk desk;

    @Parameters(index = "0", paramLabel = "CODE", descriptionKey = "letopis.consent.CODE")
    private String code;

    @Parameters(index = "1..*", arity = "2..*", paramLabel = "SCOPE yes|no", descriptionKey = "letopis.consent.scopes")
    private List<String> scopesAndAnswer = new ArrayList<>();

    @Option(names = "--identity", paramLabel = "named|pseudonym|aggregate")
    private String identity;

    @Option(names = "--by", paramLabel = "self|guardian|next-of-kin", descriptionKey = "letopis.consent.by")
    private String by = "self";

    @Option(names = "--mode", paramLabel = "verbal|written|recorded")
    private String mode = "verbal";

    @Option(names = "--on", paramLabel = "DATE")
    private String on;

    @Option(names = "--expires", paramLabel = "DAY")
    private String expires;

    @Option(names = "--conditions", paramLabel = "WORDS")
    private String conditions;

    @Option(names = "--evidence", paramLabel = "ATTACHMENT")
    private String evidence;

    ConsentSetCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() throws Failure {
        Map<String, Consenting.Said> said = new LinkedHashMap<>();
        String answer = scopesAndAnswer.get(scopesAndAnswer.size() - 1);
        Consenting.Said one = said(answer);
        for (String scopes : scopesAndAnswer.subList(0, scopesAndAnswer.size() - 1)) {
            for (String scope : scopes.split(",", -1)) {
                said.put(scope.strip(), one);
            }
        }
        try (Vault vault = desk.open()) {
            FoundPerson person = FoundPerson.find(vault, code);
            Text reason = Reason.text(desk, desk.words().text("consent.reason-set"));
            new ConsentText(desk).written(new Consenting(vault, desk.clock()).set(person, said, reason));
        }
        return 0;
    }

    private Consenting.Said said(String answer) throws Failure {
        if (!List.of("yes", "no").contains(answer)) {
            throw new Failure.Usage("report.bad-choice", answer, "yes, no");
        }
        Optional<Edtf> when = on == null ? Optional.empty() : Optional.of(TypedDate.read(desk, on));
        Optional<Text> words = conditions == null ? Optional.empty() : Optional.of(Reason.text(desk, conditions));
        return new Consenting.Said(
                answer,
                chosen(identity, "named", "pseudonym", "aggregate"),
                chosen(by, "self", "guardian", "next-of-kin").orElseThrow(),
                chosen(mode, "verbal", "written", "recorded").orElseThrow(),
                when,
                day(),
                words,
                Optional.ofNullable(evidence));
    }

    /** Returns one of several words that an option can be told. */
    static Optional<String> chosen(String typed, String... known) throws Failure.Usage {
        if (typed != null && !Arrays.asList(known).contains(typed)) {
            throw new Failure.Usage("report.bad-choice", typed, String.join(", ", known));
        }
        return Optional.ofNullable(typed);
    }

    private Optional<LocalDate> day() throws Failure.Usage {
        try {
            return Optional.ofNullable(expires).map(LocalDate::parse);
        } catch (DateTimeException e) {
            throw new Failure.Usage("consent.bad-day", expires);
        }
    }
}
