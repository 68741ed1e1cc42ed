package org.letopis.sanitize;

import java.io.IOException;

/** A part of another source. Closing it leaves the other open. */
final class RangeSource implements Source {
    private final Source whole;
    private final long from;
    private final long length;

    RangeSource(Source whole, long from, long length) {
        this.whole = whole;
        this.from = from;
        this.length = length;
    }

    @Override
    public long sizeBytes() {
        return length;
    }

    @Override
    public int read(long position, byte[] buffer, int offset, int count) throws IOException {
        if (count == 0) {
            return 0;
        }
        return position >= length
                ? -1
                : whole.read(from + position, buffer, offset, (int) Math.min(count, length - position));
    }

    @Override
    public void close() {
        // The whole belongs to somebody else.
    }
}
