package org.letopis.vault;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.letopis.failure.Failure;

/** Rounds the length of a record up to steps of {@value #STEP_BYTES} bytes, so that the file shows no exact length. */
final class Padding {
    static final int STEP_BYTES = 512;

    private Padding() {}

    /** Returns length (4 bytes, big-endian), the bytes, zeros. */
    static byte[] pad(byte[] bytes) {
        int whole = (Integer.BYTES + bytes.length + STEP_BYTES - 1) / STEP_BYTES * STEP_BYTES;
        return ByteBuffer.allocate(whole).putInt(bytes.length).put(bytes).array();
    }

    static byte[] unpad(byte[] padded) throws Failure.Damaged {
        if (padded.length < Integer.BYTES) {
            throw new Failure.Damaged("vault.damaged");
        }
        int length = ByteBuffer.wrap(padded).getInt();
        if (length < 0 || length > padded.length - Integer.BYTES) {
            throw new Failure.Damaged("vault.damaged");
        }
        return Arrays.copyOfRange(padded, Integer.BYTES, Integer.BYTES + length);
    }
}
