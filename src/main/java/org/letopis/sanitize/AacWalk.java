package org.letopis.sanitize;

import java.io.IOException;

/** One walk through the frames of an AAC file. */
final class AacWalk extends FrameWalk {
    private static final int HEADER_BYTES = 7;
    private static final int CHECKED_HEADER_BYTES = 9;
    private static final int CERTAIN_FRAMES = 3;

    /** Version, layer, profile and sampling rate: the same in all frames of one sound. */
    private static final int KIND_BITS = 0xFFFEFC00;

    /** In the fourth byte: bits that number copyrighted works over many frames. */
    private static final int COPYRIGHT_BITS = 0x0C;

    /** In the seventh byte: how many blocks of sound follow the first, which only decoding would find. */
    private static final int MORE_BLOCKS = 3;

    private final AacFilter filter;
    private boolean numbered;

    AacWalk(Source source, Draft draft) {
        super(source, draft, HEADER_BYTES);
        this.filter = new AacFilter(in, draft);
    }

    @Override
    int frameBytes(long at, long end) throws Refusal, IOException {
        if (end - at < HEADER_BYTES || in.u16(at) >> 4 != 0xFFF || (in.u8(at + 1) & 6) != 0) {
            return 0;
        }
        int length = (in.u8(at + 3) & 3) << 11 | in.u8(at + 4) << 3 | in.u8(at + 5) >> 5;
        return (in.u8(at + 2) >> 2 & 15) < 13 && length >= headerBytes(at) ? length : 0;
    }

    private int headerBytes(long at) throws Refusal, IOException {
        return (in.u8(at + 1) & 1) == 1 ? HEADER_BYTES : CHECKED_HEADER_BYTES;
    }

    @Override
    int kind(long at) throws Refusal, IOException {
        return (int) in.u32(at) & KIND_BITS;
    }

    @Override
    boolean isSound(long at, long end, boolean expected) throws Refusal, IOException {
        return frameBytes(at, end) > 0 && (expected && isStart() || isCertain(at, end));
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

    @Override
    void keep(long at, int length) throws Refusal, IOException {
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
    }
}
