package org.letopis.sanitize;

/** Bytes in memory. */
final class MemorySource implements Source {
    private final byte[] bytes;

    MemorySource(byte[] bytes) {
        this.bytes = bytes;
    }

    @Override
    public long sizeBytes() {
        return bytes.length;
    }

    @Override
    public int read(long position, byte[] buffer, int offset, int length) {
        if (length == 0) {
            return 0;
        }
        if (position >= bytes.length) {
            return -1;
        }
        int count = Math.min(length, bytes.length - (int) position);
        System.arraycopy(bytes, (int) position, buffer, offset, count);
        return count;
    }

    @Override
    public void close() {
        // Nothing is held open.
    }
}
