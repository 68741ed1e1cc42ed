package org.letopis.bundle;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import org.letopis.crypto.Sha256;

/** Reads open files from their first byte to their last, hashing what it gives. Closing it leaves the files open. */
final class CipherSource extends InputStream {
    private final JoinedFiles files;
    private final Progress progress;
    private final long totalBytes;
    private final Sha256 hash = new Sha256();
    private long doneBytes;

    CipherSource(JoinedFiles files, Progress progress) {
        this.files = files;
        this.progress = progress;
        this.totalBytes = files.sizeBytes();
    }

    long totalBytes() {
        return totalBytes;
    }

    /** Returns the hexadecimal hash of everything that was read; once. */
    String sha256() {
        return Sha256.hex(hash.digest());
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
            hash.update(buffer, offset, count);
            doneBytes += count;
            progress.bytes(doneBytes, Math.max(doneBytes, totalBytes));
        }
        return count;
    }
}
