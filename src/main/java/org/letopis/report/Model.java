package org.letopis.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.letopis.report.vocabulary.ListName;

/** The nouns and their fields, for whoever shows a report, asks for its parts or compares two. */
public final class Model {
    /** What a field holds, as far as showing it goes. */
    public enum Shape {
        WORDS,
        TEXT,
        CODE,
        CHOICE,
        /** EDTF alone. */
        DATE,
        /** EDTF, or an object that says more about it. */
        WHEN,
        NUMBER,
        /** A number with a fraction, as text. */
        AMOUNT,
        TRUTH,
        PERSON,
        ID,
        PLACE,
        PART
    }

    /**
     * A field of a noun.
     *
     * @param shape of its value, or of each entry of its list
     * @param isList whether it holds a list
     * @param noun the noun of a part; empty for other shapes
     * @param list the vocabulary list of a code
     * @param choices what may be chosen; empty for other shapes
     */
    public record Entry(
            String name,
            Shape shape,
            boolean isList,
            boolean required,
            String noun,
            Optional<ListName> list,
            List<String> choices,
            Leaves leaves) {
        public Entry {
            choices = List.copyOf(choices);
        }
    }

    private static final Map<String, Noun> NOUNS = new LinkedHashMap<>();

    static {
        collect(Nouns.REPORT);
        collect(Nouns.IDENTITY_OF);
        collect(Nouns.FILE);
    }

    private Model() {}

    private static void collect(Kind kind) {
        if (kind instanceof Noun noun && NOUNS.putIfAbsent(noun.name(), noun) == null) {
            noun.fields().forEach(field -> collect(field.kind()));
        } else if (kind instanceof Kinds.Listed list) {
            collect(list.entry());
        } else if (kind instanceof Kinds.PlainOr either) {
            collect(either.more());
        }
    }

    /** Returns the names of all nouns, {@code report} first. */
    public static Set<String> nouns() {
        return NOUNS.keySet();
    }

    /** Returns the fields of a noun, in the order in which people read them. */
    public static List<Entry> fields(String noun) {
        List<Entry> entries = new ArrayList<>();
        NOUNS.get(noun).fields().forEach(field -> entries.add(entry(field)));
        return entries;
    }

    /** Returns a field by its name. */
    public static Optional<Entry> field(String noun, String name) {
        return fields(noun).stream().filter(field -> field.name().equals(name)).findFirst();
    }

    private static Entry entry(Field field) {
        boolean isList = field.kind() instanceof Kinds.Listed;
        Kind kind = field.kind() instanceof Kinds.Listed list ? list.entry() : field.kind();
        return new Entry(
                field.name(),
                shape(kind),
                isList,
                field.required(),
                shape(kind) == Shape.PART ? noun(kind).name() : "",
                kind instanceof Kinds.Coded coded ? Optional.of(coded.list()) : Optional.empty(),
                kind instanceof Kinds.Choice choice ? choice.allowed() : List.of(),
                field.leaves());
    }

    private static Noun noun(Kind kind) {
        return kind instanceof Kinds.PlainOr either ? either.more() : (Noun) kind;
    }

    private static Shape shape(Kind kind) {
        if (kind == Nouns.TEXT) {
            return Shape.TEXT;
        } else if (kind == Nouns.PLACE) {
            return Shape.PLACE;
        } else if (kind == Nouns.WHEN) {
            return Shape.WHEN;
        } else if (kind instanceof Kinds.Dated || kind instanceof Kinds.Day) {
            return Shape.DATE;
        } else if (kind instanceof Noun || kind instanceof Kinds.PlainOr) {
            return Shape.PART;
        } else if (kind instanceof Kinds.Coded) {
            return Shape.CODE;
        } else if (kind instanceof Kinds.Choice) {
            return Shape.CHOICE;
        } else if (kind instanceof Kinds.Number) {
            return Shape.NUMBER;
        } else if (kind == Kinds.AMOUNT) {
            return Shape.AMOUNT;
        } else if (kind instanceof Kinds.Truth) {
            return Shape.TRUTH;
        } else if (kind instanceof Kinds.Ref ref) {
            return ref.noun().equals(Nouns.PERSON.name()) ? Shape.PERSON : Shape.ID;
        }
        return kind instanceof Kinds.OwnId ? Shape.ID : Shape.WORDS;
    }
}
