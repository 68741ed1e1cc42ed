package org.letopis.vault;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.letopis.crypto.Sha256;

/** Puts numbers and texts one after another: numbers in groups of 7 bits, the lowest first (LEB128), texts with their length. */
final class PackedWriter {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    PackedWriter number(long value) {
        long left = value;
        while (left > 0x7f || left < 0) {
            bytes.write((int) (left & 0x7f) | 0x80);
            left >>>= 7;
        }
        bytes.write((int) left);
        return this;
    }

    PackedWriter text(String text) {
        return bytes(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Writes a name: hexadecimal digits, as most are, by twos in a byte. */
    PackedWriter name(String name) {
        if (name.length() % 2 == 0 && name.chars().allMatch(c -> c >= '0' && c <= '9' || c >= 'a' && c <= 'f')) {
            return number(name.length() / 2L * 2).raw(Sha256.unhex(name), 0, name.length() / 2);
        }
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        return number(bytes.length * 2L + 1).raw(bytes, 0, bytes.length);
    }

    /** Writes length and bytes. */
    PackedWriter bytes(byte[] part) {
        return number(part.length).raw(part, 0, part.length);
    }

    /** Writes the bytes alone. */
    PackedWriter raw(byte[] part, int from, int lengthBytes) {
        bytes.write(part, from, lengthBytes);
        return this;
    }

    int sizeBytes() {
        return bytes.size();
    }

    byte[] done() {
        return bytes.toByteArray();
    }
}
