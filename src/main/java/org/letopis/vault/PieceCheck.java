package org.letopis.vault;

import java.io.IOException;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import org.letopis.crypto.Sha256;
import org.letopis.failure.Failure;

/** Looks for the row of every piece of every copy, and opens all of them, or a share chosen at random. */
final class PieceCheck {
    private static final int WHOLE_PERCENT = 100;
    private static final long ROW_BYTES = (long) Pieces.SEGMENTS_IN_A_ROW * Pieces.SEGMENT_BYTES;

    private final Contents contents;
    private final Check check;
    private final int percent;
    private final Check.Watch watch;
    private final byte[] buffer = new byte[Pieces.SEGMENT_BYTES];
    private long[] ids = {};
    private final BitSet known = new BitSet();
    private long bytes;
    private long totalBytes;
    private long rowsLeft;
    private long rowsWanted;

    PieceCheck(Contents contents, Check check, int percent, Check.Watch watch) {
        this.contents = contents;
        this.check = check;
        this.percent = percent;
        this.watch = watch;
    }

    /** Returns how many bytes were opened. */
    long bytes() {
        return bytes;
    }

    void readIds() throws Failure {
        ids = contents.database().ids(Table.CHUNK.sqlName());
    }

    void run(List<EntryCheck.HeldCopy> copies) {
        for (EntryCheck.HeldCopy held : copies) {
            long sizeBytes = held.object().copy().sizeBytes();
            totalBytes += sizeBytes;
            rowsLeft += Pieces.rows(sizeBytes);
        }
        rowsWanted = (rowsLeft * percent + WHOLE_PERCENT - 1) / WHOLE_PERCENT;
        totalBytes = totalBytes * percent / WHOLE_PERCENT;
        for (EntryCheck.HeldCopy held : copies) {
            String side = held.side().name().toLowerCase(Locale.ROOT);
            check.orElse(() -> copy(held, side), "check.copy." + side, held.attachment());
        }
    }

    private void copy(EntryCheck.HeldCopy held, String side) throws Failure {
        Sha256 hash = new Sha256();
        try (ObjectReader reader = new ObjectReader(contents, held.object())) {
            // All rows first: a piece that cannot be opened must not make those after it look like nobody's.
            boolean complete = true;
            for (long row = 0; row < reader.rows(); row++) {
                complete &= take(reader.rowId(row));
            }
            if (!complete) {
                throw new Failure.Damaged("vault.rows-missing");
            }
            for (long row = 0; row < reader.rows(); row++) {
                if (chosen()) {
                    read(reader, row * ROW_BYTES, hash);
                }
            }
        } catch (IOException e) {
            throw Failure.of(e);
        }
        if (percent == WHOLE_PERCENT
                && !Sha256.hex(hash.digest()).equals(held.object().copy().sha256())) {
            check.problem("check.hash." + side, held.attachment());
        }
    }

    /** Takes exactly the wanted number of rows, each with the same chance (Knuth, volume 2, algorithm S). */
    private boolean chosen() {
        boolean chosen = contents.random().nextLong(Math.max(1, rowsLeft)) < rowsWanted;
        rowsLeft--;
        rowsWanted -= chosen ? 1 : 0;
        return chosen;
    }

    private void read(ObjectReader reader, long from, Sha256 hash) throws IOException {
        long end = Math.min(from + ROW_BYTES, reader.sizeBytes());
        if (reader.sizeBytes() == 0) {
            reader.openOnly();
        }
        long position = from;
        while (position < end) {
            int read = reader.read(position, buffer, 0, buffer.length);
            hash.update(buffer, 0, read);
            position += read;
            bytes += read;
            watch.bytes(bytes, Math.max(bytes, totalBytes));
        }
    }

    private boolean take(long id) {
        int at = Arrays.binarySearch(ids, id);
        if (at >= 0) {
            known.set(at);
        }
        return at >= 0;
    }

    /** Takes the pieces under a key; returns whether there were any. */
    boolean takeAll(OwnKey key) {
        long row = 0;
        while (take(contents.keys().chunkId(key.key(), row))) {
            row++;
        }
        return row > 0;
    }

    /** Names what is left when all that belongs to something was taken. */
    void rest() {
        long left = (long) ids.length - known.cardinality();
        check.require(left == 0, "check.rows-unknown", Table.CHUNK.sqlName(), left);
    }
}
