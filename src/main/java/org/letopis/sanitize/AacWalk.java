package org.letopis.sanitize;

import java.io.IOException;

/** One walk through the frames of an AAC file. */
final class AacWalk {
    private static final int HEADER_BYTES = 7;
    private static final int CHECKED_HEADER_BYTES = 9;
    private static final int CERTAIN_FRAMES = 3;

    /** Version, layer, profile and sampling rate: the same in all frames of one sound. */
    private static final int KIND_BITS = 0xFFFEFC00;

    /** In the fourth byte: bits that number copyrighted works over many frames. */
    private static final int COPYRIGHT_BITS = 0x0C;

    /** In the seventh byte: how many blocks of sound follow the first, which only decoding would find. */
    private static final int MORE_BLOCKS = 3;

    private final Source source;
    private final BoxReader in;
    private final Draft draft;
    private final AacFilter filter;
    private final SoundTags tags;
    private long frames;
    private boolean numbered;

    AacWalk(Source source, Draft draft) {
        this.source = source;
        this.in = new BoxReader(source, draft.format());
        this.draft = draft;
        this.filter = new AacFilter(in, draft);
        this.tags = new SoundTags(in, draft);
    }

    void run() throws Refusal, IOException {
        long at = tags.end(0, source.sizeBytes());
        long end = tags.start(at, source.sizeBytes());
        while (at < end) {
            long start = next(at, end);
            if (start < 0) {
                break;
            }
            LeftOut.note(in, draft, FindingGroup.HIDDEN, "Bytes between frames", at, start - at);
            at = tags.end(sound(start, end), end);
        }
        boolean cut = end - at > 0 && end - at < HEADER_BYTES && in.u8(at) == 0xFF;
        if (frames == 0 || cut) {
            throw cutShort(at, end);
        }
        if (end < source.sizeBytes()) {
            LeftOut.note(in, draft, FindingGroup.HIDDEN, "Bytes between frames", at, end - at);
        } else {
            Trailing.note(source, at, draft);
        }
    }

    private Refusal cutShort(long at, long end) {
        return end == source.sizeBytes()
                ? Refusal.truncated(draft.format(), end)
                : Refusal.damaged(draft.format(), "last frame", at);
    }

    /** Returns the length of the frame at a place, or 0 when there is none. */
    private int frameBytes(long at, long end) throws Refusal, IOException {
        if (end - at < HEADER_BYTES || in.u16(at) >> 4 != 0xFFF || (in.u8(at + 1) & 6) != 0) {
            return 0;
        }
        int length = (in.u8(at + 3) & 3) << 11 | in.u8(at + 4) << 3 | in.u8(at + 5) >> 5;
        return (in.u8(at + 2) >> 2 & 15) < 13 && length >= headerBytes(at) ? length : 0;
    }

    private int headerBytes(long at) throws Refusal, IOException {
        return (in.u8(at + 1) & 1) == 1 ? HEADER_BYTES : CHECKED_HEADER_BYTES;
    }

    private int kind(long at) throws Refusal, IOException {
        return (int) in.u32(at) & KIND_BITS;
    }

    /** Returns where the next frames start, or -1 when there are none. */
    private long next(long from, long end) throws Refusal, IOException {
        for (long at = from; end - at >= HEADER_BYTES; at++) {
            if (in.u8(at) == 0xFF && frameBytes(at, end) > 0 && (at == from && frames == 0 || isCertain(at, end))) {
                return at;
            }
        }
        return -1;
    }

    private boolean isCertain(long from, long end) throws Refusal, IOException {
        long at = from;
        for (int i = 0; i < CERTAIN_FRAMES && at != end; i++) {
            int length = frameBytes(at, end);
            if (length == 0 || kind(at) != kind(from) || length > end - at) {
                return false;
            }
            at += length;
        }
        return true;
    }

    /** Keeps frames as long as one follows the other; returns where they end. */
    private long sound(long from, long end) throws Refusal, IOException {
        int kind = kind(from);
        long at = from;
        long last = from;
        for (int length = frameBytes(at, end); length > 0 && kind(at) == kind; length = frameBytes(at, end)) {
            if (length > end - at) {
                throw cutShort(at, end);
            }
            keep(at, length);
            last = at;
            at += length;
            frames++;
        }
        if (at < end) {
            tags.demandNone(last, at);
        }
        return at;
    }

    private void keep(long at, int length) throws Refusal, IOException {
        if ((in.u8(at + 6) & MORE_BLOCKS) != 0) {
            throw Refusal.unknownPart(draft.format(), "frames of several blocks", at);
        }
        Pieces frame = new Pieces();
        int header = headerBytes(at);
        if ((in.u8(at + 3) & COPYRIGHT_BITS) == 0) {
            frame.picture(at, header);
        } else {
            byte[] changed = in.bytes(at, header);
            changed[3] &= ~COPYRIGHT_BITS;
            frame.pictureLiteral(changed);
            if (!numbered) {
                draft.drop(FindingGroup.HISTORY, "Number of a copyrighted work", "frame at " + at);
                numbered = true;
            }
        }
        filter.keep(at + header, length - (long) header, frame);
        if (header == CHECKED_HEADER_BYTES && !frame.isPicture(at, length)) {
            // The checksum covers what was changed.
            throw Refusal.unknownPart(draft.format(), "named frames with a checksum", at);
        }
        draft.kept().append(frame);
        if (draft.kept().count() > Pieces.MOST_FILM_PIECES) {
            throw Refusal.tooLarge(draft.format(), "number of frames");
        }
    }
}
