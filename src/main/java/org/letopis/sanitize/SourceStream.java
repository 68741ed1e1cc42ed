package org.letopis.sanitize;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/** A {@link Source} read from start to end. */
final class SourceStream extends InputStream {
    private final Source source;
    private long position;

    SourceStream(Source source) {
        this.source = source;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, buffer.length);
        int count = source.read(position, buffer, offset, length);
        position += Math.max(count, 0);
        return count;
    }

    @Override
    public long skip(long count) {
        long skipped = Math.max(0, Math.min(count, source.sizeBytes() - position));
        position += skipped;
        return skipped;
    }

    @Override
    public int available() {
        return (int) Math.max(0, Math.min(Integer.MAX_VALUE, source.sizeBytes() - position));
    }
}
