package org.letopis.sanitize;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.util.Arrays;

/**
 * AAC samples: elements one behind the other, counted in bits. In front of the sound may stand what fills, in which
 * encoders write their names, a list of channels with a comment, and data beside the sound. They are kept, since all
 * that follows is counted from them, with zeros for what is in them. Source: ISO/IEC 14496-3 tables 4.2, 4.3, 4.10, 4.11
 * and 4.57, sections 4.5.1.1 and 4.5.2.
 */
final class AacFilter implements SampleFilter {
    private static final int DATA_ELEMENT = 4;
    private static final int CHANNELS_ELEMENT = 5;
    private static final int FILL_ELEMENT = 6;
    private static final int ID_BITS = 3;
    private static final int ESCAPE = 15;
    private static final int LONG_DATA = 255;

    /** Dynamic range, surround and SBR: parts of the sound that stand in elements that fill. */
    private static final int FIRST_NEEDED = 11;

    private static final int LAST_NEEDED = 14;

    /** What an element that only fills is filled with. */
    private static final int FILLER = 0xA5;

    private static final int MOST_HEAD_BYTES = 1 << 16;
    private static final int FRAME_HEADER_BYTES = 7;

    private final BoxReader in;
    private final Draft draft;
    private String noted = "";

    AacFilter(BoxReader in, Draft draft) {
        this.in = in;
        this.draft = draft;
    }

    @Override
    public long keep(long from, long length, Pieces kept) throws Refusal, IOException {
        int first = length == 0 ? 0 : in.u8(from) >> 5;
        if (length >= FRAME_HEADER_BYTES && in.u16(from) >> 4 == 0xFFF) {
            throw Refusal.unknownPart(in.format(), "AAC frames with headers inside others", from);
        }
        if (!isBesideSound(first)) {
            kept.picture(from, length);
            return length;
        }
        byte[] head = in.bytes(from, (int) Math.min(length, MOST_HEAD_BYTES));
        byte[] blanked = head.clone();
        BitReader bits = new BitReader(head);
        boolean data = false;
        for (int id = bits.bits(ID_BITS); isBesideSound(id); id = bits.bits(ID_BITS)) {
            data |= element(id, bits, blanked);
            if (bits.overrun()) {
                throw Refusal.damaged(in.format(), "frame of AAC", from);
            }
        }
        if (bits.overrun() && head.length < length) {
            throw Refusal.tooLarge(in.format(), "frame of AAC");
        }
        if (Arrays.equals(head, blanked)) {
            kept.picture(from, length);
            return length;
        }
        note(LeftOut.changed(head, blanked), data);
        int changedBytes = (int) Math.min(head.length, bits.position() + 7 >> 3);
        kept.pictureLiteral(Arrays.copyOf(blanked, changedBytes));
        kept.picture(from + changedBytes, length - changedBytes);
        return length;
    }

    private static boolean isBesideSound(int id) {
        return id >= DATA_ELEMENT && id <= FILL_ELEMENT;
    }

    /** Goes through an element and returns whether it was one of data with something in it. */
    private static boolean element(int id, BitReader bits, byte[] blanked) {
        if (id == CHANNELS_ELEMENT) {
            blank(bits, 8 * AacConfig.commentBytes(bits), blanked);
            return false;
        }
        if (id == FILL_ELEMENT) {
            fill(bits, blanked);
            return false;
        }
        bits.skip(4);
        boolean aligned = bits.flag();
        int bytes = bits.bits(8);
        bytes += bytes == LONG_DATA ? bits.bits(8) : 0;
        if (aligned) {
            bits.align();
        }
        return blank(bits, 8 * bytes, blanked);
    }

    private static void fill(BitReader bits, byte[] blanked) {
        int bytes = bits.bits(4);
        bytes += bytes == ESCAPE ? bits.bits(8) - 1 : 0;
        if (bytes == 0) {
            return;
        }
        BitReader ahead = new BitReader(blanked);
        ahead.skip((int) bits.position());
        int kind = ahead.bits(4);
        boolean needed = kind >= FIRST_NEEDED && kind <= LAST_NEEDED;
        boolean filler = kind <= 1;
        ahead.skip(4);
        for (int i = 1; i < bytes && filler; i++) {
            int value = ahead.bits(8);
            filler = value == 0 || value == FILLER;
        }
        if (needed || filler) {
            bits.skip(8 * bytes);
        } else {
            blank(bits, 8 * bytes, blanked);
        }
    }

    /** Makes so many bits zero, goes behind them and returns whether one was not. */
    private static boolean blank(BitReader bits, int count, byte[] blanked) {
        long from = bits.position();
        bits.skip(count);
        boolean changed = false;
        for (long bit = from; bit < from + count && bit >> 3 < blanked.length; bit++) {
            int mask = 0x80 >> (bit & 7);
            changed |= (blanked[(int) (bit >> 3)] & mask) != 0;
            blanked[(int) (bit >> 3)] &= (byte) ~mask;
        }
        return changed;
    }

    /** An encoder that names itself in each frame is noted once. */
    private void note(byte[] changed, boolean data) {
        String name = data ? "Data beside the coded sound" : AacConfig.NAME;
        PlainText.runs(changed, changed.length).forEach(run -> draft.droppedText(name, run));
        String text = new String(changed, ISO_8859_1).replaceAll("[^ -~]", "");
        if (!noted.equals(name + text)) {
            noted = name + text;
            draft.drop(data ? FindingGroup.HIDDEN : FindingGroup.DEVICE, name, text);
        }
    }
}
