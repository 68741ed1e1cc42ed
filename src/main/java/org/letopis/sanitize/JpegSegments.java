package org.letopis.sanitize;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.List;
import java.util.Locale;

/** Names what stands in application segments and comments that are dropped. */
final class JpegSegments {
    /** A marker, how the content starts, what that is. */
    private record Kind(int marker, String start, FindingGroup group, String name) {}

    private static final int SHOWN_BYTES = 400;

    private static final List<Kind> KINDS = List.of(
            new Kind(0xE0, "JFXX\0", FindingGroup.EMBEDDED, "JFIF extension thumbnail"),
            new Kind(0xE0, "JFIF\0", FindingGroup.OTHER, "JFIF header details"),
            new Kind(0xE1, "http://ns.adobe.com/xap/1.0/\0", FindingGroup.HISTORY, "XMP block"),
            new Kind(0xE1, "http://ns.adobe.com/xmp/extension/\0", FindingGroup.HISTORY, "XMP block, extended"),
            new Kind(0xE2, "MPF\0", FindingGroup.EMBEDDED, "Index of further pictures (MPF)"),
            new Kind(0xE2, "FPXR\0", FindingGroup.EMBEDDED, "FlashPix block"),
            new Kind(0xE2, "ICC_PROFILE\0", FindingGroup.DEVICE, "Colour profile"),
            new Kind(0xE2, "urn:iso:std:iso:ts:21496", FindingGroup.EMBEDDED, "Gain map description"),
            new Kind(0xEB, "JP", FindingGroup.HISTORY, "Content credentials (JUMBF)"),
            new Kind(0xEB, "HDR_RI", FindingGroup.OTHER, "HDR block"),
            new Kind(0xEC, "Ducky", FindingGroup.HISTORY, "Ducky block"),
            new Kind(0xED, "Photoshop 3.0\0", FindingGroup.HISTORY, "Photoshop and IPTC block"),
            new Kind(0xEE, "Adobe", FindingGroup.HIDDEN, "Bytes in the Adobe marker"));

    private JpegSegments() {}

    static void drop(int marker, byte[] content, Draft draft) {
        if (marker == JpegSanitizer.COM) {
            String shown = new String(content, 0, Math.min(content.length, SHOWN_BYTES), ISO_8859_1);
            draft.drop(FindingGroup.HIDDEN, "Comment", PlainText.decode(content, shown));
            draft.droppedText("Comment", content);
            return;
        }
        for (Kind kind : KINDS) {
            if (kind.marker == marker && startsWith(content, kind.start)) {
                draft.drop(kind.group, kind.name, content.length + " bytes");
                droppedText(kind.name, content, draft);
                return;
            }
        }
        String name = String.format(Locale.ROOT, "APP%d segment", marker - JpegSanitizer.APP0);
        draft.drop(FindingGroup.HIDDEN, "Unknown application segment", name, content.length + " bytes");
        droppedText("Unknown application segment", content, draft);
    }

    /** Notes the readable runs of a dropped segment, up to a picture in it: its tables look like text. */
    static void droppedText(String name, byte[] content, Draft draft) {
        for (byte[] run : PlainText.runs(content, PlainText.pictureStart(content))) {
            draft.droppedText(name, run);
        }
    }

    static boolean startsWith(byte[] content, String start) {
        if (content.length < start.length()) {
            return false;
        }
        for (int i = 0; i < start.length(); i++) {
            if (content[i] != (byte) start.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
