package org.letopis.sanitize;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.util.zip.CRC32;

/**
 * Where a chunk is, PNG third edition section 5.3.
 *
 * @param start position of its length field
 * @param dataBytes length of its data
 * @param type four letters
 */
record PngChunk(long start, long dataBytes, String type) {
    static final int HEADER_BYTES = 8;
    static final int CRC_BYTES = 4;

    long dataStart() {
        return start + HEADER_BYTES;
    }

    long wholeBytes() {
        return HEADER_BYTES + dataBytes + CRC_BYTES;
    }

    boolean hasLetters() {
        return type.matches("[A-Za-z]{4}");
    }

    /** Whether a reader that does not know the chunk may go on without it: bit 5 of its first letter. */
    boolean ancillary() {
        return Character.isLowerCase(type.charAt(0));
    }

    static byte[] header(String type, int dataBytes) {
        return ByteBuffer.allocate(HEADER_BYTES)
                .putInt(dataBytes)
                .put(type.getBytes(ISO_8859_1))
                .array();
    }

    static byte[] crc(CRC32 crc) {
        return ByteBuffer.allocate(CRC_BYTES).putInt((int) crc.getValue()).array();
    }

    /** Returns a CRC that has taken in the type, with which it begins. */
    static CRC32 crcOf(String type) {
        CRC32 crc = new CRC32();
        crc.update(type.getBytes(ISO_8859_1));
        return crc;
    }

    /** Returns a whole chunk. */
    static byte[] write(String type, byte[] data) {
        CRC32 crc = crcOf(type);
        crc.update(data);
        return ByteBuffer.allocate(HEADER_BYTES + data.length + CRC_BYTES)
                .put(header(type, data.length))
                .put(data)
                .put(crc(crc))
                .array();
    }
}
