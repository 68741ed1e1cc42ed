package org.letopis.crypto;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.FutureTask;
import org.letopis.failure.Failure;
import org.letopis.failure.FailureInStream;

/**
 * Reads an age payload chunk by chunk in constant memory. Gives out only bytes of chunks whose tag was right, and ends
 * normally only after a chunk marked as the last, at the end of the source.
 */
final class ChunkReader extends InputStream {
    private final InputStream source;
    private final SecretBytes payloadKey;
    private final ChunkCrew crew = new ChunkCrew();
    private final List<ChunkCipher> chunks = new ArrayList<>();
    private final Queue<ChunkCipher> idle = new ArrayDeque<>();
    private final Queue<FutureTask<Opened>> inWork = new ArrayDeque<>();
    private ChunkCipher current;
    private int plainAt;
    private int plainEnd;
    private int lookahead;
    private long number;
    private boolean lastSeen;
    private Failure broken;
    private IOException sourceFailure;

    /** Takes over source and key. */
    ChunkReader(InputStream source, SecretBytes payloadKey) throws IOException {
        this.source = source;
        this.payloadKey = payloadKey;
        this.lookahead = source.read();
    }

    @Override
    public int read() throws IOException {
        return fill() ? current.plain()[plainAt++] & 0xff : -1;
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
        System.arraycopy(current.plain(), plainAt, bytes, offset, part);
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
                payloadKey;
                crew) {
            plainAt = plainEnd;
            lastSeen = true;
        }
        chunks.forEach(ChunkCipher::wipe);
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
        if (current != null) {
            idle.add(current);
        }
        readAhead();
        if (inWork.isEmpty()) {
            throw sourceFailure != null ? sourceFailure : broken("age.cut-short");
        }
        take(ChunkCrew.first(inWork));
        return fill();
    }

    /** Reads chunks for the crew. A source that fails does so when the chunks before are used up. */
    private void readAhead() {
        try {
            while (lookahead >= 0 && inWork.size() <= crew.chunksInWork()) {
                FutureTask<Opened> work = readChunk();
                if (!inWork.isEmpty()) {
                    crew.offer(work); // the first is for this thread, so that a single chunk needs no other
                }
                inWork.add(work);
            }
        } catch (IOException e) {
            sourceFailure = e;
            lookahead = -1;
        }
    }

    private FutureTask<Opened> readChunk() throws IOException {
        ChunkCipher chunk = idle.poll();
        if (chunk == null) {
            chunk = new ChunkCipher(payloadKey);
            chunks.add(chunk);
        }
        byte[] sealed = chunk.sealed();
        sealed[0] = (byte) lookahead;
        int sealedBytes = 1 + source.readNBytes(sealed, 1, sealed.length - 1);
        lookahead = sealedBytes < sealed.length ? -1 : source.read();
        Opened opened = new Opened(chunk, number++, sealedBytes, lookahead < 0);
        return new FutureTask<>(opened::open, opened);
    }

    private void take(Opened opened) throws IOException {
        if (!opened.right && !opened.rightElsewhere) {
            throw broken("age.chunk-broken", opened.number + 1);
        }
        current = opened.chunk;
        plainAt = 0;
        plainEnd = opened.sealedBytes - ChunkCipher.TAG_BYTES;
        if (opened.right) {
            lastSeen = opened.atEnd;
        } else {
            // The bytes are genuine and are given out before the complaint.
            broken = new Failure.Damaged(opened.atEnd ? "age.cut-short" : "age.trailing");
        }
    }

    private FailureInStream broken(String key, Object... arguments) {
        broken = new Failure.Damaged(key, arguments);
        return new FailureInStream(broken);
    }

    /** A chunk that is being opened, and what came out. */
    private static final class Opened {
        private final ChunkCipher chunk;
        private final long number;
        private final int sealedBytes;
        private final boolean atEnd;
        private boolean right;
        private boolean rightElsewhere;

        Opened(ChunkCipher chunk, long number, int sealedBytes, boolean atEnd) {
            this.chunk = chunk;
            this.number = number;
            this.sealedBytes = sealedBytes;
            this.atEnd = atEnd;
        }

        void open() {
            int plainBytes = sealedBytes - ChunkCipher.TAG_BYTES;
            if (plainBytes < 0 || (plainBytes == 0 && number > 0)) {
                return;
            }
            right = chunk.open(number, atEnd, sealedBytes);
            boolean full = plainBytes == ChunkCipher.PLAIN_BYTES;
            // Marked as last although more follows, or not marked although nothing does.
            rightElsewhere = !right && full && chunk.open(number, !atEnd, sealedBytes);
        }
    }
}
