package org.letopis.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.letopis.casework.Deciding;
import org.letopis.failure.Failure;
import org.letopis.protect.FoundHit;
import org.letopis.report.Profile;
import org.letopis.report.Text;
import org.letopis.vault.ReportSummary;
import org.letopis.vault.Vault;

/** Shows where names were found, and at a terminal asks what becomes of each: replace, allow with a reason, or stop. */
final class HitQuestions {
    private final Desk desk;
    private final Vault vault;
    private final Profile profile;

    HitQuestions(Desk desk, Vault vault, Profile profile) {
        this.desk = desk;
        this.vault = vault;
        this.profile = profile;
    }

    /** One question: the same words about the same person in the same report. */
    private record Question(String report, String person, String text) {}

    /** Returns whether everything was decided and kept, for receivers of this profile. */
    boolean decide(List<ReportSummary> reports, List<FoundHit> hits) throws Failure {
        for (FoundHit hit : hits) {
            desk.warn(
                    "hit.found",
                    HitText.place(desk.words(), hit),
                    hit.hit().person(),
                    desk.words().text("leaks.class." + hit.hit().kind().word()));
        }
        if (!desk.canAsk()) {
            return false;
        }
        Map<String, List<Deciding.Ruling>> rulings = new LinkedHashMap<>();
        for (Question question : questions(hits)) {
            Optional<Deciding.Ruling> ruling = ask(question);
            if (ruling.isEmpty()) {
                return false;
            }
            rulings.computeIfAbsent(question.report, unknown -> new ArrayList<>())
                    .add(ruling.get());
        }
        Text reason = Reason.text(desk, desk.words().text("decide.reason"));
        for (ReportSummary report : reports) {
            List<Deciding.Ruling> of = rulings.get(report.id().hex().substring(0, 8));
            if (of != null) {
                new Deciding(vault, desk.clock()).decide(report, of, reason);
            }
        }
        return true;
    }

    private static List<Question> questions(List<FoundHit> hits) {
        return hits.stream()
                .map(hit ->
                        new Question(hit.report(), hit.hit().person(), hit.hit().text()))
                .distinct()
                .toList();
    }

    private Optional<Deciding.Ruling> ask(Question question) throws Failure {
        Prompt prompt = new Prompt(desk);
        while (true) {
            String answer = prompt.ask("hit.ask", Shown.line(question.text), question.person)
                    .strip()
                    .toLowerCase(Locale.ROOT);
            if (Words.isTyped(answer, "hit.word-replace")) {
                return Optional.of(ruling(question, Optional.empty()));
            } else if (Words.isTyped(answer, "hit.word-stop")) {
                return Optional.empty();
            } else if (Words.isTyped(answer, "hit.word-allow")) {
                String why = prompt.ask("hit.why").strip();
                if (!why.isEmpty()) {
                    return Optional.of(ruling(question, Optional.of(Reason.text(desk, why))));
                }
            }
        }
    }

    private Deciding.Ruling ruling(Question question, Optional<Text> reasons) {
        boolean here = question.person.startsWith("P-");
        return new Deciding.Ruling(
                here ? Optional.of(question.person) : Optional.empty(), question.text, reasons, Set.of(profile));
    }
}
