package org.letopis.vault;

import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * A page of SQLite's file that is a whole table: one leaf with one row {@code (1, 0, blob)}. Read and written without
 * SQLite (sqlite.org/fileformat2.html, sections 1.6 and 2.1), for the day when there is no time or no lock for it.
 */
final class SinglePage {
    private static final int LEAF = 0x0d;
    private static final int HEAD_BYTES = 8;
    private static final int POINTER_BYTES = 2;
    private static final int ZERO = 8; // serial type of the constant 0
    private static final int FIRST_BLOB = 12;

    private SinglePage() {}

    /** Returns the blob, or nothing when the page is not of this form. */
    static Optional<byte[]> blob(byte[] page) {
        ByteBuffer in = ByteBuffer.wrap(page);
        if (in.get(0) != LEAF || in.getShort(3) != 1) {
            return Optional.empty();
        }
        int cell = in.getShort(HEAD_BYTES) & 0xffff;
        if (cell < HEAD_BYTES + POINTER_BYTES || cell >= page.length) {
            return Optional.empty();
        }
        Varints cells = new Varints(page, cell);
        long payload = cells.next();
        cells.next(); // row id
        int record = cells.at();
        long headerBytes = cells.next();
        cells.next(); // id: the row id stands for it
        cells.next(); // v
        long type = cells.next();
        long length = (type - FIRST_BLOB) / 2;
        long from = record + headerBytes;
        if (type < FIRST_BLOB || type % 2 != 0 || from + length != record + payload || from + length > page.length) {
            return Optional.empty();
        }
        byte[] blob = new byte[(int) length];
        in.get((int) from, blob);
        return Optional.of(blob);
    }

    /**
     * Returns a page with one row, everything else on it zero.
     *
     * @param usableBytes of the page, at its start
     * @param blob small enough for one page
     */
    static byte[] with(byte[] blob, int pageBytes, int usableBytes) {
        byte[] type = Varints.of(FIRST_BLOB + 2L * blob.length);
        int headerBytes = 1 + 1 + 1 + type.length;
        byte[] payload = Varints.of(headerBytes + (long) blob.length);
        int cell = usableBytes - (payload.length + 1 + headerBytes + blob.length);
        byte[] page = new byte[pageBytes];
        ByteBuffer.wrap(page)
                .put((byte) LEAF)
                .putShort((short) 0)
                .putShort((short) 1)
                .putShort((short) cell)
                .put((byte) 0)
                .putShort((short) cell)
                .position(cell)
                .put(payload)
                .put((byte) 1)
                .put((byte) headerBytes)
                .put((byte) 0)
                .put((byte) ZERO)
                .put(type)
                .put(blob);
        return page;
    }
}
