package org.letopis.sanitize;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;

/** Writes OpenDocument files by hand (OpenDocument 1.2), and flat ones for LibreOffice to pack. */
final class Odfs {
    private static final String OASIS = "urn:oasis:names:tc:opendocument:xmlns:";

    private static final String NAMES = names();

    private Odfs() {}

    private static String names() {
        StringBuilder names = new StringBuilder();
        String[][] prefixes = {
            {"office", "office"},
            {"style", "style"},
            {"text", "text"},
            {"table", "table"},
            {"draw", "drawing"},
            {"fo", "xsl-fo-compatible"},
            {"svg", "svg-compatible"},
            {"meta", "meta"},
            {"script", "script"},
            {"chart", "chart"},
            {"presentation", "presentation"},
            {"form", "form"}
        };
        for (String[] prefix : prefixes) {
            names.append(" xmlns:%s=\"%s%s:1.0\"".formatted(prefix[0], OASIS, prefix[1]));
        }
        return names + " xmlns:xlink=\"http://www.w3.org/1999/xlink\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
                + " xmlns:xhtml=\"http://www.w3.org/1999/xhtml\" office:version=\"1.2\"";
    }

    /** Returns {@code content.xml} or another part with what is in its root element. */
    static String part(String kind, String inside) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><office:document-%1$s%2$s>%3$s</office:document-%1$s>"
                .formatted(kind, NAMES, inside);
    }

    static byte[] text(String automaticStyles, String body) {
        return document(
                FileFormat.ODT,
                part(
                        "content",
                        "<office:automatic-styles>" + automaticStyles
                                + "</office:automatic-styles><office:body><office:text>" + body
                                + "</office:text></office:body>"));
    }

    static byte[] sheet(String automaticStyles, String body) {
        return document(
                FileFormat.ODS,
                part(
                        "content",
                        "<office:automatic-styles>" + automaticStyles
                                + "</office:automatic-styles><office:body><office:spreadsheet>" + body
                                + "</office:spreadsheet></office:body>"));
    }

    /** Returns a document with further parts: their names and contents in turn. */
    static byte[] document(FileFormat format, String content, String... parts) {
        List<Zips.Member> members = new ArrayList<>();
        members.add(Zips.stored("mimetype", format.mediaType().getBytes(UTF_8)));
        members.add(Zips.deflated("content.xml", content.getBytes(UTF_8)));
        for (int i = 0; i < parts.length; i += 2) {
            members.add(Zips.deflated(parts[i], parts[i + 1].getBytes(UTF_8)));
        }
        return Zips.zip(members.toArray(Zips.Member[]::new));
    }

    /** Returns a document in one file, with an author, for LibreOffice to convert. */
    static String flat(String kind) {
        String paragraph = "<text:p>On 17 May the stalls were cleared.</text:p>";
        String frame = "<draw:frame svg:x=\"2cm\" svg:y=\"2cm\" svg:width=\"10cm\" svg:height=\"3cm\"><draw:text-box>"
                + paragraph + "</draw:text-box></draw:frame>";
        String type = kind.equals("drawing") ? "graphics" : kind;
        String body = switch (kind) {
            case "text" ->
                "<text:h text:outline-level=\"1\">The market</text:h>" + paragraph
                        + "<text:list><text:list-item>" + paragraph + "</text:list-item></text:list>"
                        + "<table:table table:name=\"T\"><table:table-column/><table:table-row><table:table-cell>"
                        + paragraph
                        + "</table:table-cell></table:table-row></table:table>";
            case "spreadsheet" ->
                "<table:table table:name=\"Stalls\"><table:table-column/><table:table-row>"
                        + "<table:table-cell office:value-type=\"string\"><text:p>stalls</text:p></table:table-cell>"
                        + "<table:table-cell table:formula=\"of:=6*7\" office:value-type=\"float\" office:value=\"42\">"
                        + "<text:p>42</text:p></table:table-cell></table:table-row></table:table>";
            default ->
                "<draw:page draw:name=\"One\" draw:master-page-name=\"M\">" + frame
                        + "<draw:rect svg:x=\"2cm\" svg:y=\"6cm\" svg:width=\"3cm\" svg:height=\"2cm\"/></draw:page>";
        };
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><office:document" + NAMES
                + " office:mimetype=\"application/vnd.oasis.opendocument." + type + "\"><office:meta>"
                + "<meta:initial-creator>Mira Tolvanova</meta:initial-creator><dc:creator>Mira Tolvanova</dc:creator>"
                + "</office:meta><office:automatic-styles><style:page-layout style:name=\"P\"><style:page-layout-properties"
                + " fo:page-width=\"21cm\" fo:page-height=\"29.7cm\"/></style:page-layout></office:automatic-styles>"
                + "<office:master-styles><style:master-page style:name=\"M\" style:page-layout-name=\"P\"/>"
                + "</office:master-styles><office:body><office:" + kind + ">" + body + "</office:" + kind
                + "></office:body></office:document>";
    }
}
