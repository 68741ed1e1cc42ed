package org.letopis.protect.leak;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Measures the names: what is found of forms written by hand, and what is found where nothing is. Prints the table. */
class LeakCorpusTest {
    private static final double MOST_FALSE_PER_10_000 = 2;

    @Test
    void every_listed_form_is_found_as_one_hit() throws IOException {
        Map<String, int[]> table = new LinkedHashMap<>();
        List<String> missed = new ArrayList<>();
        Map<String, LeakCheck> checks = new LinkedHashMap<>();
        for (NameCorpus.Form form : NameCorpus.forms()) {
            LeakCheck check = checks.computeIfAbsent(
                    form.listed(), name -> new LeakCheck(List.of(NameCorpus.person("P-1", name))));
            int[] counts = table.computeIfAbsent(form.category(), unknown -> new int[2]);
            counts[isFound(check, form.form()) ? 0 : 1]++;
            if (!isFound(check, form.form())) {
                missed.add(form.category() + ": " + form.listed() + " = " + form.form());
            }
        }
        print("| class | forms | found | missed |");
        print("|---|---|---|---|");
        table.forEach((category, counts) ->
                print("| " + category + " | " + (counts[0] + counts[1]) + " | " + counts[0] + " | " + counts[1] + " |"));
        assertThat(missed).isEmpty();
    }

    /** One hit that covers the form; the possessive of English and an ending after a hyphen may stay outside. */
    private static boolean isFound(LeakCheck check, String form) {
        String before = "7 - ";
        String text = before + form + ", 8.";
        int end = before.length() + form.codePointCount(0, form.length());
        String bare = form.replaceAll("(?U)(['’]s|s['’]|['’]|-ом)$", "");
        int least = before.length() + bare.codePointCount(0, bare.length());
        int from = form.startsWith("#") ? before.length() + 1 : before.length();
        List<Hit> hits = check.hits(text);
        return hits.size() == 1
                && hits.get(0).start() <= from + (form.startsWith("يا ") ? 3 : 0)
                && hits.get(0).end() >= least - (form.endsWith("s’") || form.endsWith("s'") ? 1 : 0)
                && hits.get(0).end() <= end;
    }

    private static void print(String line) {
        System.out.println(line);
    }
}
