package org.letopis.sanitize;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.zip.Adler32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Small zlib streams inside other things: inflated with a limit, written without compression. */
final class Zlib {
    private static final int BLOCK_BYTES = 1 << 14;
    private static final int LONGEST_STORED = 0xFFFF;

    private Zlib() {}

    /** Returns what the stream holds; empty when it is damaged, incomplete, or holds more than {@code most}. */
    static Optional<byte[]> inflate(byte[] bytes, int from, int most) {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(bytes, from, bytes.length - from);
            ByteArrayOutputStream inflated = new ByteArrayOutputStream();
            byte[] block = new byte[BLOCK_BYTES];
            while (!inflater.finished()) {
                int count = inflater.inflate(block);
                inflated.write(block, 0, count);
                boolean stuck = count == 0 && (inflater.needsInput() || inflater.needsDictionary());
                if (stuck || inflated.size() > most) {
                    return Optional.empty();
                }
            }
            return Optional.of(inflated.toByteArray());
        } catch (DataFormatException e) {
            return Optional.empty();
        } finally {
            inflater.end();
        }
    }

    /** Returns a zlib stream of stored blocks (RFC 1950, RFC 1951 section 3.2.4): the same on every machine. */
    static byte[] stored(byte[] bytes) {
        int blocks = Math.max(1, (bytes.length + LONGEST_STORED - 1) / LONGEST_STORED);
        ByteBuffer stream = ByteBuffer.allocate(2 + blocks * 5 + bytes.length + 4);
        stream.put((byte) 0x78).put((byte) 0x01);
        for (int i = 0; i < blocks; i++) {
            int from = i * LONGEST_STORED;
            int length = Math.min(LONGEST_STORED, bytes.length - from);
            stream.put((byte) (i == blocks - 1 ? 1 : 0))
                    .put((byte) length)
                    .put((byte) (length >> 8))
                    .put((byte) ~length)
                    .put((byte) (~length >> 8))
                    .put(bytes, from, length);
        }
        Adler32 checksum = new Adler32();
        checksum.update(bytes);
        return stream.putInt((int) checksum.getValue()).array();
    }
}
