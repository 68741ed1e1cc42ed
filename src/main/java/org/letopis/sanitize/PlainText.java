package org.letopis.sanitize;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Finds readable text in bytes. */
final class PlainText {
    /** Shorter runs turn up by chance. */
    static final int SHORTEST_RUN = 6;

    private static final int MOST_RUNS = 2_000;

    private PlainText() {}

    /** Returns runs of printable ASCII of at least {@link #SHORTEST_RUN} bytes in the first {@code end} bytes. */
    static List<byte[]> runs(byte[] bytes, int end) {
        List<byte[]> runs = new ArrayList<>();
        int from = 0;
        for (int i = 0; i <= end && runs.size() < MOST_RUNS; i++) {
            if (i < end && bytes[i] >= ' ' && bytes[i] <= '~') {
                continue;
            }
            if (i - from >= SHORTEST_RUN) {
                runs.add(Arrays.copyOfRange(bytes, from, i));
            }
            from = i + 1;
        }
        return runs;
    }

    /** Returns where a JPEG picture starts in the bytes, or their length when none does. */
    static int pictureStart(byte[] bytes) {
        for (int i = 0; i + 2 < bytes.length; i++) {
            if (bytes[i] == (byte) 0xFF && bytes[i + 1] == (byte) 0xD8 && bytes[i + 2] == (byte) 0xFF) {
                return i;
            }
        }
        return bytes.length;
    }

    /** Returns the bytes as UTF-8 when they are that, else {@code otherwise}. */
    static String decode(byte[] bytes, String otherwise) {
        try {
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            return otherwise;
        }
    }
}
