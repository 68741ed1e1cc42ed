package org.letopis.sanitize;

import java.util.Arrays;

/**
 * What a decoder of AAC is told before the first frame. A list of channels ("program config element") may stand in it,
 * and at its end a comment, into which encoders write their name: it becomes zeros at its length. Bytes behind what the
 * standard defines are dropped. Refused: objects other than AAC Main, LC, SSR and LTP, alone or under SBR and PS, since
 * their frames are built otherwise. Source: ISO/IEC 14496-3 sections 1.6.2.1, 4.4.1 and 4.4.1.1.
 */
final class AacConfig {
    /** What the standard and its own comment leave in {@link AacFilter} and here, for people. */
    static final String NAME = "Encoder's name in the coded sound";

    private static final int SBR = 5;
    private static final int PS = 29;
    private static final int MOST_GENERAL = 4;
    private static final int LONG_TYPE = 31;
    private static final int OTHER_RATE = 15;
    private static final int SBR_MARK = 0x2B7;
    private static final int PS_MARK = 0x548;

    private final byte[] said;
    private final Draft draft;
    private final BitReader bits;
    private final byte[] kept;

    private AacConfig(byte[] said, Draft draft) {
        this.said = said;
        this.draft = draft;
        this.bits = new BitReader(said);
        this.kept = said.clone();
    }

    /** Returns what is kept; of nothing, nothing. */
    static byte[] keep(byte[] said, Draft draft) throws Refusal {
        return said.length == 0 ? said : new AacConfig(said, draft).read();
    }

    /** Goes through a list of channels to its comment and returns how many bytes that has. */
    static int commentBytes(BitReader bits) {
        bits.skip(4 + 2 + 4);
        int channels = bits.bits(4) + bits.bits(4) + bits.bits(4);
        int others = bits.bits(2) + bits.bits(3);
        channels += bits.bits(4);
        bits.skip(bits.flag() ? 4 : 0);
        bits.skip(bits.flag() ? 4 : 0);
        bits.skip(bits.flag() ? 3 : 0);
        bits.skip(5 * channels + 4 * others);
        bits.align();
        return bits.bits(8);
    }

    private byte[] read() throws Refusal {
        int type = type();
        rate();
        int channels = bits.bits(4);
        boolean extended = type == SBR || type == PS;
        if (extended) {
            rate();
            type = type();
        }
        if (type < 1 || type > MOST_GENERAL) {
            throw Refusal.unknownPart(draft.format(), "AAC object " + type, 0);
        }
        bits.skip(1);
        bits.skip(bits.flag() ? 14 : 0);
        if (bits.flag()) {
            throw Refusal.unknownPart(draft.format(), "AAC extension", 0);
        }
        if (channels == 0) {
            int comment = commentBytes(bits);
            int from = (int) (bits.position() / 8);
            bits.skip(8 * comment);
            demandWhole();
            Arrays.fill(kept, from, from + comment, (byte) 0);
        }
        demandWhole();
        return cut(extended ? bits.position() : marks());
    }

    /** Returns where the marks of SBR and PS end that may follow, in bits. */
    private long marks() throws Refusal {
        long end = bits.position();
        if (left() < 16 || bits.bits(11) != SBR_MARK || type() != SBR) {
            return end;
        }
        if (bits.flag()) {
            rate();
            end = bits.position();
            if (left() < 12 || bits.bits(11) != PS_MARK) {
                return end;
            }
            bits.skip(1);
        }
        demandWhole();
        return bits.position();
    }

    private long left() {
        return 8L * said.length - bits.position();
    }

    private void demandWhole() throws Refusal {
        if (bits.overrun()) {
            throw Refusal.damaged(draft.format(), "start data of AAC", 0);
        }
    }

    private byte[] cut(long endBits) {
        int bytes = (int) (endBits + 7 >> 3);
        byte[] whole = Arrays.copyOf(kept, bytes);
        whole[bytes - 1] &= (byte) (0xFF << (-endBits & 7));
        byte[] behind = Arrays.copyOfRange(said, bytes, said.length);
        if (!Arrays.equals(behind, new byte[behind.length])) {
            LeftOut.note(draft, FindingGroup.HIDDEN, "Bytes behind the start data of AAC", behind);
        }
        if (!Arrays.equals(whole, Arrays.copyOf(said, bytes))) {
            LeftOut.note(draft, FindingGroup.DEVICE, NAME, LeftOut.changed(said, whole));
        }
        return whole;
    }

    private int type() {
        int type = bits.bits(5);
        return type == LONG_TYPE ? 32 + bits.bits(6) : type;
    }

    private void rate() {
        if (bits.bits(4) == OTHER_RATE) {
            bits.skip(24);
        }
    }
}
