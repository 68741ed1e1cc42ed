package org.letopis.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.letopis.Programs;

class SpreadsheetTest {
    private static String problem(byte[] xlsx) {
        return catchThrowableOfType(JsonProblem.class, () -> Spreadsheet.read(xlsx))
                .key();
    }

    @Test
    void rows_keep_their_numbers_and_empty_cells() throws JsonProblem {
        Spreadsheet read = Spreadsheet.read(new WorkbookFile()
                .sheet("Survey", "type|name|label", "||", "text||Что случилось?")
                .sheet("choices")
                .bytes());
        assertThat(read.sheet("survey").orElseThrow())
                .extracting(Spreadsheet.Line::number)
                .containsExactly(1, 3);
        assertThat(read.sheet("survey").orElseThrow().get(1).cells()).containsExactly("text", "", "Что случилось?");
        assertThat(read.sheet("choices").orElseThrow()).isEmpty();
        assertThat(read.sheet("settings")).isEmpty();
    }

    @Test
    void a_workbook_of_libreoffice_is_read(@TempDir Path folder) throws Exception {
        Programs.need("localc", "libreoffice-calc");
        Files.writeString(folder.resolve("survey.csv"), "type,name,label\nnote,n,Привет\ninteger,age,7\n");
        Programs.run(
                folder,
                "localc",
                "-env:UserInstallation=" + folder.resolve("profile").toUri(),
                "--headless",
                "--infilter=Text - txt - csv (StarCalc):44,34,76",
                "--convert-to",
                "xlsx",
                "survey.csv");
        Spreadsheet read = Spreadsheet.read(Files.readAllBytes(folder.resolve("survey.xlsx")));
        assertThat(read.sheet("survey").orElseThrow().get(1).cells()).containsExactly("note", "n", "Привет");
        assertThat(read.sheet("survey").orElseThrow().get(2).cells()).containsExactly("integer", "age", "7");
    }

    @Test
    void what_is_no_workbook_is_said_to_be_none() {
        assertThat(problem(new byte[0])).isEqualTo("sheet.unreadable");
        assertThat(problem("type,name\n".getBytes(StandardCharsets.UTF_8))).isEqualTo("sheet.unreadable");
        byte[] whole = new WorkbookFile().sheet("survey", "a").bytes();
        assertThat(problem(Arrays.copyOf(whole, whole.length / 3))).isEqualTo("sheet.unreadable");
    }

    @Test
    void a_small_file_that_unpacks_to_much_is_refused() {
        String cell = "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>" + " ".repeat(Spreadsheet.MAX_INFLATED_BYTES)
                + "</t></is></c></row>";
        byte[] bomb = new WorkbookFile().withData("survey", cell).bytes();
        assertThat(bomb.length).isLessThan(100_000);
        assertThat(problem(bomb)).isEqualTo("sheet.too-big");
    }

    @Test
    void long_cells_and_far_columns_are_refused() {
        assertThat(problem(new WorkbookFile()
                        .sheet("s", "x".repeat(Spreadsheet.MAX_CELL_CHARACTERS + 1))
                        .bytes()))
                .isEqualTo("sheet.cell-too-long");
        String far = "<row r=\"1\"><c r=\"ZZ1\" t=\"inlineStr\"><is><t>x</t></is></c></row>";
        assertThat(problem(new WorkbookFile().withData("s", far).bytes())).isEqualTo("sheet.too-many-columns");
    }

    @Test
    void changed_bytes_bring_a_problem_or_rows_and_nothing_else() {
        long seed = 20261126;
        Random random = new Random(seed);
        byte[] whole = new WorkbookFile().sheet("survey", "type|name", "text|a").bytes();
        for (int i = 0; i < 300; i++) {
            byte[] changed = whole.clone();
            for (int n = 0; n < 4; n++) {
                changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
            }
            try {
                Spreadsheet.read(changed);
            } catch (JsonProblem problem) {
                assertThat(problem.key()).as("seed %d, run %d", seed, i).startsWith("sheet.");
            }
        }
    }
}
