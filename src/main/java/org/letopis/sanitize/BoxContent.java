package org.letopis.sanitize;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;

/** Writes numbers, high byte first, and boxes made of them. */
final class BoxContent {
    private static final long LONGEST_SHORT_BOX = 0xFFFFFFFFL;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    /** Starts the content of a box that has a version and flags (ISO/IEC 14496-12 section 4.2.2). */
    static BoxContent full(int version, int flags) {
        return new BoxContent().u8(version).u8(flags >> 16).u16(flags);
    }

    BoxContent u8(int value) {
        out.write(value);
        return this;
    }

    BoxContent u16(int value) {
        return u8(value >> 8).u8(value);
    }

    BoxContent u32(long value) {
        return u16((int) (value >> 16)).u16((int) value);
    }

    BoxContent u64(long value) {
        return u32(value >> 32).u32(value);
    }

    /** Writes a number of so many bytes. */
    BoxContent number(long value, int bytes) {
        for (int i = bytes - 1; i >= 0; i--) {
            u8((int) (value >> 8 * i));
        }
        return this;
    }

    BoxContent zeros(int count) {
        return bytes(new byte[count]);
    }

    BoxContent bytes(byte[] bytes) {
        out.writeBytes(bytes);
        return this;
    }

    /** Writes a type or another text of one byte a character. */
    BoxContent text(String text) {
        return bytes(text.getBytes(ISO_8859_1));
    }

    int size() {
        return out.size();
    }

    byte[] array() {
        return out.toByteArray();
    }

    /** Returns a box with this content. */
    Pieces box(String type) {
        return box(type, Pieces.of(array()));
    }

    static Pieces box(String type, Pieces content) {
        Pieces box = header(type, content.sizeBytes());
        box.append(content);
        return box;
    }

    static Pieces box(String type, byte[] content) {
        return box(type, Pieces.of(content));
    }

    /** Returns the header of a box with so many bytes of content. */
    static Pieces header(String type, long contentBytes) {
        return Pieces.of(
                contentBytes + 8 <= LONGEST_SHORT_BOX
                        ? new BoxContent().u32(contentBytes + 8).text(type).array()
                        : new BoxContent()
                                .u32(1)
                                .text(type)
                                .u64(contentBytes + 16)
                                .array());
    }
}
