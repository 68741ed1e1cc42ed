package org.letopis.sanitize;

import java.io.IOException;
import java.util.Optional;

/**
 * The header of a frame of MPEG audio, layers I to III. Source: ISO/IEC 11172-3 section 2.4.1.3 and 2.4.2.3, ISO/IEC
 * 13818-3, and MPEG 2.5 as the Fraunhofer encoders write it.
 *
 * @param kind version, layer and sampling rate: the same in all frames of one sound
 * @param lengthBytes of the whole frame; 0 when the header leaves it free
 * @param sideBytes of the description of channels behind the header, layer III
 */
record MpegFrame(int kind, int lengthBytes, int sideBytes, boolean checked, boolean layer3) {
    static final int HEADER_BYTES = 4;
    private static final int KIND_BITS = 0xFFFE0C00;

    private static final int[][] KILOBITS = {
        {0, 32, 64, 96, 128, 160, 192, 224, 256, 288, 320, 352, 384, 416, 448},
        {0, 32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384},
        {0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320},
        {0, 32, 48, 56, 64, 80, 96, 112, 128, 144, 160, 176, 192, 224, 256},
        {0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160}
    };

    private static final int[] HERTZ = {44_100, 48_000, 32_000};

    /** Returns the header at a place, or nothing when there is none. */
    static Optional<MpegFrame> at(BoxReader in, long at, long end) throws Refusal, IOException {
        return end - at < HEADER_BYTES ? Optional.empty() : of((int) in.u32(at));
    }

    static Optional<MpegFrame> of(int header) {
        int version = header >> 19 & 3;
        int layer = 4 - (header >> 17 & 3);
        int rate = header >> 12 & 15;
        int hertz = header >> 10 & 3;
        boolean valid = header >>> 21 == 0x7FF && version != 1 && layer != 4 && rate != 15 && hertz != 3;
        if (!valid || (header & 3) == 2) {
            return Optional.empty();
        }
        boolean first = version == 3;
        int frequency = HERTZ[hertz] >> (first ? 0 : version == 2 ? 1 : 2);
        int bits = KILOBITS[first ? layer - 1 : layer == 1 ? 3 : 4][rate] * 1000;
        int padding = header >> 9 & 1;
        int length = 0;
        if (rate != 0) {
            length = layer == 1
                    ? (12 * bits / frequency + padding) * 4
                    : (layer == 3 && !first ? 72 : 144) * bits / frequency + padding;
        }
        boolean mono = (header >> 6 & 3) == 3;
        int side = first ? mono ? 17 : 32 : mono ? 9 : 17;
        return Optional.of(new MpegFrame(header & KIND_BITS, length, side, (header >> 16 & 1) == 0, layer == 3));
    }
}
