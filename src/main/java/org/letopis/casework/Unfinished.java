package org.letopis.casework;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.letopis.failure.Failure;
import org.letopis.json.JsonObject;
import org.letopis.json.JsonProblem;
import org.letopis.report.form.Answers;
import org.letopis.report.form.Form;
import org.letopis.report.form.Forms;
import org.letopis.report.form.Round;

/**
 * A guided capture that is under way: the form, the answers so far, and what else was said.
 *
 * @param language in which the answers are
 * @param form the id of a form that is built in, or the whole file of one's own
 * @param files paths of files to attach
 */
public record Unfinished(String form, String language, List<Round> rounds, Optional<String> title, List<String> files) {
    public Unfinished {
        rounds = List.copyOf(rounds);
        files = List.copyOf(files);
    }

    /** Returns one of which nothing was answered. */
    public static Unfinished begun(String form, String language) {
        return new Unfinished(
                form, language, List.of(new Round(Round.About.ALL, Answers.none())), Optional.empty(), List.of());
    }

    public Unfinished with(int round, Answers answers) {
        List<Round> changed = new ArrayList<>(rounds);
        changed.set(round, new Round(rounds.get(round).about(), answers));
        return new Unfinished(form, language, changed, title, files);
    }

    public Unfinished withRound(Round.About about) {
        List<Round> more = new ArrayList<>(rounds);
        more.add(new Round(about, Answers.none()));
        return new Unfinished(form, language, more, title, files);
    }

    public Unfinished withRounds(List<Round> others) {
        return new Unfinished(form, language, others, title, files);
    }

    public Unfinished withoutLastRound() {
        return new Unfinished(form, language, rounds.subList(0, rounds.size() - 1), title, files);
    }

    public Unfinished withTitle(String words) {
        return new Unfinished(form, language, rounds, Optional.of(words), files);
    }

    public Unfinished withFiles(List<String> paths) {
        return new Unfinished(form, language, rounds, title, paths);
    }

    /** Returns how many questions were answered, also with "I do not know". */
    public int answered() {
        return rounds.stream()
                .map(Round::answers)
                .mapToInt(answers -> answers.values().size() + answers.unknown().size())
                .sum();
    }

    /** Returns the form that its questions are from. */
    public Form questions() throws Failure {
        Optional<Form> known = Forms.find(form)
                .or(() -> Forms.read(form.getBytes(StandardCharsets.UTF_8)).form());
        return known.orElseThrow(() -> new Failure.Damaged("vault.damaged"));
    }

    public JsonObject json() {
        return JsonObject.empty()
                .with("form", form)
                .with("language", language)
                .with("rounds", rounds.stream().map(Unfinished::json).toList())
                .withOptional("title", title)
                .with("files", files);
    }

    private static JsonObject json(Round round) {
        JsonObject values = JsonObject.empty();
        for (Map.Entry<String, List<String>> one : round.answers().values().entrySet()) {
            values = values.with(one.getKey(), one.getValue());
        }
        return JsonObject.empty()
                .with("about", round.about().name().toLowerCase(Locale.ROOT))
                .with("values", values)
                .with("unknown", List.copyOf(round.answers().unknown()));
    }

    /** Reads what a vault keeps. */
    public static Unfinished read(JsonObject json) throws Failure.Damaged {
        try {
            List<Round> rounds = new ArrayList<>();
            for (JsonObject round : json.objects("rounds")) {
                Map<String, List<String>> values = new TreeMap<>();
                for (String question : round.object("values").names()) {
                    values.put(question, round.object("values").strings(question));
                }
                rounds.add(new Round(
                        Round.About.valueOf(round.string("about").toUpperCase(Locale.ROOT)),
                        new Answers(values, new TreeSet<>(round.strings("unknown")))));
            }
            return new Unfinished(
                    json.string("form"),
                    json.string("language"),
                    rounds,
                    json.optionalString("title"),
                    json.strings("files"));
        } catch (JsonProblem | IllegalArgumentException problem) {
            throw new Failure.Damaged("vault.damaged");
        }
    }
}
