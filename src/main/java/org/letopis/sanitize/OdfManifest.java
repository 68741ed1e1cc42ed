package org.letopis.sanitize;

import java.util.Map;

/** {@code META-INF/manifest.xml} (OpenDocument 1.2, part 3, section 4): which files there are, and of which type. */
final class OdfManifest {
    private static final String MANIFEST = OdfNames.namespace("manifest");

    private OdfManifest() {}

    /** Refuses a document whose files are locked with a password. */
    static void demandUnlocked(byte[] manifest, FileFormat format) throws Refusal {
        XmlCursor xml = new XmlCursor(manifest, format, "manifest.xml");
        xml.root(true);
        for (int event = XmlCursor.START; event != XmlCursor.DONE; event = xml.next()) {
            boolean locked = event == XmlCursor.START
                    && (xml.local().equals("encryption-data") || xml.local().equals("encrypted-key"));
            if (locked) {
                throw Refusal.encrypted(format);
            }
        }
    }

    /**
     * Returns the manifest of the copy.
     *
     * @param types media types by name
     */
    static byte[] write(FileFormat format, String version, Map<String, String> types) {
        XmlWriter out = new XmlWriter();
        out.start("manifest:manifest");
        out.attribute("xmlns:manifest", MANIFEST);
        boolean versioned = version.compareTo("1.2") >= 0;
        if (versioned) {
            out.attribute("manifest:version", version);
        }
        entry(out, "/", format.mediaType(), versioned ? version : "");
        types.forEach((name, type) -> entry(out, name, type, ""));
        out.end();
        return out.bytes();
    }

    private static void entry(XmlWriter out, String name, String type, String version) {
        out.start("manifest:file-entry");
        out.attribute("manifest:full-path", name);
        if (!version.isEmpty()) {
            out.attribute("manifest:version", version);
        }
        out.attribute("manifest:media-type", type);
        out.end();
    }

    /** Returns the version of a document, {@code 1.2} when its content does not say. */
    static String version(byte[] content, FileFormat format) throws Refusal {
        if (content == null) {
            throw Refusal.damaged(format, "content.xml", 0);
        }
        XmlCursor xml = new XmlCursor(content, format, "content.xml");
        xml.root(false);
        String version = xml.attribute(OdfNames.namespace("office"), "version");
        return version.matches("1\\.[0-9]") ? version : "1.2";
    }

    /** Returns the media type of an embedded document by its content. */
    static String typeOf(byte[] content, FileFormat format) throws Refusal {
        XmlCursor xml = new XmlCursor(content, format, "content.xml");
        xml.root(false);
        String kind = xml.local().equals("math") ? "formula" : "";
        while (kind.isEmpty()) {
            int event = xml.next();
            if (event == XmlCursor.DONE) {
                throw Refusal.damaged(format, "content.xml", 0);
            }
            boolean body = event == XmlCursor.START
                    && OdfNames.name(xml.namespace(), xml.local()).equals("office:body");
            if (body) {
                xml.next();
                kind = switch (xml.local()) {
                    case "drawing" -> "graphics";
                    case "chart", "text", "spreadsheet", "presentation" -> xml.local();
                    default -> throw Refusal.unknownPart(format, Escaping.escape(xml.local(), 40), 0);
                };
            }
        }
        return "application/vnd.oasis.opendocument." + kind;
    }
}
