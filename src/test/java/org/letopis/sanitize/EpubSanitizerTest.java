package org.letopis.sanitize;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.letopis.failure.Failure;

class EpubSanitizerTest extends SanitizerContract {
    private static final String CONTAINER = "<container version=\"1.0\""
            + " xmlns=\"urn:oasis:names:tc:opendocument:xmlns:container\"><rootfiles><rootfile full-path=\"book.opf\""
            + " media-type=\"application/oebps-package+xml\"/></rootfiles></container>";

    @Override
    byte[] dirty() {
        return Strips.sample("dirty.epub");
    }

    @Override
    FileFormat format() {
        return FileFormat.EPUB;
    }

    @Override
    List<String> planted() {
        return List.of(
                "Mira",
                "Tamar",
                "Arina",
                "Danil",
                "2024",
                "77c0de5a",
                "iTunes",
                "count.js",
                "0147",
                "MIRA-LAPTOP",
                "shelf",
                "192.0.2.14",
                "AK2-0047731");
    }

    @Override
    List<String> findings() {
        return List.of(
                "Authors and contributors",
                "Publisher and rights",
                "Dates of the book",
                "Identifiers of the book",
                "Alternative texts",
                "Comments in the markup",
                "Comments in style sheets",
                "Hidden text",
                "Scripts and remote parts",
                "Files that are not in the list of the book",
                "OEBPS/images/market.jpg: GPS Latitude");
    }

    @Override
    List<String> facts() {
        return ZipSanitizerTest.ZIP_FACTS;
    }

    @Override
    boolean exiftoolReads() {
        return false;
    }

    @Override
    int tellingBytes() {
        return 100;
    }

    @Override
    void demandSameContent(byte[] clean, byte[] dirty) throws Exception {
        Map<String, byte[]> after = unpack(clean);
        String page = new String(after.get("OEBPS/text/page.xhtml"), UTF_8);
        assertThat(page.replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ").strip())
                .isEqualTo("The market The market On 17 May the stalls were cleared.");
        assertThat(Strips.pixels(after.get("OEBPS/images/market.jpg")))
                .isEqualTo(Strips.pixels(unpack(dirty).get("OEBPS/images/market.jpg")));
        demandWellFormed(after);
        OtherProgram.demandGoodZip(clean);
    }

    private static void demandWellFormed(Map<String, byte[]> members) throws Exception {
        for (Map.Entry<String, byte[]> member : members.entrySet()) {
            if (member.getKey().matches(".*\\.(xhtml|xml|opf|ncx)")) {
                DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(new ByteArrayInputStream(member.getValue()));
            }
        }
    }

    private static Map<String, byte[]> unpack(byte[] file) throws IOException {
        Map<String, byte[]> members = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                members.put(entry.getName(), zip.readAllBytes());
            }
        }
        return members;
    }

    private static byte[] book(String metadata, String page, String... parts) {
        List<Zips.Member> members = new ArrayList<>();
        members.add(Zips.stored("mimetype", "application/epub+zip".getBytes(UTF_8)));
        members.add(Zips.deflated("META-INF/container.xml", CONTAINER.getBytes(UTF_8)));
        StringBuilder items = new StringBuilder();
        for (int i = 0; i < parts.length; i += 3) {
            if (!parts[i + 1].equals("none")) {
                items.append("<item id=\"p%d\" href=\"%s\" media-type=\"%s\"/>".formatted(i, parts[i], parts[i + 1]));
            }
            members.add(Zips.deflated(parts[i], parts[i + 2].getBytes(UTF_8)));
        }
        String opf = "<package xmlns=\"http://www.idpf.org/2007/opf\" version=\"3.0\"><metadata"
                + " xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>The market</dc:title><dc:language>ru</dc:language>"
                + metadata + "</metadata><manifest><item id=\"page\" href=\"page.xhtml\""
                + " media-type=\"application/xhtml+xml\"/>" + items
                + "</manifest><spine><itemref idref=\"page\"/></spine></package>";
        members.add(Zips.deflated("book.opf", opf.getBytes(UTF_8)));
        String html = "<html xmlns=\"http://www.w3.org/1999/xhtml\"><head><title>x</title></head><body>" + page
                + "</body></html>";
        members.add(Zips.deflated("page.xhtml", html.getBytes(UTF_8)));
        return Zips.zip(members.toArray(Zips.Member[]::new));
    }

    private static String all(byte[] file) throws IOException {
        StringBuilder all = new StringBuilder();
        unpack(file).forEach((name, bytes) -> all.append(name).append('\n').append(new String(bytes, UTF_8)));
        return all.toString();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p>Seen</p><script>Danil()</script>",
                "<p>Seen</p><!-- Danil -->",
                "<p onclick=\"Danil()\" data-of=\"Danil\" aria-label=\"Danil\" title=\"Danil\">Seen</p>",
                "<p>Seen<a href=\"javascript:Danil()\"> here</a></p>",
                "<p>Seen<a href=\"file:///home/Danil\"> here</a></p>",
                "<p>Seen<img src=\"//example.org/Danil.png\"/></p>",
                "<p>Seen<img src=\"http://example.org/Danil.png\"/></p>",
                "<p style=\"display:none\">Danil</p><p>Seen</p>",
                "<p hidden=\"\">Danil</p><p>Seen</p>",
                "<p style=\"background: url(https://example.org/Danil)\">Seen</p>",
                "<style>@import 'https://example.org/Danil.css'; /* Danil */ p { margin: 0 }</style><p>Seen</p>",
                "<p>Seen</p><svg xmlns=\"http://www.w3.org/2000/svg\"><title>Danil</title><desc>Danil</desc><script>Danil</script><rect width=\"1\" height=\"1\"/></svg>",
                "<p>Seen</p><iframe src=\"https://example.org/Danil\">Danil</iframe>"
            })
    void what_is_not_seen_on_a_page_is_not_in_the_copy(String page) throws Failure, IOException {
        byte[] clean = Strips.clean(book("", page));

        assertThat(all(clean)).contains("Seen").doesNotContain("Danil");
        assertThat(Strips.inspect(clean).findings()).isEmpty();
        assertThat(Strips.clean(clean)).isEqualTo(clean);
    }

    @ParameterizedTest
    @CsvSource({
        "<dc:creator>Danil Orlo</dc:creator>, Authors and contributors",
        "<dc:contributor>Danil Orlo</dc:contributor>, Authors and contributors",
        "<dc:identifier>isbn Danil Orlo</dc:identifier>, Identifiers of the book",
        "<dc:source>Danil Orlo</dc:source>, Sources of the book",
        "<dc:date>of Danil Orlo</dc:date>, Dates of the book",
        "<meta name=\"calibre:series\" content=\"Danil Orlo\"/>, Other metadata of the book",
        "<meta property=\"rendition:layout\">Danil Orlo</meta>, Other metadata of the book"
    })
    void of_metadata_only_title_and_language_stay(String metadata, String removedName) throws Failure, IOException {
        byte[] dirty = book(metadata, "<p>Seen</p>");

        String all = all(Strips.clean(dirty));

        assertThat(all)
                .contains("<dc:title>The market</dc:title>", "<dc:language>ru</dc:language>")
                .doesNotContain("Danil");
        assertThat(Strips.stripped(dirty).removed()).extracting(Removed::name).contains(removedName);
    }

    @Test
    void the_identifier_depends_on_the_content_alone() throws Failure {
        byte[] one = Strips.clean(book("<dc:identifier>urn:isbn:1</dc:identifier>", "<p>Seen</p>"));
        byte[] same = Strips.clean(book("<dc:identifier>urn:isbn:2</dc:identifier>", "<p>Seen</p>"));
        byte[] other = Strips.clean(book("", "<p>Other</p>"));

        assertThat(same).isEqualTo(one);
        assertThat(other).isNotEqualTo(one);
    }

    @Test
    void names_of_characters_are_understood_as_in_old_books() throws Failure, IOException {
        assertThat(all(Strips.clean(book("", "<p>Seen&nbsp;&mdash;&nbsp;&laquo;так&raquo;</p>"))))
                .contains("Seen\u00A0—\u00A0«так»");
    }

    @ParameterizedTest
    @CsvSource({"windows-1251", "KOI8-R", "UTF-16", "UTF-8"})
    void pages_in_other_character_sets_are_read_and_written_in_utf_8(String charset) throws Failure, IOException {
        String page = "<?xml version=\"1.0\" encoding=\"" + charset
                + "\"?><html xmlns=\"http://www.w3.org/1999/xhtml\"><body><p>Рынок</p></body></html>";
        byte[] dirty = Zips.zip(
                Zips.stored("mimetype", "application/epub+zip".getBytes(UTF_8)),
                Zips.stored("META-INF/container.xml", CONTAINER.getBytes(UTF_8)),
                Zips.stored(
                        "book.opf",
                        ("<package xmlns=\"http://www.idpf.org/2007/opf\" version=\"2.0\"><manifest><item id=\"p\" href=\"p.xhtml\""
                                        + " media-type=\"application/xhtml+xml\"/></manifest><spine><itemref idref=\"p\"/></spine>"
                                        + "</package>")
                                .getBytes(UTF_8)),
                Zips.stored("p.xhtml", page.getBytes(java.nio.charset.Charset.forName(charset))));

        assertThat(all(Strips.clean(dirty))).contains("Рынок");
    }

    @Test
    void fonts_and_scripts_go_and_their_obfuscation_is_no_lock() throws Failure, IOException {
        byte[] dirty = book(
                "",
                "<p>Seen</p>",
                "f.otf",
                "font/otf",
                "OTTO font of Danil",
                "s.css",
                "text/css",
                "@font-face { font-family: D; src: url(f.otf) } p { font-family: D }",
                "META-INF/encryption.xml",
                "none",
                "<encryption xmlns=\"urn:oasis:names:tc:opendocument:xmlns:container\"><EncryptedData><EncryptionMethod"
                        + " Algorithm=\"http://www.idpf.org/2008/embedding\"/></EncryptedData></encryption>");

        assertThat(unpack(Strips.clean(dirty)).keySet())
                .contains("s.css", "page.xhtml")
                .doesNotContain("f.otf", "META-INF/encryption.xml");
    }

    @Test
    void locked_books_are_refused() throws Failure {
        byte[] dirty = book(
                "",
                "<p>Seen</p>",
                "META-INF/encryption.xml",
                "none",
                "<encryption xmlns=\"urn:oasis:names:tc:opendocument:xmlns:container\"><EncryptedData><EncryptionMethod"
                        + " Algorithm=\"http://www.w3.org/2001/04/xmlenc#aes128-cbc\"/></EncryptedData></encryption>");

        assertThat(Strips.refusal(dirty).key()).isEqualTo("strip.encrypted");
    }

    @Test
    void a_file_of_a_kind_that_cannot_be_cleaned_refuses_the_book() throws Failure {
        byte[] dirty = book("", "<p>Seen</p>", "x.doc", "application/msword", "\u0001\u0002\u0003 old");

        assertThat(Strips.refusal(dirty).key()).isEqualTo("strip.member");
    }

    @Test
    void an_element_that_no_reader_knows_refuses_the_book() throws Failure {
        assertThat(Strips.refusal(book("", "<p>Seen <marquee>x</marquee></p>")).key())
                .isEqualTo("strip.unknown-part");
    }

    @Test
    void the_books_that_libreoffice_writes_are_cleaned() throws Exception {
        byte[] dirty = OtherProgram.libreOffice(Odfs.flat("text").getBytes(UTF_8), "fodt", "epub");

        byte[] clean = Strips.clean(dirty);

        assertThat(all(clean)).contains("stalls").doesNotContain("Mira", "LibreOffice/");
        assertThat(Strips.clean(clean)).isEqualTo(clean);
        demandWellFormed(unpack(clean));
        OtherProgram.demandGoodZip(clean);
    }
}
