package org.letopis.sanitize;

import java.io.IOException;

/** Bytes that lie in units of one size, here and there in another source. Closing it leaves the other open. */
final class ChainSource implements Source {
    private final Source whole;
    private final long firstUnitAt;
    private final int unitBytes;
    private final int[] units;
    private final long sizeBytes;

    /**
     * @param firstUnitAt where unit 0 starts in {@code whole}
     * @param units numbers of the units in their order, none negative
     * @param sizeBytes how many of their bytes count, from the first on
     */
    ChainSource(Source whole, long firstUnitAt, int unitBytes, int[] units, long sizeBytes) {
        this.whole = whole;
        this.firstUnitAt = firstUnitAt;
        this.unitBytes = unitBytes;
        this.units = units;
        this.sizeBytes = Math.min(sizeBytes, (long) units.length * unitBytes);
    }

    @Override
    public long sizeBytes() {
        return sizeBytes;
    }

    @Override
    public int read(long position, byte[] buffer, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (position >= sizeBytes) {
            return -1;
        }
        int unit = (int) (position / unitBytes);
        int within = (int) (position % unitBytes);
        long most = Math.min(length, sizeBytes - position);
        long together = (long) unitBytes - within;
        for (int next = unit + 1; together < most && units[next] == units[next - 1] + 1; next++) {
            together += unitBytes;
        }
        long from = firstUnitAt + (long) units[unit] * unitBytes + within;
        return whole.read(from, buffer, offset, (int) Math.min(most, together));
    }

    @Override
    public void close() {
        // The whole belongs to somebody else.
    }
}
