package org.letopis.sanitize;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;

/** Tells apart the document formats that are ZIP files. Layout: PKWARE APPNOTE 6.3, sections 4.3.7, 4.3.12, 4.3.16. */
final class ZipKind {
    /** The end record is 22 bytes and may be followed by a comment of up to 65,535 bytes. */
    private static final int LONGEST_END_BYTES = 22 + 0xFFFF;

    private static final int MOST_DIRECTORY_BYTES = 1 << 20;
    private static final int LOCAL_HEADER_BYTES = 30;
    private static final int DIRECTORY_HEADER_BYTES = 46;

    private ZipKind() {}

    static FileFormat of(Source source, byte[] head) throws IOException {
        FileFormat named = byMimetypeEntry(head);
        return named != FileFormat.ZIP ? named : byDirectory(source);
    }

    /** OpenDocument and EPUB put an uncompressed entry "mimetype" first (ODF 1.2 part 3 section 3.3, OCF 3.3). */
    private static FileFormat byMimetypeEntry(byte[] head) {
        String text = new String(head, ISO_8859_1);
        if (head.length < LOCAL_HEADER_BYTES + 8 || !text.startsWith("mimetype", LOCAL_HEADER_BYTES)) {
            return FileFormat.ZIP;
        }
        int extraBytes = u16(head, 28);
        int from = LOCAL_HEADER_BYTES + 8 + extraBytes;
        for (FileFormat format : new FileFormat[] {FileFormat.ODT, FileFormat.ODS, FileFormat.ODP, FileFormat.EPUB}) {
            if (from < head.length && text.startsWith(format.mediaType(), from)) {
                return format;
            }
        }
        return FileFormat.ZIP;
    }

    private static FileFormat byDirectory(Source source) throws IOException {
        long tailFrom = Math.max(0, source.sizeBytes() - LONGEST_END_BYTES);
        byte[] tail = part(source, tailFrom, LONGEST_END_BYTES);
        int end = new String(tail, ISO_8859_1).lastIndexOf("PK\u0005\u0006");
        if (end < 0 || end + 22 > tail.length) {
            return FileFormat.ZIP;
        }
        byte[] directory = part(source, u32(tail, end + 16), (int) Math.min(u32(tail, end + 12), MOST_DIRECTORY_BYTES));
        boolean contentTypes = false;
        FileFormat kind = FileFormat.ZIP;
        int at = 0;
        while (at + DIRECTORY_HEADER_BYTES <= directory.length && u32(directory, at) == 0x02014B50L) {
            int nameBytes = Math.min(u16(directory, at + 28), directory.length - at - DIRECTORY_HEADER_BYTES);
            String name = new String(directory, at + DIRECTORY_HEADER_BYTES, nameBytes, UTF_8);
            contentTypes |= name.equals("[Content_Types].xml");
            kind = switch (name.substring(0, name.indexOf('/') + 1)) {
                case "word/" -> FileFormat.DOCX;
                case "xl/" -> FileFormat.XLSX;
                case "ppt/" -> FileFormat.PPTX;
                default -> kind;
            };
            at += DIRECTORY_HEADER_BYTES + u16(directory, at + 28) + u16(directory, at + 30) + u16(directory, at + 32);
        }
        return contentTypes ? kind : FileFormat.ZIP;
    }

    private static byte[] part(Source source, long from, int mostBytes) throws IOException {
        byte[] part = new byte[(int) Math.max(0, Math.min(mostBytes, source.sizeBytes() - from))];
        int filled = 0;
        while (filled < part.length) {
            int count = source.read(from + filled, part, filled, part.length - filled);
            if (count < 0) {
                break;
            }
            filled += count;
        }
        return part;
    }

    private static int u16(byte[] bytes, int at) {
        return bytes[at] & 0xFF | (bytes[at + 1] & 0xFF) << 8;
    }

    private static long u32(byte[] bytes, int at) {
        return u16(bytes, at) | (long) u16(bytes, at + 2) << 16;
    }
}
