package org.letopis.bundle;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.Future;

/** Reads a stream a few pieces ahead of the caller on another thread. Closing it leaves the stream open, and idle. */
final class ReadAhead extends InputStream {
    private static final int DEPTH = 2;

    /** Four chunks of the age layer: a change of threads costs as much as a part of one. */
    private static final int PIECE_BYTES = 4 * Layout.BUFFER_BYTES;

    private static final class Piece {
        private final byte[] bytes = new byte[PIECE_BYTES];
        private int lengthBytes;
    }

    private final InputStream source;
    private final Worker worker = new Worker();
    private final Queue<Future<Piece>> pending = new ArrayDeque<>();
    private final List<Piece> pieces = new ArrayList<>();
    private Piece current = new Piece();
    private int currentAt;

    ReadAhead(InputStream source) {
        this.source = source;
        pieces.add(current);
        for (int i = 0; i < DEPTH; i++) {
            Piece piece = new Piece();
            pieces.add(piece);
            readInto(piece);
        }
    }

    @Override
    public int read() throws IOException {
        return fill() ? current.bytes[currentAt++] & 0xff : -1;
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
        int part = Math.min(lengthBytes, current.lengthBytes - currentAt);
        System.arraycopy(current.bytes, currentAt, bytes, offset, part);
        currentAt += part;
        return part;
    }

    /** Waits for the other thread and wipes what it has read. */
    @Override
    public void close() {
        worker.close();
        pieces.forEach(piece -> Arrays.fill(piece.bytes, (byte) 0));
    }

    private boolean fill() throws IOException {
        while (currentAt == current.lengthBytes) {
            Piece next = Worker.result(pending.element());
            if (next.lengthBytes == 0) {
                return false;
            }
            pending.remove();
            readInto(current);
            current = next;
            currentAt = 0;
        }
        return true;
    }

    private void readInto(Piece piece) {
        pending.add(worker.start(() -> {
            piece.lengthBytes = source.readNBytes(piece.bytes, 0, PIECE_BYTES);
            return piece;
        }));
    }
}
