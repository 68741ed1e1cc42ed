package org.letopis.sanitize;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * A file described as ranges of another file and bytes of its own, in order. So the picture data of a file of any
 * size is copied without being held in memory.
 */
final class Pieces {
    /** More than any honest file has: neighbouring ranges are one piece. */
    static final int MOST_PIECES = 1 << 17;

    private static final int BLOCK_BYTES = 1 << 16;

    /** A range of the original ({@code literal} is null), or bytes of our own. */
    private record Piece(long from, long length, boolean picture, byte[] literal) {}

    private final List<Piece> pieces = new ArrayList<>();
    private long sizeBytes;

    /** Appends {@code length} bytes of the original, from {@code from}. */
    void range(long from, long length) {
        range(from, length, false);
    }

    /** Appends coded picture data of the original, which the clean copy must have bit for bit. */
    void picture(long from, long length) {
        range(from, length, true);
    }

    private void range(long from, long length, boolean picture) {
        if (length == 0) {
            return;
        }
        sizeBytes += length;
        Piece last = pieces.isEmpty() ? null : pieces.get(pieces.size() - 1);
        boolean continues =
                last != null && last.literal == null && last.picture == picture && last.from + last.length == from;
        if (continues) {
            pieces.set(pieces.size() - 1, new Piece(last.from, last.length + length, picture, null));
        } else {
            pieces.add(new Piece(from, length, picture, null));
        }
    }

    void literal(byte[] bytes) {
        sizeBytes += bytes.length;
        pieces.add(new Piece(0, bytes.length, false, bytes));
    }

    void append(Pieces others) {
        pieces.addAll(others.pieces);
        sizeBytes += others.sizeBytes;
    }

    int count() {
        return pieces.size();
    }

    long sizeBytes() {
        return sizeBytes;
    }

    /** Writes the described file; coded picture data also goes to {@code picture}. */
    void writeTo(OutputStream target, Source original, Checksum picture) throws IOException {
        byte[] block = new byte[BLOCK_BYTES];
        for (Piece piece : pieces) {
            if (piece.literal != null) {
                target.write(piece.literal);
                continue;
            }
            long done = 0;
            while (done < piece.length) {
                int count =
                        original.read(piece.from + done, block, 0, (int) Math.min(block.length, piece.length - done));
                if (count < 0) {
                    throw new IOException("source shrank");
                }
                target.write(block, 0, count);
                if (piece.picture) {
                    picture.update(block, 0, count);
                }
                done += count;
            }
        }
    }

    /** Returns the described file as a stream, read as it is needed. */
    InputStream stream(Source original) {
        List<InputStream> streams = new ArrayList<>();
        for (Piece piece : pieces) {
            streams.add(
                    piece.literal != null
                            ? new ByteArrayInputStream(piece.literal)
                            : new RangeSource(original, piece.from, piece.length).stream());
        }
        return new SequenceInputStream(Collections.enumeration(streams));
    }

    /** Returns a sink that takes the described file from its start and passes coded picture data on. */
    ByteSink pictureOf(Checksum picture) {
        return new ByteSink() {
            private int piece;
            private long left = pieces.isEmpty() ? 0 : pieces.get(0).length;

            @Override
            public void accept(byte[] buffer, int offset, int length) {
                int done = 0;
                while (done < length && piece < pieces.size()) {
                    int count = (int) Math.min(left, length - done);
                    if (pieces.get(piece).picture) {
                        picture.update(buffer, offset + done, count);
                    }
                    done += count;
                    left -= count;
                    if (left == 0 && ++piece < pieces.size()) {
                        left = pieces.get(piece).length;
                    }
                }
            }
        };
    }

    /** Returns whether the described file is the original itself, byte for byte. */
    boolean reproduce(Source original) throws IOException {
        long position = 0;
        for (Piece piece : pieces) {
            if (piece.literal == null ? piece.from != position : !startsAt(original, position, piece.literal)) {
                return false;
            }
            position += piece.length;
        }
        return position == original.sizeBytes();
    }

    private static boolean startsAt(Source original, long position, byte[] wanted) throws IOException {
        byte[] found = new byte[wanted.length];
        int done = 0;
        while (done < found.length) {
            int count = original.read(position + done, found, done, found.length - done);
            if (count < 0) {
                return false;
            }
            done += count;
        }
        return Arrays.equals(found, wanted);
    }
}
