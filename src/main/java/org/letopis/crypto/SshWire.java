package org.letopis.crypto;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.letopis.failure.Failure;

/** The SSH data types {@code uint32} and {@code string} (RFC 4251 section 5), read from bytes already in memory. */
final class SshWire {
    private final ByteBuffer bytes;

    private SshWire(byte[] bytes) {
        this.bytes = ByteBuffer.wrap(bytes);
    }

    static SshWire reading(byte[] bytes) {
        return new SshWire(bytes);
    }

    /** Returns the parts, each with its length before it. */
    static byte[] strings(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(uint32(part.length));
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    static byte[] uint32(int value) {
        return ByteBuffer.allocate(4).putInt(value).array();
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    byte[] string() throws Failure.Damaged {
        int lengthBytes = number();
        if (lengthBytes < 0 || lengthBytes > bytes.remaining()) {
            throw malformed();
        }
        byte[] part = new byte[lengthBytes];
        bytes.get(part);
        return part;
    }

    /** Reads a string that can only be this one. */
    void expect(byte[] wanted) throws Failure.Damaged {
        if (!Arrays.equals(string(), wanted)) {
            throw malformed();
        }
    }

    /** Reads a number that can only be this one. */
    void expect(int wanted) throws Failure.Damaged {
        if (number() != wanted) {
            throw malformed();
        }
    }

    /** Reads bytes without a length that can only be these. */
    void expectRaw(byte[] wanted) throws Failure.Damaged {
        byte[] found = new byte[Math.min(wanted.length, bytes.remaining())];
        bytes.get(found);
        if (!Arrays.equals(found, wanted)) {
            throw malformed();
        }
    }

    void expectEnd() throws Failure.Damaged {
        if (bytes.hasRemaining()) {
            throw malformed();
        }
    }

    private int number() throws Failure.Damaged {
        if (bytes.remaining() < 4) {
            throw malformed();
        }
        return bytes.getInt();
    }

    static Failure.Damaged malformed() {
        return new Failure.Damaged("signature.malformed");
    }
}
