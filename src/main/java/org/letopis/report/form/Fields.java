package org.letopis.report.form;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.letopis.json.FieldPath;
import org.letopis.report.Consent;
import org.letopis.report.Model;
import org.letopis.report.Model.Shape;
import org.letopis.report.vocabulary.ListName;

/** The fields of the {@link Model} that a question may fill, by path, for example {@code persons[victim].sex}. */
final class Fields {
    /** Of whom a question asks: the victim of an act, its actor, the source of an account, a relative, who helps whom. */
    static final Set<String> ROLES = Set.of("victim", "actor", "source", "relative", "by", "for");

    private static final Set<String> OF_REPORT = Set.of(
            "title",
            "narrative",
            "occurred",
            "timeOfDay",
            "places",
            "rights",
            "themes",
            "impact",
            "status",
            "monitoring",
            "protection",
            "retention",
            "receivedOn",
            "comments");

    private static final List<String> YES_NO = List.of("yes", "no", "unknown");
    private static final Pattern SELECTED = Pattern.compile("(persons|consents)\\[([a-z-]+)](\\..+)");
    private static final Map<String, Field> ALL = all();

    private Fields() {}

    static Optional<Field> find(String path) {
        Matcher selected = SELECTED.matcher(path);
        if (!selected.matches()) {
            return Optional.ofNullable(ALL.get(path))
                    .filter(field -> !path.contains("ROLE") && !path.contains("SCOPE"));
        }
        boolean persons = selected.group(1).equals("persons");
        if (!(persons ? ROLES : Consent.SCOPES).contains(selected.group(2))) {
            return Optional.empty();
        }
        return Optional.ofNullable(ALL.get(selected.group(1) + (persons ? "[ROLE]" : "[SCOPE]") + selected.group(3)));
    }

    /** Returns all, {@code ROLE} and {@code SCOPE} standing for the words that may stand there. */
    static List<Field> everyOne() {
        return List.copyOf(ALL.values());
    }

    private static Map<String, Field> all() {
        Map<String, Field> all = new LinkedHashMap<>();
        for (Model.Entry entry : Model.fields("report")) {
            if (OF_REPORT.contains(entry.name())) {
                add(all, "", "report", FieldPath.whole(), entry);
            }
        }
        one(all, "acts[].type", "act");
        noun(all, "act", "act.", "act", "victim", "type");
        noun(all, "person", "persons[ROLE].", "person", "code");
        noun(all, "identity", "persons[ROLE].", "person", "person");
        noun(all, "involvement", "involvement.", "involvement");
        noun(all, "information", "information.", "information");
        one(all, "intervention.type", "intervention");
        noun(all, "intervention", "intervention.", "intervention", "type");
        noun(all, "link", "link.", "link", "a");
        noun(all, "consent", "consents[SCOPE].", "consent", "person", "scope");
        noun(all, "proceeding", "proceeding.", "proceeding");
        noun(all, "assessment", "assessment.", "assessment", "by", "on", "second");
        return Collections.unmodifiableMap(all);
    }

    private static void one(Map<String, Field> all, String path, String noun) {
        Model.Entry type = Model.field(noun, "type").orElseThrow();
        all.put(path, new Field(path, noun, FieldPath.whole().member("type"), type, kind(type), list(type), true));
    }

    /** @param except what follows from which question it is, or is made when the report is sealed, as all ids are */
    private static void noun(Map<String, Field> all, String noun, String prefix, String of, String... except) {
        for (Model.Entry entry : Model.fields(noun)) {
            if (!List.of(except).contains(entry.name())) {
                add(all, prefix, of, FieldPath.whole(), entry);
            }
        }
    }

    private static void add(Map<String, Field> all, String prefix, String of, FieldPath outside, Model.Entry entry) {
        FieldPath inside = outside.member(entry.name());
        if (entry.shape() == Shape.PART && !entry.isList()) {
            Model.fields(entry.noun()).forEach(within -> add(all, prefix, of, inside, within));
        } else if (entry.shape() != Shape.ID) {
            boolean several = entry.isList() && entry.shape() != Shape.TEXT && entry.shape() != Shape.PLACE;
            String path = prefix + inside + (entry.isList() && entry.shape() == Shape.PLACE ? "[]" : "");
            all.put(path, new Field(path, of, inside, entry, kind(entry), list(entry), several));
        }
    }

    private static Optional<Kind> kind(Model.Entry entry) {
        if (entry.name().equals("comments")) {
            return Optional.empty();
        }
        return Optional.of(
                switch (entry.shape()) {
                    case TEXT -> Kind.TEXT;
                    case DATE, WHEN -> Kind.DATE;
                    case PLACE -> Kind.PLACE;
                    case NUMBER, AMOUNT -> Kind.NUMBER;
                    case TRUTH -> Kind.YES_NO;
                    case PERSON -> Kind.PERSON;
                    case CODE, CHOICE ->
                        list(entry).isPresent()
                                ? Kind.CHOICE
                                : entry.choices().equals(YES_NO) ? Kind.YES_NO : Kind.WORDS;
                    case WORDS, PART, ID -> Kind.WORDS;
                });
    }

    private static Optional<String> list(Model.Entry entry) {
        return entry.list().map(ListName::word).or(() -> ChoiceLists.nameOf(entry.choices()));
    }
}
