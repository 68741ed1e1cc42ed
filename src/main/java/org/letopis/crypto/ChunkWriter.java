package org.letopis.crypto;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.FutureTask;

/** Writes an age payload chunk by chunk in constant memory; {@link #close()} writes the last chunk. */
final class ChunkWriter extends OutputStream {
    private final OutputStream sink;
    private final SecretBytes payloadKey;
    private final ChunkCrew crew = new ChunkCrew();
    private final List<ChunkCipher> chunks = new ArrayList<>();
    private final Queue<ChunkCipher> idle = new ArrayDeque<>();
    private final Queue<FutureTask<ChunkCipher>> inWork = new ArrayDeque<>();
    private ChunkCipher filling;
    private int filledBytes;
    private long number;
    private boolean failed;
    private boolean closed;

    /** Takes over sink and key. */
    ChunkWriter(OutputStream sink, SecretBytes payloadKey) {
        this.sink = sink;
        this.payloadKey = payloadKey;
        this.filling = newChunk();
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int lengthBytes) throws IOException {
        Objects.checkFromIndexSize(offset, lengthBytes, bytes.length);
        if (closed || failed) {
            throw new IOException("age stream already closed");
        }
        int done = 0;
        while (done < lengthBytes) {
            // A full chunk waits until more comes, because the last chunk is marked and may be full.
            if (filledBytes == ChunkCipher.PLAIN_BYTES) {
                handOver();
            }
            int part = Math.min(lengthBytes - done, ChunkCipher.PLAIN_BYTES - filledBytes);
            System.arraycopy(bytes, offset + done, filling.plain(), filledBytes, part);
            filledBytes += part;
            done += part;
        }
    }

    /** Flushes whole chunks only: a chunk cut short would be the last one. */
    @Override
    public void flush() throws IOException {
        writeWorked(0);
        sink.flush();
    }

    /** Writes the last chunk and closes the sink. After a failed write the file stays without an end, so unreadable. */
    @Override
    public void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        try (sink;
                payloadKey;
                crew) {
            if (!failed) {
                writeWorked(0);
                filling.seal(number, true, filledBytes);
                sink.write(filling.sealed(), 0, filledBytes + ChunkCipher.TAG_BYTES);
            }
        } finally {
            chunks.forEach(ChunkCipher::wipe);
        }
    }

    /** Gives a full chunk to the crew and takes another to fill. */
    private void handOver() throws IOException {
        ChunkCipher full = filling;
        long ofFull = number++;
        FutureTask<ChunkCipher> work = new FutureTask<>(() -> full.seal(ofFull, false, ChunkCipher.PLAIN_BYTES), full);
        inWork.add(work);
        crew.offer(work);
        writeWorked(crew.chunksInWork());
        filling = idle.isEmpty() ? newChunk() : idle.remove();
        filledBytes = 0;
    }

    private ChunkCipher newChunk() {
        ChunkCipher chunk = new ChunkCipher(payloadKey);
        chunks.add(chunk);
        return chunk;
    }

    /** Writes chunks in their order until no more than {@code remaining} are in work. */
    private void writeWorked(int remaining) throws IOException {
        while (inWork.size() > remaining) {
            failed = true;
            ChunkCipher worked = ChunkCrew.first(inWork);
            sink.write(worked.sealed(), 0, ChunkCipher.SEALED_BYTES);
            idle.add(worked);
            failed = false;
        }
    }
}
