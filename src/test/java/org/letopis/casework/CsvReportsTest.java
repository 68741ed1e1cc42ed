package org.letopis.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.letopis.json.Json;
import org.letopis.json.JsonObject;
import org.letopis.report.Act;
import org.letopis.report.Report;
import org.letopis.report.ReportJson;
import org.letopis.report.vocabulary.Vocabulary;

/** What rows of a table become, and how it is told what is wrong with them. */
class CsvReportsTest {
    private static final String HEAD = "report,title,lang,narrative,occurred";
    private static final String ROW = "R,Stalls closed,en,No order was shown.,2026-03-04";

    @TempDir
    private Path folder;

    private List<FoundReport> read(String text) throws Exception {
        return read(text.getBytes(StandardCharsets.UTF_8));
    }

    private List<FoundReport> read(byte[] bytes) throws Exception {
        Path file = folder.resolve("reports.csv");
        Files.write(file, bytes);
        return new ReportFiles(Vocabulary.builtIn(), Vaults.RANDOM).read(List.of(file));
    }

    private JsonObject json(String more, String cells) throws Exception {
        List<FoundReport> found = read(HEAD + "," + more + "\n" + ROW + "," + cells + "\n");
        assertThat(found).singleElement().satisfies(one -> assertThat(told(one)).isEmpty());
        return found.get(0).draft().orElseThrow().report().json();
    }

    /** Returns each problem as line, column, field and key. */
    private static List<String> told(FoundReport one) {
        return one.problems().stream()
                .map(problem -> (problem.line().isPresent() ? problem.line().getAsInt() : "-")
                        + " " + (problem.column().isPresent() ? problem.column().getAsInt() : "-")
                        + " " + problem.field() + " " + problem.problem().key())
                .toList();
    }

    private List<String> told(String more, String cells) throws Exception {
        return read(HEAD + "," + more + "\n" + ROW + "," + cells + "\n").stream()
                .flatMap(one -> told(one).stream())
                .toList();
    }

    @Test
    void the_sample_is_three_reports_with_the_parts_that_its_rows_say() throws Exception {
        Path sample = Path.of("samples", "reports-csv", "hostel.csv");
        List<FoundReport> found = new ReportFiles(Vocabulary.builtIn(), Vaults.RANDOM).read(List.of(sample));
        assertThat(found).extracting(FoundReport::label).containsExactly("H-1", "H-2", "H-3");
        List<Report> reports =
                found.stream().map(one -> one.draft().orElseThrow().report()).toList();
        Report raid = reports.get(0);
        assertThat(raid.narrative()).extracting(text -> text.language()).containsExactly("ru", "en");
        assertThat(raid.acts()).extracting(Act::type).containsExactly("A07", "A15");
        assertThat(raid.involvements())
                .extracting(one -> one.act().equals(raid.acts().get(0).id()))
                .containsExactly(true, true, false);
        assertThat(raid.persons()).hasSize(4);
        assertThat(raid.places().get(0).json().value("precision")).contains("site");
        assertThat(raid.consents())
                .extracting(one -> one.scope() + " " + one.decision())
                .containsExactly("store yes", "network no");
        assertThat(found.get(0).draft().get().identities())
                .singleElement()
                .satisfies(one -> assertThat(one.names()).containsExactly("Аслам Юнари", "Aslam Yunari"));
        assertThat(raid.json().toString()).doesNotContain("Юнари").doesNotContain("0188");
        assertThat(reports.get(1).acts()).hasSize(2);
        assertThat(reports.get(2).acts()).isEmpty();
    }

    @Test
    void what_a_spreadsheet_writes_in_another_country_is_the_same() throws Exception {
        byte[] comma = Files.readAllBytes(Path.of("samples", "reports-csv", "hostel.csv"));
        String text = new String(comma, StandardCharsets.UTF_8);
        StringBuilder semicolons = new StringBuilder("\ufeff");
        boolean quoted = false;
        for (char c : text.toCharArray()) {
            quoted ^= c == '"';
            semicolons.append(c == ',' && !quoted ? ";" : c == ';' ? "\u001f" : c == '\n' ? "\r\n" : String.valueOf(c));
        }
        String written = semicolons.toString().replaceAll("(?<=[;\n])([^;\"\n]*\u001f[^;\n]*)", "\"$1\"");
        List<FoundReport> found = read(written.replace('\u001f', ';'));
        assertThat(found).hasSize(3).allMatch(FoundReport::isGood);
        assertThat(found.get(0).draft().orElseThrow().report().json().value("themes"))
                .contains(List.of("T04", "T11"));
    }

    @Test
    void headings_may_be_russian() throws Exception {
        FoundReport found = read("Отчёт;Заголовок;Язык;Что произошло;Дата;Населённый пункт;Страна;Пострадавший;"
                        + "Пострадавший.имена;Вид;Когда\n"
                        + "1;Обыск;ru;Пришли утром.;2026-03;Морвеск;XA;торговец;Илмар Оден;A24;2026-03-04\n")
                .get(0);
        assertThat(told(found)).isEmpty();
        assertThat(found.draft().orElseThrow().report().acts().get(0).type()).isEqualTo("A24");
        assertThat(found.draft().get().identities().get(0).names()).containsExactly("Илмар Оден");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "title:ru,place.country      | Рынок,XA      | title says it twice",
                "act.detention.counsel,victim,type | no,a,A16 | \"detention\":{\"counsel\":\"no\"}",
                "loss.amount,loss.currency,victim,type | 1200.50,XTS,a,A26 | \"loss\":{\"amount\":\"1200.50\"",
                "lat,lon,country             | \"-45,1\",\"120,5\",XA | \"lat\":\"-45.1\",\"lon\":\"120.5\",\"precision\":\"point\"",
                "subdivision,country         | XA-3,XA       | \"precision\":\"region\"",
                "victim.deceased,victim,type | да,a,A01      | \"deceased\":true",
                "impact                      | Nobody came.  | \"impact\":{\"lang\":\"en\",\"text\":\"Nobody came.\"}",
                "act.place.country,act.place.settlement,victim,type | XA,Morvesk,a,A15 | \"precision\":\"settlement\"",
                "retention.class,retention.reviewOn | case,2028-01-31 | \"retention\":{\"class\":\"case\"",
                "rights                      | ICCPR 9; ICCPR 17 | \"rights\":[\"ICCPR 9\",\"ICCPR 17\"]",
            })
    void a_column_is_a_field_of_the_model(String more, String cells, String expected) throws Exception {
        if (expected.contains("twice")) {
            assertThat(told(more, cells)).containsExactly("1 6  csv.heading-twice");
        } else {
            assertThat(json(more, cells).toString()).contains(expected);
        }
    }

    @Test
    void acts_without_a_label_are_each_one_of_their_own() throws Exception {
        List<FoundReport> found = read(HEAD + ",victim,type\n" + ROW + ",a,A15\n" + "R,,,,,a,A24\n");
        assertThat(found.get(0).draft().orElseThrow().report().acts()).hasSize(2);
        assertThat(found.get(0).draft().get().report().persons()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "when,victim,type       | 04.03.2026,a,A15     | 2 6 when csv.date-form",
                "when,victim,type       | 05/03/2026,a,A15     | 2 6 when csv.date-either",
                "when,victim,type       | 17/03/2026,a,A15     | 2 6 when csv.date-form",
                "when,victim,type       | 2026-03-04 00:00:00,a,A15 | 2 6 when csv.date-form",
                "when,victim,type       | 31.02.2026,a,A15     | 2 6 when report.bad-date",
                "when,victim,type       | 2026-02-30,a,A15     | 2 6 when report.date-no-day",
                "count,victim,type      | many,a,A15           | 2 6 count csv.not-a-number",
                "victim.deceased,victim,type | perhaps,a,A15   | 2 6 victim.deceased csv.not-yes-or-no",
                "type,victim            | A77,a                | 2 6 type report.unknown-code",
                "type,victim            | A15,                 | 2 7 victim json.missing",
                "type,victim            | ,a                   | 2 6 type json.missing",
                "victim,type,actor      | a,A15,b              | 2 - actor.kind json.missing",
                "themes                 | T04; T77             | 2 6 themes report.unknown-code",
                "victim.sex             | f                    | 2 6 victim.sex csv.whose",
                "consent.network        | yes                  | 2 6 consent.network csv.whose",
                "victim,type,consent.network | a,A15,sure      | 2 8 consent.network report.bad-choice",
                "settlement             | Morvesk              | 2 - country json.missing",
                "lat,country            | 10,XA                | 2 - place report.only-together",
                "files                  | none.jpg             | 2 6 files report.no-such-file",
                "files                  | ../secret            | 2 6 files report.file-elsewhere",
            })
    void a_mistake_is_told_with_line_column_and_heading(String more, String cells, String expected) throws Exception {
        assertThat(told(more, cells == null ? "" : cells)).contains(expected);
    }

    @Test
    void what_could_not_be_read_is_not_called_missing_too() throws Exception {
        assertThat(read(HEAD + "\nR,t,en,n,04.03.2026\n").stream().flatMap(one -> told(one).stream()))
                .containsExactly("2 5 occurred csv.date-form");
        assertThat(read("report,title,narrative:en,occurred\nR,t,n,2026\n").stream()
                        .flatMap(one -> told(one).stream()))
                .containsExactly("2 2 title csv.no-language");
    }

    @Test
    void rows_of_one_report_must_not_contradict_each_other() throws Exception {
        FoundReport found = read(HEAD + ",victim,victim.sex,type\n" + ROW + ",a,f,A15\n"
                        + "R,Another title,,,,a,m,A24\n" + "R,Stalls closed,,,2026-03-04,a,f,A24\n")
                .get(0);
        assertThat(told(found)).containsExactly("3 2 title csv.differs", "3 7 victim.sex csv.differs");
        assertThat(found.problems().get(0).problem().arguments()).containsExactly("title", 2);
    }

    @Test
    void a_row_of_no_report_and_one_with_too_many_cells_are_bad_alone() throws Exception {
        List<FoundReport> found = read(HEAD + ",\n" + ROW + ",,,\n\n,,,,,,\n,Lost,en,x,2026\n"
                + "S,t,en,n,2026,here\nT,t,en,n,2026,,,there\n");
        assertThat(found).extracting(FoundReport::label).containsExactly("R", "", "S", "T");
        assertThat(found).extracting(FoundReport::isGood).containsExactly(true, false, false, false);
        assertThat(told(found.get(1))).containsExactly("5 1 report csv.no-report");
        assertThat(told(found.get(2))).containsExactly("6 -  csv.no-heading");
        assertThat(told(found.get(3))).containsExactly("7 -  csv.no-heading");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "report,titel,lang,when.day\\nR,t,en,n   | 1 2  csv.heading & 1 4  csv.heading",
                "title,lang\\nt,en                       | 1 -  csv.no-column",
                "report,title,report.title\\nR,t,t       | 1 3  csv.heading-twice",
                "report,when,when.basis\\nR,t,t          | 1 3  csv.heading-twice",
                "report,act.id,format\\nR,t,t            | 1 2  csv.heading & 1 3  csv.heading",
                "report,method:ru\\nR,t                  | 1 2  csv.heading",
                "report,consent.nobody\\nR,yes           | 1 2  csv.heading",
                "report,title                            | 1 -  csv.no-rows",
                "report,\"title                          | 1 -  csv.syntax",
                "report,title\\nR,a\u0000b               | 2 2  csv.control-character",
            })
    void a_table_whose_headings_are_not_understood_is_one_thing_that_is_bad(String text, String expected)
            throws Exception {
        List<FoundReport> found = read(text.replace("\\n", "\n"));
        assertThat(found)
                .singleElement()
                .satisfies(one -> assertThat(told(one)).containsExactly(expected.split(" & ")));
    }

    @Test
    void text_that_is_not_utf8_is_not_guessed_at() throws Exception {
        byte[] utf16 = (HEAD + "\n" + ROW).getBytes(StandardCharsets.UTF_16);
        assertThat(told(read(utf16).get(0))).containsExactly("- -  csv.not-utf8");
        byte[] old = (HEAD + "\n" + "R,Рынок").getBytes("windows-1251");
        assertThat(told(read(old).get(0))).containsExactly("- -  csv.not-utf8");
        assertThat(read(new byte[0]).get(0).isGood()).isFalse();
    }

    /** The table goes the way of a JSON file, so that both hold the same. */
    @Test
    void a_table_and_a_json_file_of_the_same_content_are_the_same_report() throws Exception {
        JsonObject fromTable = json("victim,victim.sex,type,when", "a,f,A15,2026-03-04~");
        Path file = folder.resolve("same.json");
        Files.writeString(
                file,
                "{\"format\":\"letopis-report/1\",\"title\":{\"lang\":\"en\",\"text\":\"Stalls closed\"},"
                        + "\"narrative\":[{\"lang\":\"en\",\"text\":\"No order was shown.\"}],\"occurred\":\"2026-03-04\","
                        + "\"persons\":[{\"id\":\"a\",\"kind\":\"individual\",\"sex\":\"f\"}],"
                        + "\"acts\":[{\"id\":\"x\",\"victim\":\"a\",\"type\":\"A15\",\"when\":\"2026-03-04~\"}]}");
        JsonObject fromJson = new ReportFiles(Vocabulary.builtIn(), Vaults.RANDOM)
                .read(List.of(file))
                .get(0)
                .draft()
                .orElseThrow()
                .report()
                .json();
        assertThat(withoutIds(fromTable)).isEqualTo(withoutIds(fromJson));
        assertThat(ReportJson.read(Json.parse(Json.canonical(fromTable), ReportJson.MAX_BYTES)))
                .isNotNull();
    }

    private static String withoutIds(JsonObject json) {
        return json.toString().replaceAll("[0-9a-f]{32}", "ID").replaceAll("P-[0-9A-Z]{6}", "CODE");
    }
}
