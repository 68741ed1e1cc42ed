package org.letopis.sanitize;

import java.io.IOException;
import java.util.Set;
import org.letopis.failure.Failure;
import org.letopis.failure.FailureInStream;

/**
 * Finds pictures inside old office files and tells what each gives away: a photo keeps its place and camera in there.
 * They stand in the streams as records of their own, [MS-ODRAW] section 2.2.23.
 */
final class OldOfficePictures {
    private static final int JPEG = 0xF01D;
    private static final int PNG = 0xF01E;
    private static final int TIFF = 0xF029;
    private static final int CMYK_JPEG = 0xF02A;
    private static final Set<Integer> DRAWINGS = Set.of(0xF01A, 0xF01B, 0xF01C);
    private static final Set<Integer> PHOTOS = Set.of(JPEG, PNG, TIFF, CMYK_JPEG);

    private static final int BLOCK_BYTES = 1 << 16;
    private static final int RECORD_HEADER = 8;

    /** One or two checksums and a mark stand before the picture itself. */
    private static final int[] BEFORE_PICTURE = {17, 33};

    /** Where a metafile says how large it is packed, behind one or two checksums. */
    private static final int[] PACKED_SIZE = {16 + 28, 32 + 28};

    private static final int METAFILE_HEADER = 34;
    private static final int LONGEST_BEFORE = 80;
    private static final int MOST_PICTURES = 500;

    private final Stripping stripping;
    private int told;

    OldOfficePictures(Stripping stripping) {
        this.stripping = stripping;
    }

    /** Looks for pictures in a stream; each is told by the stream's name and its number. */
    void tell(Source stream, String name, InspectionNotes notes) throws Refusal, IOException {
        byte[] block = new byte[BLOCK_BYTES];
        int found = 0;
        for (long from = 0; from + LONGEST_BEFORE < stream.sizeBytes(); from += BLOCK_BYTES - LONGEST_BEFORE) {
            int count = (int) Math.min(BLOCK_BYTES, stream.sizeBytes() - from);
            if (stream.fill(from, block, 0, count) < count) {
                throw OleBytes.damaged(from);
            }
            OleBytes bytes = new OleBytes(block);
            for (int at = 0; at < count - LONGEST_BEFORE; at++) {
                if (block[at + 3] == (byte) 0xF0 && (block[at] & 0xF) == 0) {
                    found += record(stream, bytes, from, at, notes.at(name + "/" + (found + 1))) ? 1 : 0;
                }
            }
        }
        if (found > 0) {
            notes.tell(FindingGroup.EMBEDDED, "Pictures", Integer.toString(found));
        }
    }

    private boolean record(Source stream, OleBytes bytes, long from, int at, InspectionNotes notes)
            throws Refusal, IOException {
        int type = bytes.u16(at + 2);
        long length = bytes.u32(at + 4);
        if (length > stream.sizeBytes() - from - at - RECORD_HEADER) {
            return false;
        }
        if (DRAWINGS.contains(type) && isDrawing(bytes, at, length)) {
            notes.unread(InspectionNotes.UNREAD_EMBEDDED);
            return true;
        }
        if (!PHOTOS.contains(type)) {
            return false;
        }
        for (int before : BEFORE_PICTURE) {
            if (length > before && isPicture(bytes, at + RECORD_HEADER + before)) {
                long start = from + at + RECORD_HEADER + before;
                picture(new RangeSource(stream, start, length - before), notes);
                return true;
            }
        }
        return false;
    }

    private static boolean isPicture(OleBytes bytes, int at) throws Refusal {
        int start = bytes.i32(at);
        return (start & 0xFFFFFF) == 0xFFD8FF || start == 0x474E5089 || start == 0x002A4949 || start == 0x2A004D4D;
    }

    private static boolean isDrawing(OleBytes bytes, int at, long length) throws Refusal {
        for (int place : PACKED_SIZE) {
            if (bytes.u32(at + RECORD_HEADER + (long) place) + place - 28 + METAFILE_HEADER == length) {
                return true;
            }
        }
        return false;
    }

    /** Tells what a picture gives away. */
    void picture(Source picture, InspectionNotes notes) throws IOException {
        try {
            FileFormat format = FileFormat.detect(picture);
            boolean isRead = picture.sizeBytes() > 0
                    && format.isMedia()
                    && Sanitizers.of(format).isPresent()
                    && ++told <= MOST_PICTURES;
            if (!isRead) {
                notes.unread(InspectionNotes.UNREAD_EMBEDDED);
                return;
            }
            Inspection inside = Inspection.of(picture, stripping);
            notes.tellAll(inside.findings());
            if (!inside.unread().isEmpty()) {
                notes.unread(InspectionNotes.UNREAD_EMBEDDED);
            }
        } catch (Failure failure) {
            throw new FailureInStream(failure);
        }
    }
}
