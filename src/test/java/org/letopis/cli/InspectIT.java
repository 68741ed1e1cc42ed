package org.letopis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.letopis.Programs;

/** What {@code inspect} tells of files that are not cleaned, through the real jar. */
class InspectIT {
    private static final String LETTER = "{\\rtf1\\ansi\\ansicpg1251{\\info{\\title List}"
            + "{\\author \\u1052?\\u1080?\\u1088?\\u1072?}{\\company Archive}{\\creatim\\yr2019\\mo5\\dy17\\hr8\\min30}}"
            + "{\\*\\revtbl{Unknown;}{Vera Sokol;}}On 17 May {\\v the witness left }the stalls were cleared."
            + "{\\*\\atnid AR}{\\*\\atnauthor Anna Ridel}\\chatn{\\*\\annotation Ask her sister}\\par}";

    @TempDir
    static Path folder;

    /** The letter as RTF, as LibreOffice saves it for Word 97, and the latter cut off. */
    @BeforeAll
    static void write() throws IOException, InterruptedException {
        Programs.need("soffice", "libreoffice-writer");
        Files.writeString(folder.resolve("letter.rtf"), LETTER, StandardCharsets.US_ASCII);
        Programs.run(
                folder,
                "soffice",
                "-env:UserInstallation=" + folder.resolve("profile").toUri(),
                "--headless",
                "--convert-to",
                "doc:MS Word 97",
                "letter.rtf");
        byte[] document = Files.readAllBytes(folder.resolve("letter.doc"));
        Files.write(folder.resolve("cut.doc"), Arrays.copyOf(document, document.length / 2));
    }

    @Test
    void old_documents_tell_people_times_and_hidden_text() {
        Outcome told = Letopis.in(folder).with("--lang", "en").run("inspect", "letter.doc", "letter.rtf");

        assertThat(told.succeeds().out().replaceAll("\\s+", " "))
                .contains("letter.doc: Office 97-2003 (application/msword)")
                .contains("people: Author: Мира Authors of comments: Anna Ridel")
                .contains("Created, local time: 2019-05-17T08:30")
                .contains("letter.rtf: RTF")
                .contains("Authors of changes: Vera Sokol")
                .contains("hidden content: Hidden text: the witness left Comment: Ask her sister")
                .contains("not read: its text could not be read")
                .contains("save it as DOCX, XLSX or PPTX without a password")
                .contains("RTF files cannot be cleaned; save it as DOCX")
                .doesNotContain("nothing found");
    }

    @Test
    void the_same_is_told_in_russian() {
        Outcome told = Letopis.in(folder).with("--lang", "ru").run("inspect", "letter.doc", "letter.rtf");

        assertThat(told.succeeds().out().replaceAll("\\s+", " "))
                .contains("люди:", "время:", "скрытое содержимое:", ": Мира", ": Anna Ridel", ": the witness left")
                .contains("Авторы исправлений: Vera Sokol", "Создан, по местному времени: 2019-05-17T08:30")
                .contains("не прочитано: его текст не прочитан")
                .contains("сохраните файл как DOCX и попробуйте снова");
    }

    @Test
    void a_program_is_told_the_same_and_a_damaged_file_is_not_taken_for_whole() {
        Map<String, Object> told = Letopis.in(folder)
                .with("--json", "--lang", "en")
                .run("inspect", "letter.doc", "cut.doc")
                .succeeds()
                .json();

        Map<String, Object> letter = JsonText.list(told, "files").get(0);
        assertThat(letter)
                .containsEntry("format", "old_office")
                .containsEntry("mediaType", "application/msword")
                .containsEntry("strippable", false);
        assertThat(JsonText.list(letter, "findings"))
                .contains(Map.of("group", "people", "name", "Author", "value", "Мира"))
                .contains(Map.of("group", "hidden", "name", "Custom property", "value", "Company: Archive"));
        assertThat((Iterable<?>) letter.get("unread")).hasToString("[its text could not be read]");
        Map<String, Object> cut = JsonText.list(told, "files").get(1);
        assertThat((Iterable<?>) cut.get("unread"))
                .hasToString("[its metadata could not be read whole, its text could not be read]");
    }
}
