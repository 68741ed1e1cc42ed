package org.letopis.sanitize;

import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * JPEG, baseline to progressive and arithmetic, also CMYK.
 *
 * <p>Kept: frame, tables, scans, restart markers, bit for bit; the Adobe marker as its 12 bytes, since colours depend
 * on it; which way is up, as an EXIF block with that one tag; a wide colour profile, rebuilt. Dropped: every other
 * application segment and comment, wherever it stands; fill bytes; stray bytes between segments; everything after the
 * end; bytes behind the last block of a sequential scan or of a restart interval. Not handled, refused: lossless
 * differential and hierarchical pictures, JPEG-LS, markers that nobody assigned. Bytes behind the last block of a
 * progressive, arithmetic or damaged scan are not told from coded data.
 * Source: ITU-T T.81 annex B, T.872 section 6.5 (Adobe), JFIF 1.02, Exif 2.32 section 4.5.
 */
final class JpegSanitizer implements CopyingSanitizer {
    static final int RST0 = 0xD0;
    static final int RST7 = 0xD7;
    static final int SOI = 0xD8;
    static final int EOI = 0xD9;
    static final int SOS = 0xDA;
    static final int DQT = 0xDB;
    static final int DRI = 0xDD;
    static final int DHT = 0xC4;
    static final int DAC = 0xCC;
    static final int APP0 = 0xE0;
    static final int APP15 = 0xEF;
    static final int COM = 0xFE;

    private static final byte PREFIX = (byte) 0xFF;
    private static final int MOST_SEGMENTS = 20_000;
    private static final long MOST_SPINE_BYTES = 32L << 20;
    private static final long MOST_TABLE_BYTES = 1L << 20;

    @Override
    public Set<FileFormat> formats() {
        return Set.of(FileFormat.JPEG);
    }

    @Override
    public byte[] end() {
        return new byte[] {PREFIX, (byte) EOI};
    }

    @Override
    public void read(Source source, Draft draft, ByteSink pixels) throws Refusal, IOException {
        new Walk(source, draft).run();
    }

    /** One reading of one file. */
    private static final class Walk {
        private final Source source;
        private final Draft draft;
        private final Cursor in;
        private final JpegHeader header;
        private final Pieces tables = new Pieces();
        private int segments;
        private long tableBytes;
        private boolean inScans;
        private final JpegMarkers markers;
        private final JpegBlocks blocks = new JpegBlocks();

        Walk(Source source, Draft draft) {
            this.source = source;
            this.draft = draft;
            this.in = new Cursor(source, FileFormat.JPEG);
            this.header = new JpegHeader(draft);
            this.markers = new JpegMarkers(in, draft.kept(), FileFormat.JPEG);
        }

        void run() throws Refusal, IOException {
            in.skip(2);
            draft.spine().range(0, 2);
            int marker = markers.next();
            while (marker != EOI) {
                marker = segment(marker);
            }
            if (!inScans) {
                throw Refusal.damaged(FileFormat.JPEG, "EOI", in.position() - 2);
            }
            draft.kept().range(in.position() - 2, 2);
            draft.spine().range(in.position() - 2, 2);
            if (markers.strayBytes() > 0) {
                draft.drop(FindingGroup.HIDDEN, "Bytes between segments", bytes(markers.strayBytes()));
            }
            if (markers.fillBytes() > 0) {
                draft.drop(FindingGroup.HIDDEN, "Fill bytes", bytes(markers.fillBytes()));
            }
            Trailing.note(source, in.position(), draft);
        }

        /** Takes the segment whose marker was just read and returns the marker after it. */
        private int segment(int marker) throws Refusal, IOException {
            long start = in.position() - 2;
            if (++segments > MOST_SEGMENTS || draft.kept().count() > Pieces.MOST_PIECES) {
                throw Refusal.tooLarge(FileFormat.JPEG, "number of segments");
            }
            boolean dropped = marker >= APP0 && marker <= APP15 || marker == COM;
            if (!dropped && !JpegTables.known(marker)) {
                throw Refusal.unknownPart(FileFormat.JPEG, String.format(Locale.ROOT, "marker FF%02X", marker), start);
            }
            int length = in.u16();
            if (length < 2) {
                throw Refusal.damaged(FileFormat.JPEG, String.format(Locale.ROOT, "marker FF%02X", marker), start);
            }
            byte[] content = in.bytes(length - 2);
            boolean forReader = dropped ? header.take(marker, content, inScans) : marker != SOS;
            if (forReader) {
                draft.spine().range(start, length + 2L);
            }
            if (draft.spine().sizeBytes() > MOST_SPINE_BYTES) {
                throw Refusal.tooLarge(FileFormat.JPEG, "segments");
            }
            if (dropped) {
                return markers.next();
            }
            JpegTables.check(FileFormat.JPEG, marker, content, start, header);
            keep(marker, content, start);
            blocks.take(marker, content);
            if (marker != SOS) {
                return markers.next();
            }
            return markers.scan(draft.isOfCopy() ? Optional.empty() : blocks.follow(source, content, in.position()));
        }

        private void keep(int marker, byte[] content, long start) throws Refusal {
            tableBytes += content.length;
            if (tableBytes > MOST_TABLE_BYTES) {
                throw Refusal.tooLarge(FileFormat.JPEG, "tables");
            }
            draft.table(content);
            if (marker == SOS && !inScans) {
                inScans = true;
                header.write(start);
                draft.kept().append(tables);
            }
            (inScans ? draft.kept() : tables).picture(start, content.length + 4L);
        }

        private static String bytes(long count) {
            return count + " bytes";
        }
    }
}
