package org.letopis.sanitize;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/**
 * What a rewriting wrote before it was known that nothing in the file is refused, and so before there was a place for
 * it. A small copy is held, and need not be written twice; a large one is let go.
 */
final class FirstWriting extends OutputStream {
    private static final int MOST_BYTES = (int) HeapShare.most(8L << 20, 64);

    private ByteArrayOutputStream held = new ByteArrayOutputStream();

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] buffer, int offset, int length) {
        if (held == null) {
            return;
        }
        if (held.size() + length > MOST_BYTES) {
            held = null;
        } else {
            held.write(buffer, offset, length);
        }
    }

    /** Returns whether all of it is held. */
    boolean isWhole() {
        return held != null;
    }

    void writeTo(OutputStream copy) throws IOException {
        held.writeTo(copy);
    }
}
