package org.letopis.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.letopis.casework.Consenting;
import org.letopis.casework.FoundPerson;
import org.letopis.failure.Failure;
import org.letopis.report.Consent;
import org.letopis.vault.Vault;

/** Goes through the purposes with a person who sits beside the interviewer, and writes all answers down together. */
final class ConsentAsking {
    private static final List<String> NO = List.of("n", "no", "н", "нет");
    private static final List<String> NAME = List.of("name", "named", "имя", "и");
    private static final List<String> CODE = List.of("code", "c", "код", "к");

    private final Desk desk;
    private final Vault vault;
    private final FoundPerson person;
    private final boolean child;

    ConsentAsking(Desk desk, Vault vault, FoundPerson person, boolean child) {
        this.desk = desk;
        this.vault = vault;
        this.person = person;
        this.child = child;
    }

    void run() throws Failure {
        String code = person.person().code().text();
        Prompt prompt = new Prompt(desk);
        if (!prompt.yes("consent.asking.begin", code)) {
            return;
        }
        String by = "self";
        if (child) {
            if (!prompt.yes("consent.asking.guardian", code)) {
                throw new Failure.Refused("consent.guardian", code);
            }
            by = "guardian";
        }
        Map<String, Consenting.Said> said = new LinkedHashMap<>();
        for (String scope : Consent.SCOPES) {
            Optional<Consenting.Said> answer = ask(prompt, scope, by);
            answer.ifPresent(one -> said.put(scope, one));
        }
        said.forEach((scope, one) -> desk.tell(
                "consent.line",
                scope,
                desk.words().text("consent.said." + one.decision()),
                one.identity()
                        .map(how -> ", " + desk.words().text("consent.identity." + how))
                        .orElse("")));
        if (said.isEmpty() || !prompt.yes("consent.asking.write")) {
            desk.say("consent.asking.nothing");
            return;
        }
        Consenting.Written written = new Consenting(vault, desk.clock())
                .set(person, said, Reason.text(desk, desk.words().text("consent.reason-set")));
        new ConsentText(desk).written(written);
    }

    /** Asks until the answer is one; an empty one leaves the purpose as it is. */
    private Optional<Consenting.Said> ask(Prompt prompt, String scope, String by) throws Failure {
        desk.tell("consent.asking.scope", scope, ConsentScript.question(desk.words(), scope));
        while (true) {
            String typed = prompt.ask("consent.asking.answer").strip().toLowerCase(Locale.ROOT);
            if (typed.isEmpty()) {
                return Optional.empty();
            }
            if (NO.contains(typed)) {
                return Optional.of(said("no", Optional.empty(), by));
            }
            boolean plain = Prompt.YES.contains(typed);
            Optional<String> identity = plain
                    ? Optional.empty()
                    : NAME.contains(typed)
                            ? Optional.of("named")
                            : Optional.of("pseudonym").filter(code -> CODE.contains(typed));
            if (plain
                    || identity.filter(how -> Consenting.isPossible(scope, how)).isPresent()) {
                return Optional.of(said("yes", identity, by));
            }
            desk.tell("consent.asking.again");
        }
    }

    private static Consenting.Said said(String decision, Optional<String> identity, String by) {
        return new Consenting.Said(
                decision,
                identity,
                by,
                "verbal",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
