package org.letopis.sanitize;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The ways in which office programs of that time wrote texts. */
final class OleTexts {
    private static final int MOST_TEXTS = 10_000;
    private static final int WIDE = 0xFFFF;

    private static final byte[] FILE_MONIKER = {3, 3, 0, 0, 0, 0, 0, 0, (byte) 0xC0, 0, 0, 0, 0, 0, 0, 0x46};
    private static final int LONGEST_PATH = 4_096;

    private OleTexts() {}

    /** Returns a text of which nothing tells the character set. */
    static String guessed(byte[] bytes) {
        return TextCharset.decode(bytes).orElseGet(() -> new String(bytes, CodePages.of(1252)));
    }

    /** Returns the texts of an STTB, [MS-DOC] section 2.2.4. */
    static List<String> list(OleBytes bytes, Charset narrow) throws Refusal {
        boolean wide = bytes.u16(0) == WIDE;
        int start = wide ? 2 : 0;
        int count = bytes.u16(start);
        int extra = bytes.u16(start + 2L);
        long at = start + 4L;
        if (count > MOST_TEXTS) {
            throw OleBytes.damaged(0);
        }
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int chars = wide ? bytes.u16(at) : bytes.u8(at);
            texts.add(wide ? bytes.wide(at + 2, chars) : bytes.text(at + 1, chars, narrow));
            at += (wide ? 2 + 2L * chars : 1 + chars) + extra;
        }
        return texts;
    }

    /** Returns the text of a spreadsheet or a user's name: a byte says whether two bytes make a sign, [MS-XLS] 2.5.294. */
    static String flagged(OleBytes bytes, long at, int chars) throws Refusal {
        boolean wide = (bytes.u8(at) & 1) != 0;
        return wide ? bytes.wide(at + 1, chars) : bytes.text(at + 1, chars, CodePages.of(28591));
    }

    /** Returns the paths of links to files, wherever among the bytes one stands, [MS-OSHARED] section 2.3.7.8. */
    static List<String> paths(byte[] bytes) throws Refusal {
        List<String> paths = new ArrayList<>();
        OleBytes numbers = new OleBytes(bytes);
        for (int at = 0; at + FILE_MONIKER.length + 6 < bytes.length; at++) {
            if (!startsWith(bytes, at)) {
                continue;
            }
            int after = at + FILE_MONIKER.length;
            long length = numbers.u32(after + 2L);
            if (length <= LONGEST_PATH && after + 6 + length <= bytes.length) {
                String narrow = guessed(numbers.bytes(after + 6L, Math.max(0, length - 1)));
                paths.add(wideForm(numbers, after + 6 + length).orElse(narrow));
            }
        }
        return paths;
    }

    private static boolean startsWith(byte[] bytes, int at) {
        for (int i = 0; i < FILE_MONIKER.length; i++) {
            if (bytes[at + i] != FILE_MONIKER[i]) {
                return false;
            }
        }
        return true;
    }

    /** A path with letters that the narrow form has no place for stands a second time. */
    private static Optional<String> wideForm(OleBytes numbers, long at) throws Refusal {
        long sizes = at + 24;
        if (sizes + 10 > numbers.length() || numbers.u32(sizes) == 0) {
            return Optional.empty();
        }
        long length = numbers.u32(sizes + 4);
        return length > LONGEST_PATH || sizes + 10 + length > numbers.length()
                ? Optional.empty()
                : Optional.of(numbers.wide(sizes + 10, length / 2));
    }
}
