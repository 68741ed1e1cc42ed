package org.letopis.sanitize;

import java.util.Map;

/**
 * What is left out of a PDF: a closed list, since the process that reads the file is not trusted with words of its own.
 */
enum PdfPart {
    AUTHOR(FindingGroup.PEOPLE, "Author"),
    TITLE(FindingGroup.OTHER, "Title"),
    SUBJECT(FindingGroup.OTHER, "Subject"),
    KEYWORDS(FindingGroup.OTHER, "Keywords"),
    CREATOR(FindingGroup.DEVICE, "Creator"),
    PRODUCER(FindingGroup.DEVICE, "Producer"),
    CREATED(FindingGroup.TIME, "Creation date"),
    MODIFIED(FindingGroup.TIME, "Modification date"),
    INFORMATION(FindingGroup.OTHER, "Document information"),
    XMP(FindingGroup.HISTORY, "XMP block"),
    DOCUMENT_ID(FindingGroup.HISTORY, "Document id"),
    EARLIER_VERSION(FindingGroup.HISTORY, "Earlier version of the document"),
    UNUSED_OBJECT(FindingGroup.HIDDEN, "Object that no page shows"),
    UNUSED_PICTURE(FindingGroup.EMBEDDED, "Picture that no page shows"),
    ATTACHMENT(FindingGroup.EMBEDDED, "Attached file"),
    SCRIPT(FindingGroup.HIDDEN, "JavaScript"),
    ACTION(FindingGroup.HIDDEN, "Action"),
    WEB_LINK(FindingGroup.HIDDEN, "Link to another place"),
    NAMED_PLACES(FindingGroup.OTHER, "Named destinations"),
    STRUCTURE(FindingGroup.HIDDEN, "Structure tree"),
    TEXT_BEHIND(FindingGroup.HIDDEN, "Text behind the content"),
    ANNOTATION(FindingGroup.PEOPLE, "Annotation"),
    FORM(FindingGroup.HIDDEN, "Form fields"),
    SIGNATURE(FindingGroup.PEOPLE, "Digital signature"),
    PRIVATE_DATA(FindingGroup.HISTORY, "Private data of a program"),
    THUMBNAIL(FindingGroup.EMBEDDED, "Thumbnail"),
    LAYER_NAMES(FindingGroup.HIDDEN, "Names of layers"),
    COMMENT(FindingGroup.HIDDEN, "Comment"),
    COLOUR_PROFILE(FindingGroup.DEVICE, "Colour profile details"),
    FONT_DETAILS(FindingGroup.DEVICE, "Font details"),
    LANGUAGE(FindingGroup.OTHER, "Language"),
    VIEWER_SETTINGS(FindingGroup.OTHER, "Viewer settings"),
    PRINT_SETTINGS(FindingGroup.OTHER, "Print settings"),
    PLACE_DATA(FindingGroup.PLACE, "Measures and coordinates"),
    ENCRYPTION(FindingGroup.OTHER, "Owner password"),
    BEFORE_HEADER(FindingGroup.HIDDEN, "Data before the start"),
    BEHIND_STREAM(FindingGroup.HIDDEN, "Bytes behind a stream"),
    MULTIMEDIA(FindingGroup.EMBEDDED, "Sound, film or 3D"),
    PICTURE_PLACE(FindingGroup.PLACE, "Place in a picture"),
    PICTURE_TIME(FindingGroup.TIME, "Time in a picture"),
    PICTURE_DEVICE(FindingGroup.DEVICE, "Device in a picture"),
    PICTURE_PEOPLE(FindingGroup.PEOPLE, "People in a picture"),
    PICTURE_OTHER(FindingGroup.HIDDEN, "Metadata in a picture"),
    FLATTENED(FindingGroup.OTHER, "Text, fonts and links: pages are pictures now"),
    UNKNOWN(FindingGroup.HIDDEN, "Unknown entry");

    /** Keys of ISO 32000-1 that are left out wherever they stand, and what they are. */
    private static final Map<String, PdfPart> BY_KEY = Map.ofEntries(
            Map.entry("Author", AUTHOR),
            Map.entry("Title", TITLE),
            Map.entry("Subject", SUBJECT),
            Map.entry("Keywords", KEYWORDS),
            Map.entry("Creator", CREATOR),
            Map.entry("CreatorInfo", CREATOR),
            Map.entry("Producer", PRODUCER),
            Map.entry("CreationDate", CREATED),
            Map.entry("ModDate", MODIFIED),
            Map.entry("LastModified", MODIFIED),
            Map.entry("Metadata", XMP),
            Map.entry("PieceInfo", PRIVATE_DATA),
            Map.entry("SpiderInfo", PRIVATE_DATA),
            Map.entry("IDS", DOCUMENT_ID),
            Map.entry("ID", DOCUMENT_ID),
            Map.entry("AF", ATTACHMENT),
            Map.entry("EmbeddedFiles", ATTACHMENT),
            Map.entry("Ref", ATTACHMENT),
            Map.entry("JavaScript", SCRIPT),
            Map.entry("AA", ACTION),
            Map.entry("OpenAction", ACTION),
            Map.entry("A", ACTION),
            Map.entry("PA", ACTION),
            Map.entry("URI", WEB_LINK),
            Map.entry("Dests", NAMED_PLACES),
            Map.entry("Names", NAMED_PLACES),
            Map.entry("Threads", STRUCTURE),
            Map.entry("B", STRUCTURE),
            Map.entry("StructTreeRoot", STRUCTURE),
            Map.entry("MarkInfo", STRUCTURE),
            Map.entry("RoleMap", STRUCTURE),
            Map.entry("Alt", TEXT_BEHIND),
            Map.entry("ActualText", TEXT_BEHIND),
            Map.entry("E", TEXT_BEHIND),
            Map.entry("AcroForm", FORM),
            Map.entry("NeedsRendering", FORM),
            Map.entry("Perms", SIGNATURE),
            Map.entry("DSS", SIGNATURE),
            Map.entry("Legal", SIGNATURE),
            Map.entry("Thumb", THUMBNAIL),
            Map.entry("Alternates", UNUSED_PICTURE),
            Map.entry("OPI", PRIVATE_DATA),
            Map.entry("Lang", LANGUAGE),
            Map.entry("Language", LANGUAGE),
            Map.entry("User", LAYER_NAMES),
            Map.entry("Order", LAYER_NAMES),
            Map.entry("Configs", LAYER_NAMES),
            Map.entry("ViewerPreferences", VIEWER_SETTINGS),
            Map.entry("PageMode", VIEWER_SETTINGS),
            Map.entry("Trans", VIEWER_SETTINGS),
            Map.entry("Dur", VIEWER_SETTINGS),
            Map.entry("PresSteps", VIEWER_SETTINGS),
            Map.entry("OutputIntents", PRINT_SETTINGS),
            Map.entry("OutputIntent", PRINT_SETTINGS),
            Map.entry("SeparationInfo", PRINT_SETTINGS),
            Map.entry("BoxColorInfo", PRINT_SETTINGS),
            Map.entry("HT", PRINT_SETTINGS),
            Map.entry("BG", PRINT_SETTINGS),
            Map.entry("BG2", PRINT_SETTINGS),
            Map.entry("UCR", PRINT_SETTINGS),
            Map.entry("UCR2", PRINT_SETTINGS),
            Map.entry("VP", PLACE_DATA),
            Map.entry("Measure", PLACE_DATA),
            Map.entry("PtData", PLACE_DATA),
            Map.entry("LGIDict", PLACE_DATA),
            Map.entry("CharSet", FONT_DETAILS),
            Map.entry("CIDSet", FONT_DETAILS),
            Map.entry("FontFamily", FONT_DETAILS),
            Map.entry("Style", FONT_DETAILS),
            Map.entry("NM", DOCUMENT_ID),
            Map.entry("M", MODIFIED),
            Map.entry("T", ANNOTATION),
            Map.entry("Contents", ANNOTATION),
            Map.entry("RC", ANNOTATION),
            Map.entry("Subj", ANNOTATION),
            Map.entry("Popup", ANNOTATION),
            Map.entry("JS", SCRIPT),
            Map.entry("V", FORM),
            Map.entry("TU", FORM),
            Map.entry("Annots", ANNOTATION));

    private final FindingGroup group;
    private final String label;

    PdfPart(FindingGroup group, String label) {
        this.group = group;
        this.label = label;
    }

    FindingGroup group() {
        return group;
    }

    /** Returns the name that lists of what was removed show. */
    String label() {
        return label;
    }

    static PdfPart ofKey(String key) {
        return BY_KEY.getOrDefault(key, UNKNOWN);
    }
}
