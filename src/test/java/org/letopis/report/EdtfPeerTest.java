package org.letopis.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.letopis.crypto.Peers;
import org.letopis.json.JsonProblem;

/** Verdicts and bounds against edtf.js (npm {@code edtf}), which is asked once about all expressions. */
class EdtfPeerTest {
    private static final List<String> DATES = List.of(
            "0000",
            "1582",
            "1984",
            "2026",
            "2026-01",
            "2024-02",
            "2025-02",
            "2026-12",
            "2024-02-29",
            "2026-03-04",
            "2026-12-31",
            "1900-01-01");
    private static final List<String> UNKNOWN_DIGITS =
            List.of("201X", "20XX", "2004-XX", "1985-04-XX", "1985-XX-XX", "2026-02-2X", "2026-02-0X", "2026-01-3X");
    private static final List<String> PARTLY_QUALIFIED = List.of(
            "?2004",
            "~2004-06",
            "2004?-06",
            "2004%-06-11",
            "2004-06~-11",
            "2004-~06-11",
            "2004-06-?11",
            "2004-?06-~11",
            "?2004-06-~11",
            "2004~-?06-11%",
            "%2004-06-11",
            "2004-02-~29");
    private static final List<String> INTERVALS = List.of(
            "1964/2008",
            "2004-06/2006-08",
            "2004-02-01/2005-02-08",
            "2004-02-01/2005-02",
            "2004-02-01/2005",
            "2005/2006-02",
            "../1985",
            "/1985-04",
            "1985-04-12/..",
            "1985/",
            "201X/2031",
            "1984~/2004-06",
            "1984/2004-06~",
            "1984?/2004%",
            "2004-06-~01/2004-06-~20",
            "2004-06-XX/2004-07-03");
    private static final List<String> SETS = List.of(
            "[1667,1668,1670..1672]",
            "[..1760-12-03]",
            "[1760-12..]",
            "[1760-01,1760-02,1760-12..]",
            "[1667,1760-12]",
            "[2026-03-03..2026-03-05]",
            "[2026-03-03]",
            "[2026-03-XX]",
            "[202X,2031]",
            "[..2026-11-26]",
            "[2004-?06,2005]",
            "[2026-03-03~,2026-03-05~]",
            "{1667,1668,1670..1672}",
            "{1960,1961-12}",
            "{..1984}",
            "{2026-03-01..2026-03-03,2026-03-07}");
    private static final List<String> NO_DATES = List.of(
            "",
            " ",
            "x",
            "2026-",
            "2026-3",
            "2026-03-4",
            "2026-13",
            "2026-00",
            "2026-00-04",
            "2026-03-00",
            "2026-03-32",
            "2026-02-30",
            "2026-04-31",
            "2026-06-31",
            "2026-02-3X",
            "2026/2027/2028",
            "2026/2025",
            "2026-03-05/2026-03-04",
            "2026/13",
            "[]",
            "{}",
            "[2026",
            "2026]",
            "[2026}",
            "[2026,]",
            "[,2026]",
            "[2026-02-30]",
            "[1984..1985..1986]",
            "[1984..,1999]",
            "[1999,..1984]",
            "[2026-03-XX..2026-05]",
            "[2026-03-03~..2026-03-05~]",
            "ноябрь 2026",
            "2026-03-04 ",
            "05.03.2026",
            "2026??",
            "2026-03-04~?",
            "??2026",
            "2026-03-",
            "--",
            "..",
            "[..]",
            "{..}",
            "[[2026]]",
            "2026,2027",
            "2026..2027",
            "2001-21/2003");

    /** What edtf.js takes and Letopis refuses, with the reason that is given. */
    private static final Map<String, String> NARROWER = new TreeMap<>(Map.ofEntries(
            Map.entry("2001-21", "report.date-season"),
            Map.entry("2001-24", "report.date-season"),
            Map.entry("2001-26", "report.date-season"),
            Map.entry("2001-33", "report.date-season"),
            // short forms of a century and a decade
            Map.entry("26", "report.bad-date"),
            Map.entry("202", "report.bad-date"),
            Map.entry("Y170000002", "report.date-year"),
            Map.entry("-1985", "report.date-year"),
            Map.entry("2004-06-11T10:00:00Z", "report.date-time"),
            Map.entry("2026-XX-05", "report.date-digits"),
            Map.entry("202X-05", "report.date-digits"),
            Map.entry("1XXX", "report.date-digits"),
            Map.entry("XXXX", "report.date-digits"),
            Map.entry("XX26", "report.date-digits"),
            Map.entry("20X6", "report.date-digits"),
            Map.entry("2026-1X", "report.date-digits"),
            Map.entry("2026-03-X1", "report.date-digits"),
            Map.entry("2004-?06?", "report.bad-date"),
            Map.entry("../..", "report.date-no-end"),
            Map.entry("/", "report.date-no-end"),
            Map.entry("[1984, 1985]", "report.bad-date"),
            // errors of edtf.js: it takes them for 1 March, and for sets that end before they begin
            Map.entry("2025-02-29", "report.date-no-day"),
            Map.entry("1900-02-29", "report.date-no-day"),
            Map.entry("[1984..1983]", "report.date-order"),
            Map.entry("[..1984..]", "report.bad-date")));

    /** What edtf.js does not take: both forms may be combined, and an end may lie inside a coarser beginning or end. */
    private static final List<String> WIDER = List.of(
            "1985-XX-XX?",
            "2026-02-2X~",
            "20XX?",
            "2004-06-11?/2004-06~",
            "[1984?]",
            "2004-06-11/2004-06",
            "2026-03-04/2026-03-04",
            "2026-04-3X");

    private static final Map<String, String> VERDICTS = new LinkedHashMap<>();

    @BeforeAll
    static void ask() {
        List<String> all = new ArrayList<>(accepted());
        all.addAll(NO_DATES);
        all.addAll(NARROWER.keySet());
        all.addAll(WIDER);
        all.addAll(mutated());
        String json = all.stream().map(text -> '"' + text + '"').collect(Collectors.joining(",", "[", "]"));
        List<String> lines =
                Peers.node(EdtfPeerTest.class, "edtf.mjs", json).lines().toList();
        assertThat(lines).hasSameSizeAs(all);
        for (int i = 0; i < all.size(); i++) {
            VERDICTS.put(all.get(i), lines.get(i));
        }
    }

    private static List<String> accepted() {
        List<String> all = new ArrayList<>();
        for (String date : DATES) {
            for (String qualifier : List.of("", "?", "~", "%")) {
                all.add(date + qualifier);
            }
        }
        for (List<String> more : List.of(UNKNOWN_DIGITS, PARTLY_QUALIFIED, INTERVALS, SETS)) {
            all.addAll(more);
        }
        return all;
    }

    private static final long SEED = 20_260_304;

    /** Expressions with one character changed, left out or put in. */
    private static List<String> mutated() {
        Random random = new Random(SEED);
        String letters = "0123456789X?~%-/.,[]{}";
        List<String> from = accepted();
        List<String> all = new ArrayList<>();
        while (all.size() < 1000) {
            StringBuilder text = new StringBuilder(from.get(random.nextInt(from.size())));
            int at = random.nextInt(text.length());
            char letter = letters.charAt(random.nextInt(letters.length()));
            switch (random.nextInt(3)) {
                case 0 -> text.setCharAt(at, letter);
                case 1 -> text.insert(at, letter);
                default -> text.deleteCharAt(at);
            }
            all.add(text.toString());
        }
        return all;
    }

    @Test
    void both_find_the_same_bounds() {
        assertThat(accepted())
                .hasSizeGreaterThanOrEqualTo(100)
                .allSatisfy(text -> assertThat(ours(text)).as(text).isEqualTo(VERDICTS.get(text)));
    }

    @Test
    void both_refuse_what_is_no_date() {
        assertThat(NO_DATES).allSatisfy(text -> {
            assertThat(VERDICTS.get(text)).as(text).isEqualTo("refused");
            assertThat(ours(text)).as(text).startsWith("report.");
        });
    }

    @Test
    void what_only_the_other_takes_is_refused_with_a_reason() {
        NARROWER.forEach((text, reason) -> {
            assertThat(VERDICTS.get(text)).as(text).isNotEqualTo("refused");
            assertThat(ours(text)).as(text).isEqualTo(reason);
        });
    }

    @Test
    void what_only_we_take_is_known() {
        assertThat(WIDER).allSatisfy(text -> {
            assertThat(VERDICTS.get(text)).as(text).isEqualTo("refused");
            assertThat(ours(text)).as(text).doesNotContain("report.");
        });
    }

    @Test
    void where_both_take_a_changed_expression_they_mean_the_same_days() {
        int both = 0;
        for (String text : mutated()) {
            boolean leapYearError = text.contains("02-29") || text.contains("02-~29");
            if (VERDICTS.get(text).equals("refused") || ours(text).startsWith("report.") || leapYearError) {
                continue;
            }
            both++;
            assertThat(ours(text)).as("%s, seed %d", text, SEED).isEqualTo(VERDICTS.get(text));
        }
        assertThat(both).isGreaterThan(100);
    }

    private static String ours(String text) {
        try {
            Edtf date = Edtf.parse(text, "occurred");
            return date.earliest().map(Object::toString).orElse("-") + " "
                    + date.latest().map(Object::toString).orElse("-");
        } catch (JsonProblem problem) {
            return problem.key();
        }
    }
}
