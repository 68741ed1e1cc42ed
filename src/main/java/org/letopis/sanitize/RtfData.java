package org.letopis.sanitize;

import java.io.ByteArrayOutputStream;

/** Bytes that RTF writes as hexadecimal digits, or raw: of pictures and objects. */
final class RtfData {
    static final int MOST_BYTES = 16 << 20;

    private ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private boolean whole = true;
    private int half = -1;

    void begin() {
        bytes.reset();
        whole = true;
        half = -1;
    }

    /** Takes a letter: two digits are a byte, and anything else is for the eye. */
    void letter(int letter) {
        int digit = Character.digit(letter, 16);
        if (digit < 0) {
            return;
        }
        if (half < 0) {
            half = digit;
            return;
        }
        if (bytes.size() < MOST_BYTES) {
            bytes.write(half << 4 | digit);
        } else {
            whole = false;
        }
        half = -1;
    }

    /**
     * Takes raw bytes.
     *
     * @param read what was read of them
     * @param lengthBytes how many there are
     */
    void raw(byte[] read, int lengthBytes) {
        whole &= lengthBytes <= read.length && bytes.size() + read.length <= MOST_BYTES;
        bytes.write(read, 0, Math.min(read.length, MOST_BYTES - bytes.size()));
    }

    /** Returns whether all bytes since the beginning were kept. */
    boolean isWhole() {
        return whole;
    }

    int sizeBytes() {
        return bytes.size();
    }

    /** Returns the bytes and keeps none. */
    byte[] take() {
        byte[] taken = bytes.toByteArray();
        bytes = new ByteArrayOutputStream();
        return taken;
    }
}
