package org.letopis.sanitize;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Set;

/**
 * A JPEG 2000 picture inside a PDF. Kept: of the boxes the signature, the file type, the header with size, depth,
 * colours, palette and channels, and the codestream. Dropped: every other box (XML, UUID, copyright, resolution) and
 * comments in the codestream. Source: ISO/IEC 15444-1 annexes A and I, ISO 32000-1 section 7.4.9.
 */
final class PdfJpeg2000 {
    private static final int SOC = 0xFF4F;
    private static final int SOT = 0xFF90;
    private static final int SOD = 0xFF93;
    private static final int EOC = 0xFFD9;
    private static final int COM = 0xFF64;
    private static final Set<String> BOXES = Set.of("jP  ", "ftyp", "jp2h", "jp2c");
    private static final Set<String> HEADER_BOXES = Set.of("ihdr", "bpcc", "colr", "pclr", "cmap", "cdef");

    private final PdfLosses losses;

    PdfJpeg2000(PdfLosses losses) {
        this.losses = losses;
    }

    byte[] clean(byte[] data) throws Refusal {
        return data.length > 2 && IccProfile.u16(data, 0) == SOC ? codestream(data) : boxes(data, BOXES);
    }

    private byte[] boxes(byte[] data, Set<String> keptBoxes) throws Refusal {
        ByteArrayOutputStream kept = new ByteArrayOutputStream(data.length);
        int at = 0;
        while (at + 8 <= data.length) {
            long length = IccProfile.u32(data, at);
            int header = 8;
            if (length == 1 && at + 16 <= data.length) {
                length = IccProfile.u32(data, at + 8) == 0 ? IccProfile.u32(data, at + 12) : Long.MAX_VALUE;
                header = 16;
            } else if (length == 0) {
                length = data.length - at;
            }
            if (length < header || length > data.length - at) {
                throw damaged();
            }
            String kind = new String(data, at + 4, 4, java.nio.charset.StandardCharsets.ISO_8859_1);
            byte[] content = Arrays.copyOfRange(data, at + header, (int) (at + length));
            if (!keptBoxes.contains(kind)) {
                dropped(content);
            } else if (kind.equals("jp2h")) {
                box(kept, kind, boxes(content, HEADER_BOXES));
            } else if (kind.equals("jp2c")) {
                box(kept, kind, codestream(content));
                note(data, (int) (at + length));
                return kept.toByteArray();
            } else if (!kind.equals("colr") || content.length > 0 && content[0] == 1) {
                box(kept, kind, content);
            } else {
                box(kept, kind, profile(content));
            }
            at += (int) length;
        }
        if (keptBoxes == BOXES) {
            throw damaged();
        }
        return kept.toByteArray();
    }

    private void note(byte[] data, int end) {
        for (int i = end; i < data.length; i++) {
            if (data[i] > ' ') {
                dropped(Arrays.copyOfRange(data, end, data.length));
                return;
            }
        }
    }

    /** A restricted or full profile follows three bytes, annex I.5.3.3. */
    private static byte[] profile(byte[] content) throws Refusal {
        if (content.length < 3 + 132) {
            throw damaged();
        }
        byte[] profile = Arrays.copyOfRange(content, 3, content.length);
        String space = new String(profile, 16, 4, java.nio.charset.StandardCharsets.ISO_8859_1);
        byte[] rebuilt = IccProfile.rebuilt(FileFormat.PDF, profile, space);
        byte[] clean = Arrays.copyOf(content, 3 + rebuilt.length);
        System.arraycopy(rebuilt, 0, clean, 3, rebuilt.length);
        return clean;
    }

    private static void box(ByteArrayOutputStream out, String kind, byte[] content) {
        int length = content.length + 8;
        out.writeBytes(new byte[] {(byte) (length >> 24), (byte) (length >> 16), (byte) (length >> 8), (byte) length});
        out.writeBytes(kind.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
        out.writeBytes(content);
    }

    /** Comments of the main header go; those of a tile, whose length is noted elsewhere, are emptied. Annex A.9.2. */
    private byte[] codestream(byte[] data) throws Refusal {
        if (data.length < 4 || IccProfile.u16(data, 0) != SOC) {
            throw damaged();
        }
        byte[] code = data.clone();
        ByteArrayOutputStream kept = new ByteArrayOutputStream(code.length);
        kept.write(code, 0, 2);
        int at = 2;
        while (marker(code, at) != SOT) {
            int next = segmentEnd(code, at);
            if (marker(code, at) == COM) {
                dropped(Arrays.copyOfRange(code, at + 6, next));
            } else {
                kept.write(code, at, next - at);
            }
            at = next;
        }
        int tiles = at;
        while (at + 12 <= code.length && marker(code, at) == SOT) {
            long length = IccProfile.u32(code, at + 6);
            int segment = at + 12;
            while (marker(code, segment) != SOD) {
                int next = segmentEnd(code, segment);
                if (marker(code, segment) == COM) {
                    blank(code, segment + 6, next);
                }
                segment = next;
            }
            if (length == 0) {
                at = code.length;
            } else if (length < 14 || length > code.length - at) {
                throw damaged();
            } else {
                at += (int) length;
            }
        }
        boolean ended = at + 2 <= code.length && marker(code, at) == EOC;
        kept.write(code, tiles, (ended ? at + 2 : at) - tiles);
        if (ended) {
            note(code, at + 2);
        }
        return kept.toByteArray();
    }

    private void blank(byte[] code, int from, int to) {
        byte[] comment = Arrays.copyOfRange(code, from, to);
        if (!Arrays.equals(comment, new byte[comment.length])) {
            dropped(comment);
            Arrays.fill(code, from, to, (byte) 0);
        }
    }

    private static int marker(byte[] code, int at) throws Refusal {
        if (at + 2 > code.length) {
            throw damaged();
        }
        return IccProfile.u16(code, at);
    }

    private static int segmentEnd(byte[] code, int at) throws Refusal {
        int next = at + 4 <= code.length ? at + 2 + IccProfile.u16(code, at + 2) : Integer.MAX_VALUE;
        if (next < at + 4 || next > code.length) {
            throw damaged();
        }
        return next;
    }

    private void dropped(byte[] content) {
        losses.drop(PdfPart.PICTURE_OTHER, content.length + " bytes");
        for (byte[] run : PlainText.runs(content, Math.min(content.length, 1 << 16))) {
            losses.text(PdfPart.PICTURE_OTHER, PlainText.decode(run, ""));
        }
    }

    private static Refusal damaged() {
        return PdfFile.damaged("JPEG 2000");
    }
}
