package org.letopis.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.letopis.json.JsonObject;
import org.letopis.report.Consent;

/** What an interviewer says before anything is written down, and asks one purpose at a time. */
final class ConsentScript {
    private static final int COLUMNS = 78;

    /** The parts in their order, with the number of paragraphs of each; the questions stand between. */
    private static final Map<String, Integer> BEFORE =
            parts("before", 3, "who", 2, "record", 3, "purpose", 2, "risks", 5, "no", 3, "back", 3);

    private static final Map<String, Integer> AFTER = parts("understood", 5, "after", 3);
    private static final int CHILD = 4;

    private final Words words;
    private final boolean child;

    /** @param child whether the person is known to be one; what is said of children stands in front then */
    ConsentScript(Words words, boolean child) {
        this.words = words;
        this.child = child;
    }

    private record Part(String heading, List<String> paragraphs) {
        JsonObject json() {
            return JsonObject.empty().with("heading", heading).with("words", paragraphs);
        }
    }

    private static Map<String, Integer> parts(Object... namesAndCounts) {
        Map<String, Integer> parts = new LinkedHashMap<>();
        for (int i = 0; i < namesAndCounts.length; i += 2) {
            parts.put((String) namesAndCounts[i], (Integer) namesAndCounts[i + 1]);
        }
        return parts;
    }

    /** Returns what is asked for a purpose. */
    static String question(Words words, String scope) {
        return words.text("consent.ask.scope." + scope);
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(words.text("consent.ask.title"));
        for (Part part : before()) {
            add(lines, part);
        }
        lines.add("");
        lines.add(words.text("consent.ask.scopes"));
        lines.addAll(indented(words.text("consent.ask.scopes.1"), "  "));
        for (String scope : Consent.SCOPES) {
            lines.add("");
            lines.add("  [ ] " + scope);
            lines.addAll(indented(question(words, scope), "      "));
        }
        for (Part part : after()) {
            add(lines, part);
        }
        return lines;
    }

    JsonObject json() {
        return JsonObject.empty()
                .with("title", words.text("consent.ask.title"))
                .with("before", before().stream().map(Part::json).toList())
                .with(
                        "scopes",
                        Consent.SCOPES.stream()
                                .map(scope -> JsonObject.empty()
                                        .with("scope", scope)
                                        .with("question", question(words, scope)))
                                .toList())
                .with("after", after().stream().map(Part::json).toList());
    }

    private List<Part> before() {
        List<Part> parts = new ArrayList<>();
        if (child) {
            parts.add(part("child", CHILD));
        }
        BEFORE.forEach((name, count) -> parts.add(part(name, count)));
        return parts;
    }

    private List<Part> after() {
        List<Part> parts = new ArrayList<>();
        if (!child) {
            parts.add(part("child", CHILD));
        }
        AFTER.forEach((name, count) -> parts.add(part(name, count)));
        return parts;
    }

    private Part part(String name, int count) {
        List<String> paragraphs = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            paragraphs.add(words.text("consent.ask." + name + "." + i));
        }
        return new Part(words.text("consent.ask." + name), paragraphs);
    }

    private static void add(List<String> lines, Part part) {
        lines.add("");
        lines.add(part.heading());
        for (String paragraph : part.paragraphs()) {
            List<String> wrapped = indented(paragraph, "    ");
            lines.add("  - " + wrapped.get(0).strip());
            lines.addAll(wrapped.subList(1, wrapped.size()));
        }
    }

    private static List<String> indented(String text, String indent) {
        return Columns.wrap(text, COLUMNS - indent.length()).stream()
                .map(line -> indent + line)
                .toList();
    }
}
