package org.letopis.sanitize;

import java.util.Map;

/** Names the blocks in front of FLAC sound that are left out. Source: RFC 9639 section 8. */
final class FlacBlocks {
    private static final int COMMENTS = 4;
    private static final int CUE_SHEET = 5;
    private static final int PICTURE = 6;

    private static final Map<Integer, String> NAMES = Map.of(
            0, "Second description of the stream",
            1, "Padding",
            2, "Application data",
            3, "Seek table",
            CUE_SHEET, "Cue sheet",
            PICTURE, "Picture in the file");

    private FlacBlocks() {}

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
