package org.letopis.sanitize;

import java.util.Arrays;

/**
 * What a film says of Dolby Vision: version, profile, level, which layers there are, and what other players may take the
 * picture for. The rest is reserved. Source: Dolby Vision Streams Within the ISO Base Media File Format 2.1.2, section 3.2.
 */
final class DolbyVision {
    static final int BYTES = 24;
    private static final int NUMBER_BYTES = 5;
    private static final int RESERVED_BITS = 3;

    private DolbyVision() {}

    /** Returns the {@link #BYTES} of settings, with zeros where nothing is defined. */
    static byte[] settings(Draft draft, byte[] said) {
        byte[] kept = Arrays.copyOf(Arrays.copyOf(said, NUMBER_BYTES), BYTES);
        kept[NUMBER_BYTES - 1] &= ~RESERVED_BITS;
        if (!Arrays.equals(kept, said)) {
            byte[] rest = Arrays.copyOfRange(said, NUMBER_BYTES, BYTES);
            LeftOut.note(draft, FindingGroup.HIDDEN, "Bytes in reserved fields", rest);
        }
        return kept;
    }
}
