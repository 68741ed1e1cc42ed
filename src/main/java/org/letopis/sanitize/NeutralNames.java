package org.letopis.sanitize;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/** New names for parts and classes of pages, numbered in the order in which they are met. */
final class NeutralNames {
    private final Map<String, String> ids = new LinkedHashMap<>();
    private final Map<String, String> classes = new LinkedHashMap<>();

    void addId(String name) {
        ids.putIfAbsent(name, "i" + (ids.size() + 1));
    }

    void addClasses(String value) {
        words(value).forEach(this::addClass);
    }

    void addClass(String name) {
        classes.putIfAbsent(name, "c" + (classes.size() + 1));
    }

    /** Returns the new name of a part, or null when there is none of this name. */
    String id(String name) {
        return ids.get(name);
    }

    /** Returns the new name of a class, or null when nothing has it. */
    String className(String name) {
        return classes.get(name);
    }

    /** Returns the new names of a list of classes, empty when nothing has them. */
    String classes(String value) {
        StringJoiner names = new StringJoiner(" ");
        words(value).stream().map(classes::get).filter(each -> each != null).forEach(names::add);
        return names.toString();
    }

    /** The same for a list of parts. */
    String ids(String value) {
        StringJoiner names = new StringJoiner(" ");
        words(value).stream().map(ids::get).filter(each -> each != null).forEach(names::add);
        return names.toString();
    }

    private static LinkedHashSet<String> words(String value) {
        LinkedHashSet<String> words = new LinkedHashSet<>(List.of(value.strip().split("\\s+")));
        words.remove("");
        return words;
    }
}
