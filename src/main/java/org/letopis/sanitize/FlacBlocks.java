package org.letopis.sanitize;

import java.util.Arrays;
import java.util.Map;

/** Names the blocks in front of FLAC sound that are left out. Source: RFC 9639 section 8. */
final class FlacBlocks {
    private static final int COMMENTS = 4;
    private static final int CUE_SHEET = 5;
    private static final int PICTURE = 6;

    private static final Map<Integer, String> NAMES = Map.of(
            0,
            "Second description of the stream",
            1,
            "Padding",
            2,
            "Application data",
            3,
            "Seek table",
            CUE_SHEET,
            "Cue sheet",
            PICTURE,
            "Picture in the file");

    /** The block that describes the stream, with its header. */
    static final int FIRST_BYTES = 4 + 34;

    /** Where in that block sampling rate, channels, bits of a sample and number of samples stand: 64 bits. */
    static final int NUMBERS_AT = 4 + 10;

    private static final int LAST = 0x80;
    private static final int LENGTH_AT = 3;

    private FlacBlocks() {}

    /** Returns whether bytes start with a block that describes the stream (RFC 9639 section 8.2). */
    static boolean isFirst(byte[] said) {
        return said.length >= FIRST_BYTES
                && (said[0] & LAST - 1) == 0
                && said[1] == 0
                && said[2] == 0
                && said[LENGTH_AT] == FIRST_BYTES - 4;
    }

    /** Returns the block that describes the stream, which bytes start with. */
    static byte[] first(byte[] said, boolean last) {
        byte[] block = Arrays.copyOf(said, FIRST_BYTES);
        block[0] = (byte) (last ? LAST : 0);
        return block;
    }

    /** Notes a block without its header, or the start of a long one. */
    static void note(Draft draft, int type, byte[] block) {
        if (type == COMMENTS) {
            VorbisComments.note(draft, block, 0);
            return;
        }
        FindingGroup group = switch (type) {
            case CUE_SHEET -> FindingGroup.HISTORY;
            case PICTURE -> FindingGroup.EMBEDDED;
            default -> FindingGroup.HIDDEN;
        };
        LeftOut.note(draft, group, NAMES.getOrDefault(type, "Unknown block"), block);
    }
}
