package org.letopis.sanitize;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** A clean copy in memory, for tests. */
final class MemoryCopy implements CleanCopy {
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private boolean opened;

    @Override
    public OutputStream open() throws IOException {
        if (opened) {
            throw new IOException("opened twice");
        }
        opened = true;
        return written;
    }

    @Override
    public Source reread() {
        return Source.of(bytes());
    }

    boolean opened() {
        return opened;
    }

    byte[] bytes() {
        return written.toByteArray();
    }
}
