package org.letopis.sanitize;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.util.Arrays;
import java.util.Map;

/**
 * An ID3v2 tag in front of sound, or between. Source: ID3 tag version 2.2, 2.3.0 and 2.4.0, sections 3 and 4.
 */
final class Id3Tag {
    static final int HEADER_BYTES = 10;
    private static final int MOST_LOADED_BYTES = 1 << 20;
    private static final int FOOTER_FLAG = 0x10;

    private record What(FindingGroup group, String name) {}

    private static final What TEXT = new What(FindingGroup.OTHER, "ID3 text");

    private static final Map<String, What> FRAMES = Map.ofEntries(
            Map.entry("TIT2", new What(FindingGroup.OTHER, "ID3 title")),
            Map.entry("TPE1", new What(FindingGroup.PEOPLE, "ID3 artist")),
            Map.entry("TPE2", new What(FindingGroup.PEOPLE, "ID3 artist")),
            Map.entry("TCOM", new What(FindingGroup.PEOPLE, "ID3 composer")),
            Map.entry("TCOP", new What(FindingGroup.PEOPLE, "ID3 copyright")),
            Map.entry("TOWN", new What(FindingGroup.PEOPLE, "ID3 owner")),
            Map.entry("TENC", new What(FindingGroup.PEOPLE, "ID3 encoded by")),
            Map.entry("TSSE", new What(FindingGroup.DEVICE, "ID3 program")),
            Map.entry("TDRC", new What(FindingGroup.TIME, "ID3 time")),
            Map.entry("TDEN", new What(FindingGroup.TIME, "ID3 time")),
            Map.entry("TDTG", new What(FindingGroup.TIME, "ID3 time")),
            Map.entry("TYER", new What(FindingGroup.TIME, "ID3 time")),
            Map.entry("TDAT", new What(FindingGroup.TIME, "ID3 time")),
            Map.entry("TIME", new What(FindingGroup.TIME, "ID3 time")),
            Map.entry("COMM", new What(FindingGroup.HIDDEN, "ID3 comment")),
            Map.entry("USLT", new What(FindingGroup.HIDDEN, "ID3 lyrics")),
            Map.entry("APIC", new What(FindingGroup.EMBEDDED, "ID3 picture")),
            Map.entry("PIC", new What(FindingGroup.EMBEDDED, "ID3 picture")),
            Map.entry("GEOB", new What(FindingGroup.EMBEDDED, "ID3 embedded file")),
            Map.entry("PRIV", new What(FindingGroup.HIDDEN, "ID3 private data")),
            Map.entry("UFID", new What(FindingGroup.HISTORY, "ID3 file identifier")),
            Map.entry("CHAP", new What(FindingGroup.OTHER, "ID3 chapter")));

    private Id3Tag() {}

    static boolean isAt(BoxReader in, long at, long end) throws Refusal, IOException {
        return end - at >= HEADER_BYTES
                && in.u8(at) == 'I'
                && in.u8(at + 1) == 'D'
                && in.u8(at + 2) == '3'
                && in.u8(at + 3) < 0xFF
                && in.u8(at + 4) < 0xFF
                && ((in.u32(at + 6) & 0x80808080L) == 0);
    }

    /** Returns how long the tag is, with its header, in bytes. */
    static long lengthBytes(BoxReader in, long at) throws Refusal, IOException {
        return HEADER_BYTES + sevenBits(in, at + 6) + ((in.u8(at + 5) & FOOTER_FLAG) == 0 ? 0 : HEADER_BYTES);
    }

    static long sevenBits(BoxReader in, long at) throws Refusal, IOException {
        return (long) in.u8(at) << 21 | in.u8(at + 1) << 14 | in.u8(at + 2) << 7 | in.u8(at + 3);
    }

    /** Notes what the tag says. */
    static void note(BoxReader in, Draft draft, long from, long length) throws Refusal, IOException {
        int version = in.u8(from + 3);
        int idBytes = version == 2 ? 3 : 4;
        int headerBytes = version == 2 ? 6 : 10;
        long end = from + length;
        long at = from + HEADER_BYTES;
        draft.drop(FindingGroup.OTHER, "ID3 tag", length + " bytes");
        while (end - at >= headerBytes && in.u8(at) != 0) {
            String id = new String(in.bytes(at, idBytes), ISO_8859_1);
            long size = switch (version) {
                case 2 -> in.u32(at + 2) & 0xFFFFFF;
                case 4 -> sevenBits(in, at + 4);
                default -> in.u32(at + 4);
            };
            if (size > end - at - headerBytes || !id.matches("[A-Z0-9]+")) {
                break;
            }
            frame(in, draft, id, at + headerBytes, size);
            at += headerBytes + size;
        }
        LeftOut.note(in, draft, FindingGroup.HIDDEN, "Bytes in an ID3 tag", at, restBytes(in, at, end));
    }

    /** Returns how many bytes are left behind the last frame, without the zeros that only make room. */
    private static long restBytes(BoxReader in, long at, long end) throws Refusal, IOException {
        byte[] rest = in.bytes(at, (int) Math.min(MOST_LOADED_BYTES, end - at));
        return Arrays.equals(rest, new byte[rest.length]) ? 0 : end - at;
    }

    private static void frame(BoxReader in, Draft draft, String id, long from, long size)
            throws Refusal, IOException {
        What what = FRAMES.getOrDefault(id, TEXT);
        if (size > 0 && in.u8(from) <= 3 && id.charAt(0) == 'T') {
            // The first byte says how the text is coded.
            LeftOut.note(in, draft, what.group, what.name, from + 1, size - 1);
        } else {
            LeftOut.note(in, draft, what.group, what.name, from, size);
        }
    }
}
