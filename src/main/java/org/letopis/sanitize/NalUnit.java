package org.letopis.sanitize;

import java.io.ByteArrayOutputStream;

/** Emulation prevention: inside a unit 00 00 is followed by a byte 03 where a start code would appear (H.264 7.4.1). */
final class NalUnit {
    private NalUnit() {}

    static byte[] unescape(byte[] bytes) {
        ByteArrayOutputStream plain = new ByteArrayOutputStream(bytes.length);
        int zeros = 0;
        for (byte value : bytes) {
            if (zeros >= 2 && value == 3) {
                zeros = 0;
                continue;
            }
            zeros = value == 0 ? zeros + 1 : 0;
            plain.write(value);
        }
        return plain.toByteArray();
    }

    static byte[] escape(byte[] plain) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(plain.length + 8);
        int zeros = 0;
        for (byte value : plain) {
            if (zeros >= 2 && (value & 0xFC) == 0) {
                bytes.write(3);
                zeros = 0;
            }
            zeros = value == 0 ? zeros + 1 : 0;
            bytes.write(value);
        }
        return bytes.toByteArray();
    }
}
