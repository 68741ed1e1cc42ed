package org.letopis.sanitize;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** One coded picture of a WebP, the only one or that of a frame: at most one ALPH and one VP8, or one VP8L. */
final class WebpPicture {
    /** As much of a picture as its size is in. */
    private static final int START_BYTES = 10;

    private final Draft draft;
    private final Cursor in;
    private final Pieces kept = new Pieces();
    private final Pieces spine = new Pieces();
    private boolean hasAlphaChunk;
    private boolean alpha;
    private int width;
    private int height;

    WebpPicture(Draft draft, Cursor in) {
        this.draft = draft;
        this.in = in;
    }

    /**
     * Takes a chunk whose header was just read when it belongs to a picture and may stand here.
     *
     * @param alphaAllowed whether a chunk VP8X came first: without it no viewer looks for transparency
     */
    boolean take(String type, long from, long length, boolean alphaAllowed) throws Refusal, IOException {
        boolean coded = type.equals("VP8 ") || type.equals("VP8L");
        if (complete() || !coded && (!type.equals("ALPH") || !alphaAllowed || hasAlphaChunk || length == 0)) {
            return false;
        }
        if (type.equals("ALPH")) {
            hasAlphaChunk = true;
            alpha = true;
        } else {
            byte[] start = in.bytes((int) Math.min(START_BYTES, length));
            boolean sized = type.equals("VP8 ") ? lossy(start, length) : lossless(start);
            if (!sized) {
                throw Refusal.damaged(FileFormat.WEBP, "chunk " + type.strip(), from - RiffChunk.HEADER_BYTES);
            }
            if (start.length == START_BYTES) {
                spine.literal(RiffChunk.header(type, START_BYTES));
                spine.range(from, START_BYTES);
            }
        }
        Pieces data = new Pieces();
        data.picture(from, length);
        RiffChunk.write(type, data, kept);
        return true;
    }

    /** RFC 6386 section 9.1: a key frame that is shown. */
    private boolean lossy(byte[] start, long length) {
        if (start.length < START_BYTES
                || (start[0] & 1) != 0
                || start[3] != (byte) 0x9D
                || start[4] != 1
                || start[5] != 0x2A) {
            return false;
        }
        ByteBuffer fields = ByteBuffer.wrap(start).order(ByteOrder.LITTLE_ENDIAN);
        long firstPartition = (fields.getInt(0) & 0xFF_FFFF) >> 5;
        width = fields.getShort(6) & 0x3FFF;
        height = fields.getShort(8) & 0x3FFF;
        return width > 0 && height > 0 && START_BYTES + firstPartition <= length;
    }

    /** RFC 9649 section 3.4. */
    private boolean lossless(byte[] start) {
        if (start.length < 6 || start[0] != 0x2F || hasAlphaChunk) {
            return false;
        }
        int fields = ByteBuffer.wrap(start).order(ByteOrder.LITTLE_ENDIAN).getInt(1);
        width = (fields & 0x3FFF) + 1;
        height = (fields >>> 14 & 0x3FFF) + 1;
        alpha = (fields >>> 28 & 1) == 1;
        return fields >>> 29 == 0;
    }

    boolean complete() {
        return width > 0;
    }

    boolean alpha() {
        return alpha;
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    Pieces kept() {
        return kept;
    }

    Pieces spine() {
        return spine;
    }

    /** Notes a chunk that has no place in a clean copy. */
    void drop(String type, byte[] content, long length) {
        boolean known = type.matches("[A-Z0-9 ]{4}");
        draft.drop(FindingGroup.HIDDEN, "Unknown chunk", "Chunk " + (known ? type : "?"), length + " bytes");
        JpegSegments.droppedText("Unknown chunk", content, draft);
    }
}
