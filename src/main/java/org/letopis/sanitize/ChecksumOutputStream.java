package org.letopis.sanitize;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Passes bytes on and keeps their checksum. */
final class ChecksumOutputStream extends FilterOutputStream {
    private final Checksum checksum;

    ChecksumOutputStream(OutputStream target, Checksum checksum) {
        super(target);
        this.checksum = checksum;
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] buffer, int offset, int length) throws IOException {
        out.write(buffer, offset, length);
        checksum.update(buffer, offset, length);
    }
}
