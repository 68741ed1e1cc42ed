package org.letopis.sanitize;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import org.letopis.failure.Failure;

/**
 * Bytes that can be read at any position and more than once: a file, an attachment in a vault, an array. Formats put
 * what matters at their end as well as at their start, so an {@code InputStream} would not do.
 */
public interface Source extends Closeable {
    /** Returns the number of bytes, &ge; 0; it must not change while the source is open. */
    long sizeBytes();

    /**
     * Reads up to {@code length} bytes from {@code position} (0 is the first byte) and returns how many were read,
     * at least 1 unless {@code length} is 0, or -1 at or behind the end.
     */
    int read(long position, byte[] buffer, int offset, int length) throws IOException;

    /** Reads until {@code length} bytes are there or the source ends, and returns how many were read. */
    default int fill(long position, byte[] buffer, int offset, int length) throws IOException {
        int filled = 0;
        while (filled < length) {
            int count = read(position + filled, buffer, offset + filled, length - filled);
            if (count <= 0) {
                break;
            }
            filled += count;
        }
        return filled;
    }

    /** Returns whether several threads may read at the same time. */
    default boolean allowsThreads() {
        return false;
    }

    /**
     * Opens a regular file for reading.
     *
     * @throws Failure.Io when there is no such file, it is not a regular file, or it cannot be opened
     */
    static Source of(Path file) throws Failure {
        return FileSource.open(file);
    }

    /** Returns a source over the array itself; it is not copied. */
    static Source of(byte[] bytes) {
        return new MemorySource(bytes);
    }

    /** Returns the whole source as a stream from its first byte. Closing the stream leaves the source open. */
    default InputStream stream() {
        return new SourceStream(this);
    }
}
