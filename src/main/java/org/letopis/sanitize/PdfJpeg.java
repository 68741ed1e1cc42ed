package org.letopis.sanitize;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * A JPEG picture inside a PDF: cleaned as any JPEG is, and without what only a file of its own needs. Colours and
 * the way up come from the PDF, so that no profile and no orientation stays.
 */
final class PdfJpeg {
    private static final int APP1 = 0xE1;
    private static final int APP2 = 0xE2;

    private final JpegSanitizer sanitizer = new JpegSanitizer();

    byte[] clean(byte[] data, PdfLosses losses) throws Refusal, IOException {
        byte[] picture = without(APP2, trimmed(data));
        Draft draft = new Draft(FileFormat.JPEG);
        try {
            sanitizer.read(Source.of(picture), draft, ByteSink.NOTHING);
        } catch (Refusal refusal) {
            if (!refusal.key().equals("strip.truncated")) {
                throw inside(refusal);
            }
            // Some writers leave the end marker out, and every viewer shows the picture.
            draft = new Draft(FileFormat.JPEG);
            picture = Arrays.copyOf(picture, picture.length + 2);
            System.arraycopy(sanitizer.end(), 0, picture, picture.length - 2, 2);
            try {
                sanitizer.read(Source.of(picture), draft, ByteSink.NOTHING);
            } catch (Refusal again) {
                throw inside(again);
            }
        }
        note(picture, draft, losses);
        try (InputStream clean = draft.kept().stream(Source.of(picture))) {
            return without(APP1, clean.readAllBytes());
        }
    }

    private static Refusal inside(Refusal refusal) {
        return Refusal.member(FileFormat.PDF, "JPEG", refusal.result(FileFormat.JPEG));
    }

    private void note(byte[] picture, Draft draft, PdfLosses losses) throws IOException {
        draft.findings().forEach(finding -> losses.drop(part(finding.group()), finding.name(), finding.value()));
        if (draft.removed().isEmpty() && !has(APP1, picture)) {
            return;
        }
        MetadataReader.Result metadata = MetadataReader.read(FileFormat.JPEG, draft.spine().stream(Source.of(picture)));
        for (MetadataReader.Entry entry : metadata.entries()) {
            if (TagNames.isFinding(entry, draft, sanitizer)) {
                losses.drop(part(TagNames.groupOf(entry)), entry.name(), entry.description());
            }
        }
        for (Draft.DroppedText text : draft.texts()) {
            losses.text(PdfPart.PICTURE_OTHER, PlainText.decode(text.bytes(), ""));
        }
    }

    private static PdfPart part(FindingGroup group) {
        return switch (group) {
            case PLACE -> PdfPart.PICTURE_PLACE;
            case TIME -> PdfPart.PICTURE_TIME;
            case DEVICE -> PdfPart.PICTURE_DEVICE;
            case PEOPLE -> PdfPart.PICTURE_PEOPLE;
            default -> PdfPart.PICTURE_OTHER;
        };
    }

    /** The length of a stream often counts the end of its line. */
    private static byte[] trimmed(byte[] data) {
        int end = data.length;
        while (end > 2
                && (data[end - 1] == '\n' || data[end - 1] == '\r' || data[end - 1] == 0 || data[end - 1] == ' ')) {
            end--;
        }
        return Arrays.copyOf(data, end);
    }

    private static boolean has(int marker, byte[] jpeg) {
        return without(marker, jpeg).length != jpeg.length;
    }

    /** Returns the picture without the segments of one kind before its frame. */
    private static byte[] without(int marker, byte[] jpeg) {
        ByteArrayOutputStream kept = new ByteArrayOutputStream(jpeg.length);
        int from = 0;
        int at = 2;
        while (at + 4 <= jpeg.length && jpeg[at] == (byte) 0xFF) {
            int found = jpeg[at + 1] & 0xFF;
            boolean header = found >= JpegSanitizer.APP0 && found <= JpegSanitizer.APP15 || found == JpegSanitizer.COM;
            int next = at + 2 + IccProfile.u16(jpeg, at + 2);
            if (!header || next > jpeg.length) {
                break;
            }
            if (found == marker) {
                kept.write(jpeg, from, at - from);
                from = next;
            }
            at = next;
        }
        kept.write(jpeg, from, jpeg.length - from);
        return kept.toByteArray();
    }
}
