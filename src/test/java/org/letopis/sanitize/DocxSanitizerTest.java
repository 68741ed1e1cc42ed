package org.letopis.sanitize;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.letopis.failure.Failure;

class DocxSanitizerTest extends OoxmlContract {
    @Override
    byte[] dirty() {
        return Strips.sample("dirty.docx");
    }

    @Override
    Ooxml built() {
        return OoxmlSamples.word();
    }

    @Override
    FileFormat format() {
        return FileFormat.DOCX;
    }

    @Override
    List<String> planted() {
        List<String> planted = new ArrayList<>(PROPERTIES);
        planted.addAll(List.of(
                "Arina Veshnyak",
                "2024-05-18",
                "hid in the cellar",
                "red door",
                "about the ledger",
                "Old heading", //
                "555 0147",
                "555 0199",
                "fish stall",
                "Witness_Danil",
                "_GoBack",
                "source-list",
                "on Mira",
                "Users", //
                "FILENAME",
                "INCLUDEPICTURE",
                "Mill Street 3",
                "IMG_0417",
                "Picture of the house",
                "src-danil", //
                "Name of the source",
                "storeItemID",
                "Ledger of Danil",
                "ledger-of-danil",
                "gfxdata",
                "OLEObject", //
                "witnesses",
                "Morvesk-0042",
                "00A417B2",
                "00C90F31",
                "00EE0A11",
                "7A0B11C2",
                "paraId",
                "rsid", //
                "Korvenen",
                "nothing refers to",
                "delText",
                "commentReference",
                "vanish"));
        return planted;
    }

    @Override
    List<String> findings() {
        return List.of(
                "Author",
                "Last modified by",
                "Created",
                "Company",
                "Template",
                "Number of revisions",
                "Comment", //
                "Deleted text",
                "Inserted text",
                "Tracked change",
                "Hidden text",
                "Editing session marks", //
                "Embedded document",
                "Link",
                "Field",
                "Bookmark",
                "Alternative text",
                "Content control", //
                "Document variables",
                "Mail merge",
                "Custom data",
                "Thumbnail",
                "People",
                "Building blocks");
    }

    @Override
    void demandSameContent(byte[] clean, byte[] dirty) throws Exception {
        String text = new String(OtherProgram.libreOffice(clean, "docx", "txt:Text (encoded):UTF8"), UTF_8);

        assertThat(text.lines()
                        .map(line -> line.replace("\uFEFF", "")
                                .replaceAll("docx\\d", "docx#")
                                .strip())
                        .filter(line -> !line.isEmpty()))
                .containsSubsequence(
                        "Statement",
                        "On 17 May the stalls were cleared. Nobody showed an order. I saw it. The end.",
                        "Row that stays",
                        "web file",
                        "statement.docx#[picture]",
                        "A field of a form")
                .noneMatch(line -> line.contains("ledger") || line.contains("red door"));
        assertThat(pictures(clean)).hasSize(1);
        assertThat(Strips.pixels(pictures(clean).get(0))).isEqualTo(Strips.pixels(Strips.sample("dirty.png")));
    }

    private static List<byte[]> pictures(byte[] file) throws IOException {
        return Zips.unpack(file).entrySet().stream()
                .filter(part -> part.getKey().endsWith(".png"))
                .map(java.util.Map.Entry::getValue)
                .toList();
    }

    private static String body(String body) throws Failure, IOException {
        byte[] clean = Strips.clean(OoxmlSamples.plainWord(body).zip());
        return partsText(clean, "word/document.xml")
                .replaceFirst("(?s).*<w:body>", "")
                .replace("<w:sectPr/></w:body></w:document>", "");
    }

    @Test
    void links_to_the_web_stay_and_links_to_files_become_text() throws Failure, IOException {
        String relationships = partsText(Strips.clean(dirty()), "word/_rels/document.xml.rels");

        assertThat(relationships).contains("https://example.org/market?page=2").doesNotContain("file:");
    }

    @ParameterizedTest
    @CsvSource({
        "https://example.org/a?b=c, true",
        "http://example.org, true",
        "mailto:office@example.org, true",
        "https://mira:secret@example.org/, false",
        "file:///C:/Users/mira/a.docx, false",
        "\\\\server\\share\\a.docx, false",
        "javascript:alert(1), false",
        "ftp://example.org/, false",
        "a.docx, false"
    })
    void only_plain_links_stay(String target, boolean stays) throws Failure, IOException {
        Ooxml word = OoxmlSamples.plainWord(
                        "<w:p><w:hyperlink r:id=\"rIdX\"><w:r><w:t>here</w:t></w:r></w:hyperlink></w:p>")
                .outside("word/document.xml", "rIdX", "hyperlink", target);
        byte[] clean = Strips.clean(word.zip());

        assertThat(partsText(clean, "word/document.xml")).contains("<w:t>here</w:t>");
        assertThat(Zips.unpack(clean).containsKey("word/_rels/document.xml.rels"))
                .isEqualTo(stays);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "AUTHOR",
                "USERNAME",
                "LASTSAVEDBY",
                "DOCPROPERTY Company",
                "TEMPLATE",
                "DATE",
                "LINK Excel.Sheet.12 \"C:\\\\a.xls\"",
                "DDEAUTO x y",
                "XE \"Danil\""
            })
    void fields_that_tell_become_what_they_show(String code) throws Failure, IOException {
        String complex = "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText> %s </w:instrText></w:r>"
                + "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>shown</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>";
        String quoted = code.replace("\"", "&quot;");
        String body = body("<w:p>" + complex.formatted(quoted) + "<w:fldSimple w:instr=\"" + quoted
                + "\"><w:r><w:t>too</w:t></w:r></w:fldSimple></w:p>");

        assertThat(body).contains("<w:t>shown</w:t>", "<w:t>too</w:t>").doesNotContain("fldChar", "instr", "fldSimple");
    }

    /** Blanks between switches can be read in as many ways as there are, and each way was tried. */
    @Test
    void a_link_with_many_switches_is_judged_at_once() throws Failure, IOException {
        String code = "HYPERLINK &quot;https://example.org/&quot; " + "\\a   ".repeat(60) + "!";
        String body =
                body("<w:p><w:fldSimple w:instr=\"" + code + "\"><w:r><w:t>shown</w:t></w:r></w:fldSimple></w:p>");

        assertThat(body).contains("<w:t>shown</w:t>").doesNotContain("fldSimple");
    }

    @Test
    void a_field_inside_a_field_that_goes_goes_with_it() throws Failure, IOException {
        String begin = "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>";
        String separate = "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>";
        String end = "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>";
        String inner = begin + "<w:r><w:instrText>MERGEFIELD name</w:instrText></w:r>" + separate
                + "<w:r><w:t>Danil inside</w:t></w:r>" + end;
        String body = body("<w:p>" + begin + "<w:r><w:instrText>IF </w:instrText></w:r>" + inner + separate
                + "<w:r><w:t>result</w:t></w:r>" + end + "</w:p>");

        assertThat(body).contains("<w:t>result</w:t>").doesNotContain("Danil", "instrText", "fldChar");
    }

    @Test
    void a_deleted_end_of_a_paragraph_joins_it_with_the_next() throws Failure, IOException {
        String body = body(
                "<w:p><w:pPr><w:rPr><w:del w:id=\"1\" w:author=\"A\"/></w:rPr></w:pPr><w:r><w:t>one </w:t></w:r></w:p>"
                        + "<w:p><w:pPr><w:jc w:val=\"center\"/></w:pPr><w:r><w:t>two</w:t></w:r></w:p>");

        assertThat(body)
                .isEqualTo("<w:p><w:pPr><w:rPr/></w:pPr><w:r><w:t>one </w:t></w:r><w:r><w:t>two</w:t></w:r></w:p>");
    }

    @Test
    void moved_text_stands_where_it_was_moved_to() throws Failure, IOException {
        String body = body(
                "<w:p><w:moveFromRangeStart w:id=\"1\" w:name=\"m\"/><w:moveFrom w:id=\"2\" w:author=\"A\"><w:r><w:t>moved</w:t></w:r></w:moveFrom>"
                        + "<w:moveFromRangeEnd w:id=\"1\"/><w:r><w:t>first </w:t></w:r><w:moveToRangeStart w:id=\"3\" w:name=\"m\"/>"
                        + "<w:moveTo w:id=\"4\" w:author=\"A\"><w:r><w:t>moved</w:t></w:r></w:moveTo><w:moveToRangeEnd w:id=\"3\"/></w:p>");

        assertThat(body).isEqualTo("<w:p><w:r><w:t>first </w:t></w:r><w:r><w:t>moved</w:t></w:r></w:p>");
    }

    @Test
    void text_hidden_by_a_style_goes_and_text_that_the_run_shows_again_stays() throws Failure, IOException {
        Ooxml word = OoxmlSamples.plainWord(
                        "<w:p><w:r><w:rPr><w:rStyle w:val=\"Ghost\"/></w:rPr><w:t>not seen</w:t></w:r>"
                                + "<w:r><w:rPr><w:rStyle w:val=\"Ghost\"/><w:vanish w:val=\"0\"/></w:rPr><w:t>seen</w:t></w:r></w:p>")
                .relation("word/document.xml", "rIdStyles", "styles", "styles.xml")
                .xml(
                        "word/styles.xml",
                        "wordprocessingml.styles",
                        "<w:styles " + Ooxml.W
                                + "><w:style w:type=\"character\" w:styleId=\"Base\"><w:name w:val=\"Base\"/><w:rPr><w:vanish/></w:rPr></w:style>"
                                + "<w:style w:type=\"character\" w:styleId=\"Ghost\"><w:name w:val=\"Ghost\"/><w:basedOn w:val=\"Base\"/></w:style></w:styles>");

        String text = partsText(Strips.clean(word.zip()), "word/document.xml");

        assertThat(text).contains("<w:t>seen</w:t>").doesNotContain("not seen");
    }

    @Test
    void malformed_letters_are_refused_without_a_word_on_the_screen() throws Failure {
        Ooxml word = OoxmlSamples.plainWord(OoxmlSamples.paragraph("Seen QQQQ"));
        byte[] part = word.bytes("word/document.xml");
        String text = new String(part, ISO_8859_1).replace("QQQQ", "\u00FF\u00FFa");
        PrintStream screen = System.err;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        System.setErr(new PrintStream(said, true, UTF_8));
        try {
            byte[] file =
                    word.replace("word/document.xml", text.getBytes(ISO_8859_1)).zip();
            assertThat(Strips.refusal(file).key()).isEqualTo("strip.damaged");
        } finally {
            System.setErr(screen);
        }

        assertThat(said.toString(UTF_8)).isEmpty();
    }

    @Test
    void signs_in_the_text_that_nobody_sees_go() throws Failure, IOException {
        byte[] dirty = OoxmlSamples.plainWord(OoxmlSamples.paragraph(
                        "Se\u200Ben\uDB40\uDC44\uDB40\uDC41\u2060 \u0645\u06CC\u200C\u062E\u0648"))
                .zip();

        byte[] clean = Strips.clean(dirty);

        assertThat(partsText(clean, "word/document.xml")).contains(">Seen \u0645\u06CC\u200C\u062E\u0648<");
        assertThat(Strips.clean(clean)).isEqualTo(clean);
    }

    @Test
    void an_unknown_branch_goes_and_its_fallback_stays() throws Failure, IOException {
        String body = body(
                "<w:p xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" xmlns:n=\"urn:new\"><w:r>"
                        + "<mc:AlternateContent><mc:Choice Requires=\"n\"><n:thing secret=\"Danil\"/></mc:Choice>"
                        + "<mc:Fallback><w:t>old form</w:t></mc:Fallback></mc:AlternateContent></w:r></w:p>");

        assertThat(body).isEqualTo("<w:p><w:r><w:t>old form</w:t></w:r></w:p>");
    }

    @Test
    void a_bookmark_stays_only_where_something_refers_to_it() throws Failure, IOException {
        String body = body(
                "<w:p><w:bookmarkStart w:id=\"1\" w:name=\"here\"/><w:r><w:t>a</w:t></w:r><w:bookmarkEnd w:id=\"1\"/>"
                        + "<w:bookmarkStart w:id=\"2\" w:name=\"unused\"/><w:bookmarkEnd w:id=\"2\"/>"
                        + "<w:hyperlink w:anchor=\"here\"><w:r><w:t>b</w:t></w:r></w:hyperlink></w:p>");

        assertThat(body).contains("w:name=\"here\"", "w:anchor=\"here\"").doesNotContain("unused");
    }

    @ParameterizedTest
    @CsvSource({
        "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
        "application/vnd.ms-word.document.macroEnabled.main+xml",
        "application/vnd.ms-word.template.macroEnabledTemplate.main+xml"
    })
    void templates_and_files_with_macros_become_plain_documents(String type) throws Failure, IOException {
        Ooxml word = OoxmlSamples.plainWord(OoxmlSamples.paragraph("text"))
                .type("word/document.xml", type)
                .binary(
                        "word/vbaProject.bin",
                        "application/vnd.ms-office.vbaProject",
                        Strips.latin("Sub AutoOpen() of Mira"))
                .relation(
                        "word/document.xml",
                        "rIdV",
                        "http://schemas.microsoft.com/office/2006/relationships/vbaProject",
                        "vbaProject.bin");
        byte[] clean = Strips.clean(word.zip());

        assertThat(partsText(clean, "[Content_Types].xml"))
                .contains("wordprocessingml.document.main+xml")
                .doesNotContain("vba", "macro");
        assertThat(clean)
                .isEqualTo(Strips.clean(
                        OoxmlSamples.plainWord(OoxmlSamples.paragraph("text")).zip()));
        assertThat(Strips.stripped(word.zip()).removed()).contains(new Removed(FindingGroup.HIDDEN, "Macros"));
    }

    @Test
    void a_strict_document_comes_out_in_the_form_that_all_programs_read() throws Failure, IOException {
        Ooxml strict = OoxmlSamples.plainWord(OoxmlSamples.paragraph("strict text"))
                .change(
                        "word/document.xml",
                        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
                        "http://purl.oclc.org/ooxml/wordprocessingml/main");

        assertThat(Strips.clean(strict.zip()))
                .isEqualTo(Strips.clean(OoxmlSamples.plainWord(OoxmlSamples.paragraph("strict text"))
                        .zip()));
    }

    @Test
    void attributes_elements_and_texts_that_no_schema_knows_go() throws Failure, IOException {
        String body = body(
                "<w:p w:secret=\"Danil at the mill\"><w:spy>Danil at the gate</w:spy>Danil at the door<w:r><w:t>text</w:t></w:r>"
                        + "<!-- Danil at the well --><?note Danil at the barn?></w:p>");

        assertThat(body).isEqualTo("<w:p><w:r><w:t>text</w:t></w:r></w:p>");
    }

    @Test
    void a_picture_keeps_what_it_needs_and_loses_its_name() throws Failure, IOException {
        String text = partsText(Strips.clean(dirty()), "word/document.xml");

        assertThat(text).contains("<pic:cNvPr id=\"7\" name=\"Object 7\"/>", "<wp:docPr id=\"7\" name=\"Object 7\"/>");
    }

    @Test
    void a_document_type_is_refused() throws Failure {
        Ooxml word = OoxmlSamples.plainWord(OoxmlSamples.paragraph("&e;"))
                .change(
                        "word/document.xml",
                        "<w:document",
                        "<!DOCTYPE d [<!ENTITY e SYSTEM \"file:///etc/hostname\">]><w:document");

        assertThat(Strips.refusal(word.zip()).key()).isEqualTo("strip.damaged");
    }

    @Test
    void elements_nested_without_end_are_refused() throws Failure {
        Ooxml word = OoxmlSamples.plainWord(
                "<w:p>" + "<w:smartTag>".repeat(100_000) + "</w:smartTag>".repeat(100_000) + "</w:p>");

        assertThat(Strips.refusal(word.zip()).key()).isEqualTo("strip.too-large");
    }

    @Test
    void a_bomb_is_refused_before_it_is_unpacked() throws Failure, IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (String name : List.of("[Content_Types].xml", "_rels/.rels", "word/document.xml")) {
                zip.putNextEntry(new ZipEntry(name));
                byte[] spaces = new byte[1 << 20];
                Arrays.fill(spaces, (byte) ' ');
                for (int i = 0; i < 64; i++) {
                    zip.write(spaces);
                }
            }
        }

        assertThat(Strips.refusal(bytes.toByteArray()).key()).isEqualTo("strip.too-large");
    }

    @Test
    void a_part_with_a_wrong_type_does_not_get_in() throws Failure, IOException {
        Ooxml word = OoxmlSamples.plainWord(OoxmlSamples.paragraph("text"))
                .xml("word/evil.xml", "application/x-evil", "<x>Danil at the mill</x>")
                .xml("../../etc/passwd", "application/x-evil", "<x>Danil at the mill</x>")
                .relation("word/document.xml", "rIdE", "urn:evil/part", "evil.xml")
                .relation("word/document.xml", "rIdF", "image", "../../../../etc/passwd");

        assertThat(Zips.unpack(Strips.clean(word.zip())))
                .containsOnlyKeys("[Content_Types].xml", "_rels/.rels", "word/document.xml");
    }

    @Test
    void what_a_comment_says_may_stand_in_the_text() throws Failure, IOException {
        Ooxml word = OoxmlSamples.word()
                .change(
                        "word/comments.xml",
                        "Ask Danil at the fish stall before we print this",
                        "Nobody showed an order.");

        assertThat(partsText(Strips.clean(word.zip()), "word/document.xml")).contains("Nobody showed an order.");
    }

    @Test
    void a_file_without_its_main_part_is_refused() throws Failure {
        Ooxml word = OoxmlSamples.plainWord("")
                .type("word/document.xml", "application/vnd.ms-excel.sheet.binary.macroEnabled.main");

        assertThat(Strips.refusal(word.zip()).key()).isEqualTo("strip.unknown-part");
    }

    @Test
    void old_and_locked_files_are_refused_with_advice() throws Failure {
        byte[] old = Strips.join(
                new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1},
                new byte[600]);

        assertThat(Strips.refusal(old).key()).isEqualTo("strip.old-office");
    }
}
