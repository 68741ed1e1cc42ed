package org.letopis.report.vocabulary;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.letopis.json.Csv;
import org.letopis.json.JsonProblem;

/**
 * What holds for a list as a whole.
 *
 * @param labels what it is called, by language
 * @param noTreaty why those of its terms that have no treaty have none, by language
 * @param noHuridocs why those that have no code of HURIDOCS have none, by language
 */
public record TermList(
        ListName name, Map<String, String> labels, Map<String, String> noTreaty, Map<String, String> noHuridocs) {
    public TermList {
        labels = Map.copyOf(labels);
        noTreaty = Map.copyOf(noTreaty);
        noHuridocs = Map.copyOf(noHuridocs);
    }

    private static final class BuiltIn {
        static final Map<ListName, TermList> ALL = load();
    }

    /** Returns what is known of a list. */
    public static TermList of(ListName name) {
        return BuiltIn.ALL.get(name);
    }

    public String label(String language) {
        return in(labels, language);
    }

    public String noTreaty(String language) {
        return in(noTreaty, language);
    }

    public String noHuridocs(String language) {
        return in(noHuridocs, language);
    }

    private static String in(Map<String, String> texts, String language) {
        return Term.in(texts, language).orElseThrow();
    }

    private static Map<ListName, TermList> load() {
        try {
            List<Csv.Row> rows = Csv.rows(Vocabulary.resource("lists.csv"), ListFile.BOUNDS);
            Map<ListName, TermList> lists = new EnumMap<>(ListName.class);
            for (Csv.Row row : rows.subList(1, rows.size())) {
                ListName name = ListName.of(row.cells().get(0)).orElseThrow();
                lists.put(name, new TermList(name, pair(row, 1), pair(row, 3), pair(row, 5)));
            }
            return lists;
        } catch (JsonProblem problem) {
            throw new IllegalStateException(problem.key() + " " + problem.arguments());
        }
    }

    /** Returns two cells beside each other, which are in English and in Russian. */
    private static Map<String, String> pair(Csv.Row row, int at) {
        return Map.of("en", row.cells().get(at), "ru", row.cells().get(at + 1));
    }
}
