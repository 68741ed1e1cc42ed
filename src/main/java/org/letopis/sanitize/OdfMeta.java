package org.letopis.sanitize;

import static java.nio.charset.StandardCharsets.UTF_8;

/** {@code meta.xml} (OpenDocument 1.2, part 1, section 4.3), of which nothing is kept. */
final class OdfMeta {
    private OdfMeta() {}

    /** Notes what the part tells. */
    static void note(byte[] meta, Draft draft) throws Refusal {
        XmlCursor xml = new XmlCursor(meta, draft.format(), "meta.xml");
        xml.root(false);
        for (int event = XmlCursor.START; event != XmlCursor.DONE; event = xml.next()) {
            if (event != XmlCursor.START || xml.depth() != 3) {
                continue;
            }
            OdfElement element = OdfElement.at(xml);
            String text = xml.skip();
            String name = name(element.name());
            String shown = element.name().equals("meta:user-defined") ? element.get("meta:name") + ": " + text : text;
            String value = text.isEmpty() ? element.attributes().values().toString() : shown;
            draft.drop(group(element.name()), name, value);
            if (!element.name().equals("meta:document-statistic")) {
                draft.droppedText(name, text.getBytes(UTF_8));
            }
            if (element.name().equals("meta:template")) {
                draft.droppedText(name, element.get("xlink:href").getBytes(UTF_8));
                draft.droppedText(name, element.get("xlink:title").getBytes(UTF_8));
            }
        }
    }

    private static FindingGroup group(String element) {
        return switch (element) {
            case "meta:initial-creator", "dc:creator", "meta:printed-by" -> FindingGroup.PEOPLE;
            case "meta:creation-date", "dc:date", "meta:print-date" -> FindingGroup.TIME;
            case "meta:generator" -> FindingGroup.DEVICE;
            case "meta:editing-cycles", "meta:editing-duration", "meta:template" -> FindingGroup.HISTORY;
            default -> FindingGroup.OTHER;
        };
    }

    private static String name(String element) {
        return switch (element) {
            case "meta:initial-creator" -> "Author";
            case "dc:creator" -> "Last author";
            case "meta:printed-by" -> "Printed by";
            case "meta:creation-date" -> "Creation date";
            case "dc:date" -> "Date of the last change";
            case "meta:print-date" -> "Date of printing";
            case "meta:generator" -> "Program";
            case "meta:editing-cycles" -> "Number of savings";
            case "meta:editing-duration" -> "Time of editing";
            case "meta:template" -> "Template";
            case "dc:title" -> "Title";
            case "dc:subject" -> "Subject";
            case "dc:description" -> "Description";
            case "dc:language" -> "Language";
            case "meta:keyword" -> "Keyword";
            case "meta:user-defined" -> "Property of the document";
            case "meta:document-statistic" -> "Counts of pages and words";
            default -> "Other metadata";
        };
    }
}
