package org.letopis.report.words;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Digits of a phrase, alone or in groups, with the ending that may stand after them. */
final class Numbers {
    private static final Set<String> ORDINAL_ENDINGS = Set.of(
            "st", "nd", "rd", "th", "го", "ого", "его", "е", "ое", "ье", "му", "ому", "ему", "м", "ом", "ем", "ым",
            "им", "й", "ый", "ий", "я", "ая", "ую");
    private static final Set<String> DECADE_ENDINGS = Set.of("s", "х", "ых", "е", "ые");

    private Numbers() {}

    static boolean isEnding(String letters) {
        return ORDINAL_ENDINGS.contains(letters) || DECADE_ENDINGS.contains(letters);
    }

    /** Returns the tokens of digits with {@code . / : -} between them. */
    static List<Token> tokens(String text, String ending) {
        String digits = text.replaceAll("[^0-9]", "");
        if (digits.length() > 16) {
            return List.of(new Token(Kind.STRANGE, 0, text));
        }
        if (digits.equals(text)) {
            return List.of(plain(digits, ending));
        }
        if (text.matches("[0-9]{1,2}:[0-9]{2}")) {
            int colon = text.indexOf(':');
            int hour = Integer.parseInt(text.substring(0, colon));
            int minute = Integer.parseInt(text.substring(colon + 1));
            boolean real = hour <= 24 && minute < 60 && hour * 60 + minute <= 24 * 60;
            return List.of(new Token(real ? Kind.CLOCK : Kind.STRANGE, hour * 60 + minute, text));
        }
        String[] groups = text.split("-");
        boolean isoMonth = groups.length == 2 && groups[0].length() == 4 && groups[1].matches("0[1-9]|1[0-2]");
        if (groups.length == 2 && !isoMonth) {
            List<Token> range = new ArrayList<>(tokens(groups[0], ""));
            range.add(new Token(Kind.DASH, 0, "-"));
            range.addAll(tokens(groups[1], ending));
            return range;
        }
        boolean date = ending.isEmpty() && text.matches("[0-9]+(-[0-9]+){1,2}|[0-9]+([./][0-9]+){1,2}");
        return List.of(new Token(date ? Kind.NUMERIC : Kind.STRANGE, 0, text));
    }

    private static Token plain(String digits, String ending) {
        int value = digits.length() > 4 ? -1 : Integer.parseInt(digits);
        boolean decade = DECADE_ENDINGS.contains(ending)
                && value % 10 == 0
                && (digits.length() == 4 || digits.length() == 2)
                && (value > 31 || !ending.equals("е") && value >= 0);
        if (decade) {
            return new Token(Kind.DECADE, value, digits);
        }
        boolean ordinal = ORDINAL_ENDINGS.contains(ending);
        return new Token(ending.isEmpty() ? Kind.NUMBER : ordinal ? Kind.ORDINAL : Kind.STRANGE, value, digits);
    }
}
