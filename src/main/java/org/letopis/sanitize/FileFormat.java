package org.letopis.sanitize;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.letopis.failure.Failure;

/** What a file is, by its content and never by its name. */
public enum FileFormat {
    JPEG("JPEG", "image/jpeg", "jpg", Holds.PICTURE),
    PNG("PNG", "image/png", "png", Holds.PICTURE),
    GIF("GIF", "image/gif", "gif", Holds.PICTURE),
    WEBP("WebP", "image/webp", "webp", Holds.PICTURE),
    TIFF("TIFF", "image/tiff", "tif", Holds.PICTURE),
    BMP("BMP", "image/bmp", "bmp", Holds.PICTURE),
    HEIC("HEIC", "image/heic", "heic", Holds.PICTURE),
    AVIF("AVIF", "image/avif", "avif", Holds.PICTURE),
    EMF("EMF", "image/x-emf", "emf", Holds.PICTURE),
    WMF("WMF", "image/x-wmf", "wmf", Holds.PICTURE),
    PSD("Photoshop", "image/vnd.adobe.photoshop", "psd", Holds.PICTURE),
    MP4("MP4", "video/mp4", "mp4", Holds.SOUND_OR_FILM),
    MOV("QuickTime", "video/quicktime", "mov", Holds.SOUND_OR_FILM),
    M4A("M4A", "audio/mp4", "m4a", Holds.SOUND_OR_FILM),
    THREE_GP("3GP", "video/3gpp", "3gp", Holds.SOUND_OR_FILM),
    MATROSKA("Matroska/WebM", "video/x-matroska", "mkv", Holds.SOUND_OR_FILM),
    AVI("AVI", "video/x-msvideo", "avi", Holds.SOUND_OR_FILM),
    WMV("Windows Media", "video/x-ms-asf", "wmv", Holds.SOUND_OR_FILM),
    WAV("WAV", "audio/vnd.wave", "wav", Holds.SOUND_OR_FILM),
    MP3("MP3", "audio/mpeg", "mp3", Holds.SOUND_OR_FILM),
    AAC("AAC", "audio/aac", "aac", Holds.SOUND_OR_FILM),
    FLAC("FLAC", "audio/flac", "flac", Holds.SOUND_OR_FILM),
    OGG("Ogg", "audio/ogg", "ogg", Holds.SOUND_OR_FILM),
    AMR("AMR", "audio/amr", "amr", Holds.SOUND_OR_FILM),
    PDF("PDF", "application/pdf", "pdf", Holds.TEXT),
    DOCX("Word (DOCX)", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx", Holds.TEXT),
    XLSX("Excel (XLSX)", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx", Holds.TEXT),
    PPTX(
            "PowerPoint (PPTX)",
            "application/vnd.openxmlformats-officedocument.presentationml.presentation",
            "pptx",
            Holds.TEXT),
    ODT("OpenDocument text", "application/vnd.oasis.opendocument.text", "odt", Holds.TEXT),
    ODS("OpenDocument sheet", "application/vnd.oasis.opendocument.spreadsheet", "ods", Holds.TEXT),
    ODP("OpenDocument slides", "application/vnd.oasis.opendocument.presentation", "odp", Holds.TEXT),
    ODG("OpenDocument drawing", "application/vnd.oasis.opendocument.graphics", "odg", Holds.TEXT),
    OTT("OpenDocument text", "application/vnd.oasis.opendocument.text-template", "ott", Holds.TEXT),
    OTS("OpenDocument sheet", "application/vnd.oasis.opendocument.spreadsheet-template", "ots", Holds.TEXT),
    OTP("OpenDocument slides", "application/vnd.oasis.opendocument.presentation-template", "otp", Holds.TEXT),
    OTG("OpenDocument drawing", "application/vnd.oasis.opendocument.graphics-template", "otg", Holds.TEXT),
    EPUB("EPUB", "application/epub+zip", "epub", Holds.TEXT),
    OLD_OFFICE("Office 97-2003", "application/x-ole-storage", "doc", Holds.TEXT),
    RTF("RTF", "application/rtf", "rtf", Holds.TEXT),
    SVG("SVG", "image/svg+xml", "svg", Holds.TEXT),
    HTML("HTML", "text/html", "html", Holds.TEXT),
    GPX("GPX", "application/gpx+xml", "gpx", Holds.TEXT),
    KML("KML", "application/vnd.google-earth.kml+xml", "kml", Holds.TEXT),
    EML("e-mail", "message/rfc822", "eml", Holds.TEXT),
    XML("XML", "application/xml", "xml", Holds.TEXT),
    TEXT("plain text", "text/plain", "txt", Holds.TEXT),
    KMZ("KMZ", "application/vnd.google-earth.kmz", "kmz", Holds.FILES),
    ZIP("ZIP", "application/zip", "zip", Holds.FILES),
    SEVEN_ZIP("7-Zip", "application/x-7z-compressed", "7z", Holds.FILES),
    RAR("RAR", "application/vnd.rar", "rar", Holds.FILES),
    GZIP("gzip", "application/gzip", "gz", Holds.FILES),
    UNKNOWN("unknown format", "application/octet-stream", "bin", Holds.UNKNOWN);

    private enum Holds {
        PICTURE,
        SOUND_OR_FILM,
        TEXT,
        FILES,
        UNKNOWN
    }

    private final String label;
    private final String mediaType;
    private final String extension;
    private final Holds holds;

    FileFormat(String label, String mediaType, String extension, Holds holds) {
        this.label = label;
        this.mediaType = mediaType;
        this.extension = extension;
        this.holds = holds;
    }

    /** Returns the media type, for example {@code image/jpeg}. */
    public String mediaType() {
        return mediaType;
    }

    /** Returns the format of a media type, such as one that {@link #mediaType} has; {@link #UNKNOWN} for any other. */
    public static FileFormat ofMediaType(String mediaType) {
        return Arrays.stream(values())
                .filter(format -> format.mediaType.equals(mediaType))
                .findFirst()
                .orElse(UNKNOWN);
    }

    /** Returns the usual file name extension without its dot, for example {@code jpg}. */
    public String extension() {
        return extension;
    }

    /** Returns the endings that files of this format honestly have, without dot, in lower case; the usual one first. */
    public List<String> endings() {
        return switch (this) {
            case JPEG -> List.of(extension, "jpeg", "jpe", "jfif");
            case PNG -> List.of(extension, "apng");
            case TIFF -> List.of(extension, "tiff");
            case HEIC -> List.of(extension, "heif", "hif");
            case BMP -> List.of(extension, "dib");
            case MP4 -> List.of(extension, "m4v");
            case MOV -> List.of(extension, "qt");
            case THREE_GP -> List.of(extension, "3g2", "3gpp");
            case M4A -> List.of(extension, "m4b");
            case MATROSKA -> List.of(extension, "webm", "mka");
            case WAV -> List.of(extension, "wave");
            case OGG -> List.of(extension, "oga", "ogv", "opus");
            case HTML -> List.of(extension, "htm", "xhtml");
            case TEXT -> List.of(extension, "csv", "tsv", "md", "log", "srt", "vtt", "json");
            case EML -> List.of(extension, "mht", "mhtml");
            default -> List.of(extension);
        };
    }

    /** Returns the file name with the ending of this format, when it has none that files of this format honestly have. */
    public String named(String fileName) {
        int dot = fileName.lastIndexOf('.');
        String base = dot > 0 ? fileName.substring(0, dot) : fileName;
        String ending = dot > 0 ? fileName.substring(dot + 1) : "";
        return endings().contains(ending.toLowerCase(Locale.ROOT)) ? fileName : base + "." + extension;
    }

    /** Returns the name shown to people, the same in every language, for example {@code JPEG}. */
    public String label() {
        return label;
    }

    /** Returns whether it is a picture, sound or film: what a document shows or plays. */
    boolean isMedia() {
        return holds == Holds.PICTURE || holds == Holds.SOUND_OR_FILM || this == SVG;
    }

    /** Returns whether such a file is there to hold text, or may: no text found in it means that it was not read. */
    public boolean mayHoldText() {
        return holds == Holds.TEXT || holds == Holds.FILES || holds == Holds.UNKNOWN;
    }

    /**
     * Returns what the source is by its content; {@link #UNKNOWN} when no known sign is there.
     *
     * @throws Failure.Io when the source cannot be read
     */
    public static FileFormat detect(Source source) throws Failure {
        return FormatDetector.detect(source);
    }
}
