package org.letopis.report;

import java.text.Normalizer;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.letopis.json.JsonObject;
import org.letopis.json.JsonProblem;
import org.letopis.report.vocabulary.ListName;

/** The kinds of single values, and lists of them. */
final class Kinds {
    static final Kind TRUTH = new Truth();
    static final Kind DATE = new Dated();
    static final Kind DAY = new Day();
    static final Kind PERSON_CODE = new PersonCode();
    static final Kind LANGUAGE = matching(
            "[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?",
            "report.bad-language"); // no private part, in which anything could be written
    static final Kind COUNTRY = matching("[A-Z]{2}", "report.bad-country");
    static final Kind SUBDIVISION = matching("[A-Z]{2}-[A-Z0-9]{1,3}", "report.bad-subdivision");
    static final Kind CURRENCY = matching("[A-Z]{3}", "report.bad-currency");
    static final Kind AMOUNT = matching("[0-9]{1,15}(\\.[0-9]{1,4})?", "report.bad-amount");
    static final Kind HASH = matching("[0-9a-f]{64}", "report.bad-hash");

    private Kinds() {}

    static Kind words(int maxCharacters) {
        return new Words(maxCharacters);
    }

    static Kind matching(String pattern, String problem) {
        return new Matching(Pattern.compile(pattern), problem);
    }

    static Kind choice(String... allowed) {
        return new Choice(List.of(allowed), "report.bad-choice");
    }

    static Kind choice(List<String> allowed, String problem) {
        return new Choice(allowed, problem);
    }

    static Kind number(long least, long most) {
        return new Number(least, most);
    }

    static Kind code(ListName list) {
        return new Coded(list, Pattern.compile(list.letter() + "[0-9]{1,3}|x-[a-z0-9-]{1,40}"));
    }

    static Kind degrees(int most) {
        return new Degrees(most);
    }

    static Kind list(Kind entry, int least, int most) {
        return new Listed(entry, least, most);
    }

    static Kind ownId(String noun) {
        return new OwnId(noun);
    }

    static Kind ref(String noun) {
        return new Ref(noun);
    }

    private static String string(Object value, String where, Checking checking) {
        if (value instanceof String text) {
            return text;
        }
        checking.problem("json.wrong-type", where);
        return null;
    }

    /** Words of a human language, not blank, in Unicode normal form C, without what would mislead a reader. */
    record Words(int maxCharacters) implements Kind {
        @Override
        public void check(Object value, String where, Checking checking) {
            String text = string(value, where, checking);
            if (text != null) {
                Readable.check(text, maxCharacters, where, checking);
            }
        }

        @Override
        public Object walked(Object value, Walk walk) {
            return walk.words(Normalizer.normalize((String) value, Normalizer.Form.NFC));
        }
    }

    /** Text of a fixed form. */
    record Matching(Pattern pattern, String problem) implements Kind {
        @Override
        public void check(Object value, String where, Checking checking) {
            String text = string(value, where, checking);
            if (text != null && !pattern.matcher(text).matches()) {
                checking.problem(problem, where);
            }
        }
    }

    /** One of a few words. */
    record Choice(List<String> allowed, String problem) implements Kind {
        @Override
        public void check(Object value, String where, Checking checking) {
            String text = string(value, where, checking);
            if (text != null && !allowed.contains(text)) {
                checking.problem(problem, where, String.join(", ", allowed));
            }
        }
    }

    /** A code of a list of the vocabulary. */
    record Coded(ListName list, Pattern form) implements Kind {
        @Override
        public void check(Object value, String where, Checking checking) {
            String code = string(value, where, checking);
            if (code == null) {
                return;
            }
            if (!form.matcher(code).matches()) {
                checking.problem("report.bad-code", where);
            } else if (!checking.isKnown(list, code)) {
                checking.problem("report.unknown-code", where, code, list.word());
            }
        }

        @Override
        public Object walked(Object value, Walk walk) {
            return walk.code((String) value);
        }
    }

    /** A whole number, both bounds included. */
    record Number(long least, long most) implements Kind {
        @Override
        public void check(Object value, String where, Checking checking) {
            if (!(value instanceof Long number)) {
                checking.problem("json.wrong-type", where);
            } else if (number < least || number > most) {
                checking.problem("json.out-of-range", where, least, most);
            }
        }
    }

    record Truth() implements Kind {
        @Override
        public void check(Object value, String where, Checking checking) {
            if (!(value instanceof Boolean)) {
                checking.problem("json.wrong-type", where);
            }
        }
    }

    /** A date as it is known: {@link Edtf}. */
    record Dated() implements Kind {
        @Override
        public void check(Object value, String where, Checking checking) {
            String text = string(value, where, checking);
            if (text == null) {
                return;
            }
            try {
                Edtf.parse(text, where);
            } catch (JsonProblem problem) {
                checking.problem(problem);
            }
        }

        @Override
        public Object walked(Object value, Walk walk) {
            return walk.date((String) value);
        }
    }

    /** A single day that is known for certain, such as one that is due. */
    record Day() implements Kind {
        private static final Pattern FORM = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

        @Override
        public void check(Object value, String where, Checking checking) {
            if (value instanceof String text && !FORM.matcher(text).matches()) {
                checking.problem("report.bad-day", where, text);
            } else {
                DATE.check(value, where, checking);
            }
        }
    }

    /** Decimal degrees as text, since canonical JSON has no fractions. */
    record Degrees(int most) implements Kind {
        static final Pattern FORM = Pattern.compile("-?[0-9]{1,3}(\\.[0-9]{1,8})?");

        @Override
        public void check(Object value, String where, Checking checking) {
            String text = string(value, where, checking);
            if (text != null && (!FORM.matcher(text).matches() || Math.abs(Double.parseDouble(text)) > most)) {
                checking.problem("report.bad-degrees", where, most);
            }
        }
    }

    record PersonCode() implements Kind {
        @Override
        public void check(Object value, String where, Checking checking) {
            String text = string(value, where, checking);
            if (text != null && !Code.isWellFormed(text)) {
                checking.problem("report.bad-code", where);
            }
        }

        @Override
        public Object walked(Object value, Walk walk) {
            return walk.personCode((String) value);
        }
    }

    /** The id under which other parts know this one. */
    record OwnId(String noun) implements Kind {
        @Override
        public void check(Object value, String where, Checking checking) {
            if (isId(value, where, checking)) {
                checking.names(noun, (String) value, where);
            }
        }

        @Override
        public Object walked(Object value, Walk walk) {
            return walk.id((String) value, noun);
        }
    }

    /** The id of another part. */
    record Ref(String noun) implements Kind {
        @Override
        public void check(Object value, String where, Checking checking) {
            boolean elsewhere = noun.equals(Nouns.OTHER_REPORT);
            if (elsewhere && value instanceof String id && !Id.isWellFormed(id)) {
                checking.problem("report.bad-reference", where);
            } else if (isId(value, where, checking) && !elsewhere) {
                checking.refers(noun, (String) value, where);
            }
        }

        @Override
        public Object walked(Object value, Walk walk) {
            return walk.id((String) value, noun);
        }
    }

    private static final int MAX_LABEL_CHARACTERS = 64;

    private static boolean isId(Object value, String where, Checking checking) {
        String id = string(value, where, checking);
        if (id == null) {
            return false;
        }
        boolean good =
                checking.isCaptured() ? !id.isBlank() && id.length() <= MAX_LABEL_CHARACTERS : Id.isWellFormed(id);
        if (!good) {
            checking.problem(checking.isCaptured() ? "report.bad-label" : "report.bad-reference", where);
        }
        return good;
    }

    /** A list of one kind, both bounds included. */
    record Listed(Kind entry, int least, int most) implements Kind {
        @Override
        public void check(Object value, String where, Checking checking) {
            if (!(value instanceof List<?> list)) {
                checking.problem("json.wrong-type", where);
                return;
            }
            if (list.size() > most) {
                checking.problem("report.too-many", where, most);
                return;
            }
            if (list.size() < least) {
                checking.problem("json.missing", where);
            }
            for (int i = 0; i < list.size(); i++) {
                entry.check(list.get(i), where + "[" + i + "]", checking);
            }
        }

        @Override
        public Object walked(Object value, Walk walk) {
            return ((List<?>) value)
                    .stream()
                            .map(one -> entry.walked(one, walk))
                            .filter(Objects::nonNull)
                            .toList();
        }
    }

    /** Either a plain string of one kind, or an object that says more. */
    record PlainOr(Kind plain, Noun more) implements Kind {
        @Override
        public void check(Object value, String where, Checking checking) {
            (value instanceof JsonObject ? more : plain).check(value, where, checking);
        }

        @Override
        public Object walked(Object value, Walk walk) {
            return (value instanceof JsonObject ? more : plain).walked(value, walk);
        }
    }
}
