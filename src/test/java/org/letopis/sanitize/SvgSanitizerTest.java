package org.letopis.sanitize;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.letopis.failure.Failure;

class SvgSanitizerTest extends SanitizerContract {
    private static final String HEAD = "<svg xmlns=\"http://www.w3.org/2000/svg\""
            + " xmlns:xlink=\"http://www.w3.org/1999/xlink\" width=\"80\" height=\"60\">";

    /** As Inkscape writes them, with a photograph and what a drawing can hide besides. */
    @Override
    byte[] dirty() {
        return ("""
                <?xml version="1.0" encoding="UTF-8"?>
                <!-- Created with Inkscape by Mira -->
                <!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">
                <?xml-stylesheet href="https://styles.example/mira.css"?>
                <svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"
                  xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape"
                  xmlns:sodipodi="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd"
                  xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:dc="http://purl.org/dc/elements/1.1/"
                  sodipodi:docname="home-of-mira.svg" inkscape:export-filename="/home/mira/plan.png"
                  width="80" height="60" onload="fetch('https://tracker.example/')" data-owner="owner-mira">
                  <title>Plan by Mira</title>
                  <metadata><rdf:RDF><dc:creator>Mira of the mill</dc:creator></rdf:RDF></metadata>
                  <sodipodi:namedview inkscape:window-width="1920"/>
                  <style>.house{fill:url(#mira-red);-inkscape-font:x} .gone{display:none} .unused-mira{fill:red}
                    @import url("https://fonts.example/mira"); /* by Mira */ @font-face{font-family:M;src:url(data:,mira)}</style>
                  <defs><linearGradient id="mira-red"><stop offset="0" style="stop-color:#f00;-inkscape-x:mira"/></linearGradient>
                    <g id="secret-mira"><text x="1" y="1">the witness hides here</text></g></defs>
                  <script>fetch("https://tracker.example/")</script>
                  <rect class="house" id="house-of-mira" x="1" y="2" width="30" height="20" onclick="x()"/>
                  <g style="display:none" inkscape:label="names"><text x="5" y="5">Arina and Tamar</text></g>
                  <text class="gone" x="5" y="9">second hiding place</text>
                  <a xlink:href="https://example.org/mira"><text x="5" y="40">The <tspan>mill</tspan></text></a>
                  <image width="1" height="1" xlink:href="https://tracker.example/pixel.png"/>
                  <image width="40" height="30" xlink:href="data:image/png;base64,PICTURE"/>
                  <path d="M1 2 L3,4z"><desc>drawn by Mira</desc><animate attributeName="x" to="mira"/></path>
                </svg>
                """)
                .replace("PICTURE", Base64.getEncoder().encodeToString(Strips.sample("dirty.jpg")))
                .getBytes(UTF_8);
    }

    @Override
    FileFormat format() {
        return FileFormat.SVG;
    }

    @Override
    List<String> planted() {
        return List.of(
                "by Mira",
                "Mira of",
                "of-mira",
                "-mira",
                "Arina",
                "tracker",
                "inkscape",
                "hides",
                "hiding",
                "example",
                "1920",
                "fetch(");
    }

    @Override
    List<String> findings() {
        return List.of(
                "Comments in the markup",
                "Data of an editor",
                "Metadata of the drawing",
                "Titles and descriptions",
                "Scripts",
                "Hidden parts",
                "Animations",
                "Names of parts",
                "Parts from elsewhere",
                "Attributes that show nothing",
                "Comments in style sheets",
                "picture: GPS Latitude");
    }

    @Override
    List<String> facts() {
        return List.of("SVG:Xmlns", "SVG:ImageWidth", "SVG:ImageHeight", "SVG:SVGVersion");
    }

    /** As much as tells a drawing from other XML. */
    @Override
    int tellingBytes() {
        return 60;
    }

    @Override
    void demandSameContent(byte[] clean, byte[] dirty) {
        String copy = new String(clean, UTF_8);
        String picture = copy.replaceAll("(?s).*data:image/jpeg;base64,([^\"]*)\".*", "$1");
        assertThat(Strips.pixels(Base64.getDecoder().decode(picture)))
                .isEqualTo(Strips.pixels(Strips.sample("dirty.jpg")));
        assertThat(copy.replace(picture, ""))
                .isEqualTo("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + HEAD
                        + "<style>.c1{fill:url(#i1)}\n</style>"
                        + "<defs><linearGradient id=\"i1\"><stop offset=\"0\" style=\"stop-color:#f00\"/></linearGradient></defs>"
                        + "<rect class=\"c1\" x=\"1\" y=\"2\" width=\"30\" height=\"20\"/>"
                        + "<a><text x=\"5\" y=\"40\">The <tspan>mill</tspan></text></a>"
                        + "<image width=\"40\" height=\"30\" xlink:href=\"data:image/jpeg;base64,\"/>"
                        + "<path d=\"M1 2 L3,4z\"/></svg>");
    }

    /** XML has one root: whatever stands behind it makes the file damaged. */
    @Test
    @Override
    void data_after_the_end_is_cut_off() throws Failure {
        byte[] clean = Strips.clean(dirty());

        assertThat(Strips.refusal(Strips.join(clean, Strips.latin("PK\3\4 the ledger")))
                        .key())
                .isEqualTo("strip.damaged");
        assertThat(Strips.clean(Strips.join(clean, Strips.latin("<!-- the ledger -->\n"))))
                .isEqualTo(clean);
    }

    private static String clean(String inside) throws Failure {
        return new String(Strips.clean((HEAD + inside + "</svg>").getBytes(UTF_8)), UTF_8)
                .replace("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + HEAD, "")
                .replace("</svg>", "");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "<rect fill='url(https://a.example/x)'/> ~ <rect fill=\"none\"/>",
                "<rect fill='url(#gone) red'/> ~ <rect fill=\"red\"/>",
                "<rect style='fill:url(//a.example/x);stroke:red'/> ~ <rect style=\"fill:none;stroke:red\"/>",
                "<rect style='fill:u\\rl(http://a.example)'/> ~ <rect/>",
                "<use href='other.svg#secret'/><circle r='1'/> ~ <circle r=\"1\"/>",
                "<g opacity='0'><text>unseen</text></g><circle r='1'/> ~ <circle r=\"1\"/>",
                "<g visibility='hidden'><rect visibility='visible'/></g> ~ <g visibility=\"hidden\"><rect visibility=\"visible\"/></g>",
                "<symbol id='A'><use href='#B'/></symbol><symbol id='B'><path d='M0 0'/></symbol><rect/> ~ <rect/>",
                "<switch><foreignObject><p/></foreignObject><text>seen</text></switch> ~ <switch><text>seen</text></switch>",
                "<text>a\u200Bb</text> ~ <text>ab</text>",
                "<style>text.m{display:none}</style><text class='m'>Mira</text><text>seen</text> ~ <text>seen</text>",
                "<style>/*.m{display:none}*/</style><text class='m'>seen</text> ~ <text>seen</text>",
                "<style>@media print{.m{display:none}}</style><text class='m'>seen</text> ~ <style>@media print{.c1{display:none}}</style><text class=\"c1\">seen</text>",
                "<style media='print'>rect{display:none}</style><rect/> ~ <rect/>",
                "<style>.m{display:none}</style><g class='m' style='display:inline'><rect/></g> ~ <style>.c1{display:none}</style><g class=\"c1\" style=\"display:inline\"><rect/></g>",
                "<text>a<tspan style='display:none'>b</tspan>c</text> ~ <text>ac</text>",
                "<rect xlink:href='x' aria-label='secret' role='img'/> ~ <rect/>"
            })
    void traps_go_and_the_drawing_stays(String dirty, String clean) throws Failure {
        assertThat(clean(dirty).replace("\n", "")).isEqualTo(clean);
    }

    /** A sheet of icons: hidden as a whole, shown by reference. */
    @Test
    void hidden_parts_that_are_used_stay() throws Failure {
        assertThat(clean("<g style=\"display:none\"><g id=\"house\"><path d=\"M0 0h9\"/></g><g id=\"x\"/></g>"
                        + "<use xlink:href=\"#house\" x=\"3\"/>"))
                .isEqualTo("<g style=\"display:none\"><g id=\"i1\"><path d=\"M0 0h9\"/></g></g>"
                        + "<use x=\"3\" xlink:href=\"#i1\"/>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<foreignObject><p xmlns='http://www.w3.org/1999/xhtml'>seen</p></foreignObject>",
                "<hologram/>",
                "<path d='M0 0 secret'/>",
                "<image href='data:text/html,secret'/>",
                "<image href='data:image/png;base64,iVBORw0KGgo='/>",
            })
    void what_cannot_be_judged_is_refused(String inside) throws Failure {
        assertThat(Strips.refusal((HEAD + inside + "</svg>").getBytes(UTF_8)).key())
                .isIn("strip.unknown-part", "strip.damaged", "strip.member");
    }

    /** As Illustrator names its namespaces. */
    @Test
    void names_for_short_texts_are_resolved() throws Failure {
        String drawn = """
                <?xml version="1.0" encoding="utf-8"?>
                <!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd" [
                    <!ENTITY ns_svg "http://www.w3.org/2000/svg">
                    <!ENTITY ns_ai "http://ns.adobe.com/AdobeIllustrator/10.0/">
                ]>
                <svg version="1.1" id="Layer_1" xmlns:i="&ns_ai;" xmlns="&ns_svg;" width="80" height="60" i:viewOrigin="1 2">
                <switch><foreignObject requiredExtensions="&ns_ai;" width="1" height="1"><i:pgfRef/></foreignObject>
                <g i:extraneous="self"><circle r="4"/></g></switch>
                <i:pgf id="adobe_illustrator_pgf">eJzsvWmTHFeSHTifYbb/IYa9MqObIsl4</i:pgf></svg>
                """;

        assertThat(new String(Strips.clean(drawn.getBytes(UTF_8)), UTF_8))
                .endsWith("version=\"1.1\" width=\"80\" height=\"60\"><switch><g><circle r=\"4\"/></g></switch></svg>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!ENTITY a \"&b;\">",
                "<!ENTITY a \"<g/>\">",
                "<!ENTITY a SYSTEM \"file:///etc/passwd\">",
                "<!ENTITY % a \"x\">",
                "<!ENTITY a \"x\"><!ATTLIST svg x CDATA #FIXED \"y\">"
            })
    void other_definitions_are_refused(String definition) throws Failure {
        String bomb =
                "<!DOCTYPE svg [" + definition + "]><svg xmlns=\"http://www.w3.org/2000/svg\"><text>&a;</text></svg>";

        assertThat(Strips.refusal(bomb.getBytes(UTF_8)).arguments()).contains("entities");
    }

    @Test
    void a_compressed_drawing_comes_out_plain() throws Failure, IOException {
        byte[] packed = Drawings.gzip(dirty(), "home-of-mira.svg");

        assertThat(FileFormat.detect(Source.of(packed))).isEqualTo(FileFormat.SVG);
        assertThat(FileFormat.SVG.named("plan.svgz")).isEqualTo("plan.svg");
        assertThat(Strips.clean(packed)).isEqualTo(Strips.clean(dirty()));
        assertThat(Strips.inspect(packed).findings())
                .extracting(Finding::name)
                .contains("Name before the compression", "Date of the compression", "Scripts");
        assertThat(Strips.stripped(Strips.join(packed, Strips.latin("the ledger of the mill")))
                        .removed())
                .contains(new Removed(FindingGroup.EMBEDDED, "Data after the end"));
        assertThat(Strips.refusal(Arrays.copyOf(packed, packed.length - 9)).key())
                .isEqualTo("strip.truncated");
    }

    /** Chromium draws what LibreOffice and poppler wrote, before and after. */
    @Test
    void drawings_of_real_programs_look_the_same(@TempDir Path folder) throws Exception {
        Map<String, byte[]> drawings = Drawings.ofPrograms(folder);
        Map<String, byte[]> clean = new TreeMap<>();
        for (Map.Entry<String, byte[]> drawing : drawings.entrySet()) {
            assertThat(FileFormat.detect(Source.of(drawing.getValue())))
                    .as(drawing.getKey())
                    .isEqualTo(FileFormat.SVG);
            byte[] copy = Strips.clean(drawing.getValue());
            assertThat(new String(copy, UTF_8)).doesNotContain("Mira");
            assertThat(Strips.clean(copy)).as(drawing.getKey()).isEqualTo(copy);
            clean.put(drawing.getKey(), copy);
        }

        assertThat(Chromium.pixels(folder, clean)).isEqualTo(Chromium.pixels(folder, drawings));
    }

    /** What grows with the square of these would take hours. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<rect class='a' id='%d' width='1' height='1'/>",
                "<g visibility='hidden'><rect id='r%d'/></g>",
                "<rect width='1' height='1' fill='url(url(url('/>"
            })
    void many_parts_cost_no_more_than_their_number(String part) throws Failure {
        StringBuilder drawing = new StringBuilder(HEAD + "><style>.a { opacity: 0.5 }</style><circle r='1'/>");
        for (int i = 0; i < 20_000; i++) {
            drawing.append(part.formatted(i));
        }

        assertThat(new String(Strips.clean(drawing.append("</svg>").toString().getBytes(UTF_8)), UTF_8))
                .contains("<circle r=\"1\"");
    }

    @Test
    void style_sheets_cost_no_more_than_their_length() throws Failure {
        for (String rule : List.of("a;", "@x;", "{", "url(", "/*", ".a{", "@media all{", "p{display:none}", ";{}")) {
            String sheet = rule.repeat(200_000 / rule.length());
            String drawing = HEAD + "><style><![CDATA[" + sheet + "]]></style><circle r='1'/></svg>";

            assertThat(new String(Strips.clean(drawing.getBytes(UTF_8)), UTF_8)).contains("<circle r=\"1\"");
        }
    }

    @Test
    void more_rules_for_one_name_than_a_sheet_has_are_refused() throws Failure {
        StringBuilder sheet = new StringBuilder();
        for (int i = 0; i < 1_000; i++) {
            sheet.append(".a.b").append(i).append("{display:none}");
        }
        byte[] drawing = (HEAD + "><style>" + sheet + "</style><circle r='1'/></svg>").getBytes(UTF_8);

        assertThat(Strips.refusal(drawing).key()).isEqualTo("strip.too-large");
    }

    @Test
    void more_parts_than_the_memory_holds_are_refused_before_they_are_made() throws Failure {
        byte[] drawing = (HEAD + ">" + "<g/>".repeat(4_500_000) + "</svg>").getBytes(UTF_8);

        assertThat(Strips.refusal(drawing).key()).isEqualTo("strip.too-large");
    }

    @Test
    void entities_cost_no_more_than_their_length() throws Failure {
        for (String sign : List.of("<!DOCTYPE ", "<!--", "<![CDATA[")) {
            byte[] drawing =
                    ("<!DOCTYPE svg [<!ENTITY a 'b'>]>" + HEAD + ">" + sign.repeat(200_000) + "</svg>").getBytes(UTF_8);

            assertThat(Strips.refusal(drawing).key()).isEqualTo("strip.damaged");
        }
    }
}
