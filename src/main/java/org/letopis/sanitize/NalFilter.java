package org.letopis.sanitize;

import java.io.IOException;
import java.util.Optional;

/**
 * H.264 and H.265 samples: units, each after its length.
 *
 * <p>Kept: slices, parameter sets, delimiters, and of supplemental information what {@link SeiMessages} keeps; with a
 * Dolby Vision track also its colour units. Dropped: filler, and types that nobody or anybody may define. Source:
 * ISO/IEC 14496-15 section 4.3, ITU-T H.264 table 7-1, H.265 table 7-1.
 */
final class NalFilter implements SampleFilter {
    private static final int MOST_SEI_BYTES = 1 << 16;

    private final BoxReader in;
    private final boolean hevc;
    private final int lengthBytes;
    private final boolean dolbyVision;
    private final SeiMessages messages;

    NalFilter(BoxReader in, boolean hevc, int lengthBytes, boolean dolbyVision, SeiMessages messages) {
        this.in = in;
        this.hevc = hevc;
        this.lengthBytes = lengthBytes;
        this.dolbyVision = dolbyVision;
        this.messages = messages;
    }

    @Override
    public long keep(long from, long length, Pieces kept) throws Refusal, IOException {
        long before = kept.sizeBytes();
        long end = from + length;
        long at = from;
        while (at < end) {
            long size = end - at < lengthBytes ? -1 : in.number(at, lengthBytes);
            long next = at + lengthBytes + size;
            if (size < 0 || next > end) {
                throw Refusal.damaged(in.format(), "coded picture", at);
            }
            SampleFilter.demandRoom(in, kept);
            if (size >= (hevc ? 2 : 1)) {
                unit(at, size, kept);
            }
            at = next;
        }
        return kept.sizeBytes() - before;
    }

    private void unit(long at, long size, Pieces kept) throws Refusal, IOException {
        int first = in.u8(at + lengthBytes);
        int type = hevc ? first >> 1 & 0x3F : first & 0x1F;
        if (isMessage(hevc, type)) {
            if (size <= MOST_SEI_BYTES) {
                message(at, in.bytes(at + lengthBytes, (int) size), kept);
            }
        } else if (isKept(type)) {
            kept.picture(at, lengthBytes + size);
        }
    }

    private void message(long at, byte[] unit, Pieces kept) {
        Optional<byte[]> rest = messages.keep(unit);
        if (rest.isEmpty()) {
            return;
        }
        if (rest.get() == unit) {
            kept.picture(at, lengthBytes + (long) unit.length);
        } else {
            kept.pictureLiteral(new BoxContent()
                    .number(rest.get().length, lengthBytes)
                    .bytes(rest.get())
                    .array());
        }
    }

    static boolean isMessage(boolean hevc, int type) {
        return hevc ? type == 39 || type == 40 : type == 6;
    }

    private boolean isKept(int type) {
        if (hevc) {
            return type <= 37 || dolbyVision && (type == 62 || type == 63);
        }
        return type >= 1 && type <= 23 && type != 12;
    }
}
