package org.letopis.vault;

import org.letopis.failure.Failure;

/**
 * The keys of a vault that was opened, kept so that it can be opened again without stretching a passphrase. No file is
 * held open. Wiped on {@link #close()}.
 */
public final class OpenKeys implements AutoCloseable {
    private final Keys keys;

    OpenKeys(Keys keys) {
        this.keys = keys;
    }

    /** Returns a copy, for the file with this header only; the caller closes it. */
    Keys keys(Header header) throws Failure.WrongPassphrase {
        if (!keys.isOf(header)) {
            throw new Failure.WrongPassphrase("vault.wrong-passphrase");
        }
        return keys.copy();
    }

    @Override
    public void close() {
        keys.close();
    }

    @Override
    public String toString() {
        return "OpenKeys[redacted]";
    }
}
