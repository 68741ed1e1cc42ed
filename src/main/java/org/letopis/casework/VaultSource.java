package org.letopis.casework;

import java.io.IOException;
import org.letopis.sanitize.Source;
import org.letopis.vault.ObjectReader;

/** Lets a sanitizer read a copy that lies in the vault, so that no plain file is needed. */
record VaultSource(ObjectReader reader) implements Source {
    @Override
    public long sizeBytes() {
        return reader.sizeBytes();
    }

    @Override
    public int read(long position, byte[] buffer, int offset, int length) throws IOException {
        return length == 0 ? 0 : reader.read(position, buffer, offset, length);
    }

    @Override
    public void close() {
        reader.close();
    }
}
