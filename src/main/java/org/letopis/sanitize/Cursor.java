package org.letopis.sanitize;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Reads a source forward through a window of 64 KiB. Every read behind the end is a refusal that says where. */
final class Cursor {
    static final int END = -1;

    private static final int WINDOW_BYTES = 1 << 16;
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final Source source;
    private final FileFormat format;
    private final byte[] window;
    private long windowStart;
    private int filled;
    private int at;

    Cursor(Source source, FileFormat format) {
        this.source = source;
        this.format = format;
        this.window = new byte[(int) Math.min(WINDOW_BYTES, Math.max(16, source.sizeBytes()))];
    }

    /** Returns where the next byte is, in bytes from the start. */
    long position() {
        return windowStart + at;
    }

    long left() {
        return source.sizeBytes() - position();
    }

    private boolean refill() throws IOException {
        windowStart += filled;
        at = 0;
        filled = Math.max(0, source.read(windowStart, window, 0, window.length));
        return filled > 0;
    }

    /** Returns the next byte, or {@link #END}. */
    int next() throws IOException {
        if (at == filled && !refill()) {
            return END;
        }
        return window[at++] & 0xFF;
    }

    int u8() throws IOException, Refusal {
        int value = next();
        if (value == END) {
            throw Refusal.truncated(format, position());
        }
        return value;
    }

    int u16() throws IOException, Refusal {
        return u8() << 8 | u8();
    }

    long u32() throws IOException, Refusal {
        return (long) u16() << 16 | u16();
    }

    byte[] bytes(int count) throws IOException, Refusal {
        require(count);
        byte[] bytes = new byte[count];
        int done = 0;
        while (done < count) {
            int part = block(count - done);
            System.arraycopy(window, at - part, bytes, done, part);
            done += part;
        }
        return bytes;
    }

    /** Refuses when fewer than {@code count} bytes are left: asked before anything of that size is made. */
    void require(long count) throws Refusal {
        if (count > left()) {
            throw Refusal.truncated(format, source.sizeBytes());
        }
    }

    void skip(long count) throws Refusal {
        require(count);
        if (count <= filled - at) {
            at += (int) count;
        } else {
            seek(position() + count);
        }
    }

    void seek(long position) {
        windowStart = position;
        filled = 0;
        at = 0;
    }

    /**
     * Takes up to {@code most} bytes of the window and returns how many; they are in {@link #window()} right before
     * {@link #windowEnd()}.
     */
    int block(long most) throws IOException, Refusal {
        if (at == filled && !refill()) {
            throw Refusal.truncated(format, position());
        }
        int count = (int) Math.min(most, filled - at);
        at += count;
        return count;
    }

    byte[] window() {
        return window;
    }

    int windowEnd() {
        return at;
    }

    /** Goes to the next byte FF and takes it; refuses when there is none. */
    void skipPastFf() throws IOException, Refusal {
        if (!pastFf()) {
            throw Refusal.truncated(format, position());
        }
    }

    /** Goes to the next byte FF and takes it, or goes to the end and returns false. */
    boolean pastFf() throws IOException {
        while (true) {
            int i = at;
            // Eight bytes at once: a byte FF is a zero byte of the complement, and only that borrows into bit 7.
            while (i + Long.BYTES <= filled && !holdsZero(~(long) LONGS.get(window, i))) {
                i += Long.BYTES;
            }
            for (; i < filled; i++) {
                if (window[i] == (byte) 0xFF) {
                    at = i + 1;
                    return true;
                }
            }
            at = filled;
            if (!refill()) {
                return false;
            }
        }
    }

    private static boolean holdsZero(long bytes) {
        return (bytes - 0x0101010101010101L & ~bytes & 0x8080808080808080L) != 0;
    }
}
