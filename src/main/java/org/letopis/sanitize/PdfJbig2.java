package org.letopis.sanitize;

import java.io.ByteArrayOutputStream;

/**
 * A JBIG2 picture inside a PDF: its segments without the comments among them. Source: ITU-T T.88 section 7.2 (segment
 * headers) and 7.4.15 (extensions), ISO 32000-1 section 7.4.7.
 */
final class PdfJbig2 {
    private static final int EXTENSION = 62;
    private static final int END_OF_PAGE = 49;
    private static final int END_OF_FILE = 51;

    private PdfJbig2() {}

    static byte[] clean(byte[] data, PdfLosses losses) throws Refusal {
        ByteArrayOutputStream kept = new ByteArrayOutputStream(data.length);
        int at = 0;
        while (at + 11 <= data.length) {
            long number = IccProfile.u32(data, at);
            int flags = data[at + 4] & 0xFF;
            int type = flags & 63;
            int references = (data[at + 5] & 0xFF) >> 5;
            long header = at + 6;
            if (references == 7) {
                references = (int) (IccProfile.u32(data, at + 5) & 0x1FFFFFFF);
                header = at + 9L + (references + 8L) / 8;
            }
            header += (long) references * (number <= 256 ? 1 : number <= 65_536 ? 2 : 4);
            header += (flags & 64) != 0 ? 4 : 1;
            if (header + 4 > data.length) {
                throw PdfFile.damaged("JBIG2");
            }
            long length = IccProfile.u32(data, (int) header);
            // A length that was not known when it was written runs to the end (section 7.2.7).
            long end = length == 0xFFFFFFFFL ? data.length : header + 4 + length;
            if (end > data.length) {
                throw PdfFile.damaged("JBIG2");
            }
            if (type == EXTENSION) {
                losses.drop(PdfPart.PICTURE_OTHER, length + " bytes");
            } else if (type != END_OF_PAGE && type != END_OF_FILE) {
                kept.write(data, at, (int) end - at);
            }
            at = (int) end;
        }
        return kept.toByteArray();
    }
}
