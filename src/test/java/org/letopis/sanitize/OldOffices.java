package org.letopis.sanitize;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Office files from before 2007 and RTF, written by LibreOffice from a document with something in every place. */
final class OldOffices {
    private static final Map<String, byte[]> MADE = new ConcurrentHashMap<>();

    private static final String META = """
            <meta:generator>Letter Writer/7</meta:generator><dc:title>Clearing of the market</dc:title>
            <dc:subject>Stalls</dc:subject><dc:description>For the archive only</dc:description>
            <meta:keyword>market</meta:keyword><meta:initial-creator>Мира Толванова</meta:initial-creator>
            <dc:creator>Danil Orlov</dc:creator><meta:creation-date>2019-05-17T08:30:00</meta:creation-date>
            <dc:date>2019-05-18T21:07:00</dc:date><meta:print-date>2019-05-19T09:15:00</meta:print-date>
            <meta:printed-by>Danil Orlov</meta:printed-by><meta:editing-cycles>7</meta:editing-cycles>
            <meta:editing-duration>PT42M</meta:editing-duration>
            <meta:user-defined meta:name="Source of it" meta:value-type="string">the baker</meta:user-defined>
            """;

    private static final String CHANGES = """
            <text:tracked-changes><text:changed-region text:id="c1"><text:insertion><office:change-info>
            <dc:creator>Vera Sokol</dc:creator><dc:date>2019-05-17T10:00:00</dc:date></office:change-info>
            </text:insertion></text:changed-region><text:changed-region text:id="c2"><text:deletion><office:change-info>
            <dc:creator>Vera Sokol</dc:creator><dc:date>2019-05-17T10:05:00</dc:date></office:change-info>
            <text:p>under the old bridge</text:p></text:deletion></text:changed-region></text:tracked-changes>
            """;

    private static final String NOTE = """
            <office:annotation><dc:creator>Anna Ridel</dc:creator><dc:date>2019-05-18T12:00:00</dc:date>
            <text:p>Ask her sister first</text:p></office:annotation>""";

    private OldOffices() {}

    /** Returns the document as {@code doc}, {@code xls}, {@code ppt} or {@code rtf}. */
    static byte[] of(String ending) throws IOException, InterruptedException {
        byte[] known = MADE.get(ending);
        if (known == null) {
            String kind = kind(ending);
            String[] ways = {"fodt", "doc:MS Word 97", "fods", "xls:MS Excel 97", "fodp", "ppt:MS PowerPoint 97"};
            int way = kind.equals("text") ? 0 : kind.equals("spreadsheet") ? 2 : 4;
            String filter = ending.equals("rtf") ? "rtf" : ways[way + 1];
            // In RTF LibreOffice writes each picture a second time, as a drawing of megabytes.
            String document = ending.equals("rtf") ? document(kind).replace(picture(), "") : document(kind);
            known = OtherProgram.libreOffice(document.getBytes(UTF_8), ways[way], filter);
            MADE.put(ending, known);
        }
        return known.clone();
    }

    private static String kind(String ending) {
        return ending.equals("xls") ? "spreadsheet" : ending.equals("ppt") ? "presentation" : "text";
    }

    private static String document(String kind) throws IOException {
        String flat = Odfs.flat(kind);
        String meta = flat.replaceFirst("(?s)<office:meta>.*</office:meta>", "<office:meta>" + META + "</office:meta>");
        String styles = meta.replace(
                "<office:automatic-styles>",
                "<office:automatic-styles>"
                        + "<style:style style:name=\"H\" style:family=\"text\"><style:text-properties text:display=\"none\"/></style:style>"
                        + "<style:style style:name=\"S\" style:family=\"table\"><style:table-properties table:display=\"false\"/></style:style>"
                        + "<style:style style:name=\"D\" style:family=\"drawing-page\"><style:drawing-page-properties"
                        + " presentation:visibility=\"hidden\"/></style:style>");
        return switch (kind) {
            case "text" ->
                styles.replaceFirst(
                                "<text:p>",
                                "<text:p><text:change-start text:change-id=\"c1\"/>At dawn, <text:change-end"
                                        + " text:change-id=\"c1\"/><text:change text:change-id=\"c2\"/>" + NOTE
                                        + "<text:span text:style-name=\"H\">The witness lives at the mill. </text:span>"
                                        + picture())
                        .replace("<office:text>", "<office:text>" + CHANGES);
            case "spreadsheet" ->
                styles.replace("<text:p>stalls</text:p>", NOTE + "<text:p>stalls</text:p>" + picture())
                        .replace(
                                "</office:spreadsheet>",
                                "<table:table table:name=\"Witnesses\" table:style-name=\"S\"><table:table-column/><table:table-row>"
                                        + "<table:table-cell office:value-type=\"string\"><text:p>x</text:p></table:table-cell>"
                                        + "</table:table-row></table:table></office:spreadsheet>");
            default ->
                styles.replace(
                        "</office:presentation>",
                        "<draw:page draw:name=\"Two\" draw:master-page-name=\"M\" draw:style-name=\"D\">" + picture()
                                + "</draw:page></office:presentation>");
        };
    }

    /** A photo with a place and an author. */
    private static String picture() {
        return "<draw:frame svg:x=\"2cm\" svg:y=\"2cm\" svg:width=\"3cm\" svg:height=\"2cm\" text:anchor-type=\"as-char\"><draw:image>"
                + "<office:binary-data>" + Base64.getEncoder().encodeToString(Strips.sample("dirty.jpg"))
                + "</office:binary-data></draw:image></draw:frame>";
    }

    /** Returns the document of Word after other people saved it elsewhere; LibreOffice does not write that list. */
    static byte[] savedBy(String... people) throws Exception {
        CompoundFile file = CompoundFile.open(Source.of(of("doc")));
        Map<String, byte[]> streams = new LinkedHashMap<>();
        for (CompoundEntry entry : file.entries()) {
            if (entry.isStream()) {
                streams.put(entry.path(), file.open(entry).stream().readAllBytes());
            }
        }
        byte[] word = streams.get("WordDocument");
        ByteBuffer header = ByteBuffer.wrap(word).order(ByteOrder.LITTLE_ENDIAN);
        String table = (header.getShort(10) & 0x0200) == 0 ? "0Table" : "1Table";
        byte[] list = strings(people);
        // The place of the list in the header: [MS-DOC] section 2.5.6, fcSttbSavedBy.
        header.putInt(0x2D2, streams.get(table).length);
        header.putInt(0x2D6, list.length);
        streams.put(table, Strips.join(streams.get(table), list));
        return CompoundFiles.file(streams);
    }

    private static byte[] strings(String... texts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        u16(out, 0xFFFF);
        u16(out, texts.length);
        u16(out, 0);
        for (String text : texts) {
            u16(out, text.length());
            text.chars().forEach(each -> u16(out, each));
        }
        return out.toByteArray();
    }

    private static void u16(ByteArrayOutputStream out, int value) {
        out.write(value);
        out.write(value >> 8);
    }
}
