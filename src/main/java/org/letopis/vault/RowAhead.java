package org.letopis.vault;

import java.io.InterruptedIOException;
import java.util.Arrays;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import org.letopis.failure.Failure;

/**
 * Opens the row that will probably be read next while the one before it is in use. What is wrong with a row is told
 * when it is asked for, never before.
 */
final class RowAhead implements AutoCloseable {
    private static final byte[][] NONE = {};

    private final ObjectReader reader;
    private final Supplier<SealedTable> maker;
    private final SecondThread opening = new SecondThread();
    private SealedTable seal;
    private FutureTask<byte[][]> work;
    private long number;

    /**
     * @param maker of a seal for the second thread alone
     */
    RowAhead(ObjectReader reader, Supplier<SealedTable> maker) {
        this.reader = reader;
        this.maker = maker;
    }

    /** Reads a row and begins to open it; does nothing when it cannot be read. */
    void begin(long rowNumber) {
        StoredRow row;
        try {
            row = reader.requiredRow(rowNumber);
        } catch (Failure whenAskedFor) {
            return;
        }
        if (seal == null) {
            seal = maker.get();
        }
        number = rowNumber;
        work = opening.begin(() -> open(row, rowNumber));
    }

    private byte[][] open(StoredRow row, long rowNumber) throws Failure {
        byte[][] segments = new byte[reader.segmentsIn(rowNumber)][];
        for (int i = 0; i < segments.length; i++) {
            segments[i] = reader.open(seal, row, rowNumber * Pieces.SEGMENTS_IN_A_ROW + i);
        }
        return segments;
    }

    /** Returns the opened segments of a row, or nothing when another row was begun, or none. */
    byte[][] take(long rowNumber) throws Failure {
        if (work == null) {
            return NONE;
        }
        FutureTask<byte[][]> begun = work;
        work = null;
        try {
            byte[][] segments = SecondThread.result(begun);
            if (number == rowNumber) {
                return segments;
            }
            wipe(segments);
            return NONE;
        } catch (ExecutionException e) {
            return NONE; // opened once more by who asks for it, who then learns what is wrong
        } catch (InterruptedIOException e) {
            throw Failure.of(e);
        }
    }

    private static void wipe(byte[][] segments) {
        for (byte[] segment : segments) {
            Arrays.fill(segment, (byte) 0);
        }
    }

    @Override
    public void close() {
        if (work != null) {
            try {
                take(-1);
            } catch (Failure interrupted) {
                work = null;
            }
        }
        opening.close();
        if (seal != null) {
            seal.close();
        }
    }
}
