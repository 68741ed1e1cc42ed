package org.letopis.sanitize;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.util.Arrays;

/**
 * AAC samples. Encoders write their name into a fill element in front of the first one, and so of each part that was
 * joined: it is kept, since all that follows is counted in bits, with zeros for the name. Source: ISO/IEC 14496-3 table 4.57 and section 4.5.2.
 */
final class AacFilter implements SampleFilter {
    private static final int FILL_ELEMENT = 6;
    private static final int ESCAPE = 15;
    /** What an element that only fills is filled with. */
    private static final int FILLER = 0xA5;

    private final BoxReader in;
    private final Draft draft;

    AacFilter(BoxReader in, Draft draft) {
        this.in = in;
        this.draft = draft;
    }

    @Override
    public long keep(long from, long length, Pieces kept) throws Refusal, IOException {
        if (length < 4 || in.u8(from) >> 5 != FILL_ELEMENT) {
            kept.picture(from, length);
            return length;
        }
        BitReader bits = new BitReader(in.bytes(from, 3));
        bits.skip(3);
        int bytes = bits.bits(4);
        int headBits = 7;
        if (bytes == ESCAPE) {
            bytes += bits.bits(8) - 1;
            headBits += 8;
        }
        int whole = (headBits + 8 * bytes) / 8;
        boolean fill = bytes > 0 && bits.bits(4) == 0 && whole < length;
        if (!fill || isFiller(from, headBits + 8, bytes - 1)) {
            kept.picture(from, length);
            return length;
        }
        blank(in.bytes(from, whole + 1), headBits, headBits + 8 * bytes, kept);
        kept.picture(from + whole + 1, length - whole - 1);
        return length;
    }

    /** Returns whether so many bytes, from a bit on, are zero or the pattern that the standard asks for. */
    private boolean isFiller(long from, int fromBit, int bytes) throws Refusal, IOException {
        int shift = fromBit & 7;
        for (int i = 0; i < bytes; i++) {
            int value = in.u16(from + (fromBit >> 3) + i) >> 8 - shift & 0xFF;
            if (value != 0 && value != FILLER) {
                return false;
            }
        }
        return true;
    }

    private void blank(byte[] head, int fromBit, int toBit, Pieces kept) {
        byte[] blanked = head.clone();
        for (int bit = fromBit; bit < toBit; bit++) {
            blanked[bit >> 3] &= (byte) ~(0x80 >> (bit & 7));
        }
        if (!Arrays.equals(head, blanked)) {
            String name = "Encoder's name in the coded sound";
            draft.drop(FindingGroup.DEVICE, name, new String(head, ISO_8859_1).replaceAll("[^ -~]", ""));
            PlainText.runs(head, head.length).forEach(run -> draft.droppedText(name, run));
        }
        kept.pictureLiteral(blanked);
    }
}
