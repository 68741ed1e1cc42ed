package org.letopis.sanitize;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * A chunk of a RIFF file: four letters, a length, data, and a byte that makes the length even. Source: Multimedia
 * Programming Interface and Data Specifications 1.0, chapter 2.
 *
 * @param start of its header, in bytes from the start of the file
 * @param dataBytes without the padding byte
 */
record RiffChunk(String type, long start, long dataBytes) {
    static final int HEADER_BYTES = 8;

    static RiffChunk at(BoxReader in, long start) throws Refusal, IOException {
        return new RiffChunk(in.type(start), start, little32(in, start + 4));
    }

    long dataStart() {
        return start + HEADER_BYTES;
    }

    long dataEnd() {
        return dataStart() + dataBytes;
    }

    /** Returns where the next chunk starts. */
    long end() {
        return dataEnd() + (dataBytes & 1);
    }

    RiffChunk withData(long bytes) {
        return new RiffChunk(type, start, bytes);
    }

    static int little16(BoxReader in, long at) throws Refusal, IOException {
        return in.u8(at) | in.u8(at + 1) << 8;
    }

    static long little32(BoxReader in, long at) throws Refusal, IOException {
        return Integer.toUnsignedLong(Integer.reverseBytes((int) in.u32(at)));
    }

    static long little64(BoxReader in, long at) throws Refusal, IOException {
        return Long.reverseBytes(in.u64(at));
    }

    /** Returns the header of a chunk with so many bytes of data. */
    static byte[] header(String type, long dataBytes) {
        return ByteBuffer.allocate(HEADER_BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(type.getBytes(ISO_8859_1))
                .putInt((int) dataBytes)
                .array();
    }

    /** Appends a chunk around the data, with its padding. */
    static void write(String type, Pieces data, Pieces target) {
        target.literal(header(type, data.sizeBytes()));
        boolean odd = (data.sizeBytes() & 1) != 0;
        target.append(data);
        if (odd) {
            target.literal(new byte[1]);
        }
    }

    /** Appends a list or the whole file: its kind stands in front of the chunks. */
    static void writeList(String type, String kind, Pieces chunks, Pieces target) {
        target.literal(header(type, chunks.sizeBytes() + 4));
        target.literal(kind.getBytes(ISO_8859_1));
        target.append(chunks);
    }
}
