package org.letopis.sanitize;

import java.io.IOException;
import java.util.Locale;
import java.util.Optional;

/**
 * The JPEG streams of a TIFF: one for each strip or tile, and one of tables for all. Kept are frame, tables and scans,
 * and the Adobe marker as its 12 bytes; other application segments and comments go, and so does what follows the end.
 * Source: TIFF Technical Note 2 (1995), ITU-T T.81 annex B.
 */
final class TiffJpeg {
    private static final int SOI = 0xFFD8;
    private static final int ADOBE = 0xEE;
    private static final int ADOBE_BYTES = 12;
    private static final int LONGEST_JFIF = 14;
    private static final int MOST_SEGMENTS = 5_000;
    private static final int MOST_TABLES = 2_000;
    private static final String NOTES = "Notes in the coded picture";

    private final TiffBytes file;
    private final Draft draft;
    private int tables;
    private JpegBlocks shared = new JpegBlocks();

    TiffJpeg(TiffBytes file, Draft draft) {
        this.file = file;
        this.draft = draft;
    }

    /** Forgets the tables of the page before. */
    void startPage() {
        shared = new JpegBlocks();
    }

    /** Returns what a clean copy keeps of the stream. */
    Pieces clean(long from, long length, boolean tablesOnly) throws Refusal, IOException {
        Pieces kept = new Pieces();
        Source stream = new RangeSource(file.source(), 0, from + length);
        Cursor in = new Cursor(stream, FileFormat.TIFF);
        in.seek(from);
        JpegMarkers markers = new JpegMarkers(in, kept, FileFormat.TIFF);
        JpegBlocks blocks = tablesOnly ? shared : new JpegBlocks(shared);
        walk(stream, in, markers, blocks, tablesOnly, kept);
        if (markers.strayBytes() + markers.fillBytes() > 0) {
            draft.drop(FindingGroup.HIDDEN, "Fill bytes", markers.strayBytes() + markers.fillBytes() + " bytes");
        }
        if (in.left() > 0) {
            draft.drop(FindingGroup.HIDDEN, TiffData.BEHIND, in.left() + " bytes");
        }
        return kept;
    }

    private void walk(Source stream, Cursor in, JpegMarkers markers, JpegBlocks blocks, boolean tablesOnly, Pieces kept)
            throws Refusal, IOException {
        long from = in.position();
        if (in.u16() != SOI) {
            throw Refusal.damaged(FileFormat.TIFF, "JPEG data", from);
        }
        kept.picture(from, 2);
        JpegHeader header = new JpegHeader(new Draft(FileFormat.JPEG));
        boolean scanned = false;
        int marker = markers.next();
        for (int segments = 0; marker != JpegSanitizer.EOI; segments++) {
            long start = in.position() - 2;
            boolean note = marker >= JpegSanitizer.APP0 && marker <= JpegSanitizer.APP15 || marker == JpegSanitizer.COM;
            if (!note && !JpegTables.known(marker)) {
                throw Refusal.unknownPart(FileFormat.TIFF, String.format(Locale.ROOT, "marker FF%02X", marker), start);
            }
            byte[] content = in.bytes(Math.max(0, in.u16() - 2));
            if (segments == MOST_SEGMENTS) {
                throw Refusal.tooLarge(FileFormat.TIFF, "number of segments");
            }
            if (note && !isAdobe(marker, content)) {
                drop(marker, content);
            } else {
                if (!note) {
                    JpegTables.check(FileFormat.TIFF, marker, content, start, header);
                    blocks.take(marker, content);
                    table(content);
                }
                kept.picture(start, content.length + 4L);
            }
            boolean scan = marker == JpegSanitizer.SOS;
            scanned |= scan;
            if (scan) {
                marker = markers.scan(
                        draft.isOfCopy() ? Optional.empty() : blocks.follow(stream, content, in.position()));
            } else {
                marker = markers.next();
            }
        }
        if (scanned == tablesOnly) {
            throw Refusal.damaged(FileFormat.TIFF, "JPEG data", from);
        }
        kept.picture(in.position() - 2, 2);
    }

    private static boolean isAdobe(int marker, byte[] content) {
        return marker == ADOBE && content.length == ADOBE_BYTES && JpegSegments.startsWith(content, "Adobe");
    }

    /** Tiles by the thousand have tables of their own: of these the first do to know what tables look like. */
    private void table(byte[] content) {
        if (tables++ < MOST_TABLES) {
            draft.table(content);
        }
    }

    private void drop(int marker, byte[] content) {
        boolean plain = marker == JpegSanitizer.APP0
                && content.length <= LONGEST_JFIF
                && JpegSegments.startsWith(content, "JFIF\0");
        if (!plain) {
            draft.drop(FindingGroup.HIDDEN, NOTES, content.length + " bytes");
            JpegSegments.droppedText(NOTES, content, draft);
        }
    }
}
