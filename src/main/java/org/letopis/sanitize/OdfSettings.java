package org.letopis.sanitize;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;
import java.util.TreeMap;

/**
 * {@code settings.xml} (OpenDocument 1.2, part 1, section 3.10): printers, windows and ids go; what the layout depends on
 * stays, all of it yes or no.
 */
final class OdfSettings {
    private static final String CONFIG = OdfNames.namespace("config");

    private OdfSettings() {}

    /** Returns the part written anew, or null when nothing is left of it. */
    static byte[] rewrite(byte[] settings, String version, Draft draft) throws Refusal {
        XmlCursor xml = new XmlCursor(settings, draft.format(), "settings.xml");
        Map<String, String> kept = new TreeMap<>();
        int others = 0;
        xml.root(false);
        for (int event = XmlCursor.START; event != XmlCursor.DONE; event = xml.next()) {
            boolean item = event == XmlCursor.START
                    && xml.namespace().equals(CONFIG)
                    && xml.local().equals("config-item");
            if (!item) {
                continue;
            }
            String name = xml.attribute(CONFIG, "name");
            String type = xml.attribute(CONFIG, "type");
            String value = xml.skip();
            if (type.equals("boolean") && OdfNames.isSetting(name) && value.matches("true|false")) {
                kept.put(name, value);
            } else if (!tells(name, value, draft)) {
                others++;
            }
        }
        if (others > 0) {
            draft.drop(FindingGroup.OTHER, "View and print settings", Integer.toString(others));
        }
        return kept.isEmpty() ? null : write(kept, version);
    }

    /** Notes a setting that gives away more than habits. */
    private static boolean tells(String name, String value, Draft draft) {
        if (value.isEmpty()) {
            return false;
        }
        switch (name) {
            case "PrinterName" -> {
                draft.drop(FindingGroup.DEVICE, "Printer", value);
                draft.droppedText("Printer", value.getBytes(UTF_8));
            }
            case "PrinterSetup" -> draft.drop(FindingGroup.DEVICE, "Printer setup", value.length() + " characters");
            case "Rsid", "RsidRoot" -> draft.drop(FindingGroup.HISTORY, "Revision ids", value);
            case "CurrentDatabaseDataSource", "CurrentDatabaseCommand" -> {
                draft.drop(FindingGroup.HISTORY, "Links to other files", value);
                draft.droppedText("Links to other files", value.getBytes(UTF_8));
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private static byte[] write(Map<String, String> kept, String version) {
        XmlWriter out = new XmlWriter();
        out.start("office:document-settings");
        out.attribute("xmlns:office", OdfNames.namespace("office"));
        out.attribute("xmlns:config", CONFIG);
        out.attribute("office:version", version);
        out.start("office:settings");
        out.start("config:config-item-set");
        out.attribute("config:name", "ooo:configuration-settings");
        kept.forEach((name, value) -> {
            out.start("config:config-item");
            out.attribute("config:name", name);
            out.attribute("config:type", "boolean");
            out.text(value);
            out.end();
        });
        out.end();
        out.end();
        out.end();
        return out.bytes();
    }
}
