package org.letopis.report.form;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The fields of a report that a question may fill, by path, for example {@code persons[victim].sex}. */
final class Fields {
    /** Of whom a question asks: the victim of an act, its actor, the source of an account, a relative, who helps whom. */
    static final Set<String> ROLES = Set.of("victim", "actor", "source", "relative", "by", "for");

    static final Set<String> SCOPES = Set.of(
            "store",
            "recontact",
            "lawyer",
            "court",
            "network",
            "un-confidential",
            "un-public",
            "eu-mission",
            "research-anonymous",
            "media-anonymous",
            "media-named",
            "images");

    private static final Pattern SELECTED = Pattern.compile("(persons|consents)\\[([a-z-]+)](\\..+)");
    private static final Map<String, Field> ALL = load();

    private Fields() {}

    /**
     * One field.
     *
     * @param kind {@code text}, {@code words}, {@code date}, {@code place}, {@code code}, {@code number}, {@code yes-no},
     *     {@code person}, or {@code any}
     * @param list where its codes are from
     * @param many whether it takes several answers
     */
    record Field(String path, String kind, Optional<String> list, boolean many) {
        /** Returns whether the answers to a question of this kind go in. */
        boolean takes(Kind question) {
            return switch (question) {
                case TEXT -> List.of("text", "any").contains(kind);
                case WORDS -> List.of("text", "words", "any").contains(kind);
                case CHOICE -> List.of("code", "any").contains(kind);
                case DATE -> List.of("date", "any").contains(kind);
                case PLACE -> List.of("place", "any").contains(kind);
                case NUMBER -> List.of("number", "any").contains(kind);
                case YES_NO ->
                    List.of("yes-no", "any").contains(kind)
                            || list.filter("consentDecision"::equals).isPresent();
                case PERSON -> List.of("person", "any").contains(kind);
                case NOTE -> false;
            };
        }
    }

    static Optional<Field> find(String path) {
        Matcher selected = SELECTED.matcher(path);
        if (!selected.matches()) {
            return Optional.ofNullable(ALL.get(path))
                    .filter(field -> !path.contains("ROLE") && !path.contains("SCOPE"));
        }
        boolean persons = selected.group(1).equals("persons");
        if (!(persons ? ROLES : SCOPES).contains(selected.group(2))) {
            return Optional.empty();
        }
        return Optional.ofNullable(ALL.get(selected.group(1) + (persons ? "[ROLE]" : "[SCOPE]") + selected.group(3)));
    }

    /** Returns all paths, {@code ROLE} and {@code SCOPE} standing for the words that may stand there. */
    static Set<String> paths() {
        return ALL.keySet();
    }

    private static Map<String, Field> load() {
        Map<String, Field> all = new LinkedHashMap<>();
        for (String line : new String(Forms.resource("fields.txt"), StandardCharsets.UTF_8).split("\n")) {
            String[] parts = line.strip().split(" +");
            if (parts.length < 2 || parts[0].equals("#")) {
                continue;
            }
            boolean many = parts[1].endsWith("*");
            String kind = many ? parts[1].substring(0, parts[1].length() - 1) : parts[1];
            Optional<String> list = parts.length > 2 ? Optional.of(parts[2]) : Optional.empty();
            all.put(parts[0], new Field(parts[0], kind, list, many));
        }
        return Collections.unmodifiableMap(all);
    }
}
