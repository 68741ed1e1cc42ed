package org.letopis.sanitize;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;

/** What follows the end of a picture: films of motion photos, further pictures, archives, notes. */
final class Trailing {
    private static final String NAME = "Data after the end";
    private static final int HEAD_BYTES = 4096;
    private static final int LONG_RUN = 12;

    private Trailing() {}

    static void note(Source source, long from, Draft draft) throws IOException {
        long length = source.sizeBytes() - from;
        if (length <= 0) {
            return;
        }
        RangeSource rest = new RangeSource(source, from, length);
        byte[] head = new byte[(int) Math.min(HEAD_BYTES, length)];
        int filled = Math.max(0, rest.read(0, head, 0, head.length));
        draft.drop(FindingGroup.EMBEDDED, NAME, length + " bytes, " + kind(rest, head));
        for (byte[] run : PlainText.runs(head, Math.min(filled, PlainText.pictureStart(head)))) {
            if (run.length >= LONG_RUN) {
                draft.droppedText(NAME, run);
            }
        }
    }

    private static String kind(RangeSource rest, byte[] head) throws IOException {
        FileFormat format = Members.formatOf(rest);
        // Phones put a block of their own before the film.
        boolean film = new String(head, ISO_8859_1).contains("ftyp");
        return format == FileFormat.UNKNOWN && film ? FileFormat.MP4.label() : format.label();
    }
}
