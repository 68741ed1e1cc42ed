package org.letopis.report;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.letopis.json.FieldPath;
import org.letopis.json.Json;
import org.letopis.json.JsonObject;
import org.letopis.json.JsonProblem;
import org.letopis.report.vocabulary.Vocabulary;

/** Single fields to change, as a person types them: {@code FIELD=VALUE}. */
public final class Settings {
    private static final String ALONE = "value";

    private final List<Setting> settings = new ArrayList<>();
    private final String language;

    /** A field, and what the typed value can mean, the likeliest first; null takes the field away. */
    private static final class Setting {
        private final FieldPath path;
        private final List<Object> meanings = new ArrayList<>();
        private int chosen;

        Setting(FieldPath path) {
            this.path = path;
        }

        boolean hasAnother() {
            return chosen + 1 < meanings.size();
        }
    }

    /** @param language of the words typed, a BCP 47 tag */
    public Settings(String language) {
        this.language = language;
    }

    /** Adds one; the value is JSON or plain text. */
    public void add(String typed) throws JsonProblem {
        int equals = typed.indexOf('=');
        if (equals < 1) {
            throw new JsonProblem("edit.bad-setting", typed);
        }
        String value = typed.substring(equals + 1);
        Setting setting = new Setting(FieldPath.parse(typed.substring(0, equals)));
        if (value.isBlank()) {
            throw new JsonProblem("report.empty", setting.path.toString());
        }
        if (value.length() > Nouns.MAX_TEXT_CHARACTERS) {
            throw new JsonProblem("report.too-long", setting.path.toString(), Nouns.MAX_TEXT_CHARACTERS);
        }
        json(value, setting.meanings);
        setting.meanings.add(value);
        setting.meanings.add(JsonObject.empty().with("lang", language).with("text", value));
        settings.add(setting);
    }

    /** Adds what the text is as JSON, if it is. */
    private static void json(String text, List<Object> meanings) {
        try {
            byte[] object = ("{\"" + ALONE + "\":" + text + "}").getBytes(StandardCharsets.UTF_8);
            JsonObject json = Json.parse(object, ReportJson.MAX_BYTES);
            if (json.names().equals(Set.of(ALONE))) {
                meanings.add(json.value(ALONE).orElse(null));
            }
        } catch (JsonProblem plain) {
            return; // it is words
        }
    }

    /**
     * Returns the report with all of them set, one after another. Of what a value can mean that is taken which the field
     * may hold; words alone for a text keep its language.
     */
    public JsonObject applied(Report report, Vocabulary vocabulary) throws JsonProblem {
        while (true) {
            JsonObject json = report.json();
            for (Setting setting : settings) {
                json = setting.path.set(json, meaning(setting, json));
            }
            Set<String> wrong = Edited.problems(json, report, vocabulary).stream()
                    .filter(problem -> problem.key().equals("json.wrong-type"))
                    .map(problem -> String.valueOf(problem.arguments().get(0)))
                    .collect(Collectors.toSet());
            List<Setting> others = settings.stream()
                    .filter(setting -> setting.hasAnother() && wrong.contains(setting.path.toString()))
                    .toList();
            if (others.isEmpty()) {
                return json;
            }
            others.forEach(setting -> setting.chosen++);
        }
    }

    private static Object meaning(Setting setting, JsonObject json) {
        Object meant = setting.meanings.get(setting.chosen);
        return meant instanceof String
                        && setting.path.in(json).orElse(null) instanceof JsonObject held
                        && held.has("text")
                ? held.with("text", meant)
                : meant;
    }
}
