package org.letopis.sanitize;

import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** One zlib stream of picture data: finds its true end and that it holds exactly the picture. */
final class PngStream implements AutoCloseable {
    private static final int BLOCK_BYTES = 1 << 16;

    private final Inflater inflater = new Inflater();
    private final byte[] block = new byte[BLOCK_BYTES];
    private final long wantedBytes;
    private final Checksum checksum;
    private final ByteSink pixels;
    private long foundBytes;

    PngStream(long wantedBytes, Checksum checksum, ByteSink pixels) {
        this.wantedBytes = wantedBytes;
        this.checksum = checksum;
        this.pixels = pixels;
    }

    /** Takes compressed bytes and returns how many of them belong to the stream. */
    int take(byte[] buffer, int offset, int length, long position) throws Refusal {
        if (inflater.finished()) {
            return 0;
        }
        inflater.setInput(buffer, offset, length);
        try {
            while (!inflater.finished()) {
                int count = inflater.inflate(block);
                foundBytes += count;
                if (foundBytes > wantedBytes || inflater.needsDictionary()) {
                    throw Refusal.damaged(FileFormat.PNG, "picture data", position);
                }
                checksum.update(block, 0, count);
                pixels.accept(block, 0, count);
                if (count == 0 && inflater.needsInput()) {
                    break;
                }
            }
        } catch (DataFormatException e) {
            throw Refusal.damaged(FileFormat.PNG, "picture data", position);
        }
        return length - inflater.getRemaining();
    }

    boolean whole() {
        return inflater.finished() && foundBytes == wantedBytes;
    }

    @Override
    public void close() {
        inflater.end();
    }
}
