package org.letopis.sanitize;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_16BE;

import java.nio.ByteBuffer;

/** The text elements that a colour profile must have, with text that says nothing. */
final class IccText {
    private IccText() {}

    /** Returns a multiLocalizedUnicodeType with one record, ICC.1:2022 section 10.15. */
    static byte[] localized(String text) {
        byte[] units = text.getBytes(UTF_16BE);
        return ByteBuffer.allocate(28 + units.length)
                .put("mluc".getBytes(ISO_8859_1))
                .putInt(0)
                .putInt(1)
                .putInt(12)
                .put("enUS".getBytes(US_ASCII))
                .putInt(units.length)
                .putInt(28)
                .put(units)
                .array();
    }

    /** Returns a textDescriptionType, ICC.1:2001-04 section 6.5.17: ASCII only, the other two parts empty. */
    static byte[] description(String space) {
        byte[] ascii = (space.strip() + "\0").getBytes(US_ASCII);
        return ByteBuffer.allocate(12 + ascii.length + 4 + 4 + 2 + 1 + 67)
                .put("desc".getBytes(ISO_8859_1))
                .putInt(0)
                .putInt(ascii.length)
                .put(ascii)
                .array();
    }

    /** Returns a textType, ICC.1:2001-04 section 6.5.18. */
    static byte[] plain(String text) {
        byte[] ascii = (text + "\0").getBytes(US_ASCII);
        return ByteBuffer.allocate(8 + ascii.length)
                .put("text".getBytes(ISO_8859_1))
                .putInt(0)
                .put(ascii)
                .array();
    }
}
