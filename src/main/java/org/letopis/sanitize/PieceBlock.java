package org.letopis.sanitize;

import java.util.Arrays;

/** Some neighbouring {@link Pieces}, in arrays of numbers. */
final class PieceBlock {
    private static final int MOST_PIECES = 4096;
    private static final int MOST_LITERAL_BYTES = 1 << 16;
    private static final int PICTURE = 1;
    private static final int LITERAL = 2;
    private static final int FLAG_BITS = 2;

    private long[] from = new long[8];
    private long[] lengthAndFlags = new long[8];
    private byte[] literals = new byte[0];
    private int literalBytes;
    private int count;

    int count() {
        return count;
    }

    long from(int piece) {
        return from[piece];
    }

    long length(int piece) {
        return lengthAndFlags[piece] >>> FLAG_BITS;
    }

    boolean picture(int piece) {
        return (lengthAndFlags[piece] & PICTURE) != 0;
    }

    /** Returns the bytes of our own, or null for a range of the original. */
    byte[] literal(int piece) {
        if ((lengthAndFlags[piece] & LITERAL) == 0) {
            return null;
        }
        int start = (int) from[piece];
        return Arrays.copyOfRange(literals, start, start + (int) length(piece));
    }

    /** Returns whether one more piece fits, with so many bytes of our own. */
    boolean hasRoom(int moreLiteralBytes) {
        return count < MOST_PIECES
                && (moreLiteralBytes == 0
                        || literalBytes == 0
                        || literalBytes + (long) moreLiteralBytes <= MOST_LITERAL_BYTES);
    }

    /** Makes the last range longer when this one continues it. */
    boolean extend(long start, long length, boolean picture) {
        if (count == 0) {
            return false;
        }
        long flags = lengthAndFlags[count - 1] & (1 << FLAG_BITS) - 1;
        boolean continued = flags == (picture ? PICTURE : 0) && from[count - 1] + length(count - 1) == start;
        if (continued) {
            lengthAndFlags[count - 1] += length << FLAG_BITS;
        }
        return continued;
    }

    void range(long start, long length, boolean picture) {
        add(start, length << FLAG_BITS | (picture ? PICTURE : 0));
    }

    void literal(byte[] bytes, boolean picture) {
        if (literalBytes + bytes.length > literals.length) {
            int room = literalBytes == 0 ? bytes.length : Math.max(2 * literals.length, literalBytes + bytes.length);
            literals = Arrays.copyOf(literals, room);
        }
        System.arraycopy(bytes, 0, literals, literalBytes, bytes.length);
        add(literalBytes, (long) bytes.length << FLAG_BITS | LITERAL | (picture ? PICTURE : 0));
        literalBytes += bytes.length;
    }

    private void add(long start, long flagged) {
        if (count == from.length) {
            from = Arrays.copyOf(from, 2 * count);
            lengthAndFlags = Arrays.copyOf(lengthAndFlags, 2 * count);
        }
        from[count] = start;
        lengthAndFlags[count++] = flagged;
    }
}
