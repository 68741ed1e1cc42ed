package org.letopis.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Holds {@code docs/reference/csv-format.md} to the columns that there are. */
class CsvFormatDocTest {
    private static final Pattern NAMED = Pattern.compile("`([^`]+)`");
    private static final Pattern PAIR = Pattern.compile("`([^`]+)` `([^`]+)`");

    private static List<String> rows(String section) throws IOException {
        String text = Files.readString(Path.of("docs/reference/csv-format.md"));
        return text.substring(text.indexOf("## " + section))
                .substring(3)
                .split("\n## ", 2)[0]
                .lines()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| heading"))
                .toList();
    }

    @Test
    void every_column_that_is_named_is_one() throws IOException {
        List<String> headings = rows("Columns").stream()
                .flatMap(row -> NAMED.matcher(row.split("\\|")[1]).results())
                .map(hit -> hit.group(1))
                .filter(name -> !name.endsWith("."))
                .toList();
        assertThat(headings)
                .hasSizeGreaterThan(60)
                .allSatisfy(heading -> assertThat(CsvColumn.of(1, heading)).isPresent());
    }

    @Test
    void the_russian_headings_are_all_those_that_are_known() throws IOException {
        List<MatchResult> pairs = rows("Russian headings").stream()
                .flatMap(row -> PAIR.matcher(row).results())
                .toList();
        assertThat(pairs)
                .hasSize(RussianHeadings.count())
                .allSatisfy(
                        pair -> assertThat(RussianHeadings.names(pair.group(1))).containsExactly(pair.group(2)));
    }

    @Test
    void words_of_the_reference_mean_what_it_says() {
        assertThat(CsvColumn.of(1, "siteType").orElseThrow().owner()).isEqualTo(CsvColumn.Owner.PLACE);
        assertThat(CsvColumn.of(1, "act.siteType").orElseThrow().owner()).isEqualTo(CsvColumn.Owner.ACT);
        assertThat(CsvColumn.of(1, "Пострадавший.Имена").orElseThrow().path()).containsExactly("names");
        assertThat(CsvColumn.of(1, "согласие.network").orElseThrow().owner()).isEqualTo(CsvColumn.Owner.CONSENT);
        assertThat(CsvColumn.of(1, "information.source")).isEmpty();
        assertThat(CsvColumn.of(1, "report.id")).isEmpty();
    }
}
