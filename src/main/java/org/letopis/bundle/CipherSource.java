package org.letopis.bundle;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.letopis.crypto.Sha256;

/** Reads open files from their first byte to their last. Closing it leaves the files open. */
final class CipherSource extends InputStream {
    private final JoinedFiles files;
    private final Progress progress;
    private final long totalBytes;
    private final Optional<Sha256> hash;
    private long doneBytes;

    private CipherSource(JoinedFiles files, Progress progress, Optional<Sha256> hash) {
        this.files = files;
        this.progress = progress;
        this.totalBytes = files.sizeBytes();
        this.hash = hash;
    }

    CipherSource(JoinedFiles files, Progress progress) {
        this(files, progress, Optional.empty());
    }

    /** Returns a source that hashes what it gives, for who reads twice and must know that it was the same. */
    static CipherSource hashing(JoinedFiles files, Progress progress) {
        return new CipherSource(files, progress, Optional.of(new Sha256()));
    }

    JoinedFiles files() {
        return files;
    }

    long totalBytes() {
        return totalBytes;
    }

    /** Returns the hexadecimal hash of everything that was read; once. Empty when this source does not hash. */
    String sha256() {
        return hash.map(Sha256::digest).map(Sha256::hex).orElse("");
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int lengthBytes) throws IOException {
        if (lengthBytes == 0) {
            return 0;
        }
        int count = files.read(ByteBuffer.wrap(buffer, offset, lengthBytes), doneBytes);
        if (count > 0) {
            if (hash.isPresent()) {
                hash.get().update(buffer, offset, count);
            }
            doneBytes += count;
            progress.bytes(doneBytes, Math.max(doneBytes, totalBytes));
        }
        return count;
    }
}
