package org.letopis.report.vocabulary;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.letopis.json.Csv;
import org.letopis.json.JsonProblem;

/**
 * A project's list: terms of its own, whose codes begin with {@code x-}, and labels in further languages for built-in
 * ones. Labels, codes and treaties of built-in terms it cannot change.
 */
public final class OwnList {
    /** The most bytes that a list file may have. */
    public static final int MAX_BYTES = ListFile.BOUNDS.maxBytes();

    private final String text;
    private final List<Term> terms;
    private final List<ListFile.Translation> translations;

    private OwnList(String text, ListFile file) {
        this.text = text;
        this.terms = file.terms();
        this.translations = file.translations();
    }

    /**
     * Reads a list file.
     *
     * @throws JsonProblem the first that there is, with line and column
     */
    public static OwnList read(byte[] utf8) throws JsonProblem {
        ListFile file = ListFile.own(utf8, Vocabulary.builtIn());
        if (!file.problems().isEmpty()) {
            throw file.problems().get(0);
        }
        return new OwnList(Csv.text(utf8, MAX_BYTES), file);
    }

    /** Reads a list that was kept as its text. */
    public static OwnList read(String text) throws JsonProblem {
        return read(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Returns everything that is wrong with a list file, each with line and column, in the order of the file. */
    public static List<JsonProblem> problems(byte[] utf8) {
        return ListFile.own(utf8, Vocabulary.builtIn()).problems();
    }

    /** Returns the file's text, for keeping it. */
    public String text() {
        return text;
    }

    public List<Term> terms() {
        return terms;
    }

    List<ListFile.Translation> translations() {
        return translations;
    }

    /** Returns how many built-in terms it gives labels or definitions in further languages. */
    public int translationCount() {
        return translations.size();
    }
}
