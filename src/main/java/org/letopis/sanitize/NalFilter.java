package org.letopis.sanitize;

import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/**
 * H.264 and H.265 samples: units, each after its length.
 *
 * <p>Kept: slices, parameter sets, delimiters, and of supplemental information what {@link SeiMessages} keeps; with a
 * Dolby Vision track also its colour units. Dropped: filler, and types that nobody has defined yet or anybody may
 * define, which decoders pass over. Source: ISO/IEC 14496-15 section 4.3, ITU-T H.264 table 7-1, H.265 table 7-1.
 */
final class NalFilter implements SampleFilter {
    private static final int MOST_SEI_BYTES = 1 << 16;
    private static final int AVC_FILLER = 12;
    private static final int HEVC_FILLER = 38;

    /** Slices, parameter sets, delimiters, ends, and what extends them to layers and views (14, 15, 20, 21). */
    private static final Set<Integer> AVC_KEPT = Set.of(1, 2, 3, 4, 5, 7, 8, 9, 10, 11, 13, 14, 15, 16, 19, 20, 21);

    /** Slices that have a meaning; parameter sets, delimiter, ends. */
    private static final Set<Integer> HEVC_KEPT =
            Set.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 16, 17, 18, 19, 20, 21, 32, 33, 34, 35, 36, 37);

    private static final Set<Integer> DOLBY_VISION = Set.of(62, 63);

    private final BoxReader in;
    private final boolean hevc;
    private final int lengthBytes;
    private final boolean dolbyVision;
    private final SeiMessages messages;
    private final CodedLeftOut leftOut;

    NalFilter(BoxReader in, boolean hevc, int lengthBytes, boolean dolbyVision, SeiMessages messages, Draft draft) {
        this.in = in;
        this.hevc = hevc;
        this.lengthBytes = lengthBytes;
        this.dolbyVision = dolbyVision;
        this.messages = messages;
        this.leftOut = new CodedLeftOut(in, draft);
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
        } else if (isKept(hevc, type, dolbyVision)) {
            kept.picture(at, lengthBytes + size);
        } else {
            noteUnit(leftOut, hevc, type, at + lengthBytes, size);
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

    static boolean isKept(boolean hevc, int type, boolean dolbyVision) {
        return hevc ? HEVC_KEPT.contains(type) || dolbyVision && DOLBY_VISION.contains(type) : AVC_KEPT.contains(type);
    }

    static void noteUnit(CodedLeftOut leftOut, boolean hevc, int type, long from, long length)
            throws Refusal, IOException {
        if (type == (hevc ? HEVC_FILLER : AVC_FILLER)) {
            leftOut.text(CodedLeftOut.UNKNOWN_UNITS, from, length);
        } else {
            leftOut.note(CodedLeftOut.UNKNOWN_UNITS, from, length);
        }
    }
}
