package org.letopis.sanitize;

import static java.nio.charset.StandardCharsets.UTF_16LE;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The letters of metafiles. Those of the newer kind name their signs in Unicode ([MS-EMF] section 2.3.5.8) or by their
 * number in a font, which nobody can tell; the older kind, and rarer records, by a set that is not named.
 */
final class MetafileStrings {
    private static final int EXTENDED_UNICODE = 84;
    private static final int END = 14;
    private static final int GLYPHS = 0x10;

    /** Other records of letters: by a set that is not named, several at once, short. */
    private static final Set<Integer> OTHER_LETTERS = Set.of(83, 96, 97, 108);

    /** META_TEXTOUT and META_EXTTEXTOUT ([MS-WMF] section 2.1.1.1). */
    private static final Set<Integer> OLD_LETTERS = Set.of(0x0521, 0x0A32);

    private static final int PLACEABLE = 0x9AC6CDD7;

    private MetafileStrings() {}

    static void read(byte[] file, FileFormat format, TextParts parts) throws Refusal {
        ByteBuffer in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        try {
            if (format == FileFormat.WMF) {
                old(in, parts);
            } else {
                records(in, parts);
            }
        } catch (IndexOutOfBoundsException e) {
            throw Refusal.damaged(format, "records", 0);
        }
        parts.holds(FileText.Kind.PICTURE);
    }

    private static void records(ByteBuffer in, TextParts parts) throws Refusal {
        List<String> pieces = new ArrayList<>();
        int at = 0;
        int type = 0;
        while (type != END) {
            type = in.getInt(at);
            int length = in.getInt(at + 4);
            if (length < 8 || length > in.limit() - at) {
                throw Refusal.damaged(FileFormat.EMF, "record " + type, at);
            }
            if (type == EXTENDED_UNICODE) {
                pieces.add(letters(in, at, length, parts));
            } else if (OTHER_LETTERS.contains(type)) {
                parts.unread("text.unread.letters", "");
            }
            at += length;
        }
        parts.add("text", String.join("\n", pieces), true);
        if (pieces.size() > 1) {
            parts.add("text, joined", String.join("", pieces), false);
        }
    }

    private static String letters(ByteBuffer in, int at, int length, TextParts parts) throws Refusal {
        int count = in.getInt(at + 44);
        int from = in.getInt(at + 48);
        if (count < 0 || from < 0 || count > length / 2 || from > length - 2 * count) {
            throw Refusal.damaged(FileFormat.EMF, "letters", at);
        }
        if ((in.getInt(at + 52) & GLYPHS) != 0 && count > 0) {
            parts.unread("text.unread.letters", "");
            return "";
        }
        byte[] text = new byte[2 * count];
        in.get(at + from, text);
        return new String(text, UTF_16LE);
    }

    private static void old(ByteBuffer in, TextParts parts) throws Refusal {
        int at = 18 + (in.getInt(0) == PLACEABLE ? 22 : 0);
        int function = -1;
        while (function != 0) {
            long length = 2L * (in.getInt(at) & 0xFFFFFFFFL);
            function = in.getShort(at + 4) & 0xFFFF;
            if (length < 6 || length > in.limit() - at) {
                throw Refusal.damaged(FileFormat.WMF, "record", at);
            }
            if (OLD_LETTERS.contains(function)) {
                parts.unread("text.unread.letters", "");
            }
            at += (int) length;
        }
    }
}
