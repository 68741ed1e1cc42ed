package org.letopis.sanitize;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.letopis.failure.Failure;

class HtmlSanitizerTest extends SanitizerContract {
    /** As a browser saves a page, with what pages hide besides. */
    static byte[] saved() {
        return """
                <!DOCTYPE html>
                <!-- saved from url=(0046)https://forum.example/thread/77?reader=mira-petrova -->
                <html lang="ru" data-user="user-of-mira"><head><meta http-equiv="Content-Type" content="text/html; charset=UTF-8">
                <title>Inbox of Mira</title><base href="https://forum.example/mira/">
                <meta name="generator" content="Darkbench 7 at MIRA-LAPTOP"><meta property="og:url" content="https://forum.example/u/mira">
                <link rel="canonical" href="https://forum.example/canonical-mira">
                <style>.post-of-mira{color:#a00;background:url(https://tracker.example/bg.png)} .hidden-mira{display:none}
                  #note-mira{font-weight:bold} /* styled by Mira */ @import url(https://fonts.example/mira.css);</style>
                <script>fetch("https://tracker.example/hit?mira")</script></head>
                <body onload="spy()" class="page-mira">
                <!-- moderated by Tamar -->
                <h1 class="post-of-mira other" title="posted 2024-05-17 by Mira" onclick="go()">The market</h1>
                <p id="note-mira" data-reactid="77-mira">On 17 May the <a href="https://out.example/?session=mira-77">stalls</a> were\u200B cleared.</p>
                <p style="display:none">hidden by style: Arina</p><p class="hidden-mira">hidden by rule: Danil</p><div hidden>attribute: Levan</div>
                <p><a href="#note-mira">back to the note</a></p>
                <form action="https://forum.example/post"><input type="hidden" name="csrf" value="token-mira-123456">
                  <input value="typed text"> <textarea>a draft</textarea> <select><option>first</option><option selected>second</option></select>
                  <input type="checkbox" checked><button>Send</button></form>
                <img src="https://tracker.example/pixel.gif" alt="a pixel for Mira" width="1">
                <img src="data:image/jpeg;base64,PICTURE" width="40" alt="Mira at home">
                <svg width="20" height="20" viewBox="0 0 20 20"><title>icon by Mira</title><circle cx="10" cy="10" r="8" onclick="x()"/></svg>
                <iframe src="https://tracker.example/frame"></iframe><my-widget token="mira">in a widget</my-widget>
                <noscript>switch on scripts, Mira</noscript><template>template of Mira</template>
                <table><tr><td colspan="2" style="text-align:right;x-secret:mira">42</td></tr></table>
                </body></html>
                """.replace("PICTURE", Base64.getEncoder().encodeToString(Strips.sample("dirty.jpg")))
                .getBytes(UTF_8);
    }

    @Override
    byte[] dirty() {
        return saved();
    }

    @Override
    FileFormat format() {
        return FileFormat.HTML;
    }

    @Override
    List<String> planted() {
        return List.of(
                "of Mira",
                "by Mira",
                "-mira",
                "Arina",
                "Danil",
                "Levan",
                "Tamar",
                "tracker",
                "example",
                "Darkbench",
                "LAPTOP",
                "token",
                "fetch(",
                "\u200B");
    }

    @Override
    List<String> findings() {
        return List.of(
                "Where and when the page was saved",
                "Title of the page",
                "Address of the page",
                "Metadata of the page",
                "Links of the page",
                "Scripts",
                "Comments in the markup",
                "Comments in style sheets",
                "Names of parts",
                "Alternative texts",
                "Attributes that show nothing",
                "Addresses of links",
                "Hidden text",
                "Parts from elsewhere",
                "Elements of no standard",
                "Invisible characters",
                "picture: GPS Latitude",
                "drawing: Titles and descriptions");
    }

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
        assertThat(copy.replace(picture, "")
                        .replaceAll("(svg\\+xml;base64,)[^\"]*", "$1")
                        .replaceAll("\\n+", "\n"))
                .isEqualTo("""
                        <!DOCTYPE html>
                        <html lang="ru"><head><meta charset="utf-8"><style>.c1{color:#a00}
                        #i1{font-weight:bold}
                        </style></head><body>
                        <h1 class="c1">The market</h1>
                        <p id="i1">On 17 May the <a>stalls</a> were cleared.</p>
                        <p><a href="#i1">back to the note</a></p>
                        <div>
                        <span>typed text</span> <span>a draft</span> <span>second</span>
                        <span>\u2611</span><span>Send</span></div>
                        <img width="40" src="data:image/jpeg;base64,">
                        <img width="20" height="20" src="data:image/svg+xml;base64,">
                        <span>in a widget</span>
                        <table><tbody><tr><td colspan="2" style="text-align:right">42</td></tr></tbody></table>
                        </body></html>""");
    }

    /** A page goes on to the end of the file, and is a page wherever it ends. */
    @Test
    @Override
    void a_truncated_file_is_refused_wherever_it_ends() throws Failure {
        byte[] clean = Strips.clean("<!DOCTYPE html><p>seen<p>and more".getBytes(UTF_8));

        assertThat(new String(clean, UTF_8)).contains("<p>seen</p><p>and more</p>");
    }

    /** What follows the end of the markup is shown, so it is content. */
    @Test
    @Override
    void data_after_the_end_is_cut_off() throws Failure {
        byte[] appended = Strips.join("<html><body>seen</body></html>".getBytes(UTF_8), Strips.latin("the ledger"));

        assertThat(new String(Strips.clean(appended), UTF_8)).contains("<body>seenthe ledger</body>");
    }

    private static String body(String inside) throws Failure {
        return new String(Strips.clean(("<!DOCTYPE html><html><body>" + inside).getBytes(UTF_8)), UTF_8)
                .replaceAll("(?s).*<body[^>]*>|</body></html>", "");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "<p>a<script>x</script>b ~ <p>ab</p>",
                "<p onmouseover=x()>a ~ <p>a</p>",
                "<p style='background:url(//a.example);color:red'>a ~ <p style=\"color:red\">a</p>",
                "<p style='visibility:hidden'>a<b style='visibility:visible'>b</b></p> ~ <p style=\"visibility:hidden\">a<b style=\"visibility:visible\">b</b></p>",
                "<img src=x onerror=alert(1)>a ~ a",
                "<img src=\"data:image/png;base64,\">a ~ a",
                "<a href='javascript:x()'>a</a> ~ <a>a</a>",
                "<a href='file:///home/mira/x.doc'>a</a> ~ <a>a</a>",
                "<o:p>a</o:p> ~ <span>a</span>",
                "<xmp><b>a</b></xmp> ~ <pre>&lt;b&gt;a&lt;/b&gt;</pre>",
                "<details><summary>a</summary>b</details> ~ <details><summary>a</summary>b</details>",
                "<input type=password value=secret1><input type=radio>a ~ <span>\u25CB</span>a",
                "<math><mi>x</mi><annotation>secret</annotation></math> ~ <math><mi>x</mi></math>",
                "<p>a&nbsp;&lt;b&amp;c ~ <p>a\u00A0&lt;b&amp;c</p>",
                "<table>a<tr><td>b</table> ~ a<table><tbody><tr><td>b</td></tr></tbody></table>",
                "<p title='secret'>a<!--[if mso]>b<![endif]--></p> ~ <p>a</p>",
                "<object data=x>a</object>b ~ b",
                "<font color=red face='Arial' data-x=1>a</font> ~ <font color=\"red\" face=\"Arial\">a</font>",
                "<p>a   b</p> ~ <p>a b</p>",
                "<b><i>a</b>b</i> ~ <b><i>a</i></b><i>b</i>"
            })
    void traps_go_and_the_text_stays(String dirty, String clean) throws Failure {
        assertThat(body(dirty)).isEqualTo(clean);
    }

    @Test
    void rules_that_show_something_somewhere_hide_nothing_for_sure() throws Failure {
        String page =
                "<!DOCTYPE html><style>.m{display:none}@media (min-width:9px){.m{display:block}}</style><p class=m>seen";

        assertThat(new String(Strips.clean(page.getBytes(UTF_8)), UTF_8)).contains("<p class=\"c1\">seen</p>");
    }

    /** The first line feed of preformatted text is none (HTML Living Standard, section 13.1.2.5). */
    @Test
    void preformatted_text_stays_as_it_is() throws Failure {
        assertThat(body("<pre>\n\na   b\n</pre>")).isEqualTo("<pre>\n\na   b\n</pre>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"windows-1251", "KOI8-R", "UTF-8"})
    void old_sets_become_utf_8(String set) throws Failure {
        String page = "<html><head><meta charset=\"" + set + "\"></head><body>Рынок очистили</body></html>";

        assertThat(new String(Strips.clean(page.getBytes(Charset.forName(set))), UTF_8))
                .contains("Рынок очистили");
    }

    @Test
    void a_page_that_is_xml_is_read_as_such() throws Failure {
        String page = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><html xmlns=\"http://www.w3.org/1999/xhtml\"><head>"
                + "<script src=\"https://tracker.example/x.js\" /><title/></head><body><p><a id=\"x\" /><b/>seen</p></body></html>";

        assertThat(new String(Strips.clean(page.getBytes(UTF_8)), UTF_8))
                .contains("<body><p><a></a><b></b>seen</p></body>");
    }

    @Test
    void a_picture_that_cannot_be_judged_is_refused() throws Failure {
        assertThat(Strips.refusal("<html><img src='data:application/pdf;base64,JVBERi0xLjcK'>".getBytes(UTF_8))
                        .key())
                .isEqualTo("strip.unknown-part");
    }

    @Test
    void a_set_that_nobody_knows_is_refused() throws Failure {
        assertThat(Strips.refusal("<html><meta charset=martian>\u00FF".getBytes(UTF_8))
                        .key())
                .isEqualTo("strip.character-set");
    }

    /** A page as LibreOffice writes it, and the same in a browser before and after. */
    @Test
    void pages_of_real_programs_look_the_same(@TempDir Path folder) throws Exception {
        byte[] page = OtherProgram.libreOffice(Odfs.flat("text").getBytes(UTF_8), "fodt", "html");
        byte[] clean = Strips.clean(page);

        assertThat(new String(page, UTF_8)).contains("Mira", "LibreOffice");
        assertThat(new String(clean, UTF_8))
                .doesNotContain("Mira", "LibreOffice")
                .contains("the stalls were cleared");
        assertThat(Chromium.screen(folder, clean)).isEqualTo(Chromium.screen(folder, page));
    }

    /** What grows with the square of these would take hours. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<select multiple>|<option>x|</select>",
                "<p| src=data:|>",
                "<p| style='|>",
                "<div>|<span style='visibility:hidden'><b>|",
                "<style>|.a{|</style>",
                "<style>|p{margin:url(|</style>",
                "<p>|<font color=red><p>|"
            })
    void pages_cost_no_more_than_their_length(String page) throws Failure {
        String[] parts = page.split("\\|", -1);
        String whole = "<!DOCTYPE html><html><body><p>Seen</p>" + parts[0]
                + parts[1].repeat(150_000 / parts[1].length()) + parts[2];
        StripResult result = Strips.strip(Source.of(whole.getBytes(UTF_8)), new MemoryCopy());

        // Some are no page that can be judged: all that counts is that it ends, and well.
        assertThat(result).isNotNull();
    }
}
