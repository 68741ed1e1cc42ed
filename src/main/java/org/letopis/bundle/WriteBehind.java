package org.letopis.bundle;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.Future;

/** Writes to a stream on another thread, a few pieces behind the caller. A failure comes with a later call. */
final class WriteBehind extends FilterOutputStream {
    private static final int DEPTH = 3;

    private final Worker worker = new Worker();
    private final Queue<Future<byte[]>> pending = new ArrayDeque<>();
    private byte[] buffer = new byte[Layout.BUFFER_BYTES];
    private int filledBytes;
    private boolean closed;

    /** @param sink closed with this stream */
    WriteBehind(OutputStream sink) {
        super(sink);
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int lengthBytes) throws IOException {
        int done = 0;
        while (done < lengthBytes) {
            int part = Math.min(lengthBytes - done, buffer.length - filledBytes);
            System.arraycopy(bytes, offset + done, buffer, filledBytes, part);
            filledBytes += part;
            done += part;
            if (filledBytes == buffer.length) {
                handOver();
                buffer = pending.size() < DEPTH ? new byte[buffer.length] : Worker.result(pending.remove());
            }
        }
    }

    /** Nothing is left to do for it: pieces are written as they fill, and the last by {@link #close()}. */
    @Override
    public void flush() {}

    /** Writes the rest, waits for the other thread and closes the sink, also when something failed. */
    @Override
    public void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        try {
            handOver();
            while (!pending.isEmpty()) {
                Worker.result(pending.remove());
            }
        } finally {
            worker.close();
            out.close();
        }
    }

    private void handOver() {
        byte[] piece = buffer;
        int pieceBytes = filledBytes;
        filledBytes = 0;
        pending.add(worker.start(() -> {
            out.write(piece, 0, pieceBytes);
            Arrays.fill(piece, (byte) 0);
            return piece;
        }));
    }
}
