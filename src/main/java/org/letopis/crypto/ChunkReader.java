package org.letopis.crypto;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Objects;
import org.letopis.failure.Failure;
import org.letopis.failure.FailureInStream;

/**
 * Reads an age payload chunk by chunk in constant memory. Gives out only bytes of chunks whose tag was right, and ends
 * normally only after a chunk marked as the last, at the end of the source.
 */
final class ChunkReader extends InputStream {
    private final InputStream source;
    private final ChunkCipher cipher;
    private final byte[] sealed = new byte[ChunkCipher.SEALED_BYTES];
    private final byte[] plain = new byte[ChunkCipher.PLAIN_BYTES];
    private int lookahead;
    private int plainAt;
    private int plainEnd;
    private long number;
    private boolean lastSeen;
    private Failure broken;

    ChunkReader(InputStream source, ChunkCipher cipher) throws IOException {
        this.source = source;
        this.cipher = cipher;
        this.lookahead = source.read();
    }

    @Override
    public int read() throws IOException {
        return fill() ? plain[plainAt++] & 0xff : -1;
    }

    @Override
    public int read(byte[] bytes, int offset, int lengthBytes) throws IOException {
        Objects.checkFromIndexSize(offset, lengthBytes, bytes.length);
        if (lengthBytes == 0) {
            return 0;
        }
        if (!fill()) {
            return -1;
        }
        int part = Math.min(lengthBytes, plainEnd - plainAt);
        System.arraycopy(plain, plainAt, bytes, offset, part);
        plainAt += part;
        return part;
    }

    @Override
    public int available() {
        return plainEnd - plainAt;
    }

    @Override
    public void close() throws IOException {
        try (source;
                cipher) {
            Arrays.fill(plain, (byte) 0);
            plainAt = plainEnd;
            lastSeen = true;
        }
    }

    /** Returns whether there is a plain byte to give; false is the proper end. */
    private boolean fill() throws IOException {
        if (plainAt < plainEnd) {
            return true;
        }
        if (broken != null) {
            throw new FailureInStream(broken);
        }
        if (lastSeen) {
            return false;
        }
        plainAt = 0;
        plainEnd = 0;
        int sealedBytes = readChunk();
        openChunk(sealedBytes);
        return fill();
    }

    private int readChunk() throws IOException {
        if (lookahead < 0) {
            throw broken("age.cut-short");
        }
        sealed[0] = (byte) lookahead;
        int sealedBytes = 1 + source.readNBytes(sealed, 1, sealed.length - 1);
        lookahead = sealedBytes < sealed.length ? -1 : source.read();
        return sealedBytes;
    }

    private void openChunk(int sealedBytes) throws IOException {
        boolean atEnd = lookahead < 0;
        boolean full = sealedBytes == sealed.length;
        int plainBytes = sealedBytes - ChunkCipher.TAG_BYTES;
        if (plainBytes < 0 || (plainBytes == 0 && number > 0)) {
            throw broken("age.chunk-broken", number + 1);
        }
        if (cipher.open(number, atEnd, sealed, sealedBytes, plain)) {
            lastSeen = atEnd;
        } else if (full && cipher.open(number, !atEnd, sealed, sealedBytes, plain)) {
            // Right, but not where the source ends: the bytes are genuine and are given out before the complaint.
            broken = new Failure.Damaged(atEnd ? "age.cut-short" : "age.trailing");
        } else {
            throw broken("age.chunk-broken", number + 1);
        }
        plainEnd = plainBytes;
        number++;
    }

    private FailureInStream broken(String key, Object... arguments) {
        broken = new Failure.Damaged(key, arguments);
        return new FailureInStream(broken);
    }
}
