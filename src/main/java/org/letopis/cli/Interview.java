package org.letopis.cli;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.letopis.failure.Failure;
import org.letopis.json.Json;
import org.letopis.json.JsonObject;
import org.letopis.json.JsonProblem;
import org.letopis.report.Draft;
import org.letopis.report.ReportJson;

/**
 * The guided capture: short questions, one at a time, in the user's language. "back" returns to the question before,
 * "skip" leaves one open where that is possible. What was answered is checked question by question.
 */
final class Interview {
    /** The questions in their order. */
    private enum Question {
        TITLE(true),
        NARRATIVE(true),
        OCCURRED(true),
        COUNTRY(false),
        SETTLEMENT(false),
        FILES(false);

        private final boolean needed;

        Question(boolean needed) {
            this.needed = needed;
        }

        private String key() {
            return "interview." + name().toLowerCase(Locale.ROOT);
        }
    }

    private enum Answer {
        GIVEN,
        SKIPPED,
        BACK
    }

    private final Desk desk;
    private final Prompt prompt;
    private final Map<Question, String> answers = new TreeMap<>();
    private final List<Path> files = new ArrayList<>();

    Interview(Desk desk) {
        this.desk = desk;
        this.prompt = new Prompt(desk);
    }

    /** Asks all questions; adds the files named to {@code attach}. */
    Draft hold(List<Path> attach) throws Failure {
        tell("interview.welcome");
        int at = 0;
        while (at < Question.values().length) {
            Question question = Question.values()[at];
            Answer answer = question == Question.FILES ? askFiles() : ask(question);
            at = answer == Answer.BACK ? Math.max(0, at - 1) : at + 1;
        }
        attach.addAll(files);
        return draft();
    }

    private Answer ask(Question question) throws Failure {
        while (true) {
            tell(question.key());
            String typed = question == Question.NARRATIVE
                    ? paragraphs()
                    : prompt.ask("interview.prompt").strip();
            if (is(typed, "interview.word-back")) {
                return Answer.BACK;
            }
            boolean skipped = typed.isEmpty() || is(typed, "interview.word-skip");
            if (skipped && question.needed) {
                tell("interview.needed");
                continue;
            }
            if (skipped) {
                answers.remove(question);
                return Answer.SKIPPED;
            }
            answers.put(question, question == Question.COUNTRY ? typed.toUpperCase(Locale.ROOT) : typed);
            if (accepted(question)) {
                return Answer.GIVEN;
            }
        }
    }

    /** Reads lines until an empty one; "back" or "skip" stands alone on the first line. */
    private String paragraphs() throws Failure {
        StringBuilder text = new StringBuilder();
        String line = prompt.ask("interview.prompt");
        while (!line.isBlank()) {
            boolean first = text.length() == 0;
            if (first && (is(line.strip(), "interview.word-back") || is(line.strip(), "interview.word-skip"))) {
                return line.strip();
            }
            text.append(first ? "" : "\n").append(line);
            line = prompt.ask("interview.prompt");
        }
        return text.toString();
    }

    /** Tries the answer as part of a report, so that what is wrong is said at once. */
    private boolean accepted(Question question) throws Failure {
        try {
            parsed();
            return true;
        } catch (JsonProblem problem) {
            desk.terminal()
                    .err()
                    .println(desk.told(problem.key(), problem.arguments().toArray()));
            answers.remove(question);
            return false;
        }
    }

    private Answer askFiles() throws Failure {
        files.clear();
        tell(Question.FILES.key());
        while (true) {
            String typed = prompt.ask("interview.prompt").strip();
            if (is(typed, "interview.word-back")) {
                return Answer.BACK;
            }
            if (typed.isEmpty() || is(typed, "interview.word-skip")) {
                return files.isEmpty() ? Answer.SKIPPED : Answer.GIVEN;
            }
            addFile(typed);
        }
    }

    private void addFile(String typed) {
        try {
            Path file = Path.of(typed);
            if (Files.isRegularFile(file)) {
                files.add(file);
                desk.terminal().err().println(desk.told("interview.file-added", file));
                return;
            }
        } catch (InvalidPathException e) {
            desk.terminal().err().println(desk.told("args.mangled"));
            return;
        }
        desk.terminal().err().println(desk.told("io.no-such-file", typed));
    }

    private Draft draft() throws Failure {
        try {
            return parsed();
        } catch (JsonProblem problem) {
            throw problem.asUsage();
        }
    }

    /** Reads the report so far as a file would be read, so that a problem names its field. */
    private Draft parsed() throws JsonProblem {
        return Draft.read(Json.parse(Json.canonical(json()), ReportJson.MAX_BYTES), desk.random());
    }

    /** Returns the report so far; what is not answered yet has a stand-in, for checking the rest. */
    private JsonObject json() {
        JsonObject json = JsonObject.empty()
                .with("format", ReportJson.FORMAT)
                .with("title", text(answers.getOrDefault(Question.TITLE, "-")))
                .with("narrative", List.of(text(answers.getOrDefault(Question.NARRATIVE, "-"))))
                .with("occurred", answers.getOrDefault(Question.OCCURRED, "2000"));
        String country = answers.get(Question.COUNTRY);
        String settlement = answers.get(Question.SETTLEMENT);
        if (country == null && settlement == null) {
            return json;
        }
        JsonObject place = JsonObject.empty()
                .with("country", country == null ? "ZZ" : country)
                .with("precision", settlement == null ? "country" : "settlement");
        return json.with("places", List.of(settlement == null ? place : place.with("settlement", settlement)));
    }

    private JsonObject text(String words) {
        return JsonObject.empty()
                .with("lang", desk.words().locale().getLanguage())
                .with("text", words);
    }

    private void tell(String key) {
        desk.terminal().err().println();
        desk.terminal().err().println(desk.told(key));
    }

    /** Both languages' words are understood, whichever is spoken. */
    private boolean is(String typed, String key) {
        return Arrays.stream(new Words[] {new Words(Locale.ENGLISH), new Words(Words.RUSSIAN)})
                .anyMatch(words -> typed.equalsIgnoreCase(words.text(key)));
    }
}
