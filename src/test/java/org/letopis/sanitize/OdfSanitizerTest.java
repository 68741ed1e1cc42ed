package org.letopis.sanitize;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.letopis.Programs;
import org.letopis.failure.Failure;

class OdfSanitizerTest extends SanitizerContract {
    @Override
    byte[] dirty() {
        return Strips.sample("dirty.odt");
    }

    @Override
    FileFormat format() {
        return FileFormat.ODT;
    }

    @Override
    List<String> planted() {
        return List.of(
                "Mira",
                "Arina",
                "Tamar",
                "Danil",
                "0147",
                "flat 14",
                "Darkbench",
                "2024",
                "ledger",
                "001a2b3",
                "IMG_0042",
                "case.ott",
                "77C0DE5A",
                "Basic",
                "Thumbnails",
                "AK2-0047731");
    }

    @Override
    List<String> findings() {
        return List.of(
                "Author",
                "Last author",
                "Creation date",
                "Program",
                "Template",
                "Printer",
                "Comments",
                "Tracked changes",
                "Hidden text",
                "Alternative texts",
                "File names of pictures",
                "Links to local files",
                "Macros",
                "Thumbnail",
                "Revision ids",
                "Pictures/1000000000000F00000B4077C0DE5A.jpg: GPS Latitude");
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

    /** The text by LibreOffice, which opens the copy: insertions stay, deletions, comments and hidden text are gone. */
    @Override
    void demandSameContent(byte[] clean, byte[] dirty) throws Exception {
        assertThat(new String(OtherProgram.libreOffice(clean, "odt", "txt:Text"), UTF_8)
                        .lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty()))
                .containsExactly(
                        "\uFEFFЗаявление о рынке Морвеска",
                        "On 17 May the stalls of the Morvesk market were cleared.",
                        "Nobody showed an order.",
                        "Written by a monitor on 18 May. The list is kept apart, see our page.");
        assertThat(Strips.pixels(Zips.unpack(clean).get("Pictures/1.jpg")))
                .isEqualTo(Strips.pixels(Zips.unpack(dirty).get("Pictures/1000000000000F00000B4077C0DE5A.jpg")));
        OtherProgram.demandGoodZip(clean);
    }

    @Test
    void mat2_finds_nothing() throws Exception {
        assertThat(OtherProgram.mat2(Strips.clean(dirty()), "odt")).contains("No metadata found");
    }

    @Test
    void the_type_comes_first_and_is_stored_and_nothing_else_is_in_the_copy() throws Failure, IOException {
        byte[] clean = Strips.clean(dirty());

        assertThat(new String(clean, 30, 47, UTF_8)).isEqualTo("mimetypeapplication/vnd.oasis.opendocument.text");
        assertThat(Zips.unpack(clean).keySet())
                .containsExactly(
                        "mimetype",
                        "content.xml",
                        "styles.xml",
                        "settings.xml",
                        "Pictures/1.jpg",
                        "META-INF/manifest.xml");
    }

    /** Documents that LibreOffice itself wrote, with all that it writes, are clean of who wrote them and look the same. */
    @Test
    void what_libreoffice_writes_is_cleaned_and_opens_again() throws Exception {
        Programs.need("pdftotext", "poppler-utils");
        Map<String, byte[]> shown = new LinkedHashMap<>();
        Map<String, String> kinds =
                Map.of("odt", "text", "ods", "spreadsheet", "odp", "presentation", "odg", "drawing");
        for (String ending : kinds.keySet()) {
            byte[] flat = Odfs.flat(kinds.get(ending)).getBytes(UTF_8);
            byte[] dirty = OtherProgram.libreOffice(flat, "fod" + ending.charAt(2), ending);
            byte[] clean = Strips.clean(dirty);

            assertThat(Strips.inspect(dirty).findings())
                    .contains(new Finding(FindingGroup.PEOPLE, "Author", "Mira Tolvanova"))
                    .anyMatch(finding -> finding.name().equals("Program"));
            for (Map.Entry<String, byte[]> part : Zips.unpack(clean).entrySet()) {
                assertThat(new String(part.getValue(), UTF_8)).as(part.getKey()).doesNotContain("Mira", "LibreOffice/");
            }
            assertThat(Strips.clean(clean)).isEqualTo(clean);
            assertThat(OtherProgram.mat2(clean, ending)).contains("No metadata found");
            shown.put(ending + "-dirty." + ending, dirty);
            shown.put(ending + "-clean." + ending, clean);
        }

        Map<String, String> texts = OtherProgram.textAsPrinted(shown);

        for (String ending : kinds.keySet()) {
            assertThat(texts.get(ending + "-clean")).contains("stalls").isEqualTo(texts.get(ending + "-dirty"));
        }
    }

    @Test
    void hidden_sheets_rows_and_columns_go_and_formulas_become_their_values() throws Failure, IOException {
        byte[] dirty = Odfs.sheet(
                "<style:style style:name=\"off\" style:family=\"table\"><style:table-properties table:display=\"false\"/>"
                        + "</style:style>",
                "<table:table table:name=\"Open\"><table:table-column/><table:table-column table:visibility=\"collapse\"/>"
                        + row("", cell("Name"), cell("Witness Danil"))
                        + row(" table:visibility=\"filter\"", cell("Tamar Ilven"))
                        + "<table:table-row><table:table-cell table:formula=\"of:=[Kept.A1]+1\" office:value-type=\"float\""
                        + " office:value=\"7\"><text:p>7</text:p></table:table-cell></table:table-row></table:table>"
                        + "<table:table table:name=\"Kept\" table:style-name=\"off\"><table:table-column/>"
                        + row("", cell("6 for Arina")) + "</table:table>");

        String content = content(Strips.clean(dirty));

        assertThat(content).contains("Name", "office:value=\"7\"").doesNotContain("Danil", "Tamar", "Arina", "of:=");
        assertThat(Strips.stripped(dirty).removed())
                .contains(
                        new Removed(FindingGroup.HIDDEN, "Hidden cells"),
                        new Removed(FindingGroup.HIDDEN, "Hidden sheets"),
                        new Removed(FindingGroup.HIDDEN, "Formulas over hidden cells"));
    }

    @Test
    void formulas_stay_when_nothing_is_hidden_and_name_no_other_file() throws Failure, IOException {
        byte[] dirty = Odfs.sheet(
                "",
                "<table:table table:name=\"Open\"><table:table-column/>"
                        + "<table:table-row><table:table-cell table:formula=\"of:=1+6\" office:value-type=\"float\""
                        + " office:value=\"7\"><text:p>7</text:p></table:table-cell>"
                        + "<table:table-cell table:formula=\"of:=['file:///home/mira/l.ods'#$S.A1]\" office:value-type=\"float\""
                        + " office:value=\"8\"><text:p>8</text:p></table:table-cell></table:table-row></table:table>");

        assertThat(content(Strips.clean(dirty)))
                .contains("of:=1+6", "office:value=\"8\"")
                .doesNotContain("mira");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<table:table-row><table:table-cell table:formula=\"&#10;of:=['file:///home/Danil/l.ods'#$S.A1]\"/></table:table-row>",
                "<table:table-row><table:table-cell table:formula=\"of:=['../Danil.ods'#$S.A1]\"/></table:table-row>",
                "<table:table-row><table:table-cell table:formula=\"of:=COM.MICROSOFT.WEBSERVICE(&quot;Danil&quot;)\"/></table:table-row>",
                "<table:table-row><table:table-cell table:formula=\"of:=DDE(&quot;soffice&quot;;&quot;Danil.ods&quot;)\"/></table:table-row>",
                "<table:named-expressions><table:named-expression table:name=\"n\" table:expression=\"'file:///Danil.ods'#$S.A1\"/></table:named-expressions>",
                "<table:named-expressions><table:named-range table:name=\"n\" table:cell-range-address=\"'file:///Danil.ods'#$S.A1:.B2\"/></table:named-expressions>",
                "<table:shapes><chart:series chart:values-cell-range-address=\"'file:///Danil.ods'#$S.A1\"/></table:shapes>",
                "<table:shapes><chart:series chart:label-cell-address=\"'https://example.org/Danil.ods'#$S.A1\"/></table:shapes>"
            })
    void formulas_and_addresses_of_cells_name_no_other_file(String part) throws Failure, IOException {
        byte[] dirty =
                Odfs.sheet("", "<table:table table:name=\"Open\"><table:table-column/>" + part + "</table:table>");

        byte[] clean = Strips.clean(dirty);

        assertThat(content(clean)).contains("Open").doesNotContain("Danil");
        assertThat(Strips.stripped(dirty).removed())
                .contains(new Removed(FindingGroup.HISTORY, "Links to other files"));
        assertThat(Strips.inspect(clean).findings()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<draw:image-map><draw:area-circle xlink:href=\"file:///home/Danil/l.odt\" svg:r=\"1cm\"/></draw:image-map>",
                "<draw:image-map><draw:area-rectangle xlink:href=\"../Danil.odt\"/></draw:image-map>",
                "<draw:image-map><draw:area-polygon xlink:href=\"smb:Danil\"/></draw:image-map>",
                "<draw:rect xlink:href=\"../Danil.odt\"/>",
                "<chart:symbol-image xlink:href=\"https://example.org/Danil.png\"/>",
                "<draw:control xlink:href=\"https://example.org/Danil\"/>"
            })
    void a_link_stays_only_where_it_was_judged(String part) throws Failure, IOException {
        byte[] clean = Strips.clean(Odfs.text("", "<text:p>Seen<draw:frame>" + part + "</draw:frame></text:p>"));

        assertThat(content(clean)).contains("Seen").doesNotContain("Danil");
        assertThat(Strips.inspect(clean).findings()).isEmpty();
        assertThat(Strips.clean(clean)).isEqualTo(clean);
    }

    @Test
    void a_part_of_a_picture_still_leads_to_a_page() throws Failure, IOException {
        byte[] dirty = Odfs.text(
                "",
                "<text:p>Seen<draw:frame><draw:image-map><draw:area-circle xlink:href=\"https://example.org/law\"/>"
                        + "</draw:image-map></draw:frame></text:p>");

        assertThat(content(Strips.clean(dirty))).contains("xlink:href=\"https://example.org/law\"");
    }

    @Test
    void a_picture_that_only_a_form_names_is_not_taken_along() throws Failure, IOException {
        byte[] dirty = Odfs.document(
                FileFormat.ODT,
                Odfs.part(
                        "content",
                        "<office:body><office:text><office:forms><form:form><form:image xlink:href=\"Pictures/7.png\"/></form:form>"
                                + "</office:forms><text:p>Seen</text:p></office:text></office:body>"),
                "Pictures/7.png",
                "no picture");

        Map<String, byte[]> clean = Zips.unpack(Strips.clean(dirty));

        assertThat(clean.keySet()).noneMatch(name -> name.startsWith("Pictures/"));
        assertThat(new String(clean.get("content.xml"), UTF_8)).doesNotContain("Pictures/");
    }

    @Test
    void names_of_frames_and_shapes_go_but_for_those_that_text_flows_to() throws Failure, IOException {
        byte[] dirty = Odfs.text(
                "<style:style style:name=\"g\" style:family=\"graphic\"><style:graphic-properties"
                        + " draw:marker-start=\"Arrow\"/></style:style>",
                "<text:p>Seen<draw:frame draw:name=\"First of Danil\"><draw:text-box draw:chain-next-name=\"Next of Danil\">"
                        + "<text:p>One</text:p></draw:text-box></draw:frame><draw:frame draw:name=\"Next of Danil\">"
                        + "<draw:text-box/></draw:frame><draw:rect draw:name=\"House of Danil\"/></text:p>");

        byte[] clean = Strips.clean(dirty);

        assertThat(content(clean))
                .contains("draw:chain-next-name=\"id1\"", "draw:name=\"id1\"", "draw:marker-start=\"Arrow\"")
                .doesNotContain("Danil");
        assertThat(Strips.stripped(dirty).removed()).contains(new Removed(FindingGroup.HISTORY, "Names of shapes"));
        assertThat(Strips.clean(clean)).isEqualTo(clean);
        assertThat(Strips.inspect(clean).findings()).isEmpty();
    }

    @Test
    void signs_that_nobody_sees_are_no_part_of_the_text() throws Failure, IOException {
        byte[] dirty = Odfs.text("", "<text:p>Se\u200B\u2063en\u2003at <text:span>\uFEFFdusk</text:span></text:p>");

        byte[] clean = Strips.clean(dirty);

        assertThat(content(clean)).contains("Seen at ", ">dusk<").doesNotContain("\u200B", "\u2063", "\uFEFF");
        assertThat(Strips.stripped(dirty).removed()).contains(new Removed(FindingGroup.HIDDEN, "Invisible characters"));
        assertThat(Strips.inspect(clean).findings()).isEmpty();
    }

    private static String row(String attributes, String... cells) {
        return "<table:table-row" + attributes + ">" + String.join("", cells) + "</table:table-row>";
    }

    private static String cell(String text) {
        return "<table:table-cell office:value-type=\"string\"><text:p>" + text + "</text:p></table:table-cell>";
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<text:p>Seen <text:hidden-text text:condition=\"1\" text:string-value=\"Danil\" text:is-hidden=\"true\">Danil</text:hidden-text></text:p>",
                "<text:p>Seen</text:p><text:p><text:hidden-paragraph text:condition=\"1\" text:is-hidden=\"true\"/>Danil</text:p>",
                "<text:p>Seen</text:p><text:section text:name=\"s\" text:display=\"condition\" text:condition=\"1\" text:is-hidden=\"true\"><text:p>Danil</text:p></text:section>",
                "<text:p>Seen<text:span text:style-name=\"Secret\">Danil</text:span></text:p>",
                "<text:p>Seen<text:span text:style-name=\"OfSecret\">Danil</text:span></text:p>",
                "<text:p>Seen <text:user-defined text:name=\"Danil\"/></text:p>",
                "<text:p>Seen <text:database-display text:table-name=\"Danil\" text:column-name=\"Danil\" text:database-name=\"Danil\"/></text:p>",
                "<text:p>Seen<text:dde-connection text:connection-name=\"Danil\"/></text:p>",
                "<text:user-field-decls><text:user-field-decl text:name=\"Danil\" office:value-type=\"string\" office:string-value=\"Danil\"/></text:user-field-decls><text:p>Seen</text:p>",
                "<text:p>Seen<draw:frame><draw:image xlink:href=\"https://example.org/Danil.png\"/></draw:frame></text:p>",
                "<text:p>Seen<draw:frame><draw:image xlink:href=\"../Danil.png\"/></draw:frame></text:p>",
                "<text:p>Seen<draw:frame><draw:object-ole xlink:href=\"./Object 1\" draw:class-id=\"Danil\"/></draw:frame></text:p>",
                "<text:p>Seen<draw:frame><draw:plugin xlink:href=\"file:///Danil.mp4\"/></draw:frame></text:p>",
                "<text:p>Seen<office:event-listeners><script:event-listener script:language=\"ooo:script\" xlink:href=\"vnd.sun.star.script:Danil\"/></office:event-listeners></text:p>",
                "<text:p xhtml:about=\"Danil\" xml:id=\"Danil\" text:cond-style-name=\"Danil\">Seen</text:p>",
                "<text:section text:name=\"s\"><text:section-source xlink:href=\"Danil.odt\"/><text:p>Seen</text:p></text:section>",
                "<text:p>Seen<!-- Danil --><?editor Danil?></text:p>",
                "<text:p>Seen<text:bookmark text:name=\"Danil\"/><text:bookmark-ref text:ref-name=\"Danil\" text:reference-format=\"text\"/></text:p>",
                "<own:thing xmlns:own=\"urn:danil\">Danil</own:thing><text:p>Seen</text:p>",
                "<text:p>Seen<text:toc-mark text:string-value=\"Danil\" text:outline-level=\"1\"/></text:p>"
            })
    void what_is_not_seen_is_not_in_the_copy(String body) throws Failure, IOException {
        byte[] dirty = Odfs.text(
                "<style:style style:name=\"Secret\" style:family=\"text\"><style:text-properties text:display=\"none\"/>"
                        + "</style:style><style:style style:name=\"OfSecret\" style:family=\"text\""
                        + " style:parent-style-name=\"Secret\"/>",
                body);

        byte[] clean = Strips.clean(dirty);

        assertThat(content(clean)).contains("Seen").doesNotContain("Danil", "danil");
        assertThat(Strips.inspect(clean).findings()).isEmpty();
        assertThat(Strips.clean(clean)).isEqualTo(clean);
    }

    @ParameterizedTest
    @CsvSource({
        "text:author-name",
        "text:initial-creator",
        "text:creator",
        "text:file-name",
        "text:template-name",
        "text:sender-email",
        "text:modification-date",
        "text:print-time",
        "text:user-defined",
        "text:user-field-get",
        "text:variable-set",
        "text:conditional-text",
        "text:description",
        "text:database-name",
        "text:text-input",
        "text:meta"
    })
    void of_a_field_only_its_visible_text_stays(String field) throws Failure, IOException {
        String attributes =
                " text:name=\"Mira\" text:description=\"Mira\" office:string-value=\"Mira\" text:fixed=\"true\"";
        byte[] dirty = Odfs.text("", "<text:p>By <" + field + attributes + ">what is shown</" + field + ">.</text:p>");

        assertThat(content(Strips.clean(dirty)))
                .contains("<text:p>By what is shown.</text:p>")
                .doesNotContain("Mira");
    }

    @Test
    void a_name_that_is_also_in_the_text_is_no_leak() throws Failure, IOException {
        byte[] dirty = Odfs.document(
                FileFormat.ODT,
                Odfs.part(
                        "content",
                        "<office:body><office:text><text:p>Signed: Mira Tolvanova</text:p></office:text></office:body>"),
                "meta.xml",
                Odfs.part(
                        "meta",
                        "<office:meta><meta:initial-creator>Mira Tolvanova</meta:initial-creator></office:meta>"));

        assertThat(content(Strips.clean(dirty))).contains("Signed: Mira Tolvanova");
    }

    @Test
    void charts_and_formulas_inside_are_cleaned_too() throws Failure, IOException {
        byte[] dirty = Odfs.document(
                FileFormat.ODT,
                Odfs.part(
                        "content",
                        "<office:body><office:text><text:p>Seen<draw:frame><draw:object xlink:href=\"./Object 7\"/>"
                                + "<draw:image xlink:href=\"./ObjectReplacements/Object 7\"/></draw:frame><draw:frame>"
                                + "<draw:object xlink:href=\"./Object 9\"/></draw:frame></text:p></office:text></office:body>"),
                "Object 7/content.xml",
                Odfs.part(
                        "content",
                        "<office:body><office:chart><chart:chart chart:class=\"chart:bar\"><chart:title><text:p>Stalls</text:p>"
                                + "</chart:title><chart:plot-area><svg:desc>of Danil</svg:desc></chart:plot-area></chart:chart>"
                                + "</office:chart></office:body>"),
                "Object 7/meta.xml",
                Odfs.part("meta", "<office:meta><meta:generator>Danil Office</meta:generator></office:meta>"),
                "Object 9/content.xml",
                "<math xmlns=\"http://www.w3.org/1998/Math/MathML\"><semantics><mi>x</mi><annotation"
                        + " encoding=\"StarMath 5.0\">x %% of Danil</annotation></semantics></math>",
                "ObjectReplacements/Object 7",
                "VCLMTF of Danil");

        Map<String, byte[]> clean = Zips.unpack(Strips.clean(dirty));

        assertThat(clean.keySet())
                .containsExactly(
                        "mimetype",
                        "content.xml",
                        "Object 1/content.xml",
                        "Object 2/content.xml",
                        "META-INF/manifest.xml");
        assertThat(new String(clean.get("Object 1/content.xml"), UTF_8))
                .contains("Stalls")
                .doesNotContain("Danil");
        assertThat(new String(clean.get("Object 2/content.xml"), UTF_8))
                .contains("<mi>x</mi>", ">x <")
                .doesNotContain("Danil");
        assertThat(new String(clean.get("META-INF/manifest.xml"), UTF_8))
                .contains("opendocument.chart", "opendocument.formula");
    }

    @Test
    void locked_documents_are_refused() throws Failure {
        byte[] dirty = Odfs.document(
                FileFormat.ODT,
                "not XML at all",
                "META-INF/manifest.xml",
                "<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\"><manifest:file-entry>"
                        + "<manifest:encryption-data/></manifest:file-entry></manifest:manifest>");

        assertThat(Strips.refusal(dirty).key()).isEqualTo("strip.encrypted");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><x>&e;</x>",
                "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]><x>&b;</x>",
                "<x><y></x>",
                "no XML",
                "<x xmlns=\"urn:other\"/>"
            })
    void content_that_is_not_what_it_should_be_is_refused(String content) throws Failure {
        StripResult.Refused refused = Strips.refusal(Odfs.document(FileFormat.ODT, content));

        assertThat(refused.key()).isIn("strip.damaged", "strip.unknown-part");
    }

    @Test
    void a_document_deeper_than_any_honest_one_is_refused() throws Failure {
        String body = "<text:section>".repeat(400) + "</text:section>".repeat(400);

        assertThat(Strips.refusal(Odfs.text("", body)).key()).isEqualTo("strip.too-large");
    }

    /** Markup that is damaged in hundreds of ways; the seed is fixed, so a failure comes back. */
    @Test
    void damaged_markup_is_stripped_or_refused() throws Failure, IOException {
        byte[] content = Zips.unpack(dirty()).get("content.xml");
        Random random = new Random(14);
        for (int i = 0; i < 300; i++) {
            byte[] mutant = content.clone();
            for (int flips = 1 + random.nextInt(4); flips > 0; flips--) {
                mutant[random.nextInt(mutant.length)] ^= (byte) (1 << random.nextInt(8));
            }
            byte[] file = Zips.zip(
                    Zips.stored("mimetype", FileFormat.ODT.mediaType().getBytes(UTF_8)),
                    Zips.deflated("content.xml", mutant));
            MemoryCopy copy = new MemoryCopy();

            if (Strips.strip(Source.of(file), copy) instanceof StripResult.Stripped) {
                assertThat(Strips.inspect(copy.bytes()).findings())
                        .as("mutant %d", i)
                        .isEmpty();
            }
        }
    }

    @Test
    void shapes_on_a_layer_that_is_not_shown_go() throws Failure, IOException {
        byte[] dirty = Odfs.document(
                FileFormat.ODG,
                Odfs.part(
                        "content",
                        "<office:body><office:drawing><draw:page><draw:frame draw:layer=\"off\"><draw:text-box><text:p>Danil"
                                + "</text:p></draw:text-box></draw:frame><draw:frame draw:layer=\"on\"><draw:text-box>"
                                + "<text:p>Seen</text:p></draw:text-box></draw:frame></draw:page></office:drawing></office:body>"),
                "styles.xml",
                Odfs.part(
                        "styles",
                        "<office:master-styles><draw:layer-set><draw:layer draw:name=\"on\"/><draw:layer draw:name=\"off\""
                                + " draw:display=\"none\"/></draw:layer-set></office:master-styles>"));

        assertThat(content(Strips.clean(dirty))).contains("Seen").doesNotContain("Danil");
    }

    @Test
    void a_document_whose_parts_are_streamed_stored_and_named_in_an_old_set_is_cleaned() throws Failure, IOException {
        byte[] dirty = Zips.zip(
                Zips.stored("mimetype", FileFormat.ODT.mediaType().getBytes(UTF_8)),
                Zips.stored(
                                "content.xml",
                                Odfs.part(
                                                "content",
                                                "<office:body><office:text><text:p>Seen</text:p></office:text></office:body>")
                                        .getBytes(UTF_8))
                        .streamed(true, false),
                Zips.stored("x", new byte[1]).named("Рынок.txt".getBytes(java.nio.charset.Charset.forName("IBM866"))));

        assertThat(content(Strips.clean(dirty))).contains("Seen");
    }

    @ParameterizedTest
    @CsvSource({"OTT, ott", "OTS, ots", "OTP, otp", "OTG, otg"})
    void templates_stay_templates(FileFormat format, String ending) throws Failure {
        byte[] dirty = Odfs.document(
                format,
                Odfs.part("content", "<office:body><office:text><text:p>Seen</text:p></office:text></office:body>"),
                "meta.xml",
                Odfs.part("meta", "<office:meta><dc:creator>Mira</dc:creator></office:meta>"));

        byte[] clean = Strips.clean(dirty);

        assertThat(FileFormat.detect(Source.of(clean))).isEqualTo(format);
        assertThat(format.named("form.zip")).isEqualTo("form." + ending);
    }

    private static String content(byte[] file) throws IOException {
        return new String(Zips.unpack(file).get("content.xml"), UTF_8);
    }
}
