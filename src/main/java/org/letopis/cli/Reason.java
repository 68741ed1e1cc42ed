package org.letopis.cli;

import java.text.Normalizer;
import org.letopis.failure.Failure;
import org.letopis.json.JsonObject;
import org.letopis.json.JsonProblem;
import org.letopis.report.Text;

/** The words with which somebody says why, in the language of the command. */
final class Reason {
    private static final int MAX_CHARACTERS = 2_000;

    private Reason() {}

    /**
     * Returns the words given, or asks for them.
     *
     * @param given null when they were not
     * @throws Failure.Usage when there is nobody to ask
     */
    static Text of(Desk desk, String given) throws Failure {
        if (given == null && !desk.canAsk()) {
            throw new Failure.Usage("reason.none");
        }
        return text(desk, given == null ? new Prompt(desk).ask("reason.ask").strip() : given);
    }

    /** Returns words as a text of the report. */
    static Text text(Desk desk, String words) throws Failure {
        try {
            if (words.length() > MAX_CHARACTERS) {
                throw new JsonProblem("report.too-long", "--reason", MAX_CHARACTERS);
            }
            return Text.read(JsonObject.empty()
                    .with("lang", desk.words().locale().getLanguage())
                    .with("text", Normalizer.normalize(words, Normalizer.Form.NFC)));
        } catch (JsonProblem problem) {
            throw problem.asUsage();
        }
    }
}
