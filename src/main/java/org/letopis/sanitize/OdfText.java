package org.letopis.sanitize;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;

/**
 * What a person sees of an OpenDocument file, as text: headers and footers, then paragraphs and cells, with marks where
 * a sheet, a slide or a picture is. What it does not know it takes for text.
 */
final class OdfText {
    private static final char PICTURE = '\uFFFC';
    private static final String SHEET = "\f";

    private OdfText() {}

    /** Returns whether a part holds text that is seen. */
    static boolean isPart(String name) {
        return name.equals("content.xml") || name.equals("styles.xml");
    }

    /**
     * Returns the visible text of a document.
     *
     * @param parts by name, those for which {@link #isPart} holds
     */
    static String of(Map<String, byte[]> parts, FileFormat format) throws Refusal {
        byte[] styles = parts.get("styles.xml");
        byte[] content = parts.get("content.xml");
        if (content == null) {
            throw Refusal.damaged(format, "content.xml", 0);
        }
        String around = styles == null ? "" : of(styles, styles, format, "styles.xml");
        return around + of(styles, content, format, "content.xml");
    }

    /** Returns the visible text of one part. */
    static String of(byte[] styles, byte[] part, FileFormat format, String name) throws Refusal {
        OdfHidden hidden = OdfHidden.of(styles, part, format, name);
        XmlCursor xml = new XmlCursor(part, format, name);
        StringBuilder text = new StringBuilder();
        Deque<OdfGrid> grids = new ArrayDeque<>();
        int inParagraph = 0;
        xml.root(false);
        for (int event = XmlCursor.START; event != XmlCursor.DONE; event = xml.next()) {
            if (event == XmlCursor.TEXT && inParagraph > 0) {
                text.append(VisibleText.withBlanks(xml.text()));
            } else if (event == XmlCursor.END) {
                String ended = OdfNames.name(xml.namespace(), xml.local());
                if (ended.equals("text:p") || ended.equals("text:h")) {
                    inParagraph--;
                    text.append('\n');
                } else if (ended.equals("table:table")) {
                    grids.pop();
                }
            } else if (event == XmlCursor.START) {
                OdfElement element = OdfElement.at(xml);
                boolean cellHidden = !grids.isEmpty() && hiddenCell(element, grids.peek());
                boolean gone = OdfParts.dropped(element.name()) != null;
                if (cellHidden || gone || hidden.hides(element, xml.ordinal())) {
                    xml.skip();
                    continue;
                }
                inParagraph += element.isParagraph() ? 1 : 0;
                text.append(mark(element));
                if (element.name().equals("table:table")) {
                    grids.push(new OdfGrid());
                }
            }
        }
        return text.toString();
    }

    private static boolean hiddenCell(OdfElement element, OdfGrid grid) {
        grid.see(element);
        return element.isCell() && grid.cell(element).stream().allMatch(OdfGrid.Run::hidden);
    }

    private static String sheetName(String name) {
        return OdfRewriter.namesOtherFile("table:name", name) ? "" : name;
    }

    private static String mark(OdfElement element) {
        return switch (element.name()) {
            case "text:tab" -> "\t";
            case "text:line-break" -> "\n";
            case "text:s" -> " ".repeat(Math.min(1_000, element.repeated("text:c")));
            case "table:table" -> SHEET + sheetName(element.get("table:name")) + "\n";
            case "draw:page" -> SHEET;
            case "draw:image" -> element.get("xlink:href").matches("(\\./)?Pictures/.*") ? PICTURE + "" : "";
            default -> "";
        };
    }
}
