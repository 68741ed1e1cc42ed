package org.letopis.sanitize;

import java.io.IOException;

/**
 * Motion JPEG: each sample is one or two JPEG pictures.
 *
 * <p>Kept of each picture: scans, tables, frame header, and the two application segments that decoding depends on:
 * which field comes first (AVI1), the colour transform (Adobe). Dropped: the other application segments, comments,
 * segments that nobody defined, and what stands between the pictures and behind them. Where a camera left the end out,
 * the last scan takes all that is left. Source: ITU-T T.81 annex B, T.87 annex C.
 */
final class JpegFrames implements SampleFilter {
    private static final String NOTES = "Notes in the coded picture";
    private static final String BEHIND = "Bytes behind the coded picture";
    private static final int PREFIX = 0xFF;
    private static final int FIRST_FRAME = 0xC0;
    private static final int FIRST_RESTART = 0xD0;
    private static final int JPEG_LS_FRAME = 0xF7;
    private static final int JPEG_LS_TABLE = 0xF8;
    private static final int ADOBE = 0xEE;
    private static final int MOST_SEGMENTS = 1000;

    private final BoxReader in;
    private final CodedLeftOut leftOut;

    JpegFrames(BoxReader in, Draft draft) {
        this.in = in;
        this.leftOut = new CodedLeftOut(in, draft);
    }

    @Override
    public long keep(long from, long length, Pieces kept) throws Refusal, IOException {
        if (length < 4 || in.u8(from) != PREFIX || in.u8(from + 1) != JpegSanitizer.SOI) {
            throw Refusal.damaged(in.format(), "coded picture", from);
        }
        long before = kept.sizeBytes();
        new Sample(from, from + length, kept).run();
        return kept.sizeBytes() - before;
    }

    /** One reading of one sample. */
    private final class Sample {
        private final Cursor cursor;
        private final JpegMarkers markers;
        private final Pieces kept;
        private final long end;
        private int segments;

        Sample(long from, long end, Pieces kept) {
            this.cursor = new Cursor(new RangeSource(in.source(), 0, end), in.format());
            this.markers = new JpegMarkers(cursor, kept, in.format(), Pieces.MOST_FILM_PIECES);
            this.kept = kept;
            this.end = end;
            cursor.seek(from + 2);
        }

        /** Takes picture after picture; some cameras begin the second without an end of the first. */
        void run() throws Refusal, IOException {
            boolean started = true;
            while (started) {
                kept.picture(cursor.position() - 2, 2);
                int marker = picture();
                if (marker == JpegSanitizer.EOI) {
                    kept.picture(cursor.position() - 2, 2);
                }
                started = marker == JpegSanitizer.SOI || marker == JpegSanitizer.EOI && nextPicture();
            }
        }

        /** Takes segments and scans, and returns what ends the picture: EOI, SOI, or the end of the sample. */
        private int picture() throws Refusal, IOException {
            boolean scanned = false;
            int marker = marker();
            while (!(scanned && ends(marker))) {
                segment(marker, cursor.position() - 2);
                scanned |= marker == JpegSanitizer.SOS;
                marker = marker == JpegSanitizer.SOS ? markers.scanOrEnd() : marker();
            }
            return marker;
        }

        private static boolean ends(int marker) {
            return marker == JpegSanitizer.EOI || marker == JpegSanitizer.SOI || marker == Cursor.END;
        }

        private int marker() throws Refusal, IOException {
            long at = cursor.position();
            int code = cursor.next();
            boolean prefixed = code == PREFIX;
            while (code == PREFIX) {
                code = cursor.next();
            }
            if (!prefixed || code <= 0) {
                throw Refusal.damaged(in.format(), "coded picture", at);
            }
            return code;
        }

        private void segment(int marker, long at) throws Refusal, IOException {
            boolean hasLength = marker < FIRST_RESTART || marker > JpegSanitizer.EOI;
            int length = hasLength && cursor.left() >= 2 ? cursor.u16() : 0;
            long next = at + 2 + length;
            if (length < 2 || next > end || ++segments > MOST_SEGMENTS) {
                throw Refusal.damaged(in.format(), "coded picture", at);
            }
            if (isKept(marker, at, next - at)) {
                kept.picture(at, next - at);
                SampleFilter.demandRoom(in, kept);
            } else {
                leftOut.note(NOTES, at + 4, length - 2L);
            }
            cursor.skip(length - 2L);
        }

        /** Goes over what stands behind a picture, up to the next one if there is one. */
        private boolean nextPicture() throws Refusal, IOException {
            long from = cursor.position();
            boolean found = markers.nextPicture();
            long to = found ? cursor.position() - 2 : end;
            if (to > from) {
                leftOut.note(BEHIND, from, to - from);
            }
            return found;
        }
    }

    private boolean isKept(int marker, long at, long length) throws Refusal, IOException {
        if (marker == ADOBE) {
            return length == 16 && in.type(at + 4).equals("Adob");
        }
        if (marker == JpegSanitizer.APP0) {
            return length >= 8
                    && length <= 18
                    && (in.type(at + 4).equals("AVI1") || in.type(at + 4).equals("JFIF"));
        }
        boolean frameOrTable = marker >= FIRST_FRAME && marker < JpegSanitizer.APP0;
        return frameOrTable || marker == JPEG_LS_FRAME || marker == JPEG_LS_TABLE;
    }
}
