package org.letopis.sanitize;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * An element of EBML: an identifier, a length, data. Source: RFC 8794 sections 4 to 6.
 *
 * @param id with its length marker, as the format's tables give it
 * @param start of its identifier, in bytes from the start of the file
 * @param headerBytes of identifier and length
 * @param dataBytes {@link #OPEN} where it goes on until something follows that cannot be in it
 */
record EbmlElement(int id, long start, int headerBytes, long dataBytes) {
    static final long OPEN = -1;
    private static final int MOST_ID_BYTES = 4;
    private static final int MOST_CHILDREN = 10_000;

    /**
     * Reads the head of an element.
     *
     * @param end where the list that it stands in ends
     */
    static EbmlElement at(BoxReader in, long start, long end) throws Refusal, IOException {
        int idBytes = lengthOf(in.u8(start));
        if (idBytes > MOST_ID_BYTES) {
            throw Refusal.damaged(in.format(), "element", start);
        }
        int id = 0;
        for (int i = 0; i < idBytes; i++) {
            id = id << 8 | in.u8(start + i);
        }
        int sizeBytes = lengthOf(in.u8(start + idBytes));
        if (sizeBytes > Long.BYTES) {
            throw Refusal.damaged(in.format(), "element", start);
        }
        long size = number(in, start + idBytes, sizeBytes);
        int header = idBytes + sizeBytes;
        long most = (1L << 7 * sizeBytes) - 1;
        EbmlElement element = new EbmlElement(id, start, header, size == most ? OPEN : size);
        if (header > end - start || size != most && size > end - start - header) {
            throw end == in.sizeBytes()
                    ? Refusal.truncated(in.format(), end)
                    : Refusal.damaged(in.format(), "element " + element.name(), start);
        }
        return element;
    }

    /** Returns how many bytes a number has whose first byte is this; more than 8 when it is none. */
    static int lengthOf(int first) {
        return Integer.numberOfLeadingZeros(first) - 23;
    }

    /** Returns a number of variable length without its marker. */
    static long number(BoxReader in, long at, int bytes) throws Refusal, IOException {
        long value = in.u8(at) & (0xFF >> bytes);
        for (int i = 1; i < bytes; i++) {
            value = value << 8 | in.u8(at + i);
        }
        return value;
    }

    /** Returns the elements in a range, all of them with their lengths. */
    static List<EbmlElement> children(BoxReader in, long from, long end) throws Refusal, IOException {
        List<EbmlElement> children = new ArrayList<>();
        for (long at = from; at < end; ) {
            EbmlElement child = at(in, at, end);
            if (child.isOpen()) {
                throw child.damaged(in);
            }
            if (children.size() == MOST_CHILDREN) {
                throw Refusal.tooLarge(in.format(), "number of elements");
            }
            children.add(child);
            at = child.end();
        }
        return children;
    }

    /** Returns the elements in this one. */
    List<EbmlElement> children(BoxReader in) throws Refusal, IOException {
        return children(in, dataStart(), end());
    }

    Refusal damaged(BoxReader in) {
        return Refusal.damaged(in.format(), "element " + name(), start);
    }

    boolean isOpen() {
        return dataBytes == OPEN;
    }

    long dataStart() {
        return start + headerBytes;
    }

    long end() {
        return dataStart() + dataBytes;
    }

    long sizeBytes() {
        return headerBytes + dataBytes;
    }

    /** Returns the identifier in hex, as the format's tables give it. */
    String name() {
        return "0x" + Integer.toHexString(id).toUpperCase(Locale.ROOT);
    }

    /** Returns the number that the data is: 0 for no data. */
    long unsigned(BoxReader in) throws Refusal, IOException {
        if (isOpen() || dataBytes > Long.BYTES) {
            throw damaged(in);
        }
        long value = 0;
        for (int i = 0; i < dataBytes; i++) {
            value = value << 8 | in.u8(dataStart() + i);
        }
        return value;
    }

    /** Returns the data, which may have at most so many bytes. */
    byte[] bytes(BoxReader in, int most) throws Refusal, IOException {
        if (isOpen() || dataBytes > most) {
            throw Refusal.tooLarge(in.format(), "element " + name());
        }
        return in.bytes(dataStart(), (int) dataBytes);
    }
}
