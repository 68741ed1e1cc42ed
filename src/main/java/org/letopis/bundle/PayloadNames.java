package org.letopis.bundle;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.letopis.failure.Failure;

/**
 * The names of payload files, which the tool makes and nobody chooses: {@code data/attachments/000001.jpg} and on,
 * {@code data/files.json}, {@code data/reports/000001.json} and on, in this order, which is also byte order.
 *
 * @param attachments how many there are
 * @param reports how many there are, at least one
 */
record PayloadNames(int attachments, int reports) {
    private static final String ATTACHMENT = "data/attachments/";
    private static final String REPORT = "data/reports/";
    private static final String OTHER = "bin";

    /** Formats that Letopis cleans or carries as originals; none that a system starts as a program. */
    private static final Set<String> EXTENSIONS = Set.of(
            "3gp", "7z", "aac", "amr", "avi", "avif", "bmp", "csv", "docx", "emf", "eml", "epub", "flac", "gif", "gpx",
            "gz", "heic", "html", "jpg", "json", "kml", "kmz", "m4a", "mkv", "mov", "mp3", "mp4", "odg", "odp", "ods",
            "odt", "ogg", "otg", "otp", "ots", "ott", "pdf", "png", "pptx", "psd", "rar", "rtf", "svg", "tif", "txt",
            "wav", "webm", "webp", "wmf", "wmv", "xlsx", "xml", "zip", OTHER);

    static String attachment(int number, String extension) {
        return ATTACHMENT + digits(number) + "." + (EXTENSIONS.contains(extension) ? extension : OTHER);
    }

    static String report(int number) {
        return REPORT + digits(number) + ".json";
    }

    static String extension(String path) {
        return path.substring(path.lastIndexOf('.') + 1);
    }

    /** Reads the names of a manifest, every one of which must be the one that comes next. */
    static PayloadNames of(List<HashList.Line> lines) throws Failure.Damaged {
        int attachments = 0;
        while (attachments < lines.size() && lines.get(attachments).path().startsWith(ATTACHMENT)) {
            String path = lines.get(attachments).path();
            if (!path.equals(attachment(attachments + 1, extension(path)))) {
                throw badName(attachments + 1);
            }
            attachments++;
        }
        if (attachments == lines.size() || !lines.get(attachments).path().equals(Layout.FILE_LIST)) {
            throw badName(attachments + 1);
        }
        int reports = lines.size() - attachments - 1;
        for (int i = 1; i <= reports; i++) {
            if (!lines.get(attachments + i).path().equals(report(i))) {
                throw badName(attachments + i + 1);
            }
        }
        if (reports == 0) {
            throw badName(lines.size() + 1);
        }
        return new PayloadNames(attachments, reports);
    }

    private static Failure.Damaged badName(int line) {
        return new Failure.Damaged("bundle.bad-line", Layout.MANIFEST, line);
    }

    private static String digits(int number) {
        return String.format(Locale.ROOT, "%06d", number);
    }
}
