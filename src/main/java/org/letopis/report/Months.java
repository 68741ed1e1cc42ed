package org.letopis.report;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.letopis.json.JsonProblem;

/** Makes a date as coarse as a month: {@code 2025-09-11~/2025-09-15} becomes {@code 2025-09~}. */
final class Months {
    /** Year and month, what qualifies them, the day with its own qualifier, and what qualifies all three. */
    private static final Pattern DAY =
            Pattern.compile("(-?[0-9X]{4}[?~%]?-[?~%]?[0-9X]{2})([?~%]?)-[?~%]?[0-9X]{2}([?~%]?)");

    private Months() {}

    /** Returns a date that tells no day. */
    static String of(String edtf) {
        String months = DAY.matcher(edtf)
                .replaceAll(day -> day.group(1) + (day.group(2).isEmpty() ? day.group(3) : day.group(2)));
        if (months.equals(edtf)) {
            return edtf;
        }
        String shortest = isSet(months)
                ? months.charAt(0) + String.join(",", distinct(months)) + months.charAt(months.length() - 1)
                : joined(months);
        try {
            return Edtf.parse(shortest, "").text();
        } catch (JsonProblem cannotBeToldInMonths) {
            throw new Malformed(cannotBeToldInMonths);
        }
    }

    private static boolean isSet(String edtf) {
        return edtf.startsWith("[") || edtf.startsWith("{");
    }

    private static Set<String> distinct(String set) {
        return new LinkedHashSet<>(List.of(set.substring(1, set.length() - 1).split(",", -1)));
    }

    /** An interval within one month is that month. */
    private static String joined(String edtf) {
        String[] ends = edtf.split("/", -1);
        boolean same = ends.length == 2 && bare(ends[0]).equals(bare(ends[1]));
        return same ? ends[ends[0].length() >= ends[1].length() ? 0 : 1] : edtf;
    }

    private static String bare(String date) {
        return date.replaceAll("[?~%]", "");
    }
}
