package org.letopis.bundle;

import java.io.IOException;
import java.io.OutputStream;

/** Writes the strict archive: headers as {@link TarHeader} has them, the padding entry, two zero blocks. */
final class TarWriter {
    private static final byte[] ZEROS = new byte[Layout.BUFFER_BYTES];
    private static final int END_BYTES = 2 * TarHeader.BLOCK_BYTES;

    private final OutputStream out;
    private long positionBytes;
    private long sizeBytes;

    TarWriter(OutputStream out) {
        this.out = out;
    }

    /** Returns how long the padding entry's content is when {@code usedBytes} of the archive come before the entry. */
    static long paddingBytes(long usedBytes) {
        long bare = usedBytes + TarHeader.BLOCK_BYTES + END_BYTES;
        return Padme.sizeFor(bare) - bare;
    }

    /** Writes a whole entry. */
    void entry(String name, byte[] content) throws IOException {
        begin(name, content.length);
        write(content, content.length);
        end();
    }

    /** Starts an entry whose content follows with {@link #write}. */
    void begin(String name, long contentBytes) throws IOException {
        sizeBytes = contentBytes;
        raw(TarHeader.of(Layout.ROOT + name, contentBytes), TarHeader.BLOCK_BYTES);
    }

    void write(byte[] buffer, int lengthBytes) throws IOException {
        raw(buffer, lengthBytes);
    }

    /** Fills the last block of the entry. */
    void end() throws IOException {
        zeros(TarHeader.gapBytes(sizeBytes));
    }

    /** Writes the padding entry and the end of the archive. */
    void finish() throws IOException {
        long padding = paddingBytes(positionBytes);
        begin(Layout.PADDING, padding);
        zeros(padding);
        zeros(END_BYTES);
    }

    private void zeros(long count) throws IOException {
        for (long left = count; left > 0; left -= Math.min(left, ZEROS.length)) {
            raw(ZEROS, (int) Math.min(left, ZEROS.length));
        }
    }

    private void raw(byte[] buffer, int lengthBytes) throws IOException {
        out.write(buffer, 0, lengthBytes);
        positionBytes += lengthBytes;
    }
}
