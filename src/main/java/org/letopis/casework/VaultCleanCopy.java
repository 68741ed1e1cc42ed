package org.letopis.casework;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import org.letopis.failure.Failure;
import org.letopis.failure.FailureInStream;
import org.letopis.sanitize.CleanCopy;
import org.letopis.sanitize.Source;
import org.letopis.vault.AttachmentStore;
import org.letopis.vault.ObjectWriter;

/** Lets a sanitizer write its clean copy straight into the vault, and read it again to prove it. */
final class VaultCleanCopy implements CleanCopy, AutoCloseable {
    private final AttachmentStore store;
    private ObjectWriter writer;
    private AttachmentStore.StoredCopy stored;

    VaultCleanCopy(AttachmentStore store) {
        this.store = store;
    }

    @Override
    public OutputStream open() throws IOException {
        try {
            writer = store.begin();
        } catch (Failure failure) {
            throw new FailureInStream(failure);
        }
        return new FilterOutputStream(writer) {
            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                writer.write(bytes, offset, length);
            }

            @Override
            public void close() throws IOException {
                finish();
            }
        };
    }

    private void finish() throws IOException {
        if (stored != null) {
            return;
        }
        try {
            stored = store.keep(writer);
        } catch (Failure failure) {
            throw new FailureInStream(failure);
        }
    }

    @Override
    public Source reread() throws IOException {
        try {
            return new VaultSource(store.open(stored));
        } catch (Failure failure) {
            throw new FailureInStream(failure);
        }
    }

    /** Returns the copy that was written; empty when the sanitizer never got so far. */
    Optional<AttachmentStore.StoredCopy> stored() {
        return Optional.ofNullable(stored);
    }

    /** Removes what was written. */
    void discard() throws Failure {
        if (writer != null) {
            store.discard(writer);
        }
    }

    @Override
    public void close() {
        if (writer != null) {
            writer.close();
        }
    }
}
