package org.letopis.sanitize;

import java.io.IOException;

/** Checksums of the two halves of a file: so two cores can read it back. */
final class HalvesChecksum {
    private static final int BLOCK_BYTES = 1 << 18;

    private final long sizeBytes;
    private final long middle;
    private final Checksum first = new Checksum();
    private final Checksum second = new Checksum();
    private long position;

    HalvesChecksum(long sizeBytes) {
        this.sizeBytes = sizeBytes;
        this.middle = sizeBytes / 2;
    }

    /** Takes the next bytes from the start on. */
    void update(byte[] buffer, int offset, int length) {
        int before = (int) Math.max(0, Math.min(length, middle - position));
        first.update(buffer, offset, before);
        second.update(buffer, offset + before, length - before);
        position += length;
    }

    /** Returns whether the source holds these bytes and nothing else. */
    boolean isOf(Source source) throws IOException {
        if (source.sizeBytes() != sizeBytes || position != sizeBytes) {
            return false;
        }
        Checksum firstFound = new Checksum();
        Checksum secondFound = new Checksum();
        Parallel.Work one = () -> read(source, 0, middle, firstFound);
        Parallel.Work two = () -> read(source, middle, sizeBytes, secondFound);
        if (sizeBytes >= Relay.WORTH_IT_BYTES && source.allowsThreads()) {
            Parallel.both(one, two);
        } else {
            one.run();
            two.run();
        }
        return firstFound.same(first) && secondFound.same(second);
    }

    private static void read(Source source, long from, long end, Checksum found) throws IOException {
        byte[] block = new byte[(int) Math.min(BLOCK_BYTES, end - from)];
        long position = from;
        while (position < end) {
            int count = source.read(position, block, 0, (int) Math.min(block.length, end - position));
            if (count <= 0) {
                return;
            }
            found.update(block, 0, count);
            position += count;
        }
    }
}
