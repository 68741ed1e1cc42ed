package org.letopis.sanitize;

import java.io.IOException;
import java.util.Optional;

/**
 * H.264 samples of units behind start codes, as AVI files have them. The same units are kept as in {@link NalFilter}.
 * Source: ITU-T H.264 annex B.
 */
final class AnnexBFilter implements SampleFilter {
    private static final int MOST_SEI_BYTES = 1 << 16;
    private static final int SEQUENCE = 7;
    private static final int MOST_SEQUENCE_BYTES = 1 << 12;

    private final BoxReader in;
    private final Draft draft;
    private final CodedLeftOut leftOut;
    private SeiMessages messages;
    private boolean sequenceSeen;

    AnnexBFilter(BoxReader in, Draft draft) {
        this.in = in;
        this.draft = draft;
        this.leftOut = new CodedLeftOut(in, draft);
        this.messages = new SeiMessages(false, Optional.empty(), draft);
    }

    @Override
    public long keep(long from, long length, Pieces kept) throws Refusal, IOException {
        long before = kept.sizeBytes();
        long end = from + length;
        long start = next(from, end);
        for (long at = from; at < start; at++) {
            // Zeros may stand in front of the first one.
            if (in.u8(at) != 0) {
                throw Refusal.damaged(in.format(), "coded picture", from);
            }
        }
        kept.picture(from, start - from);
        while (start < end) {
            int code = in.u8(start + 2) == 1 ? 3 : 4;
            long unit = start + code;
            long following = next(unit, end);
            SampleFilter.demandRoom(in, kept);
            unit(start, unit, following, kept);
            start = following;
        }
        return kept.sizeBytes() - before;
    }

    /** Returns what is kept of start data. */
    byte[] keep(byte[] header) throws Refusal, IOException {
        Source source = Source.of(header);
        Pieces kept = new Pieces();
        new AnnexBFilter(new BoxReader(source, in.format()), draft).keep(0, header.length, kept);
        return kept.stream(source).readAllBytes();
    }

    /** Returns where the next start code is, with the zero in front of it if there is one. */
    private long next(long from, long end) throws Refusal, IOException {
        long at = from;
        while (at + 3 <= end) {
            int third = in.u8(at + 2);
            if (third > 1) {
                at += 3;
            } else if (third == 1 && in.u8(at) == 0 && in.u8(at + 1) == 0) {
                return at > from && in.u8(at - 1) == 0 ? at - 1 : at;
            } else {
                at++;
            }
        }
        return end;
    }

    private void unit(long start, long unit, long end, Pieces kept) throws Refusal, IOException {
        if (unit >= end) {
            return;
        }
        int type = in.u8(unit) & 0x1F;
        long size = end - unit;
        if (type == SEQUENCE && size <= MOST_SEQUENCE_BYTES && !sequenceSeen) {
            sequenceSeen = true;
            Optional<PictureTiming> timing = PictureTiming.of(NalUnit.unescape(in.bytes(unit, (int) size)));
            messages = new SeiMessages(false, timing, draft);
        }
        if (NalFilter.isMessage(false, type)) {
            if (size <= MOST_SEI_BYTES) {
                message(start, in.bytes(unit, (int) size), end, kept);
            }
        } else if (NalFilter.isKept(false, type, false)) {
            kept.picture(start, end - start);
        } else {
            NalFilter.noteUnit(leftOut, false, type, unit, size);
        }
    }

    private void message(long start, byte[] unit, long end, Pieces kept) {
        Optional<byte[]> rest = messages.keep(unit);
        if (rest.isEmpty()) {
            return;
        }
        if (rest.get() == unit) {
            kept.picture(start, end - start);
        } else {
            kept.pictureLiteral(new BoxContent().u32(1).bytes(rest.get()).array());
        }
    }
}
