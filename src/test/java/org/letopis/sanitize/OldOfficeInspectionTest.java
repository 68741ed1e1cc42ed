package org.letopis.sanitize;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.letopis.Programs;
import org.letopis.failure.Failure;

class OldOfficeInspectionTest {
    private static final String SUMMARY = "\u0005SummaryInformation";
    private static final String DOCUMENT_SUMMARY = "\u0005DocumentSummaryInformation";

    /** What exiftool calls what we tell, with its groups left out. */
    private static final Map<String, String> EXIFTOOL_NAMES = Map.of(
            "Title", "Title",
            "Subject", "Subject",
            "Author", "Author",
            "Keywords", "Keywords",
            "Description", "Comments",
            "Last modified by", "LastModifiedBy",
            "Number of revisions", "RevisionNumber");

    @TempDir
    Path folder;

    private String exiftool(byte[] file, String name) throws Exception {
        Exiftool.need();
        Files.write(folder.resolve(name), file);
        return Programs.run(folder, "exiftool", "-a", "-u", "-s", "-api", "TimeZone=UTC", name);
    }

    @ParameterizedTest
    @CsvSource({"doc, application/msword", "xls, application/vnd.ms-excel", "ppt, application/vnd.ms-powerpoint"})
    void properties_are_those_that_exiftool_reads(String ending, String mediaType) throws Exception {
        byte[] file = OldOffices.of(ending);
        String judge = exiftool(file, "dirty." + ending);

        Inspection told = Strips.inspect(file);

        assertThat(told.mediaType()).isEqualTo(mediaType);
        assertThat(told.strippable()).isFalse();
        assertThat(told.unread()).contains("inspect.unread-text").doesNotContain("inspect.unread-metadata");
        EXIFTOOL_NAMES.forEach((ours, theirs) -> {
            String value = judge.lines()
                    .filter(line -> line.matches(theirs + " *: .*"))
                    .map(line -> line.replaceFirst("^[^:]*: ", ""))
                    .findFirst()
                    .orElse("");
            assertThat(value(told, ours)).as(ours).isEqualTo(value);
        });
        assertThat(value(told, "Author")).isEqualTo("Мира Толванова");
        assertThat(value(told, "Created")).isEqualTo("2019-05-17T08:30:00Z");
        assertThat(judge).containsPattern("CreateDate +: 2019:05:17 08:30:00");
        assertThat(value(told, "Last printed")).isEqualTo("2019-05-19T09:15:00Z");
        assertThat(value(told, "Minutes of editing")).isEqualTo("42");
        assertThat(judge).containsPattern("TotalEditTime +: 42.0 minutes");
        assertThat(value(told, "Custom property")).isEqualTo("Source of it: the baker");
        assertThat(judge).contains("the baker");
    }

    @Test
    void a_document_tells_who_changed_and_commented_it_and_where_a_photo_in_it_was_taken() throws Exception {
        Inspection told = Strips.inspect(OldOffices.of("doc"));

        assertThat(value(told, "Authors of changes")).isEqualTo("Vera Sokol");
        assertThat(value(told, "Authors of comments")).isEqualTo("Anna Ridel");
        assertThat(value(told, "Created, local time")).isEqualTo("2019-05-17T08:30");
        assertThat(told.findings()).anySatisfy(finding -> {
            assertThat(finding.name()).isEqualTo("Data/1: GPS Latitude");
            assertThat(finding.group()).isEqualTo(FindingGroup.PLACE);
        });
    }

    @Test
    void the_last_people_who_saved_a_document_are_told_with_their_paths() throws Exception {
        String path = "C:\\Users\\Мира\\Свидетели\\list.doc";
        byte[] file = OldOffices.savedBy("Danil Orlov", path, "Vera Sokol", "\\\\ARCHIVE\\desk 2\\list.doc");

        assertThat(Strips.inspect(file).findings())
                .filteredOn(finding -> finding.name().equals("Saved by, and where"))
                .extracting(Finding::value)
                .containsExactly("Danil Orlov, " + path, "Vera Sokol, \\\\ARCHIVE\\desk 2\\list.doc");
        assertThat(exiftool(file, "saved.doc"))
                .containsPattern("LastSavedBy +: Danil Orlov \\(" + Pattern.quote(path) + "\\)");
    }

    @Test
    void a_workbook_tells_hidden_sheets_and_authors_of_comments() throws Exception {
        Inspection told = Strips.inspect(OldOffices.of("xls"));

        assertThat(value(told, "Hidden sheet")).isEqualTo("Witnesses");
        assertThat(value(told, "Authors of comments")).isEqualTo("Anna Ridel");
        assertThat(told.findings()).extracting(Finding::name).contains("Workbook/1: GPS Latitude");
    }

    @Test
    void slides_tell_hidden_ones_and_where_a_photo_was_taken() throws Exception {
        Inspection told = Strips.inspect(OldOffices.of("ppt"));

        assertThat(value(told, "Hidden slide")).isEqualTo("1");
        assertThat(told.findings()).extracting(Finding::name).contains("Pictures/1: GPS Latitude");
    }

    @Test
    void comments_earlier_versions_macros_and_the_last_user_of_slides_are_told() throws Failure {
        byte[] comment = OleParts.record(
                0xF,
                0x2EE0,
                Strips.join(
                        OleParts.record(0, 0x0FBA, "Anna Ridel".getBytes(UTF_16LE)),
                        OleParts.record(0x10, 0x0FBA, "Ask her sister first".getBytes(UTF_16LE)),
                        OleParts.record(0, 0x2EE1, OleParts.shorts(0, 0, 2019, 5, 6, 18, 12, 30, 5, 0, 0, 0, 0, 0))));
        byte[] link =
                OleParts.record(0xF, 0x0FD7, OleParts.record(0x10, 0x0FBA, "D:\\Мира\\map.doc".getBytes(UTF_16LE)));
        byte[] web =
                OleParts.record(0xF, 0x0FD7, OleParts.record(0x10, 0x0FBA, "https://example.org/a".getBytes(UTF_16LE)));
        byte[] macros = OleParts.record(0xF, 0x03FF, OleParts.record(2, 0x0400, OleParts.shorts(1, 0, 1, 0, 2, 0)));
        byte[] edit = OleParts.record(0, 0x0FF5, new byte[28]);
        byte[] slides = OleParts.record(0xF, 0x03E8, Strips.join(comment, link, web, macros));

        Inspection told = Strips.inspect(CompoundFiles.file(Map.of(
                "PowerPoint Document", Strips.join(slides, edit, edit, edit),
                "Current User", OleParts.currentUser("Мира", 0xE391C05F))));

        assertThat(told.mediaType()).isEqualTo("application/vnd.ms-powerpoint");
        assertThat(value(told, "Authors of comments")).isEqualTo("Anna Ridel");
        assertThat(value(told, "Comment")).isEqualTo("Ask her sister first");
        assertThat(value(told, "Date of a comment")).isEqualTo("2019-05-18T12:30:05");
        assertThat(value(told, "Links to local files")).isEqualTo("D:\\Мира\\map.doc");
        assertThat(value(told, "Macros")).isEqualTo("VBA");
        assertThat(value(told, "Earlier versions")).isEqualTo("2");
        assertThat(value(told, "Last opened by")).isEqualTo("Мира");
        assertThat(told.unread()).containsExactly("inspect.unread-text");
    }

    @Test
    void a_workbook_tells_its_last_user_other_workbooks_links_and_printers() throws Failure {
        byte[] wide = Strips.join(OleParts.shorts(4), new byte[] {1}, "Мира".getBytes(UTF_16LE));
        String other = "\u0001\u0001Dbooks\u0003names.xls";
        byte[] printer = Arrays.copyOf("Desk 2, room 7".getBytes(UTF_16LE), 64);
        byte[] path = "C:\\Danil\\map.doc\0".getBytes(ISO_8859_1);
        byte[] moniker = new byte[] {3, 3, 0, 0, 0, 0, 0, 0, (byte) 0xC0, 0, 0, 0, 0, 0, 0, 0x46};
        byte[] book = Strips.join(
                OleParts.biff(0x0809, OleParts.shorts(0x0600, 5, 0, 0)),
                OleParts.biff(0x005C, wide),
                OleParts.biff(0x0085, Strips.join(new byte[] {0, 0, 0, 0, 0, 1, 2, 0}, Strips.latin("M1"))),
                OleParts.biff(
                        0x01AE, Strips.join(OleParts.shorts(1, other.length()), new byte[] {0}, Strips.latin(other))),
                OleParts.biff(0x01B8, Strips.join(new byte[32], moniker, OleParts.shorts(0, path.length, 0), path)),
                OleParts.biff(0x004D, Strips.join(OleParts.shorts(0), printer)),
                OleParts.biff(0x000A, new byte[0]));

        Inspection told = Strips.inspect(CompoundFiles.file(Map.of("Workbook", book)));

        assertThat(value(told, "Last opened by")).isEqualTo("Мира");
        assertThat(value(told, "Macros")).isEqualTo("M1");
        assertThat(value(told, "Link to another workbook")).isEqualTo("D:\\books\\names.xls");
        assertThat(value(told, "Links to local files")).isEqualTo("C:\\Danil\\map.doc");
        assertThat(value(told, "Printer")).isEqualTo("Desk 2, room 7");
        assertThat(told.unread()).containsExactly("inspect.unread-text");
    }

    @Test
    void a_workbook_of_excel_95_is_read_in_its_character_set() throws Failure {
        byte[] name = "Мира".getBytes(Charset.forName("windows-1251"));
        byte[] book = Strips.join(
                OleParts.biff(0x0809, OleParts.shorts(0x0500, 5, 0, 0)),
                OleParts.biff(0x0042, OleParts.shorts(1251)),
                OleParts.biff(0x005C, Strips.join(new byte[] {(byte) name.length}, name)));

        assertThat(value(Strips.inspect(CompoundFiles.file(Map.of("Book", book))), "Last opened by"))
                .isEqualTo("Мира");
    }

    @ParameterizedTest
    @ValueSource(strings = {"EncryptedPackage", "Workbook", "WordDocument", "PowerPoint Document"})
    void a_locked_file_is_said_to_be_locked(String stream) throws Failure {
        byte[] word = Strips.join(OleParts.shorts(0xA5EC, 193, 0, 0, 0, 0x0100), new byte[600]);
        byte[] book = Strips.join(
                OleParts.biff(0x0809, OleParts.shorts(0x0600, 5, 0, 0)),
                OleParts.biff(0x002F, new byte[6]),
                new byte[] {9});
        byte[] bytes = stream.equals("Workbook") ? book : stream.equals("WordDocument") ? word : new byte[0];

        byte[] file = CompoundFiles.file(Map.of(stream, bytes, "Current User", OleParts.currentUser("", 0xF3D1C4DF)));

        assertThat(Strips.inspect(file).unread()).contains("inspect.unread-locked");
    }

    @Test
    void embedded_objects_tell_their_own_authors_and_packed_files_their_paths() throws Failure {
        byte[] inner =
                OleParts.properties("f29f85e0-4ff9-1068-ab91-08002b27b3d9", 1251, 4, OleParts.ansi("Вера Сокол", 1251));
        byte[] packed = OleParts.packedFile();
        Inspection told = Strips.inspect(CompoundFiles.file(Map.of(
                "ObjectPool/_1234567890/" + SUMMARY,
                inner,
                "ObjectPool/_1234567891/\u0001Ole10Native",
                packed,
                "Macros/VBA/dir",
                new byte[8],
                "_xmlsignatures/1",
                new byte[8])));

        assertThat(value(told, "ObjectPool/_1234567890: Author")).isEqualTo("Вера Сокол");
        assertThat(value(told, "ObjectPool/_1234567891: Packed file")).isEqualTo("map.pdf");
        assertThat(told.findings())
                .filteredOn(finding -> finding.name().endsWith("Path of a packed file"))
                .extracting(Finding::value)
                .containsExactly("C:\\Danil\\map.pdf", "C:\\Temp\\a\\map.pdf");
        assertThat(value(told, "Macros")).isEqualTo("Macros/VBA");
        assertThat(value(told, "Signature")).isEqualTo("_xmlsignatures");
        assertThat(told.unread()).contains("inspect.unread-embedded");
    }

    @Test
    void properties_of_every_kind_are_read_and_counts_are_not_told() throws Exception {
        byte[] set = OleParts.properties(
                "d5cdd502-2e9c-101b-9397-08002b2cf9ae",
                1251,
                5,
                OleParts.number(3, 1234),
                13,
                OleParts.vector(0x1E, "Свидетели", "Список"),
                14,
                OleParts.ansi("Мира Толванова", 1251),
                15,
                OleParts.ansi("Архив \"Память\"", 1251),
                23,
                OleParts.number(3, 0x000B1234));
        byte[] file = CompoundFiles.file(Map.of(DOCUMENT_SUMMARY, set));

        Inspection told = Strips.inspect(file);

        assertThat(value(told, "Manager")).isEqualTo("Мира Толванова");
        assertThat(value(told, "Company")).isEqualTo("Архив \"Память\"");
        assertThat(value(told, "Titles of parts")).isEqualTo("Свидетели, Список");
        assertThat(value(told, "Program version")).isEqualTo("11.4660");
        assertThat(told.findings()).extracting(Finding::value).doesNotContain("1234");
        assertThat(exiftool(file, "set.doc"))
                .containsPattern("Manager +: Мира Толванова")
                .containsPattern("TitleOfParts +: Свидетели, Список")
                .containsPattern("AppVersion +: 11.4660");
    }

    @Test
    void deleted_parts_and_left_over_sectors_are_told() throws Failure {
        byte[] file = CompoundFiles.file(Map.of("Contents", new byte[5_000]));
        byte[] behind = Arrays.copyOf("Vera".repeat(200).getBytes(ISO_8859_1), 1_024);

        Inspection told = Strips.inspect(Strips.join(file, behind));

        assertThat(value(told, "Left-over data")).isEqualTo("1024 bytes");
        assertThat(Strips.inspect(file).findings()).isEmpty();
    }

    @Test
    void a_file_of_another_program_says_that_it_is_not_read_whole() throws Failure {
        Inspection told = Strips.inspect(CompoundFiles.file(Map.of("__properties_version1.0", new byte[32])));

        assertThat(told.mediaType()).isEqualTo("application/vnd.ms-outlook");
        assertThat(told.unread()).containsExactlyInAnyOrder("inspect.unread-metadata", "inspect.unread-text");
    }

    private static String value(Inspection inspection, String name) {
        List<String> values = inspection.findings().stream()
                .filter(finding -> finding.name().equals(name))
                .map(Finding::value)
                .toList();
        return String.join(" | ", values);
    }
}
