package org.letopis.bundle;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.letopis.failure.Failure;

/**
 * Reads the strict archive. It never learns a name from the archive: the caller says which entry must come next, the
 * header that this entry must have is built, and all 512 bytes are compared. So links, devices, folders, paths, long
 * names, pax records and twins are not refused one by one; they cannot be said.
 */
final class TarReader {
    private final InputStream in;
    private final byte[] block = new byte[TarHeader.BLOCK_BYTES];
    private long positionBytes;
    private String name = "";
    private long leftBytes;
    private int gapBytes;

    /** @param in whose reads fail once a byte is not authentic */
    TarReader(InputStream in) {
        this.in = in;
    }

    /**
     * Starts the next entry, which must be {@code entryName}.
     *
     * @param maxBytes the most its content may be
     * @return the size of the content in bytes
     */
    long begin(String entryName, long maxBytes) throws IOException, Failure.Damaged {
        name = entryName;
        fill(block, block.length);
        String path = Layout.ROOT + entryName;
        if (!TarHeader.hasName(block, path)) {
            throw new Failure.Damaged("bundle.unexpected-entry", entryName);
        }
        long size = TarHeader.claimedSize(block);
        if (size < 0 || !Arrays.equals(block, TarHeader.of(path, size))) {
            throw new Failure.Damaged("bundle.bad-tar-header", entryName);
        }
        if (size > maxBytes) {
            throw new Failure.Damaged("bundle.entry-too-large", entryName, maxBytes);
        }
        leftBytes = size;
        gapBytes = TarHeader.gapBytes(size);
        return size;
    }

    /** Tells whether the header that was read last names this entry. */
    boolean isAt(String entryName) {
        return TarHeader.hasName(block, Layout.ROOT + entryName);
    }

    /** Reads content of the entry; returns -1 at its end. */
    int read(byte[] buffer, int offset, int lengthBytes) throws IOException, Failure.Damaged {
        if (leftBytes == 0) {
            return -1;
        }
        int count = in.read(buffer, offset, (int) Math.min(lengthBytes, leftBytes));
        if (count < 0) {
            throw truncated();
        }
        leftBytes -= count;
        positionBytes += count;
        return count;
    }

    /** Ends an entry whose content was read whole. */
    void end() throws IOException, Failure.Damaged {
        if (leftBytes != 0) {
            throw new IllegalStateException("content is left");
        }
        fill(block, gapBytes);
        if (!isZero(block, gapBytes)) {
            throw new Failure.Damaged("bundle.bad-tar-gap", name);
        }
    }

    /** Reads an entry whole. */
    byte[] entry(String entryName, int maxBytes) throws IOException, Failure.Damaged {
        byte[] content = new byte[(int) begin(entryName, maxBytes)];
        fill(content, content.length);
        leftBytes = 0;
        end();
        return content;
    }

    /** Reads the padding entry, the two zero blocks and the end of the stream. */
    void finish() throws IOException, Failure.Damaged {
        long expected = TarWriter.paddingBytes(positionBytes);
        if (begin(Layout.PADDING, Layout.MAX_ENTRY_BYTES) != expected) {
            throw new Failure.Damaged("bundle.wrong-padding", expected);
        }
        byte[] buffer = new byte[Layout.BUFFER_BYTES];
        for (int count = read(buffer, 0, buffer.length); count >= 0; count = read(buffer, 0, buffer.length)) {
            if (!isZero(buffer, count)) {
                throw new Failure.Damaged("bundle.bad-tar-gap", name);
            }
        }
        for (int i = 0; i < 2; i++) {
            fill(block, block.length);
            if (!isZero(block, block.length)) {
                throw new Failure.Damaged("bundle.bad-end");
            }
        }
        if (in.read() >= 0) {
            throw new Failure.Damaged("bundle.bad-end");
        }
    }

    private void fill(byte[] target, int lengthBytes) throws IOException, Failure.Damaged {
        if (in.readNBytes(target, 0, lengthBytes) < lengthBytes) {
            throw truncated();
        }
        positionBytes += lengthBytes;
    }

    private Failure.Damaged truncated() {
        return new Failure.Damaged("bundle.archive-ends", name);
    }

    private static boolean isZero(byte[] bytes, int lengthBytes) {
        int seen = 0;
        for (int i = 0; i < lengthBytes; i++) {
            seen |= bytes[i];
        }
        return seen == 0;
    }
}
