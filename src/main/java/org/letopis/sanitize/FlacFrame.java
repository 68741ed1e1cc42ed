package org.letopis.sanitize;

import java.io.IOException;

/**
 * Finds where a frame of FLAC ends. A frame does not say how long it is, so its bits are gone through, and its two
 * checksums must fit. Source: RFC 9639 section 9.
 */
final class FlacFrame {
    private static final int[] SAMPLE_BITS = {0, 8, 12, -1, 16, 20, 24, 32};
    private static final int SYNC_BYTES = 2;
    private static final int[] SUMS_8 = sums(8, 0x07);
    private static final int[] SUMS_16 = sums(16, 0x8005);
    private static final int LEFT_AND_SIDE = 8;
    private static final int RIGHT_AND_SIDE = 9;
    private static final int MID_AND_SIDE = 10;

    private final BoxReader in;
    private final int streamSampleBits;
    private long at;
    private int current;
    private int bitsLeft;
    private int headerSum;
    private int frameSum;
    private int blockSamples;

    FlacFrame(BoxReader in, int streamSampleBits) {
        this.in = in;
        this.streamSampleBits = streamSampleBits;
    }

    static boolean mayBeAt(BoxReader in, long at) throws Refusal, IOException {
        return in.sizeBytes() - at >= SYNC_BYTES && in.u16(at) >> 1 == 0x7FFC;
    }

    int blockSamples() {
        return blockSamples;
    }

    /** Returns where the frame at {@code from} ends. */
    long end(long from) throws Refusal, IOException {
        at = from;
        bitsLeft = 0;
        headerSum = 0;
        frameSum = 0;
        demand(bits(15) == 0x7FFC);
        bits(1);
        int block = bits(4);
        int rate = bits(4);
        int channels = bits(4);
        int size = SAMPLE_BITS[bits(3)];
        demand(bits(1) == 0 && channels <= MID_AND_SIDE && size >= 0 && block != 0 && rate != 15);
        number();
        blockSamples = switch (block) {
            case 1 -> 192;
            case 2, 3, 4, 5 -> 144 << block;
            case 6 -> bits(8) + 1;
            case 7 -> bits(16) + 1;
            default -> 1 << block;
        };
        if (rate >= 12) {
            bits(rate == 12 ? 8 : 16);
        }
        int sum = headerSum;
        demand(bits(8) == sum);
        int sampleBits = size == 0 ? streamSampleBits : size;
        int count = channels < LEFT_AND_SIDE ? channels + 1 : 2;
        for (int i = 0; i < count; i++) {
            boolean side = i == 0 ? channels == RIGHT_AND_SIDE : channels == LEFT_AND_SIDE || channels == MID_AND_SIDE;
            channel(sampleBits + (side ? 1 : 0));
        }
        bitsLeft = 0;
        int whole = frameSum;
        demand(bits(16) == whole);
        return at;
    }

    private void number() throws Refusal, IOException {
        int first = bits(8);
        int more = first < 0x80 ? 0 : Integer.numberOfLeadingZeros(~(first << 24)) - 1;
        demand(first < 0x80 || more >= 1 && more <= 6);
        for (int i = 0; i < more; i++) {
            demand(bits(8) >> 6 == 2);
        }
    }

    private void channel(int bits) throws Refusal, IOException {
        demand(bits(1) == 0);
        int type = bits(6);
        int sampleBits = bits;
        if (bits(1) == 1) {
            sampleBits -= unary() + 1;
        }
        demand(sampleBits > 0);
        if (type == 0) {
            skip(sampleBits);
        } else if (type == 1) {
            skip((long) sampleBits * blockSamples);
        } else if (type >= 8 && type <= 12) {
            predicted(type - 8, sampleBits, false);
        } else {
            demand(type >= 32);
            predicted(type - 31, sampleBits, true);
        }
    }

    private void predicted(int order, int sampleBits, boolean coefficients) throws Refusal, IOException {
        demand(order <= blockSamples);
        skip((long) order * sampleBits);
        if (coefficients) {
            int precision = bits(4) + 1;
            demand(precision != 16);
            skip(5 + (long) order * precision);
        }
        int method = bits(2);
        demand(method <= 1);
        int parameterBits = 4 + method;
        int escape = (1 << parameterBits) - 1;
        int partitions = 1 << bits(4);
        demand(blockSamples % partitions == 0 && blockSamples / partitions >= order);
        for (int i = 0; i < partitions; i++) {
            int samples = blockSamples / partitions - (i == 0 ? order : 0);
            int parameter = bits(parameterBits);
            if (parameter == escape) {
                skip((long) bits(5) * samples);
            } else {
                for (int sample = 0; sample < samples; sample++) {
                    unary();
                    bits(parameter);
                }
            }
        }
    }

    private void load() throws Refusal, IOException {
        current = in.u8(at++);
        bitsLeft = 8;
        headerSum = SUMS_8[headerSum ^ current];
        frameSum = frameSum << 8 & 0xFFFF ^ SUMS_16[frameSum >> 8 ^ current];
    }

    /** What each byte makes of a checksum of that width, high bit first (RFC 9639 sections 9.1.8 and 9.3). */
    private static int[] sums(int width, int polynomial) {
        int[] sums = new int[256];
        for (int i = 0; i < sums.length; i++) {
            int sum = i << width - 8;
            for (int bit = 0; bit < 8; bit++) {
                sum <<= 1;
                if ((sum & 1 << width) != 0) {
                    sum ^= 1 << width | polynomial;
                }
            }
            sums[i] = sum;
        }
        return sums;
    }

    private int bits(int count) throws Refusal, IOException {
        int value = 0;
        int left = count;
        while (left > 0) {
            if (bitsLeft == 0) {
                load();
            }
            int part = Math.min(left, bitsLeft);
            bitsLeft -= part;
            value = value << part | current >> bitsLeft & (1 << part) - 1;
            left -= part;
        }
        return value;
    }

    private void skip(long count) throws Refusal, IOException {
        for (long left = count; left > 0; left -= 24) {
            bits((int) Math.min(24, left));
        }
    }

    private int unary() throws Refusal, IOException {
        int zeros = 0;
        while (true) {
            if (bitsLeft == 0) {
                load();
            }
            int rest = current & (1 << bitsLeft) - 1;
            if (rest != 0) {
                int leading = Integer.numberOfLeadingZeros(rest) - (32 - bitsLeft);
                bitsLeft -= leading + 1;
                return zeros + leading;
            }
            zeros += bitsLeft;
            bitsLeft = 0;
        }
    }

    private void demand(boolean fits) throws Refusal {
        if (!fits) {
            throw Refusal.damaged(in.format(), "frame", at);
        }
    }
}
