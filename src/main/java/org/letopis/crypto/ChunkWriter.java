package org.letopis.crypto;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Objects;

/** Writes an age payload chunk by chunk in constant memory; {@link #close()} writes the last chunk. */
final class ChunkWriter extends OutputStream {
    private final OutputStream sink;
    private final ChunkCipher cipher;
    private final byte[] plain = new byte[ChunkCipher.PLAIN_BYTES];
    private final byte[] sealed = new byte[ChunkCipher.SEALED_BYTES];
    private int filledBytes;
    private long number;
    private boolean failed;
    private boolean closed;

    ChunkWriter(OutputStream sink, ChunkCipher cipher) {
        this.sink = sink;
        this.cipher = cipher;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int lengthBytes) throws IOException {
        Objects.checkFromIndexSize(offset, lengthBytes, bytes.length);
        if (closed) {
            throw new IOException("age stream already closed");
        }
        int done = 0;
        while (done < lengthBytes) {
            // A full chunk waits until more comes, because the last chunk is marked and may be full.
            if (filledBytes == plain.length) {
                writeChunk(false);
            }
            int part = Math.min(lengthBytes - done, plain.length - filledBytes);
            System.arraycopy(bytes, offset + done, plain, filledBytes, part);
            filledBytes += part;
            done += part;
        }
    }

    /** Flushes the whole chunks only: a chunk cut short would be the last one. */
    @Override
    public void flush() throws IOException {
        sink.flush();
    }

    /** Writes the last chunk and closes the sink. After a failed write the file stays without an end, so unreadable. */
    @Override
    public void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        try (sink;
                cipher) {
            if (!failed) {
                writeChunk(true);
            }
        } finally {
            Arrays.fill(plain, (byte) 0);
        }
    }

    private void writeChunk(boolean last) throws IOException {
        cipher.seal(number++, last, plain, filledBytes, sealed);
        failed = true;
        sink.write(sealed, 0, filledBytes + ChunkCipher.TAG_BYTES);
        failed = false;
        filledBytes = 0;
    }
}
