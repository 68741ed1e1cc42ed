package org.letopis.sanitize;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.letopis.failure.Failure;

class RtfInspectionTest {
    /** A letter with something in every place about the document. */
    static final String LETTER = "{\\rtf1\\ansi\\ansicpg1251{\\info{\\title \\'d1\\'ef\\'e8\\'f1\\'ee\\'ea}"
            + "{\\author \\u1052?\\u1080?\\u1088?\\u1072? Tolvanova}{\\operator Данил}{\\company Archive}{\\manager Vera}"
            + "{\\creatim\\yr2019\\mo5\\dy17\\hr8\\min30}{\\printim\\yr2019\\mo5\\dy19\\hr9\\min15\\sec7}\\version7\\edmins42"
            + "{\\nofpages3}{\\*\\company Second}}{\\*\\template C:\\\\Danil\\\\letter.dot}{\\*\\generator Writer 7;}"
            + "{\\*\\userprops{\\propname Source of it}\\proptype30{\\staticval the baker}}"
            + "{\\*\\rsidtbl\\rsid11\\rsid12\\rsid13}{\\*\\revtbl{Unknown;}{Vera Sokol;}}Words\\par}";

    private static Inspection inspect(String rtf) throws Failure {
        return Strips.inspect(rtf.getBytes(Charset.forName("windows-1251")));
    }

    private static String value(Inspection inspection, String name) {
        return String.join(
                " | ",
                inspection.findings().stream()
                        .filter(finding -> finding.name().equals(name))
                        .map(Finding::value)
                        .toList());
    }

    @Test
    void properties_are_told_in_their_character_set() throws Failure {
        Inspection told = inspect(LETTER);

        assertThat(value(told, "Title")).isEqualTo("Список");
        assertThat(value(told, "Author")).isEqualTo("Мира Tolvanova");
        assertThat(value(told, "Last modified by")).isEqualTo("Данил");
        assertThat(value(told, "Company")).isEqualTo("Archive | Second");
        assertThat(value(told, "Manager")).isEqualTo("Vera");
        assertThat(value(told, "Created, local time")).isEqualTo("2019-05-17T08:30:00");
        assertThat(value(told, "Last printed, local time")).isEqualTo("2019-05-19T09:15:07");
        assertThat(value(told, "Number of revisions")).isEqualTo("7");
        assertThat(value(told, "Minutes of editing")).isEqualTo("42");
        assertThat(value(told, "Template")).isEqualTo("C:\\Danil\\letter.dot");
        assertThat(value(told, "Program")).isEqualTo("Writer 7");
        assertThat(value(told, "Custom property")).isEqualTo("Source of it: the baker");
        assertThat(value(told, "Marks of editing sessions")).isEqualTo("3");
        assertThat(value(told, "Authors of changes")).isEqualTo("Vera Sokol");
        assertThat(told.unread()).containsExactly("inspect.unread-text");
        assertThat(told.strippable()).isFalse();
    }

    @Test
    void hidden_and_deleted_text_comments_and_local_links_are_told() throws Failure {
        Inspection told =
                inspect("{\\rtf1\\ansi{\\fonttbl{\\f1\\fcharset204 Times;}}{\\stylesheet{\\s1\\v Secret style;}}"
                        + "\\f1 Видно {\\v Живёт у мельницы}{\\deleted under the bridge}"
                        + "{\\*\\atnid AR}{\\*\\atnauthor Anna Ridel}{\\*\\annotation{\\*\\atndate 1225940766}\\plain Ask her sister}"
                        + "{\\field{\\*\\fldinst HYPERLINK \"file:///D:\\\\\\\\Мира\\\\\\\\map.doc\"}{\\fldrslt map}}"
                        + "{\\field{\\*\\fldinst HYPERLINK \"https://example.org/\"}{\\fldrslt web}}"
                        + "{\\*\\docvar{Case}{No 17}}{\\*\\unknown never told}}");

        assertThat(value(told, "Hidden text")).isEqualTo("Живёт у мельницы");
        assertThat(value(told, "Deleted text")).isEqualTo("under the bridge");
        assertThat(value(told, "Authors of comments")).isEqualTo("AR | Anna Ridel");
        assertThat(value(told, "Comment")).isEqualTo("Ask her sister");
        assertThat(value(told, "Date of a comment")).isEqualTo(WordBinary.local(1225940766L));
        assertThat(value(told, "Links to local files")).isEqualTo("file:///D:\\Мира\\map.doc");
        assertThat(value(told, "Variables")).isEqualTo("Case No 17");
        assertThat(told.findings()).extracting(Finding::value).noneMatch(value -> value.contains("never told"));
    }

    @Test
    void a_photo_tells_its_place_and_an_object_its_file() throws Failure {
        String photo = HexFormat.of().formatHex(Strips.sample("dirty.jpg"));
        byte[] packed = Strips.latin("\1\5\0\0\2\0\0\0\10\0\0\0Package\0\0\0\0\0\0\0\0\0\60\0\0\0"
                + "\2\0map.pdf\0C:\\Danil\\map.pdf\0\0\0\3\0\1\0\0\0\0" + "\0".repeat(20));
        byte[] linked = Strips.latin("\1\5\0\0\1\0\0\0\6\0\0\0Excel\0\15\0\0\0D:\\names.xls\0\0\0\0\0\0");
        Inspection told = inspect(
                "{\\rtf1{\\*\\shppict{\\pict{\\*\\picprop{\\sp{\\sn pibName}{\\sv C:\\\\Danil\\\\p.jpg}}}\\jpegblip\n"
                        + photo + "}}{\\object\\objemb{\\*\\objclass Package}{\\*\\objdata "
                        + HexFormat.of().formatHex(packed) + "}}"
                        + "{\\object\\objlink{\\*\\objdata " + HexFormat.of().formatHex(linked) + "}}}");

        assertThat(value(told, "Pictures")).isEqualTo("1");
        assertThat(told.findings()).extracting(Finding::name).contains("pict 1: GPS Latitude");
        assertThat(value(told, "Links to local files")).isEqualTo("C:\\Danil\\p.jpg");
        assertThat(value(told, "Embedded objects")).isEqualTo("2");
        assertThat(value(told, "object 1: Path of a packed file")).isEqualTo("C:\\Danil\\map.pdf");
        assertThat(value(told, "object 2: Linked object")).isEqualTo("D:\\names.xls");
        assertThat(told.unread()).contains("inspect.unread-embedded");
    }

    @Test
    void what_libreoffice_writes_is_told() throws Exception {
        Inspection told = Strips.inspect(OldOffices.of("rtf"));

        // LibreOffice calls both of them author.
        assertThat(value(told, "Author")).isEqualTo("Мира Толванова | Danil Orlov");
        assertThat(value(told, "Authors of changes")).contains("Vera Sokol");
        assertThat(value(told, "Authors of comments")).contains("Anna Ridel");
        assertThat(value(told, "Comment")).isEqualTo("Ask her sister first");
        assertThat(value(told, "Hidden text")).isEqualTo("The witness lives at the mill.");
        assertThat(value(told, "Deleted text")).contains("under the old bridge");
        assertThat(value(told, "Custom property")).isEqualTo("Source of it: the baker");
        assertThat(value(told, "Created, local time")).startsWith("2019-05-17T08:30");
        assertThat(told.unread()).doesNotContain("inspect.unread-metadata");
    }

    @Test
    void the_end_is_where_the_first_group_ends() throws Failure {
        assertThat(value(inspect("{\\rtf1 Words}\r\n\0hidden behind"), "Data after the end"))
                .isEqualTo("12 bytes");
        assertThat(inspect("{\\rtf1 Words}\r\n").findings()).isEmpty();
        assertThat(inspect("{\\rtf1 {Words}").unread()).contains("inspect.unread-metadata");
    }

    @Test
    void depth_and_length_are_bounded() throws Failure {
        assertThat(inspect("{\\rtf1" + "{".repeat(100_000)).unread()).contains("inspect.unread-metadata");
        Inspection told = inspect("{\\rtf1{\\info{\\author " + "A".repeat(3_000_000) + "}}\\bin999999999 x}");
        assertThat(value(told, "Author")).hasSizeLessThan(500).startsWith("AAAA");
        assertThat(told.unread()).contains("inspect.unread-metadata");
    }
}
