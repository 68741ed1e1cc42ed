package org.letopis.sanitize;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Tells what is in the parts that stay behind. */
final class OoxmlFindings {
    /** ISO/IEC 29500-2 section 11 and 29500-1 section 22.2. What is not here counts pages and the like. */
    private static final Map<String, Told> PROPERTIES = Map.ofEntries(
            Map.entry("creator", new Told(FindingGroup.PEOPLE, "Author")),
            Map.entry("lastModifiedBy", new Told(FindingGroup.PEOPLE, "Last modified by")),
            Map.entry("Manager", new Told(FindingGroup.PEOPLE, "Manager")),
            Map.entry("Company", new Told(FindingGroup.PEOPLE, "Company")),
            Map.entry("created", new Told(FindingGroup.TIME, "Created")),
            Map.entry("modified", new Told(FindingGroup.TIME, "Modified")),
            Map.entry("lastPrinted", new Told(FindingGroup.TIME, "Last printed")),
            Map.entry("revision", new Told(FindingGroup.HISTORY, "Number of revisions")),
            Map.entry("TotalTime", new Told(FindingGroup.HISTORY, "Minutes of editing")),
            Map.entry("Template", new Told(FindingGroup.HISTORY, "Template")),
            Map.entry("HyperlinkBase", new Told(FindingGroup.HISTORY, "Base of links")),
            Map.entry("Application", new Told(FindingGroup.DEVICE, "Program")),
            Map.entry("AppVersion", new Told(FindingGroup.DEVICE, "Program version")),
            Map.entry("title", new Told(FindingGroup.OTHER, "Title")),
            Map.entry("subject", new Told(FindingGroup.OTHER, "Subject")),
            Map.entry("description", new Told(FindingGroup.OTHER, "Description")),
            Map.entry("keywords", new Told(FindingGroup.OTHER, "Keywords")),
            Map.entry("category", new Told(FindingGroup.OTHER, "Category")),
            Map.entry("contentStatus", new Told(FindingGroup.OTHER, "Status")),
            Map.entry("identifier", new Told(FindingGroup.OTHER, "Identifier")),
            Map.entry("language", new Told(FindingGroup.OTHER, "Language")),
            Map.entry("version", new Told(FindingGroup.OTHER, "Version")));

    /** Numbers and short codes turn up in any document, so these values are not searched for. */
    private static final Set<String> NOT_SEARCHED =
            Set.of("revision", "TotalTime", "AppVersion", "version", "language", "contentStatus");

    /** Words in content types, the first that fits decides. */
    private static final List<Map.Entry<String, Told>> KINDS = List.of(
            Map.entry("vbaproject", new Told(FindingGroup.HIDDEN, "Macros")),
            Map.entry("vbadata", new Told(FindingGroup.HIDDEN, "Macros")),
            Map.entry("threadedcomments", new Told(FindingGroup.HIDDEN, "Comment")),
            Map.entry("commentauthors", new Told(FindingGroup.PEOPLE, "Authors of comments")),
            Map.entry("ms-powerpoint.authors", new Told(FindingGroup.PEOPLE, "Authors of comments")),
            Map.entry("person", new Told(FindingGroup.PEOPLE, "People")),
            Map.entry("people", new Told(FindingGroup.PEOPLE, "People")),
            Map.entry("comment", new Told(FindingGroup.HIDDEN, "Comment")),
            Map.entry("vmldrawing", new Told(FindingGroup.HIDDEN, "Frames of comments")),
            Map.entry("glossary", new Told(FindingGroup.HIDDEN, "Building blocks")),
            Map.entry("customxml", new Told(FindingGroup.HIDDEN, "Custom data")),
            Map.entry("printersettings", new Told(FindingGroup.DEVICE, "Printer settings")),
            Map.entry("externallink", new Told(FindingGroup.EMBEDDED, "Link to another workbook")),
            Map.entry("connections", new Told(FindingGroup.EMBEDDED, "Data source")),
            Map.entry("querytable", new Told(FindingGroup.EMBEDDED, "Data source")),
            Map.entry("pivot", new Told(FindingGroup.HIDDEN, "Pivot table")),
            Map.entry("revision", new Told(FindingGroup.HISTORY, "Revision log")),
            Map.entry("username", new Told(FindingGroup.PEOPLE, "Users of the workbook")),
            Map.entry("slicer", new Told(FindingGroup.HIDDEN, "Slicer")),
            Map.entry("timeline", new Told(FindingGroup.HIDDEN, "Slicer")),
            Map.entry("spreadsheetml.worksheet", new Told(FindingGroup.HIDDEN, "Hidden sheet")),
            Map.entry("presentationml.slide+", new Told(FindingGroup.HIDDEN, "Hidden slide")),
            Map.entry("presentationml.notesslide", new Told(FindingGroup.HIDDEN, "Hidden slide")),
            Map.entry("spreadsheetml.table", new Told(FindingGroup.OTHER, "Frame of a table")),
            Map.entry("tags", new Told(FindingGroup.HIDDEN, "Tags")),
            Map.entry("oleobject", new Told(FindingGroup.EMBEDDED, "Embedded object")),
            Map.entry("activex", new Told(FindingGroup.EMBEDDED, "Control")),
            Map.entry("ctrlprop", new Told(FindingGroup.EMBEDDED, "Control")),
            Map.entry("font", new Told(FindingGroup.EMBEDDED, "Embedded font")),
            Map.entry("digital-signature", new Told(FindingGroup.PEOPLE, "Signature")),
            Map.entry("image/", new Told(FindingGroup.EMBEDDED, "Unused picture")),
            Map.entry("audio/", new Told(FindingGroup.EMBEDDED, "Unused sound")),
            Map.entry("video/", new Told(FindingGroup.EMBEDDED, "Unused film")),
            Map.entry("ms-word.document", new Told(FindingGroup.EMBEDDED, "Embedded document")),
            Map.entry("ms-excel.sheet", new Told(FindingGroup.EMBEDDED, "Embedded document")),
            Map.entry("drawing", new Told(FindingGroup.HIDDEN, "Unused drawing")),
            Map.entry("chart", new Told(FindingGroup.HIDDEN, "Unused drawing")),
            Map.entry("wordprocessingml.header", new Told(FindingGroup.HIDDEN, "Unused header")),
            Map.entry("wordprocessingml.footer", new Told(FindingGroup.HIDDEN, "Unused header")),
            Map.entry("sheet", new Told(FindingGroup.EMBEDDED, "Embedded document")),
            Map.entry("wordprocessingml.document", new Told(FindingGroup.EMBEDDED, "Embedded document")));

    /** Types of parts that hold nothing of anybody: caches, defaults of windows, styles of charts. */
    private static final List<String> DULL = List.of(
            "calcchain",
            "fonttable",
            "websettings",
            "viewprops",
            "presprops",
            "stylewitheffects",
            "styleswitheffects",
            "chartstyle",
            "chartcolorstyle",
            "sheetmetadata",
            "relationships+xml",
            "handoutmaster",
            "theme",
            "volatiledependencies",
            "sharedstrings",
            "rdrichvalue",
            "rdarray",
            "tablestyles");

    private static final Set<String> TELLING =
            Set.of("author", "initials", "date", "dateTime", "dt", "displayName", "userId", "name", "dT", "userName");

    private static final Set<String> SEARCHED =
            Set.of("author", "displayName", "userId", "connection", "command", "sourceFile", "val", "userName");

    private static final int MOST_TOLD_BYTES = 4 << 20;
    private static final int LONGEST = 400;

    private final OoxmlPackage parts;
    private final Draft draft;

    OoxmlFindings(OoxmlPackage parts, Draft draft) {
        this.parts = parts;
        this.draft = draft;
    }

    void part(String name) throws Refusal, IOException {
        String type = parts.contentType(name).toLowerCase(Locale.ROOT);
        String lower = name.toLowerCase(Locale.ROOT);
        // Building blocks come with styles and settings of their own.
        boolean beside = lower.contains("/glossary/") && !type.contains("document.glossary");
        if (beside || DULL.stream().anyMatch(type::contains)) {
            return;
        }
        if (type.endsWith("core-properties+xml") || type.endsWith("extended-properties+xml")) {
            properties(name);
        } else if (type.endsWith("custom-properties+xml")) {
            inside(name, new Told(FindingGroup.HIDDEN, "Custom property"));
        } else if (lower.contains("thumbnail")) {
            draft.drop(FindingGroup.EMBEDDED, "Thumbnail", parts.sizeBytes(name) + " bytes");
        } else {
            Told told = told(type, lower);
            if (type.endsWith("xml") || lower.endsWith(".xml")) {
                inside(name, told);
            } else {
                draft.drop(told.group(), told.name(), name + ", " + parts.sizeBytes(name) + " bytes");
            }
        }
    }

    private static Told told(String type, String name) {
        if (name.contains("customxml/")) {
            return new Told(FindingGroup.HIDDEN, "Custom data");
        }
        if (name.contains("_xmlsignatures/")) {
            return new Told(FindingGroup.PEOPLE, "Signature");
        }
        if (name.contains("/embeddings/")) {
            return new Told(FindingGroup.EMBEDDED, "Embedded document");
        }
        return KINDS.stream()
                .filter(kind -> type.contains(kind.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(new Told(FindingGroup.HIDDEN, "Unknown part"));
    }

    private void properties(String part) throws Refusal, IOException {
        walk(part, new XmlWalk.Visitor() {
            private final StringBuilder text = new StringBuilder();

            @Override
            public void start(XmlElement element) {
                text.setLength(0);
            }

            @Override
            public void text(XmlElement inside, String piece) {
                text.append(piece);
            }

            @Override
            public void end(XmlElement element) {
                String name = OoxmlNames.local(element.name()).replace(OoxmlNames.UNKNOWN, "");
                Told told = PROPERTIES.get(name);
                String value = text.toString().strip();
                if (told != null && !value.isEmpty()) {
                    draft.drop(told.group(), told.name(), value);
                    if (!NOT_SEARCHED.contains(name)) {
                        search(told.name(), value);
                    }
                }
                text.setLength(0);
            }
        });
    }

    /** Tells each entry of a part: its text, and whose it is. */
    private void inside(String part, Told told) throws Refusal, IOException {
        if (parts.sizeBytes(part) > MOST_TOLD_BYTES) {
            draft.drop(told.group(), told.name(), parts.sizeBytes(part) + " bytes");
            return;
        }
        int before = draft.findings().size();
        walk(part, new XmlWalk.Visitor() {
            private final StringBuilder entry = new StringBuilder();

            @Override
            public void start(XmlElement element) {
                element.attributes().forEach((name, value) -> {
                    String local = OoxmlNames.local(name).replace(OoxmlNames.UNKNOWN, "");
                    if (TELLING.contains(local) || SEARCHED.contains(local)) {
                        add(value);
                    }
                    if (SEARCHED.contains(local)) {
                        search(told.name(), value);
                    }
                });
            }

            @Override
            public void text(XmlElement inside, String text) {
                add(text.strip());
                search(told.name(), text.strip());
            }

            private void add(String text) {
                if (!text.isEmpty() && entry.length() < LONGEST) {
                    entry.append(entry.isEmpty() ? "" : ", ").append(text);
                }
            }

            @Override
            public void end(XmlElement element) {
                if (element.depth() <= 2 && !entry.isEmpty()) {
                    draft.drop(told.group(), told.name(), entry.toString());
                    entry.setLength(0);
                }
            }
        });
        if (draft.findings().size() == before) {
            draft.drop(told.group(), told.name(), part);
        }
    }

    /** A part that stays behind may be damaged: then it is named, and that is all. */
    private void walk(String part, XmlWalk.Visitor visitor) throws IOException, Refusal {
        byte[] xml = parts.bytes(part);
        try {
            XmlWalk.walk(xml, draft.format(), part, visitor);
        } catch (Refusal unreadable) {
            draft.drop(FindingGroup.HIDDEN, "Unreadable part", part);
        }
    }

    private void search(String name, String value) {
        OoxmlTally.searchFor(draft, name, value);
    }

    /** A relationship to the outside that is not kept. */
    void external(OoxmlRelationship relationship) {
        Told told = switch (relationship.word()) {
            case "attachedTemplate" -> new Told(FindingGroup.HISTORY, "Template");
            case "hyperlink" -> new Told(FindingGroup.HIDDEN, "Link");
            case "image" -> new Told(FindingGroup.EMBEDDED, "Linked picture");
            case "oleObject" -> new Told(FindingGroup.EMBEDDED, "Linked object");
            case "mailMergeSource", "mailMergeHeaderSource" -> new Told(FindingGroup.HIDDEN, "Mail merge");
            default -> new Told(FindingGroup.EMBEDDED, "External link");
        };
        draft.drop(told.group(), told.name(), relationship.target());
        if (!relationship.isPlainLink()) {
            search(told.name(), relationship.target());
        }
    }
}
