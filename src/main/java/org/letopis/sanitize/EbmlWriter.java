package org.letopis.sanitize;

import static java.nio.charset.StandardCharsets.US_ASCII;

/** Writes elements of EBML, numbers and lengths at their shortest. Source: RFC 8794 sections 4 to 7. */
final class EbmlWriter {
    private final BoxContent out = new BoxContent();

    EbmlWriter bytes(int id, byte[] data) {
        out.bytes(header(id, data.length)).bytes(data);
        return this;
    }

    EbmlWriter text(int id, String text) {
        return bytes(id, text.getBytes(US_ASCII));
    }

    EbmlWriter unsigned(int id, long value) {
        int length = Math.max(1, (Long.SIZE - Long.numberOfLeadingZeros(value) + 7) / 8);
        return bytes(id, new BoxContent().number(value, length).array());
    }

    /** Writes a number at full length, whose place stays the same whatever it is. */
    EbmlWriter fixed(int id, long value) {
        return bytes(id, new BoxContent().u64(value).array());
    }

    EbmlWriter list(int id, EbmlWriter content) {
        return bytes(id, content.array());
    }

    /** Appends elements that are written already. */
    EbmlWriter raw(byte[] elements) {
        out.bytes(elements);
        return this;
    }

    int size() {
        return out.size();
    }

    byte[] array() {
        return out.array();
    }

    static byte[] header(int id, long dataBytes) {
        int length = 1;
        // All ones would mean that the length is open.
        while (dataBytes >= (1L << 7 * length) - 1) {
            length++;
        }
        int idBytes = (Integer.SIZE - Integer.numberOfLeadingZeros(id) + 7) / 8;
        return new BoxContent()
                .number(id, idBytes)
                .number(1L << 7 * length | dataBytes, length)
                .array();
    }
}
