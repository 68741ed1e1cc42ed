package org.letopis.vault;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.letopis.crypto.Seal;
import org.letopis.crypto.SecretBytes;
import org.letopis.failure.Failure;

/**
 * Seals the rows of one table under one key, in segments of at most 64 KiB. The context of each segment is label, vault
 * id, table, row id, version, number of the segment and whether it is the last, so that nothing can be moved, swapped,
 * shortened or put back unnoticed (DESIGN.md, section 11, point 14).
 */
final class SealedTable implements AutoCloseable {
    static final int SEGMENT_BYTES = Seal.MAX_PLAIN_BYTES;
    private static final byte[] LABEL = "letopis-vault/1\0".getBytes(StandardCharsets.US_ASCII);

    private final RowSeal seal;
    private final byte[] prefix;

    /**
     * @param key 32 bytes, for this table alone; the caller closes it
     * @param vaultId 16 bytes
     */
    SealedTable(RowSeal.Maker maker, SecretBytes key, byte[] vaultId, String table) {
        this.seal = maker.with(key);
        byte[] name = (table + "\0").getBytes(StandardCharsets.US_ASCII);
        this.prefix = ByteBuffer.allocate(LABEL.length + vaultId.length + name.length)
                .put(LABEL)
                .put(vaultId)
                .put(name)
                .array();
    }

    /** Returns the whole row: one sealed segment after another. */
    byte[] seal(long id, long version, byte[] plain) {
        ByteArrayOutputStream sealed = new ByteArrayOutputStream(plain.length + 64);
        int at = 0;
        int segment = 0;
        do {
            int length = Math.min(SEGMENT_BYTES, plain.length - at);
            boolean last = at + length == plain.length;
            sealed.writeBytes(seal.seal(plain, at, length, context(id, version, segment, last)));
            at += length;
            segment++;
        } while (at < plain.length);
        return sealed.toByteArray();
    }

    byte[] open(StoredRow row) throws Failure.Damaged {
        byte[] sealed = row.bytes();
        int full = SEGMENT_BYTES + Seal.OVERHEAD_BYTES;
        ByteArrayOutputStream plain = new ByteArrayOutputStream(sealed.length);
        int segment = 0;
        for (int at = 0; at == 0 || at < sealed.length; at += full) {
            int end = Math.min(sealed.length, at + full);
            boolean last = end == sealed.length;
            byte[] opened =
                    seal.open(Arrays.copyOfRange(sealed, at, end), context(row.id(), row.version(), segment, last));
            plain.writeBytes(opened);
            Arrays.fill(opened, (byte) 0);
            segment++;
        }
        return plain.toByteArray();
    }

    /** Seals one whole segment, which begins at {@code offset}, of an object that is too large to be held at once. */
    byte[] sealSegment(long id, long segment, boolean last, byte[] plain, int offset) {
        return seal.seal(plain, offset, SEGMENT_BYTES, context(id, 0, segment, last));
    }

    byte[] openSegment(long id, long segment, boolean last, byte[] sealed) throws Failure.Damaged {
        return seal.open(sealed, context(id, 0, segment, last));
    }

    private byte[] context(long id, long version, long segment, boolean last) {
        return ByteBuffer.allocate(prefix.length + 3 * Long.BYTES + 1)
                .put(prefix)
                .putLong(id)
                .putLong(version)
                .putLong(segment)
                .put((byte) (last ? 1 : 0))
                .array();
    }

    @Override
    public void close() {
        seal.close();
    }
}
