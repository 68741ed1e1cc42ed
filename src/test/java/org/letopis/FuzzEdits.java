package org.letopis;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * What a fuzzer chooses, as edits of a good file: bytes of its own seldom get past a signature. Each edit is a place, what
 * to do there (put a byte or put one in, repeat or drop a stretch, cut off), and with what.
 */
public final class FuzzEdits {
    private static final int EDIT_BYTES = 6;
    private static final int MOST_EDITS = 64;

    private FuzzEdits() {}

    /** Returns the file with these edits; without a whole edit, the file. */
    public static byte[] of(byte[] file, byte[] edits) {
        byte[] edited = file.clone();
        ByteBuffer in = ByteBuffer.wrap(edits);
        for (int edit = 0; edit < MOST_EDITS && in.remaining() >= EDIT_BYTES && edited.length > 0; edit++) {
            int at = (int) ((in.getShort() & 0xffffL) * edited.length / 65_536);
            int what = in.get() & 7;
            int value = in.get() & 0xff;
            int length = Math.min(in.getShort() & 0xffff, edited.length - at);
            edited = switch (what) {
                case 0 -> Arrays.copyOf(edited, at);
                case 1 -> spliced(edited, at, at + length, new byte[0]);
                case 2 -> spliced(edited, at, at, Arrays.copyOfRange(edited, at, at + length));
                case 3 -> spliced(edited, at, at, new byte[] {(byte) value});
                default -> {
                    edited[at] = (byte) value;
                    yield edited;
                }
            };
        }
        return edited;
    }

    private static byte[] spliced(byte[] file, int from, int to, byte[] with) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(file.length + with.length);
        out.write(file, 0, from);
        out.writeBytes(with);
        out.write(file, to, file.length - to);
        return out.toByteArray();
    }
}
