package org.letopis.vault;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.letopis.crypto.Sha256;
import org.letopis.failure.Failure;
import org.letopis.failure.FailureInStream;
import org.letopis.report.Attachment;

/**
 * Takes in the bytes of one copy, sealing them as they come, in constant memory: a second thread hashes and seals while
 * this one reads and stores. {@link #finish} pads and marks the last segment; without it the pieces are rubbish and
 * {@link #discard} removes them.
 */
public final class ObjectWriter extends OutputStream {
    /** Enough that neither thread waits for the other at each row. */
    private static final int ROWS_IN_WORK = 3;

    private final Contents contents;
    private final OwnKey key;
    private final SealedTable seal;
    private final Sha256 hash = new Sha256();
    private final SecondThread sealing = new SecondThread();
    private final List<PieceRow> buffers = new ArrayList<>();
    private final Queue<PieceRow> idle = new ArrayDeque<>();
    private final Queue<FutureTask<PieceRow>> inWork = new ArrayDeque<>();
    private PieceRow filling;
    private long begun;
    private long stored;
    private long sizeBytes;

    ObjectWriter(Contents contents) throws Failure {
        this.contents = contents;
        this.key = contents.newKey(Table.OBJECT_KEY);
        this.seal = contents.keys().of(key.key(), Table.CHUNK);
        this.filling = newBuffer();
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        int done = 0;
        while (done < length) {
            // A full row waits until more comes, because the last segment is marked and may be full.
            if (filling.isFull()) {
                handOver();
            }
            done += filling.take(bytes, offset + done, length - done);
        }
        sizeBytes += length;
    }

    /** Seals what is left and returns where it all lies. */
    StoredObject finish() throws Failure {
        try {
            storeSealed(0);
            store(filling.seal(seal, hash, nextId(), begun - 1, true));
        } catch (IOException e) {
            throw Failure.of(e);
        }
        return new StoredObject(key.row(), new Attachment.Copy(Sha256.hex(hash.digest()), sizeBytes));
    }

    /** Removes the pieces written so far. */
    void discard() throws Failure {
        for (long number = 0; number < stored; number++) {
            contents.database().delete(Table.CHUNK.sqlName(), contents.keys().chunkId(key.key(), number));
        }
        stored = 0;
    }

    /** Gives a full row to the second thread and takes another to fill. */
    private void handOver() throws IOException {
        PieceRow full = filling;
        long id = nextId();
        long number = begun - 1;
        inWork.add(sealing.begin(() -> full.seal(seal, hash, id, number, false)));
        storeSealed(ROWS_IN_WORK);
        filling = idle.isEmpty() ? newBuffer() : idle.remove();
    }

    private long nextId() {
        return contents.keys().chunkId(key.key(), begun++);
    }

    private PieceRow newBuffer() {
        PieceRow buffer = new PieceRow();
        buffers.add(buffer);
        return buffer;
    }

    /** Stores sealed rows in their order until no more than {@code remaining} are in work. */
    private void storeSealed(int remaining) throws IOException {
        while (inWork.size() > remaining) {
            try {
                PieceRow sealed = SecondThread.result(inWork.remove());
                store(sealed);
                idle.add(sealed);
            } catch (ExecutionException e) {
                throw new IllegalStateException("sealing cannot fail", e);
            }
        }
    }

    private void store(PieceRow row) throws IOException {
        try {
            contents.database().insert(Table.CHUNK.sqlName(), row.stored());
        } catch (Failure failure) {
            throw new FailureInStream(failure);
        }
        stored++;
    }

    /** Wipes the plain bytes and the key; stores nothing. */
    @Override
    public void close() {
        sealing.close();
        buffers.forEach(PieceRow::wipe);
        seal.close();
        key.close();
    }
}
