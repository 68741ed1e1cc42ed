package org.letopis.report.form;

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.letopis.json.JsonObject;

/**
 * The same words in several languages.
 *
 * @param texts by BCP 47 tag; at least one
 */
public record Labels(SortedMap<String, String> texts) {
    public Labels {
        texts = Collections.unmodifiableSortedMap(new TreeMap<>(texts));
        if (texts.isEmpty()) {
            throw new IllegalArgumentException("no words in any language");
        }
    }

    static Labels of(Map<String, String> texts) {
        return new Labels(new TreeMap<>(texts));
    }

    /** Returns the words in this language, or else in English, or else in the first there is. */
    public String in(String language) {
        String wanted = texts.get(language);
        String english = texts.get("en");
        return wanted != null ? wanted : english != null ? english : texts.get(texts.firstKey());
    }

    public Set<String> languages() {
        return texts.keySet();
    }

    /** Returns {@code {"en": ..., "ru": ...}}. */
    public JsonObject json() {
        JsonObject json = JsonObject.empty();
        for (Map.Entry<String, String> text : texts.entrySet()) {
            json = json.with(text.getKey(), text.getValue());
        }
        return json;
    }
}
