package org.letopis.sanitize;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

/**
 * What a person sees of an OpenDocument file, as text: headers and footers, then paragraphs and cells, with marks where
 * a sheet, a slide or a picture is. It reads the archive with the JDK's reader, and keeps what it does not know.
 */
final class OdfText {
    private static final char PICTURE = '\uFFFC';
    private static final String SHEET = "\f";

    private OdfText() {}

    /** Returns the visible text of all parts of a document, embedded documents included. */
    static String of(Source file, FileFormat format, Members members) throws Refusal, IOException {
        Map<String, byte[]> parts = parts(file, format, members);
        StringBuilder text = new StringBuilder();
        for (Map.Entry<String, byte[]> part : parts.entrySet()) {
            String name = part.getKey();
            if (name.equals("styles.xml") || name.equals("content.xml")) {
                text.append(of(parts.get("styles.xml"), part.getValue(), format, name));
            }
        }
        return text.toString();
    }

    private static Map<String, byte[]> parts(Source file, FileFormat format, Members members)
            throws Refusal, IOException {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        parts.put("styles.xml", null);
        parts.put("content.xml", null);
        ZipArchive directory = ZipArchive.of(file, format);
        try (ZipInputStream zip = new ZipInputStream(file.stream())) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                // The directory decides what is in the archive; data that it does not name is not.
                if (parts.containsKey(entry.getName())
                        && directory.member(entry.getName()).isPresent()) {
                    parts.put(entry.getName(), bounded(zip, format, members));
                }
            }
        } catch (ZipException e) {
            throw Refusal.unproven(format, "unpacking");
        }
        parts.values().removeIf(part -> part == null);
        return parts;
    }

    private static byte[] bounded(InputStream in, FileFormat format, Members members) throws Refusal, IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] block = new byte[1 << 14];
        for (int count = in.read(block); count >= 0; count = in.read(block)) {
            members.spend(format, count);
            bytes.write(block, 0, count);
            if (bytes.size() > Members.MOST_MEMBER_BYTES) {
                throw Refusal.tooLarge(format, "content");
            }
        }
        return bytes.toByteArray();
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
                text.append(xml.text());
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

    private static String mark(OdfElement element) {
        return switch (element.name()) {
            case "text:tab" -> "\t";
            case "text:line-break" -> "\n";
            case "text:s" -> " ".repeat(Math.min(1_000, element.repeated("text:c")));
            case "table:table" -> SHEET + element.get("table:name") + "\n";
            case "draw:page" -> SHEET;
            case "draw:image" -> element.get("xlink:href").matches("(\\./)?Pictures/.*") ? PICTURE + "" : "";
            default -> "";
        };
    }
}
