package org.letopis.sanitize;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Tells apart the document formats that are ZIP files. Layout: PKWARE APPNOTE 6.3, sections 4.3.7, 4.3.12, 4.3.16. */
final class ZipKind {
    private static final int MOST_DIRECTORY_BYTES = 1 << 20;
    private static final int LOCAL_HEADER_BYTES = 30;
    private static final int DIRECTORY_HEADER_BYTES = 46;
    private static final int LONGEST_TYPE_BYTES = 100;
    private static final String MIMETYPE = "mimetype";
    private static final String CONTENT_TYPES = "[Content_Types].xml";
    private static final String LOCAL = "PK\u0003\u0004";

    private static final List<FileFormat> TYPED = List.of(
            FileFormat.ODT,
            FileFormat.ODS,
            FileFormat.ODP,
            FileFormat.ODG,
            FileFormat.OTT,
            FileFormat.OTS,
            FileFormat.OTP,
            FileFormat.OTG,
            FileFormat.EPUB);

    private ZipKind() {}

    /** Returns whether the file ends as an archive, though it begins with something else. */
    static boolean endsAsZip(Source source) throws IOException {
        return ZipEnd.find(source)
                .filter(end -> end.count() > 0 && !end.severalParts())
                .isPresent();
    }

    static FileFormat of(Source source, byte[] head) throws IOException {
        FileFormat named = byMimetypeEntry(head);
        if (named != FileFormat.ZIP) {
            return named;
        }
        Optional<ZipEnd> end = ZipEnd.find(source);
        return end.isPresent() ? byDirectory(source, end.get()) : byHead(head);
    }

    /** OpenDocument and EPUB put an uncompressed entry "mimetype" first (ODF 1.2 part 3 section 3.3, OCF 3.3). */
    private static FileFormat byMimetypeEntry(byte[] head) {
        String text = new String(head, ISO_8859_1);
        if (head.length < LOCAL_HEADER_BYTES + 8 || !text.startsWith(MIMETYPE, LOCAL_HEADER_BYTES)) {
            return FileFormat.ZIP;
        }
        int from = LOCAL_HEADER_BYTES + 8 + new ZipBytes(head, 0).u16(28);
        boolean stored = new ZipBytes(head, 0).u16(8) == 0;
        return from < head.length && stored ? byType(text.substring(from)) : FileFormat.ZIP;
    }

    /**
     * Returns the format of a media type; what else calls itself {@code application/} something is not an archive of
     * files, and is no format that we know.
     */
    private static FileFormat byType(String text) {
        for (FileFormat format : TYPED) {
            int end = format.mediaType().length();
            boolean longer = text.length() > end && "-.+".indexOf(text.charAt(end)) >= 0;
            if (text.startsWith(format.mediaType()) && !longer) {
                return format;
            }
        }
        return text.startsWith("application/") ? FileFormat.UNKNOWN : FileFormat.ZIP;
    }

    /** An archive that was cut short has no directory; what its first members are called must do. */
    private static FileFormat byHead(byte[] head) {
        String text = new String(head, ISO_8859_1);
        for (int at = text.indexOf(LOCAL); at >= 0; at = text.indexOf(LOCAL, at + 1)) {
            FileFormat format = byFolder(text.substring(Math.min(text.length(), at + LOCAL_HEADER_BYTES)));
            if (format != FileFormat.ZIP && text.contains(CONTENT_TYPES)) {
                return format;
            }
        }
        return FileFormat.ZIP;
    }

    private static FileFormat byFolder(String name) {
        return switch (name.substring(0, name.indexOf('/') + 1)) {
            case "word/" -> FileFormat.DOCX;
            case "xl/" -> FileFormat.XLSX;
            case "ppt/" -> FileFormat.PPTX;
            default -> FileFormat.ZIP;
        };
    }

    private static FileFormat byDirectory(Source source, ZipEnd end) throws IOException {
        ZipBytes directory =
                ZipBytes.upTo(source, end.directoryFrom(), (int) Math.min(end.directoryBytes(), MOST_DIRECTORY_BYTES));
        boolean contentTypes = false;
        boolean typed = false;
        FileFormat kind = FileFormat.ZIP;
        List<String> atTop = new ArrayList<>();
        int at = 0;
        while (at + DIRECTORY_HEADER_BYTES <= directory.length() && directory.u32(at) == 0x02014B50L) {
            int nameBytes = Math.min(directory.u16(at + 28), directory.length() - at - DIRECTORY_HEADER_BYTES);
            String name = new String(directory.bytes(), at + DIRECTORY_HEADER_BYTES, nameBytes, UTF_8);
            contentTypes |= name.equals(CONTENT_TYPES);
            typed |= name.equals(MIMETYPE);
            if (name.indexOf('/') < 0) {
                atTop.add(name.toLowerCase(Locale.ROOT));
            }
            FileFormat found = byFolder(name);
            kind = found == FileFormat.ZIP ? kind : found;
            at += DIRECTORY_HEADER_BYTES + directory.u16(at + 28) + directory.u16(at + 30) + directory.u16(at + 32);
        }
        if (contentTypes || typed) {
            return contentTypes ? kind : byPackedType(source);
        }
        // A map has one KML file at the top, and what belongs to it in folders (OGC 12-007r2, annex C).
        return atTop.size() == 1 && atTop.get(0).endsWith(".kml") ? FileFormat.KMZ : FileFormat.ZIP;
    }

    /** The entry "mimetype" where it should not be, or compressed: some programs pack documents so. */
    private static FileFormat byPackedType(Source source) throws IOException {
        try {
            ZipArchive archive = ZipArchive.of(source, FileFormat.ZIP);
            Optional<ZipMember> type = archive.member(MIMETYPE);
            return type.isPresent() && type.get().sizeBytes() <= LONGEST_TYPE_BYTES
                    ? byType(new String(archive.bytes(type.get()), ISO_8859_1))
                    : FileFormat.ZIP;
        } catch (Refusal refusal) {
            return FileFormat.ZIP;
        }
    }
}
