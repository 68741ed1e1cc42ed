package org.letopis.sanitize;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationText;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDDocumentOutline;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.letopis.failure.Failure;
import org.letopis.sanitize.FileText.Kind;

/** Texts are read from clean copies of real files, as the leak check does, and some from files as they came. */
class FileTextTest {
    private static final Stripping STRIPPING = new Stripping();

    @AfterAll
    static void end() {
        STRIPPING.close();
    }

    private static FileText read(byte[] file) throws Failure {
        return FileText.of(Source.of(file), STRIPPING);
    }

    private static String all(FileText text) {
        assertThat(text.unread()).isEmpty();
        assertThat(text.kind()).isEqualTo(Kind.TEXT);
        return text.parts().stream().map(FileText.Part::text).collect(Collectors.joining("\n"));
    }

    private static String prose(FileText text) {
        return text.parts().stream()
                .filter(FileText.Part::prose)
                .map(FileText.Part::text)
                .collect(Collectors.joining("\n"));
    }

    private static String unread(byte[] file) throws Failure {
        return read(file).unread().map(FileText.Unread::key).orElse("read");
    }

    @Test
    void text_and_tables_are_read_in_any_character_set_that_can_be_told() throws Failure {
        String words = "Свидетельница Мира Толванова живёт у мельницы, дом третий.\n";

        assertThat(all(read(words.getBytes(UTF_8)))).isEqualTo(words);
        assertThat(all(read(words.getBytes(Charset.forName("windows-1251"))))).isEqualTo(words);
        assertThat(all(read("имя;год\nМира;1990\n".getBytes(UTF_8)))).contains("Мира;1990");
    }

    @Test
    void a_file_without_a_byte_and_a_text_of_blanks_are_read_and_empty() throws Failure {
        for (byte[] file : new byte[][] {new byte[0], "  \n\n".getBytes(UTF_8)}) {
            assertThat(read(file).isRead()).isTrue();
            assertThat(read(file).parts()).isEmpty();
        }
    }

    @Test
    void a_letter_holds_its_body_headers_notes_links_fields_and_the_words_for_pictures() throws Failure {
        FileText text = read(OoxmlSamples.word().zip());

        assertThat(prose(text)).contains("I saw it. Her number is +000 555 0147.", "Heading", "The note");
        assertThat(prose(text)).contains("Ask Danil at the fish stall", "Old heading of the cell");
        assertThat(all(text)).contains("https://example.org/market?page=2", "INCLUDEPICTURE", "source-list.xlsx");
        assertThat(all(text)).contains("The house of our witness, Mill Street 3", "Darkbench-Morvesk.dotm");
        assertThat(text.holds()).containsExactly(Kind.PICTURE);
        assertThat(text.parts())
                .anySatisfy(part -> assertThat(part.where()).isEqualTo("word/document.xml"))
                .anySatisfy(
                        part -> assertThat(part.where()).startsWith("word/embeddings/ledger.xlsx > xl/worksheets/"));
    }

    @Test
    void words_that_are_cut_into_runs_are_joined_and_paragraphs_are_not() throws Failure {
        String body = "<w:p><w:r><w:t>Толва</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>нова</w:t></w:r></w:p>"
                + OoxmlSamples.paragraph("Мира");

        assertThat(prose(read(Strips.clean(OoxmlSamples.plainWord(body).zip()))))
                .contains("Толванова\nМира");
    }

    @ParameterizedTest
    @CsvSource({
        "dirty.docx, word/document.xml",
        "dirty.xlsx, xl/worksheets/sheet1.xml",
        "dirty.pptx, ppt/slides/slide1.xml",
        "dirty.odt, content.xml",
        "dirty.pdf, page 1",
    })
    void clean_copies_of_documents_are_read(String name, String where) throws Failure {
        FileText text = read(Strips.clean(Strips.sample(name)));

        assertThat(text.unread()).isEmpty();
        assertThat(text.parts()).anySatisfy(part -> {
            assertThat(part.where()).isEqualTo(where);
            assertThat(part.prose()).isTrue();
        });
    }

    /** ECMA-376 part 1, section 18.17.4.1: day 33003 since 1900 is 10 May 1990. */
    @Test
    void cells_say_what_they_show_texts_of_the_table_long_numbers_and_dates() throws Failure {
        Ooxml book = new Ooxml()
                .relation("", "r1", "officeDocument", "xl/workbook.xml")
                .xml(
                        "xl/workbook.xml",
                        "spreadsheetml.sheet.main",
                        "<workbook " + Ooxml.X + " " + Ooxml.R
                                + "><sheets><sheet name=\"Свидетели\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>")
                .relation("xl/workbook.xml", "r1", "worksheet", "worksheets/sheet1.xml")
                .relation("xl/workbook.xml", "r2", "sharedStrings", "sharedStrings.xml")
                .relation("xl/workbook.xml", "r3", "styles", "styles.xml")
                .xml(
                        "xl/worksheets/sheet1.xml",
                        "spreadsheetml.worksheet",
                        "<worksheet " + Ooxml.X + "><sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c>"
                                + "<c r=\"B1\"><v>7.9001234567E10</v></c><c r=\"C1\" s=\"1\"><v>33003</v></c></row>"
                                + "</sheetData></worksheet>")
                .xml(
                        "xl/sharedStrings.xml",
                        "spreadsheetml.sharedStrings",
                        "<sst " + Ooxml.X
                                + "><si><r><t>Мира Толва</t></r><r><t>нова</t></r></si><si><t>unseen</t></si></sst>")
                .xml(
                        "xl/styles.xml",
                        "spreadsheetml.styles",
                        "<styleSheet " + Ooxml.X
                                + "><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>");
        FileText text = read(book.zip());

        assertThat(prose(text)).contains("Мира Толванова\n79001234567\n1990-05-10\n33003", "unseen");
        assertThat(all(text)).contains("Свидетели");
    }

    @Test
    void a_letter_of_blank_paragraphs_is_unread_since_its_words_may_be_a_picture() throws Failure {
        assertThat(unread(OoxmlSamples.plainWord("<w:p/>").zip())).isEqualTo("text.unread.no-text");
    }

    @Test
    void open_documents_are_read_with_cells_notes_and_names() throws Failure {
        byte[] sheet = Odfs.sheet(
                "",
                "<table:table table:name=\"Свидетели\"><table:table-row><table:table-cell office:value-type=\"date\""
                        + " office:date-value=\"1990-05-10\"><text:p>10.05.90</text:p></table:table-cell><table:table-cell>"
                        + "<text:p>Толва<text:span>нова</text:span></text:p></table:table-cell></table:table-row></table:table>");
        byte[] letter = Odfs.text(
                "",
                "<text:p>Мира<text:s text:c=\"2\"/>жива<text:note><text:note-body><text:p>The note</text:p></text:note-body></text:note></text:p>");

        assertThat(all(read(sheet))).contains("Свидетели", "1990-05-10", "10.05.90\nТолванова");
        assertThat(prose(read(letter))).contains("Мира жива\nThe note");
    }

    @Test
    void books_are_read_page_by_page() throws Failure {
        FileText text = read(Strips.clean(Strips.sample("dirty.epub")));

        assertThat(text.unread()).isEmpty();
        assertThat(prose(text)).isNotBlank();
    }

    @Test
    void pages_are_read_with_addresses_remarks_and_pictures_in_addresses() throws Failure {
        String picture = DataAddress.of(FileFormat.PNG, Strips.sample("dirty.png"));
        FileText text = read(("<!doctype html><html><body><!-- of Danil --><p>То<b>лва</b>нова</p><p>Мира</p>"
                        + "<a href='mailto:mira@example.org'>x</a><img alt='Mill Street 3' src='" + picture
                        + "'></body></html>")
                .getBytes(UTF_8));

        assertThat(prose(text)).contains("Толванова\nМира");
        assertThat(all(text)).contains("of Danil", "mailto:mira@example.org", "Mill Street 3");
        assertThat(text.holds()).containsExactly(Kind.PICTURE);
    }

    @Test
    void mails_are_read_with_heads_letters_and_files(@TempDir Path folder) throws Exception {
        FileText text = read(Strips.clean(Mails.written(folder)));

        assertThat(all(text)).contains("Ряды разобраны.", "mira@example.org", "Рынок 17 мая", "рынок.jpg", "mill;90");
        assertThat(text.holds()).containsExactly(Kind.PICTURE);
        assertThat(text.parts()).anySatisfy(part -> assertThat(part.where()).isEqualTo("list.csv > text"));
    }

    @Test
    void drawings_are_read_packed_or_not_and_letter_by_letter_or_line_by_line() throws Failure {
        byte[] drawing = ("<svg xmlns=\"http://www.w3.org/2000/svg\"><text>Ми<tspan x=\"9\">ра</tspan></text>"
                        + "<title>House of Danil</title><path d=\"M 1 2 3 4 5 6 7 8\"/></svg>")
                .getBytes(UTF_8);
        FileText text = read(Drawings.gzip(drawing, "house.svg"));

        assertThat(prose(text)).contains("Мира", "Ми\nра", "House of Danil");
        assertThat(all(text)).doesNotContain("M 1 2");
        assertThat(text.holds()).containsExactly(Kind.PICTURE);
    }

    @Test
    void tracks_give_their_names_and_their_places_with_the_latitude_first() throws Failure {
        String gpx =
                "<gpx xmlns=\"http://www.topografix.com/GPX/1/1\" version=\"1.1\"><wpt lat=\"42.001\" lon=\"43.502\">"
                        + "<name>The mill</name></wpt></gpx>";
        String kml =
                "<kml xmlns=\"http://www.opengis.net/kml/2.2\"><Placemark><name>The mill</name><Point><coordinates>"
                        + "43.502,42.001,0</coordinates></Point></Placemark></kml>";

        for (byte[] track : new byte[][] {
            Strips.clean(gpx.getBytes(UTF_8)),
            Strips.clean(kml.getBytes(UTF_8)),
            Zips.zip(Zips.deflated("doc.kml", kml.getBytes(UTF_8)))
        }) {
            assertThat(all(read(track))).contains("The mill", "42.001, 43.502");
        }
    }

    @Test
    void archives_are_read_with_the_names_of_their_members_and_archives_inside() throws Failure {
        byte[] inner = Zips.zip(Zips.deflated("Толванова.txt", "Мира".getBytes(UTF_8)));
        FileText text = read(
                Zips.zip(Zips.deflated("inner.zip", inner), Zips.deflated("photo.jpg", Strips.sample("dirty.jpg"))));

        assertThat(all(text)).contains("Толванова.txt", "Мира");
        assertThat(text.holds()).containsExactly(Kind.PICTURE);
        assertThat(text.parts())
                .anySatisfy(part -> assertThat(part.where()).isEqualTo("inner.zip > Толванова.txt > text"));
    }

    @Test
    void one_member_that_nobody_reads_makes_the_archive_unread() throws Failure {
        byte[] archive = Zips.zip(
                Zips.deflated("a.txt", "Мира".getBytes(UTF_8)), Zips.deflated("b.dat", new byte[] {0, 1, 2, 3, 4, 5}));

        assertThat(read(archive).unread()).contains(new FileText.Unread("text.unread.format", "b.dat"));
        assertThat(prose(read(archive))).contains("Мира");
    }

    @Test
    void archives_inside_archives_are_read_to_a_depth() throws Failure {
        byte[] file = "Мира".getBytes(UTF_8);
        for (int i = 0; i < Members.MOST_DEPTH + 2; i++) {
            file = Zips.zip(Zips.deflated("a", file));
        }

        assertThat(unread(file)).isEqualTo("text.unread.too-much");
    }

    @Test
    void pictures_sound_and_films_are_kinds_of_their_own() throws Failure {
        assertThat(read(Strips.sample("dirty.jpg")).kind()).isEqualTo(Kind.PICTURE);
        assertThat(read(Strips.sample("dirty.png")).holds()).containsExactly(Kind.PICTURE);
        assertThat(read(Films.phone()).kind()).isEqualTo(Kind.VIDEO);
        assertThat(read(Films.sound(".ogg", "-c:a", "libvorbis")).kind()).isEqualTo(Kind.SOUND);
        assertThat(read(Films.sound(".mp3", "-c:a", "libmp3lame")).kind()).isEqualTo(Kind.SOUND);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\\rtf1 \\b Mira}", "\u00D0\u00CF\u0011\u00E0\u00A1\u00B1\u001A\u00E1", "7z\u00BC\u00AF'\u001C"
            })
    void formats_without_a_reader_are_unread(String start) throws Failure {
        assertThat(unread(Strips.latin(start + "\0\1\2 Mira"))).startsWith("text.unread.");
    }

    @Test
    void damaged_files_are_unread() throws Failure {
        byte[] letter = OoxmlSamples.word().zip();

        assertThat(unread(Arrays.copyOf(letter, letter.length / 2))).startsWith("text.unread.");
        assertThat(unread("<kml><Placemark>".getBytes(UTF_8))).isEqualTo("text.unread.damaged");
        assertThat(unread(Strips.latin("%PDF-1.7\nnothing"))).startsWith("text.unread.");
    }

    private static byte[] pdf(String... pages) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PDDocument document = new PDDocument()) {
            for (String text : pages) {
                PDPage page = new PDPage(new PDRectangle(300, 300));
                document.addPage(page);
                try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                    if (text.equals("scan")) {
                        BufferedImage scan = new BufferedImage(20, 20, BufferedImage.TYPE_INT_RGB);
                        scan.setRGB(3, 3, Color.RED.getRGB());
                        content.drawImage(LosslessFactory.createFromImage(document, scan), 0, 0, 300, 300);
                    }
                    content.beginText();
                    content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
                    content.newLineAtOffset(20, 200);
                    content.showText(text.equals("scan") ? "1" : text);
                    content.endText();
                }
            }
            PDAnnotationText note = new PDAnnotationText();
            note.setContents("Ask Danil");
            note.setRectangle(new PDRectangle(10, 10, 20, 20));
            document.getPage(0).getAnnotations().add(note);
            PDDocumentOutline outline = new PDDocumentOutline();
            PDOutlineItem item = new PDOutlineItem();
            item.setTitle("House of Tamar");
            outline.addLast(item);
            document.getDocumentCatalog().setDocumentOutline(outline);
            document.save(bytes);
        }
        return bytes.toByteArray();
    }

    @Test
    void pages_of_a_pdf_are_read_with_bookmarks_and_notes() throws Exception {
        FileText text = read(pdf("The stalls were cleared.", "Nobody showed an order."));

        assertThat(all(text)).contains("House of Tamar", "Ask Danil");
        assertThat(text.parts())
                .anySatisfy(part -> assertThat(part)
                        .extracting(FileText.Part::where, each -> each.text().strip())
                        .containsExactly("page 2", "Nobody showed an order."));
        assertThat(all(read(Strips.clean(pdf("The stalls were cleared."))))).contains("stalls", "House of Tamar");
    }

    @Test
    void a_scanned_page_among_others_makes_a_pdf_unread() throws Exception {
        FileText text = read(pdf("The stalls were cleared.", "scan"));

        assertThat(text.unread()).contains(new FileText.Unread("text.unread.picture-page", "page 2"));
        assertThat(text.holds()).containsExactly(Kind.PICTURE);
        assertThat(prose(text)).contains("The stalls were cleared.");
    }

    @Test
    void what_libreoffice_prints_and_saves_is_read() throws Exception {
        byte[] letter = Odfs.flat("text")
                .replace("On 17 May the stalls were cleared.", "Мира Толванова видела рынок.")
                .getBytes(UTF_8);
        Map<String, byte[]> files = new HashMap<>();
        for (String to : new String[] {"pdf", "docx", "epub", "html"}) {
            files.put(to, OtherProgram.libreOffice(letter, "fodt", to));
        }

        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            assertThat(prose(read(Strips.clean(file.getValue()))).replaceAll("\\s+", " "))
                    .as(file.getKey())
                    .contains("Мира Толванова видела рынок.");
        }
    }

    private static byte[] metafile(int options, String letters) {
        byte[] text = letters.getBytes(UTF_16LE);
        int length = 76 + (text.length + 3) / 4 * 4;
        ByteBuffer out = ByteBuffer.allocate(108 + length + 20).order(ByteOrder.LITTLE_ENDIAN);
        out.putInt(0, 1)
                .putInt(4, 108)
                .putInt(40, 0x464D4520)
                .putInt(44, 0x10000)
                .putInt(48, out.limit());
        out.putInt(108, 84).putInt(112, length).putInt(108 + 44, letters.length());
        out.putInt(108 + 48, 76).putInt(108 + 52, options);
        out.position(108 + 76).put(text);
        out.putInt(108 + length, 14).putInt(112 + length, 20);
        return out.array();
    }

    /** [MS-EMF] section 2.3.5.8; option 0x10 says that the signs are numbers in a font. */
    @Test
    void letters_of_metafiles_are_read_unless_they_are_numbers_of_a_font() throws Failure {
        assertThat(all(read(metafile(0, "Толванова")))).isEqualTo("Толванова");
        assertThat(unread(metafile(0x10, "Толванова"))).isEqualTo("text.unread.letters");
    }
}
