package org.letopis.sanitize;

import java.io.IOException;

/**
 * AV1 samples and picture items: units with their length.
 *
 * <p>Kept: sequence and frame headers, tiles, and of metadata light levels, mastering colours, scalability, HDR10+.
 * Dropped: other metadata (clocks, user data), padding, reserved types. Source: AV1 Bitstream and Decoding Process
 * Specification, sections 5.3 and 6.7; AV1 in ISO-BMFF section 2.4.
 */
final class ObuFilter implements SampleFilter {
    private static final int METADATA = 5;
    private static final int T35 = 4;

    private final BoxReader in;
    private final Draft draft;
    private boolean noted;

    ObuFilter(BoxReader in, Draft draft) {
        this.in = in;
        this.draft = draft;
    }

    @Override
    public long keep(long from, long length, Pieces kept) throws Refusal, IOException {
        long before = kept.sizeBytes();
        long end = from + length;
        long at = from;
        while (at < end) {
            int head = in.u8(at);
            int type = head >> 3 & 0xF;
            long content = at + ((head & 4) != 0 ? 2 : 1);
            long next = end;
            if ((head & 2) != 0) {
                long size = 0;
                int shift = 0;
                int part;
                do {
                    part = in.u8(content++);
                    size |= (long) (part & 0x7F) << shift;
                    shift += 7;
                } while ((part & 0x80) != 0 && shift < 56);
                next = content + size;
            }
            if ((head & 0x80) != 0 || next > end || content > end) {
                throw Refusal.damaged(in.format(), "coded picture", at);
            }
            SampleFilter.demandRoom(in, kept);
            if (isKept(type, content, next)) {
                kept.picture(at, next - at);
            } else {
                note(type);
            }
            at = next;
        }
        return kept.sizeBytes() - before;
    }

    private boolean isKept(int type, long content, long end) throws Refusal, IOException {
        if (type != METADATA) {
            return type >= 1 && type <= 8;
        }
        int kind = content < end ? in.u8(content) : 0;
        boolean hdr10Plus = kind == T35
                && end - content > 7
                && in.u8(content + 1) == 0xB5
                && in.u16(content + 2) == 0x3C
                && in.u16(content + 4) == 1
                && in.u8(content + 6) == 4;
        return kind >= 1 && kind <= 3 || hdr10Plus;
    }

    private void note(int type) {
        if (!noted) {
            noted = true;
            draft.drop(FindingGroup.HIDDEN, "Message in the coded picture", "unit type " + type);
        }
    }
}
