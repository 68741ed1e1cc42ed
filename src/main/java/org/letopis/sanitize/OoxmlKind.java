package org.letopis.sanitize;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The kinds of parts that a clean copy keeps: what they are called there, and by which relationship they are reached. A
 * part of any other kind stays behind. Content types and relationships: ISO/IEC 29500-1 sections 11.3, 12.3, 13.3, 14.2
 * and 15.2; of Microsoft's extensions the drawing of a diagram ([MS-ODRAWXML] section 2.1).
 */
enum OoxmlKind {
    DOCUMENT("wordprocessingml.document.main", "officeDocument", "document", false),
    WORKBOOK("spreadsheetml.sheet.main", "officeDocument", "workbook", false),
    PRESENTATION("presentationml.presentation.main", "officeDocument", "presentation", false),

    WORD_STYLES("wordprocessingml.styles", "styles", "styles", false),
    WORD_SETTINGS("wordprocessingml.settings", "settings", "settings", false),
    NUMBERING("wordprocessingml.numbering", "numbering", "numbering", false),
    FONT_TABLE("wordprocessingml.fontTable", "fontTable", "fontTable", false),
    FOOTNOTES("wordprocessingml.footnotes", "footnotes", "footnotes", false),
    ENDNOTES("wordprocessingml.endnotes", "endnotes", "endnotes", false),
    HEADER("wordprocessingml.header", "header", "header", true),
    FOOTER("wordprocessingml.footer", "footer", "footer", true),

    WORKSHEET("spreadsheetml.worksheet", "worksheet", "worksheets/sheet", true),
    CHART_SHEET("spreadsheetml.chartsheet", "chartsheet", "chartsheets/sheet", true),
    SHEET_STYLES("spreadsheetml.styles", "styles", "styles", false),
    SHARED_STRINGS("spreadsheetml.sharedStrings", "sharedStrings", "sharedStrings", false),
    TABLE("spreadsheetml.table", "table", "tables/table", true),
    SHEET_DRAWING("drawing", "drawing", "drawings/drawing", true),

    SLIDE("presentationml.slide", "slide", "slides/slide", true),
    SLIDE_LAYOUT("presentationml.slideLayout", "slideLayout", "slideLayouts/slideLayout", true),
    SLIDE_MASTER("presentationml.slideMaster", "slideMaster", "slideMasters/slideMaster", true),
    NOTES_SLIDE("presentationml.notesSlide", "notesSlide", "notesSlides/notesSlide", true),
    NOTES_MASTER("presentationml.notesMaster", "notesMaster", "notesMasters/notesMaster", true),
    TABLE_STYLES("presentationml.tableStyles", "tableStyles", "tableStyles", false),

    THEME("theme", "theme", "theme/theme", true),
    THEME_OVERRIDE("themeOverride", "themeOverride", "theme/themeOverride", true),
    CHART("drawingml.chart", "chart", "charts/chart", true),
    CHART_SHAPES("drawingml.chartshapes", "chartUserShapes", "drawings/chartShapes", true),
    DIAGRAM_DATA("drawingml.diagramData", "diagramData", "diagrams/data", true),
    DIAGRAM_LAYOUT("drawingml.diagramLayout", "diagramLayout", "diagrams/layout", true),
    DIAGRAM_STYLE("drawingml.diagramStyle", "diagramQuickStyle", "diagrams/quickStyle", true),
    DIAGRAM_COLOURS("drawingml.diagramColors", "diagramColors", "diagrams/colors", true),
    DIAGRAM_DRAWING(
            "application/vnd.ms-office.drawingml.diagramDrawing+xml", "diagramDrawing", "diagrams/drawing", true),
    VML("vmlDrawing", "vmlDrawing", "drawings/vmlDrawing", true),
    /** Pictures, sound and film: cleaned as the files that they are. */
    MEDIA("", "", "media/", true);

    private static final String STANDARD = "application/vnd.openxmlformats-officedocument.";

    /** Templates, shows and files with macros become the plain kind: the macros stay behind. */
    private static final Map<String, OoxmlKind> OTHER_MAINS = Map.ofEntries(
            Map.entry(STANDARD + "wordprocessingml.template.main+xml", DOCUMENT),
            Map.entry("application/vnd.ms-word.document.macroEnabled.main+xml", DOCUMENT),
            Map.entry("application/vnd.ms-word.template.macroEnabledTemplate.main+xml", DOCUMENT),
            Map.entry(STANDARD + "spreadsheetml.template.main+xml", WORKBOOK),
            Map.entry("application/vnd.ms-excel.sheet.macroEnabled.main+xml", WORKBOOK),
            Map.entry("application/vnd.ms-excel.template.macroEnabled.main+xml", WORKBOOK),
            Map.entry("application/vnd.ms-excel.addin.macroEnabled.main+xml", WORKBOOK),
            Map.entry(STANDARD + "presentationml.template.main+xml", PRESENTATION),
            Map.entry(STANDARD + "presentationml.slideshow.main+xml", PRESENTATION),
            Map.entry("application/vnd.ms-powerpoint.presentation.macroEnabled.main+xml", PRESENTATION),
            Map.entry("application/vnd.ms-powerpoint.template.macroEnabled.main+xml", PRESENTATION),
            Map.entry("application/vnd.ms-powerpoint.slideshow.macroEnabled.main+xml", PRESENTATION));

    private static final Set<String> MEDIA_RELATIONSHIPS = Set.of("image", "audio", "video", "media");
    private static final List<String> MEDIA_TYPES = List.of("image/", "audio/", "video/");

    private final String contentType;
    private final String relationship;
    private final String name;
    private final boolean several;

    OoxmlKind(String contentType, String relationship, String name, boolean several) {
        this.contentType = contentType;
        this.relationship = relationship;
        this.name = name;
        this.several = several;
    }

    /** Returns the content type that such a part has in a clean copy. */
    String contentType() {
        if (this == VML) {
            return STANDARD + contentType;
        }
        return contentType.contains("/") ? contentType : STANDARD + contentType + "+xml";
    }

    static Optional<OoxmlKind> of(String contentType) {
        String type = contentType.toLowerCase(Locale.ROOT);
        for (String media : MEDIA_TYPES) {
            if (type.startsWith(media)) {
                return Optional.of(MEDIA);
            }
        }
        for (OoxmlKind kind : values()) {
            if (kind != MEDIA && kind.contentType().equalsIgnoreCase(contentType)) {
                return Optional.of(kind);
            }
        }
        return OTHER_MAINS.entrySet().stream()
                .filter(entry -> entry.getKey().equalsIgnoreCase(contentType))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** Returns whether a relationship of this type, by the last word of its address, leads to such a part. */
    boolean isReachedBy(String type) {
        return this == MEDIA ? MEDIA_RELATIONSHIPS.contains(type) : relationship.equals(type);
    }

    /**
     * Returns whether a part of this kind keeps the relationship without naming it in its own text. All other
     * relationships are kept only where the text that is left needs them.
     */
    boolean implies(String type) {
        return switch (this) {
            case DOCUMENT ->
                Set.of("styles", "settings", "numbering", "fontTable", "footnotes", "endnotes", "theme")
                        .contains(type);
            case WORKBOOK -> Set.of("styles", "sharedStrings", "theme").contains(type);
            case PRESENTATION -> Set.of("theme", "tableStyles").contains(type);
            case SLIDE -> Set.of("slideLayout", "notesSlide", "themeOverride").contains(type);
            case SLIDE_LAYOUT -> Set.of("slideMaster", "themeOverride").contains(type);
            case SLIDE_MASTER, NOTES_MASTER -> type.equals("theme");
            case NOTES_SLIDE -> Set.of("notesMaster", "slide", "themeOverride").contains(type);
            case CHART -> type.equals("themeOverride");
            default -> false;
        };
    }

    /**
     * Returns the name of the part in a clean copy, for example {@code word/header2.xml}.
     *
     * @param folder of the family
     * @param number of the part among its kind, from 1
     */
    String partName(String folder, int number) {
        String ending = this == VML ? ".vml" : ".xml";
        return folder + "/" + name + (several ? number : "") + ending;
    }

    FileFormat family() {
        return switch (this) {
            case DOCUMENT -> FileFormat.DOCX;
            case WORKBOOK -> FileFormat.XLSX;
            case PRESENTATION -> FileFormat.PPTX;
            default -> FileFormat.ZIP;
        };
    }

    static String folder(FileFormat family) {
        return switch (family) {
            case DOCX -> "word";
            case XLSX -> "xl";
            default -> "ppt";
        };
    }
}
