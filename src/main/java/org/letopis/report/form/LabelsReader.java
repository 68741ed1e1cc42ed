package org.letopis.report.form;

import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.letopis.json.JsonObject;
import org.letopis.json.JsonProblem;

/** Reads words in several languages, and compares all of a file: where one language is, the others are wanted too. */
final class LabelsReader {
    private static final int MAX_CHARACTERS = 4_000;
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?");

    private final FormProblems problems;
    private final Map<String, Labels> all = new LinkedHashMap<>();

    LabelsReader(FormProblems problems) {
        this.problems = problems;
    }

    Optional<Labels> required(JsonObject json, String name) {
        if (!json.has(name)) {
            problems.add(new JsonProblem("json.missing", at(json, name)));
        }
        return optional(json, name);
    }

    Optional<Labels> optional(JsonObject json, String name) {
        try {
            Optional<JsonObject> entry = json.optionalObject(name);
            return entry.isPresent() ? read(entry.get()) : Optional.empty();
        } catch (JsonProblem problem) {
            problems.add(problem);
            return Optional.empty();
        }
    }

    private Optional<Labels> read(JsonObject json) throws JsonProblem {
        Map<String, String> texts = new TreeMap<>();
        for (String language : json.names()) {
            String path = at(json, language);
            if (!LANGUAGE.matcher(language).matches()) {
                problems.add(path, "form.bad-language", language);
                continue;
            }
            String text = Normalizer.normalize(json.string(language).strip(), Normalizer.Form.NFC);
            if (text.isEmpty()) {
                problems.add(path, "report.empty", path);
            } else if (text.length() > MAX_CHARACTERS) {
                problems.add(path, "report.too-long", path, MAX_CHARACTERS);
            } else if (text.codePoints().anyMatch(LabelsReader::isHidden)) {
                problems.add(path, "form.hidden-character");
            } else {
                texts.put(language, text);
            }
        }
        if (texts.isEmpty()) {
            problems.add(json.path(), "form.no-words");
            return Optional.empty();
        }
        Labels labels = new Labels(new TreeMap<>(texts));
        all.put(json.path(), labels);
        return Optional.of(labels);
    }

    /** Controls, and what changes the direction of text (Unicode Standard Annex 9). */
    private static boolean isHidden(int c) {
        return Character.isISOControl(c) && c != '\n' && c != '\t'
                || c >= 0x202a && c <= 0x202e
                || c >= 0x2066 && c <= 0x2069;
    }

    void checkLanguages() {
        Set<String> languages = new TreeSet<>();
        all.values().forEach(labels -> languages.addAll(labels.languages()));
        all.forEach((path, labels) -> {
            for (String language : languages) {
                if (!labels.languages().contains(language)) {
                    problems.add(path, "form.label-missing", language);
                }
            }
        });
    }

    private static String at(JsonObject json, String name) {
        return json.path().isEmpty() ? name : json.path() + "." + name;
    }
}
