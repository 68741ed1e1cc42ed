package org.letopis.sanitize;

import java.util.Optional;

/**
 * Reads H.264 picture timing messages. They say how fields make frames, which players need, and may say what the
 * camera's clock showed. Where the one ends and the other begins, only the sequence parameter set tells. Source: ITU-T
 * H.264 sections 7.3.2.1.1, D.1.3, E.1.
 */
final class PictureTiming {
    /** Clock stamps by pic_struct, table D-1. */
    private static final int[] CLOCKS = {1, 1, 1, 2, 2, 3, 3, 2, 3};

    private int delayBits;
    private boolean structure;

    private PictureTiming() {}

    /**
     * Returns the reader for pictures of this sequence parameter set.
     *
     * @param unit NAL unit with its header, emulation prevention removed
     */
    static Optional<PictureTiming> of(byte[] unit) {
        BitReader in = new BitReader(unit);
        in.skip(8);
        int profile = in.bits(8);
        in.skip(16);
        in.ue();
        if (isHigh(profile)) {
            skipHigh(in);
        }
        in.ue();
        if (!skipOrder(in)) {
            return Optional.empty();
        }
        in.ue();
        in.skip(1);
        in.ue();
        in.ue();
        if (!in.flag()) {
            in.skip(1);
        }
        in.skip(1);
        if (in.flag()) {
            in.ue();
            in.ue();
            in.ue();
            in.ue();
        }
        PictureTiming timing = new PictureTiming();
        if (in.flag()) {
            timing.usability(in);
        }
        return in.overrun() ? Optional.empty() : Optional.of(timing);
    }

    private static boolean isHigh(int profile) {
        return switch (profile) {
            case 100, 110, 122, 244, 44, 83, 86, 118, 128, 138, 139, 134, 135 -> true;
            default -> false;
        };
    }

    private static void skipHigh(BitReader in) {
        int chroma = in.ue();
        if (chroma == 3) {
            in.skip(1);
        }
        in.ue();
        in.ue();
        in.skip(1);
        if (in.flag()) {
            for (int i = 0; i < (chroma == 3 ? 12 : 8); i++) {
                if (in.flag()) {
                    skipScaling(in, i < 6 ? 16 : 64);
                }
            }
        }
    }

    private static void skipScaling(BitReader in, int size) {
        int last = 8;
        int next = 8;
        for (int i = 0; i < size && !in.overrun(); i++) {
            if (next != 0) {
                next = last + in.se() + 256 & 0xFF;
            }
            last = next == 0 ? last : next;
        }
    }

    private static boolean skipOrder(BitReader in) {
        int type = in.ue();
        if (type == 0) {
            in.ue();
        } else if (type == 1) {
            in.skip(1);
            in.se();
            in.se();
            int cycle = in.ue();
            if (cycle < 0 || cycle > 255) {
                return false;
            }
            for (int i = 0; i < cycle; i++) {
                in.se();
            }
        }
        return true;
    }

    private void usability(BitReader in) {
        if (in.flag() && in.bits(8) == 255) {
            in.skip(32);
        }
        if (in.flag()) {
            in.skip(1);
        }
        if (in.flag()) {
            in.skip(4);
            if (in.flag()) {
                in.skip(24);
            }
        }
        if (in.flag()) {
            in.ue();
            in.ue();
        }
        if (in.flag()) {
            in.skip(65);
        }
        boolean nal = hypotheticalDecoder(in);
        boolean vcl = hypotheticalDecoder(in);
        if (nal || vcl) {
            in.skip(1);
        }
        structure = in.flag();
    }

    private boolean hypotheticalDecoder(BitReader in) {
        if (!in.flag()) {
            return false;
        }
        int count = in.ue() + 1;
        in.skip(8);
        for (int i = 0; i < count && !in.overrun(); i++) {
            in.ue();
            in.ue();
            in.skip(1);
        }
        in.skip(5);
        delayBits = in.bits(5) + 1 + in.bits(5) + 1;
        in.skip(5);
        return true;
    }

    /** Returns whether a picture timing message says what a clock showed. */
    boolean tellsClock(byte[] message) {
        BitReader in = new BitReader(message);
        in.skip(delayBits);
        if (!structure) {
            return false;
        }
        int kind = in.bits(4);
        if (kind >= CLOCKS.length) {
            return true;
        }
        for (int i = 0; i < CLOCKS[kind]; i++) {
            if (in.flag()) {
                return true;
            }
        }
        return in.overrun();
    }
}
