package org.letopis.vault;

import org.letopis.crypto.SecretBytes;

/** The key of one report, attachment or identity, and the row in which it lies wrapped. */
final class OwnKey implements AutoCloseable {
    private final long row;
    private final SecretBytes key;

    OwnKey(long row, SecretBytes key) {
        this.row = row;
        this.key = key;
    }

    long row() {
        return row;
    }

    SecretBytes key() {
        return key;
    }

    @Override
    public void close() {
        key.close();
    }
}
