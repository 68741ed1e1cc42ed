package org.letopis.sanitize;

import java.io.IOException;

/** The small picture inside a picture, which may show what was cropped away or painted over. */
final class Thumbnail {
    private static final String NAME = "Thumbnail";

    private Thumbnail() {}

    static void note(byte[] thumbnail, Draft draft) {
        draft.drop(FindingGroup.EMBEDDED, NAME, dimensions(thumbnail) + thumbnail.length + " bytes");
    }

    /** Goes to the frame segment only: a thumbnail may hold an EXIF block with a thumbnail, and so on. */
    private static String dimensions(byte[] thumbnail) {
        Cursor in = new Cursor(Source.of(thumbnail), FileFormat.JPEG);
        try {
            in.skip(2);
            while (in.u8() == 0xFF) {
                int marker = in.u8();
                int length = in.u16();
                if (marker >= 0xC0 && marker <= 0xC2) {
                    in.skip(1);
                    int height = in.u16();
                    return in.u16() + " x " + height + " pixels, ";
                }
                in.skip(Math.max(0, length - 2));
            }
            return "";
        } catch (Refusal | IOException e) {
            // A damaged thumbnail is still one; only its dimensions are not known.
            return "";
        }
    }
}
