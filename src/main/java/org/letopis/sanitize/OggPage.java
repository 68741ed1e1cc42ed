package org.letopis.sanitize;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;

/**
 * A page of Ogg: a header, the lengths of its parts, the parts. A packet goes on as long as parts are 255 bytes long,
 * also into the next page. Source: RFC 3533 section 6.
 */
final class OggPage {
    static final String CAPTURE = "OggS";
    static final int CONTINUED = 1;
    static final int FIRST = 2;
    static final int LAST = 4;
    static final int HEADER_BYTES = 27;
    static final int MOST_PARTS = 255;
    static final int WHOLE_PART = 255;

    private static final int FLAGS_AT = 5;
    private static final int GRANULE_AT = 6;
    private static final int SERIAL_AT = 14;
    private static final int SEQUENCE_AT = 18;
    private static final int CHECKSUM_AT = 22;
    private static final int PARTS_AT = 26;
    private static final int POLYNOMIAL = 0x04C11DB7;
    private static final int[][] TABLES = tables();
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

    private final long start;
    private final byte[] bytes;

    private OggPage(long start, byte[] bytes) {
        this.start = start;
        this.bytes = bytes;
    }

    /** Returns the page at a place; refuses when the file ends in it or it is none. */
    static OggPage at(BoxReader in, long start) throws Refusal, IOException {
        return whole(in, start).orElseThrow(() -> Refusal.damaged(in.format(), "page", start));
    }

    /** Returns the page at a place, or nothing when what is there is none or its checksum does not fit. */
    private static Optional<OggPage> whole(BoxReader in, long start) throws Refusal, IOException {
        byte[] head = in.bytes(start, HEADER_BYTES);
        if (!new String(head, 0, 4, ISO_8859_1).equals(CAPTURE) || head[4] != 0) {
            return Optional.empty();
        }
        byte[] parts = in.bytes(start + HEADER_BYTES, head[PARTS_AT] & 0xFF);
        int length = HEADER_BYTES + parts.length;
        for (byte part : parts) {
            length += part & 0xFF;
        }
        OggPage page = new OggPage(start, in.bytes(start, length));
        int said = page.numbers().getInt(CHECKSUM_AT);
        return said == checksum(page.bytes) ? Optional.of(page) : Optional.empty();
    }

    /** Returns whether there is a whole page with a right checksum. */
    static boolean isAt(BoxReader in, long start) throws IOException {
        try {
            return whole(in, start).isPresent();
        } catch (Refusal e) {
            // The file ends before the page would.
            return false;
        }
    }

    private ByteBuffer numbers() {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    long start() {
        return start;
    }

    long end() {
        return start + bytes.length;
    }

    boolean isFirst() {
        return (bytes[FLAGS_AT] & FIRST) != 0;
    }

    /** Returns whether the page starts inside a packet. */
    boolean isContinued() {
        return (bytes[FLAGS_AT] & CONTINUED) != 0;
    }

    int serial() {
        return numbers().getInt(SERIAL_AT);
    }

    int sequence() {
        return numbers().getInt(SEQUENCE_AT);
    }

    int parts() {
        return bytes[PARTS_AT] & 0xFF;
    }

    int partBytes(int part) {
        return bytes[HEADER_BYTES + part] & 0xFF;
    }

    /** Returns where the parts start in the page. */
    int bodyAt() {
        return HEADER_BYTES + parts();
    }

    int u8(int at) {
        return bytes[at] & 0xFF;
    }

    byte[] bytes(int from, int count) {
        return Arrays.copyOfRange(bytes, from, from + count);
    }

    /**
     * Appends the page with its parts as they are, under another number and place in the stream.
     *
     * @param from the first part that is kept
     */
    void write(int serial, int sequence, int from, Pieces kept) {
        int at = bodyAt();
        for (int part = 0; part < from; part++) {
            at += partBytes(part);
        }
        byte[] body = Arrays.copyOfRange(bytes, at, bytes.length);
        byte[] parts = Arrays.copyOfRange(bytes, HEADER_BYTES + from, bodyAt());
        int flags = bytes[FLAGS_AT] & (from > 0 ? FIRST | LAST : CONTINUED | FIRST | LAST);
        byte[] page = of(flags, numbers().getLong(GRANULE_AT), serial, sequence, parts, body);
        kept.literal(Arrays.copyOf(page, page.length - body.length));
        kept.picture(start + at, body.length);
    }

    /** Returns how many parts belong to the packet that the page starts with. */
    int partsOfFirst() {
        int part = 0;
        while (part < parts() && partBytes(part) == WHOLE_PART) {
            part++;
        }
        return Math.min(parts(), part + 1);
    }

    /** Returns whether a packet ends with this part. */
    boolean endsPacket(int part) {
        return partBytes(part) < WHOLE_PART;
    }

    /** Returns a page of our own. */
    static byte[] of(int flags, long granule, int serial, int sequence, byte[] parts, byte[] body) {
        byte[] page = ByteBuffer.allocate(HEADER_BYTES + parts.length + body.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(CAPTURE.getBytes(ISO_8859_1))
                .put((byte) 0)
                .put((byte) flags)
                .putLong(granule)
                .putInt(serial)
                .putInt(sequence)
                .putInt(0)
                .put((byte) parts.length)
                .put(parts)
                .put(body)
                .array();
        sum(page);
        return page;
    }

    private static void sum(byte[] page) {
        ByteBuffer.wrap(page).order(ByteOrder.LITTLE_ENDIAN).putInt(CHECKSUM_AT, checksum(page));
    }

    /** CRC-32 with the polynomial 04C11DB7, high bit first, from zero, with zeros where it stands itself. */
    private static int checksum(byte[] page) {
        int sum = 0;
        int at = 0;
        for (; at < HEADER_BYTES; at++) {
            int next = at >= CHECKSUM_AT && at < PARTS_AT ? 0 : page[at];
            sum = sum << 8 ^ TABLES[0][(sum >>> 24 ^ next) & 0xFF];
        }
        // Four bytes at once: what each leads to, so many bytes later.
        for (; at + 4 <= page.length; at += 4) {
            int four = sum ^ (int) INTS.get(page, at);
            sum = TABLES[3][four >>> 24]
                    ^ TABLES[2][four >>> 16 & 0xFF]
                    ^ TABLES[1][four >>> 8 & 0xFF]
                    ^ TABLES[0][four & 0xFF];
        }
        for (; at < page.length; at++) {
            sum = sum << 8 ^ TABLES[0][(sum >>> 24 ^ page[at]) & 0xFF];
        }
        return sum;
    }

    private static int[][] tables() {
        int[][] tables = new int[4][256];
        for (int i = 0; i < 256; i++) {
            int sum = i << 24;
            for (int bit = 0; bit < 8; bit++) {
                sum = sum < 0 ? sum << 1 ^ POLYNOMIAL : sum << 1;
            }
            tables[0][i] = sum;
        }
        for (int table = 1; table < 4; table++) {
            for (int i = 0; i < 256; i++) {
                int before = tables[table - 1][i];
                tables[table][i] = before << 8 ^ tables[0][before >>> 24];
            }
        }
        return tables;
    }
}
