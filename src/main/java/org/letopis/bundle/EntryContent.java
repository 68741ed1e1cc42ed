package org.letopis.bundle;

import java.io.IOException;
import java.io.InputStream;
import org.letopis.crypto.Sha256;
import org.letopis.failure.Failure;
import org.letopis.failure.FailureInStream;

/** The content of one entry as a stream that hashes what passes. Of no use once the entry ended. */
final class EntryContent extends InputStream {
    private final TarReader tar;
    private final Sha256 hash = new Sha256();
    private boolean ended;

    EntryContent(TarReader tar) {
        this.tar = tar;
    }

    /** Reads what is left and the rest of the last block, then returns the hexadecimal hash of the content. */
    String end() throws IOException, Failure.Damaged {
        byte[] buffer = new byte[Layout.BUFFER_BYTES];
        int count = read(buffer, 0, buffer.length);
        while (count >= 0) {
            count = read(buffer, 0, buffer.length);
        }
        ended = true;
        tar.end();
        return Sha256.hex(hash.digest());
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int lengthBytes) throws IOException {
        if (ended) {
            throw new IOException("the entry ended");
        }
        if (lengthBytes == 0) {
            return 0;
        }
        try {
            int count = tar.read(buffer, offset, lengthBytes);
            if (count > 0) {
                hash.update(buffer, offset, count);
            }
            return count;
        } catch (Failure.Damaged damaged) {
            throw new FailureInStream(damaged);
        }
    }
}
