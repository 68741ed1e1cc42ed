package org.letopis.sanitize;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Set;

/**
 * Windows metafiles, the drawings of the oldest documents. Kept: the headers with new counts, and all records that draw
 * or set how to draw, bit for bit. Dropped: escapes, which hold comments, other metafiles and orders to printers; what
 * follows the end. Refused: unknown records. Source: [MS-WMF] sections 2.1.1.1 and 2.3.
 */
final class WmfSanitizer implements CopyingSanitizer {
    private static final int PLACEABLE = 0x9AC6CDD7;
    private static final int PLACEABLE_BYTES = 22;
    private static final int HEADER_BYTES = 18;
    private static final int END = 0;
    private static final int ESCAPE = 0x0626;
    private static final int LONGEST_COMMENT_BYTES = 200;
    private static final int MOST_RECORDS = 5_000_000;

    /** Records that draw, select or state something. */
    private static final Set<Integer> KEPT = Set.of(
            0x0035, 0x0102, 0x0103, 0x0104, 0x0106, 0x0107, 0x0108, 0x0127, 0x012A, 0x012C, 0x012D, 0x012E, 0x0139,
            0x0142, 0x0149, 0x01F0, 0x0201, 0x0209, 0x020A, 0x020B, 0x020C, 0x020D, 0x020E, 0x020F, 0x0211, 0x0213,
            0x0214, 0x0220, 0x0228, 0x0231, 0x0234, 0x02FA, 0x02FB, 0x02FC, 0x0324, 0x0325, 0x0410, 0x0412, 0x0415,
            0x0416, 0x0418, 0x0419, 0x041B, 0x041F, 0x0429, 0x0436, 0x0521, 0x0538, 0x0548, 0x061C, 0x061D, 0x06FF,
            0x0817, 0x081A, 0x0830, 0x0922, 0x0940, 0x0A32, 0x0B23, 0x0B41, 0x0D33, 0x0F43, 0x00F7, 0x001E);

    @Override
    public Set<FileFormat> formats() {
        return Set.of(FileFormat.WMF);
    }

    @Override
    public byte[] end() {
        return new byte[0];
    }

    @Override
    public void read(Source source, Draft draft, ByteSink pixels) throws Refusal, IOException {
        Cursor in = new Cursor(source, FileFormat.WMF);
        byte[] start = in.bytes(4);
        boolean placeable = little(start).getInt(0) == PLACEABLE;
        in.seek(0);
        byte[] place = placeable ? in.bytes(PLACEABLE_BYTES) : new byte[0];
        byte[] header = in.bytes(HEADER_BYTES);
        if (little(header).getShort(2) != HEADER_BYTES / 2) {
            throw Refusal.damaged(FileFormat.WMF, "header", place.length);
        }
        Pieces body = new Pieces();
        long largest = records(in, body, draft);
        if (placeable) {
            draft.kept().literal(place(place));
            ByteBuffer bounds = little(place);
            draft.dimensions(1 + Math.abs(bounds.getShort(10)), 1 + Math.abs(bounds.getShort(12)));
        }
        ByteBuffer fresh = little(header);
        fresh.putInt(6, (int) ((HEADER_BYTES + body.sizeBytes()) / 2));
        fresh.putInt(12, (int) (largest / 2));
        fresh.putShort(16, (short) 0);
        draft.kept().literal(fresh.array());
        draft.kept().append(body);
        Trailing.note(source, in.position(), draft);
    }

    /** Returns the size of the largest record that is kept, in bytes. */
    private static long records(Cursor in, Pieces body, Draft draft) throws Refusal, IOException {
        long largest = 0;
        for (int i = 0; i < MOST_RECORDS && body.count() <= Pieces.MOST_PIECES; i++) {
            long start = in.position();
            ByteBuffer head = little(in.bytes(6));
            long length = (head.getInt(0) & 0xFFFFFFFFL) * 2;
            int function = head.getShort(4) & 0xFFFF;
            if (length < 6) {
                throw Refusal.damaged(FileFormat.WMF, "record " + Integer.toHexString(function), start);
            }
            in.require(length - 6);
            if (function == ESCAPE) {
                escape(in, length - 6, draft);
                continue;
            }
            if (function != END && !KEPT.contains(function)) {
                throw Refusal.unknownPart(FileFormat.WMF, "record " + Integer.toHexString(function), start);
            }
            in.skip(length - 6);
            body.picture(start, length);
            largest = Math.max(largest, length);
            if (function == END) {
                return largest;
            }
        }
        throw Refusal.tooLarge(FileFormat.WMF, "number of records");
    }

    /** A long escape is the same drawing in another form, with the words and fonts that the kept records draw. */
    private static void escape(Cursor in, long length, Draft draft) throws Refusal, IOException {
        if (length > LONGEST_COMMENT_BYTES) {
            in.skip(length);
            draft.drop(FindingGroup.HIDDEN, "Second form of the drawing", length + " bytes");
            return;
        }
        byte[] text = in.bytes((int) length);
        draft.drop(FindingGroup.HIDDEN, "Comment", length + " bytes");
        PlainText.runs(text, text.length).forEach(run -> draft.droppedText("Comment", run));
    }

    /** Returns the placeable header with nothing but the bounds and the scale, and its checksum (section 2.3.2.3). */
    private static byte[] place(byte[] old) {
        ByteBuffer fresh = little(old.clone());
        fresh.putShort(4, (short) 0);
        fresh.putInt(16, 0);
        short sum = 0;
        for (int at = 0; at < 20; at += 2) {
            sum ^= fresh.getShort(at);
        }
        fresh.putShort(20, sum);
        return fresh.array();
    }

    private static ByteBuffer little(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
