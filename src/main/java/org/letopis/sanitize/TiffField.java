package org.letopis.sanitize;

import java.io.IOException;

/**
 * One entry of a directory, TIFF 6.0 section 2.
 *
 * @param count number of values
 * @param at where the values are, in bytes from the start of the file
 */
record TiffField(int tag, int type, long count, long at) {
    static final int BYTE = 1;
    static final int ASCII = 2;
    static final int SHORT = 3;
    static final int LONG = 4;
    static final int RATIONAL = 5;
    static final int UNDEFINED = 7;

    /** The last type of TIFF 6.0. */
    static final int DOUBLE = 12;

    static final int IFD = 13;
    static final int LONG8 = 16;
    static final int IFD8 = 18;

    private static final int[] TYPE_BYTES = {0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4, 0, 0, 8, 8, 8};

    /** Returns the size of one value, 0 for types that nobody knows. */
    static int typeBytes(int type) {
        return type < TYPE_BYTES.length ? TYPE_BYTES[type] : 0;
    }

    /** Returns the size of all values; of one that no file could hold, a number that none has either. */
    long sizeBytes() {
        long most = Long.MAX_VALUE / Long.BYTES;
        return count > most ? Long.MAX_VALUE : count * typeBytes(type);
    }

    boolean isNumbers() {
        return type == BYTE || type == SHORT || type == LONG || type == IFD || type == LONG8 || type == IFD8;
    }

    /** Returns a value that is a whole number. */
    long number(TiffBytes in, long index) throws Refusal, IOException {
        if (index >= count || !isNumbers()) {
            throw Refusal.damaged(FileFormat.TIFF, "tag " + tag, at);
        }
        long place = at + index * typeBytes(type);
        return switch (type) {
            case BYTE -> in.u8(place);
            case SHORT -> in.u16(place);
            case LONG, IFD -> in.u32(place);
            default -> in.u64(place);
        };
    }
}
