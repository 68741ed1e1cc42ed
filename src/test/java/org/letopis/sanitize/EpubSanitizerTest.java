package org.letopis.sanitize;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
        Map<String, byte[]> after = Zips.unpack(clean);
        String page = new String(after.get("OEBPS/text/page.xhtml"), UTF_8);
        assertThat(page.replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ").strip())
                .isEqualTo("The Morvesk market The market On 17 May the stalls were cleared.");
        assertThat(Strips.pixels(after.get("OEBPS/images/market.jpg")))
                .isEqualTo(Strips.pixels(Zips.unpack(dirty).get("OEBPS/images/market.jpg")));
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
        Zips.unpack(file).forEach((name, bytes) -> all.append(name).append('\n').append(new String(bytes, UTF_8)));
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
                "<p style=\"background: u\\72l(https://example.org/Danil)\">Seen</p>",
                "<p style=\"background: image-set('https://example.org/Danil' 1x)\">Seen</p>",
                "<p style=\"content: 'Danil'; --of: Danil; voice-family: Danil\">Seen</p>",
                "<style>p::before { content: 'Danil' } .Danil { color: red } p { --a: 'Danil' }</style><p>Seen</p>",
                "<style>@namespace Danil url(https://example.org/Danil); @supports (Danil: 1) { p { margin: 0 } }</style><p>Seen</p>",
                "<p id=\"Danil\" class=\"Danil\">Seen <a href=\"#Danil\">up</a></p>",
                "<p>Se\u200Ben\uDB40\uDC44\uDB40\uDC41 Seen</p>",
                "<p>Seen <math xmlns=\"http://www.w3.org/1998/Math/MathML\" alttext=\"Danil\"><semantics><mi mathcolor=\"Danil: x\">x</mi><annotation encoding=\"Danil\">Danil</annotation></semantics></math></p>",
                "<p>Seen</p><svg xmlns=\"http://www.w3.org/2000/svg\"><style>rect { fill: u\\72l(https://example.org/Danil); font: Danil() }</style><rect id=\"Danil\" width=\"1\" height=\"1\" style=\"content: 'Danil'\" fill=\"url(https://example.org/Danil)\"/></svg>",
                "<p epub:type=\"chapter Danil\" xmlns:epub=\"http://www.idpf.org/2007/ops\" xml:lang=\"Danil Orlo\">Seen</p>",
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
                "<link rel=\"stylesheet\" href=\"s.css\"/><p>Seen</p>",
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

        assertThat(Zips.unpack(Strips.clean(dirty)).keySet())
                .contains("s.css", "page.xhtml")
                .doesNotContain("f.otf", "META-INF/encryption.xml");
    }

    @Test
    void long_addresses_in_a_book_are_dropped_like_short_ones() throws Failure, IOException {
        String address = "a".repeat(200_000) + "%41".repeat(100_000);

        assertThat(all(Strips.clean(book("", "<p>Seen <a href=\"" + address + "\">on</a></p>"))))
                .contains("Seen")
                .doesNotContain("aaaa");
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
        byte[] dirty = book(
                "", "<p>Seen <a href=\"x.doc\">old</a></p>", "x.doc", "application/msword", "\u0001\u0002\u0003 old");

        assertThat(Strips.refusal(dirty).key()).isEqualTo("strip.member");
    }

    @ParameterizedTest
    @CsvSource({
        "text/plain, Danil saw it, <img src=\"x.bin\"/>",
        "image/png, Danil saw it, <img src=\"x.bin\"/>",
        "application/pdf, %PDF-1.4 Danil, <a href=\"x.bin\">it</a>"
    })
    void what_is_shown_without_being_a_picture_refuses_the_book(String type, String content, String page)
            throws Failure {
        assertThat(Strips.refusal(book("", "<p>Seen" + page + "</p>", "x.bin", type, content))
                        .key())
                .isEqualTo("strip.member");
    }

    @Test
    void files_that_nothing_leads_to_are_not_in_the_copy() throws Failure, IOException {
        byte[] dirty = book(
                "",
                "<p>Seen</p>",
                "x.txt",
                "text/plain",
                "Danil saw it",
                "lost.xhtml",
                "application/xhtml+xml",
                "<html xmlns=\"http://www.w3.org/1999/xhtml\"><body>Danil</body></html>",
                "lost.css",
                "text/css",
                "p { font-family: Danil }");

        byte[] clean = Strips.clean(dirty);

        assertThat(all(clean)).contains("Seen").doesNotContain("Danil", "x.txt", "lost");
        assertThat(Strips.stripped(dirty).removed())
                .contains(new Removed(FindingGroup.EMBEDDED, "Files that nothing in the book shows"));
    }

    @Test
    void links_lead_where_they_led_and_names_of_parts_say_nothing() throws Failure, IOException {
        byte[] dirty = book(
                "",
                "<p id=\"Danil\" class=\"of-Danil\">Seen <a href=\"./sub/../two.xhtml#witness-Danil\">on</a></p>",
                "two.xhtml",
                "application/xhtml+xml",
                "<html xmlns=\"http://www.w3.org/1999/xhtml\"><head><title>Danil.doc</title><link rel=\"stylesheet\""
                        + " type=\"text/css\" href=\"sub/s.css\"/></head><body><p id=\"witness-Danil\">Two"
                        + " <a href=\"page.xhtml#Danil\">up</a></p></body></html>",
                "sub/s.css",
                "text/css",
                "@charset \"utf-8\"; @import url(t.css); .of-Danil { color: red } .Danil { color: blue }",
                "sub/t.css",
                "text/css",
                "p#witness-Danil { background-image: url('../two.xhtml') ; margin: 1em }");

        byte[] clean = Strips.clean(dirty);

        Map<String, byte[]> members = Zips.unpack(clean);
        assertThat(all(clean)).doesNotContain("Danil");
        assertThat(new String(members.get("page.xhtml"), UTF_8))
                .contains("<title>The market</title>", "<p id=\"i1\" class=\"c1\">", "href=\"two.xhtml#i2\"");
        assertThat(new String(members.get("two.xhtml"), UTF_8)).contains("href=\"page.xhtml#i1\"", "id=\"i2\"");
        assertThat(new String(members.get("sub/s.css"), UTF_8)).isEqualTo("@import \"t.css\";\n.c1{color:red}\n");
        assertThat(new String(members.get("sub/t.css"), UTF_8)).isEqualTo("p#i2{margin:1em}\n");
        assertThat(Strips.clean(clean)).isEqualTo(clean);
    }

    @Test
    void a_picture_is_called_what_it_is() throws Failure, IOException {
        byte[] dirty = book(
                "",
                "<p>Seen<img src=\"x.png\"/></p>",
                "x.png",
                "image/png; of=Danil",
                "<svg xmlns=\"http://www.w3.org/2000/svg\"><rect width=\"1\" height=\"1\"/></svg>");

        assertThat(all(Strips.clean(dirty)))
                .contains("media-type=\"image/svg+xml\"")
                .doesNotContain("Danil");
    }

    @Test
    void tables_of_contents_lose_what_nobody_sees() throws Failure, IOException {
        byte[] dirty = book(
                "",
                "<p>Seen</p>",
                "toc.ncx",
                "application/x-dtbncx+xml",
                "<ncx xmlns=\"http://www.daisy.org/z3986/2005/ncx/\"><head><meta name=\"dtb:generator\""
                        + " content=\"of Danil Orlo\"/></head><docAuthor><text>Danil Orlo</text></docAuthor><navMap>"
                        + "<navPoint id=\"of-Danil\" class=\"Danil\"><navLabel><text>O\u200Bne</text></navLabel>"
                        + "<content src=\"page.xhtml\"/></navPoint><navPoint><navLabel><text>Two</text></navLabel>"
                        + "<content src=\"file:///home/Danil\"/></navPoint></navMap></ncx>");
        String opf = new String(Zips.unpack(dirty).get("book.opf"), UTF_8).replace("<spine>", "<spine toc=\"p0\">");
        List<Zips.Member> members = new ArrayList<>();
        Zips.unpack(dirty)
                .forEach((name, bytes) ->
                        members.add(Zips.stored(name, name.equals("book.opf") ? opf.getBytes(UTF_8) : bytes)));

        byte[] clean = Strips.clean(Zips.zip(members.toArray(Zips.Member[]::new)));

        assertThat(new String(Zips.unpack(clean).get("toc.ncx"), UTF_8))
                .contains("<text>One</text>", "<content src=\"page.xhtml\"")
                .doesNotContain("Danil");
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
        demandWellFormed(Zips.unpack(clean));
        OtherProgram.demandGoodZip(clean);
    }
}
