package org.letopis.sanitize;

import static java.nio.charset.StandardCharsets.UTF_16LE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Set;

/**
 * Enhanced metafiles, which older documents use for drawings. Kept: the header without its description, and all records
 * that draw or set how to draw, bit for bit. Dropped: comments (in these programs put whatever they like), escapes to
 * printers, records of colour profiles, what follows the end. Refused: drawings that are only in comments (EMF+ without
 * a plain form), records that hold compressed pictures. Source: [MS-EMF] sections 2.3 and 3.1.
 */
final class EmfSanitizer implements CopyingSanitizer {
    private static final int HEADER = 1;
    private static final int END = 14;
    private static final int COMMENT = 70;
    private static final int PLAIN_HEADER_BYTES = 88;
    private static final int LONGEST_HEADER_BYTES = 4_096;
    private static final int MOST_RECORDS = 5_000_000;
    private static final int DESCRIPTION_CHARS_AT = 60;
    private static final String EMF_PLUS = "EMF+";

    /** Records that draw, select or state something (section 2.1.1). */
    private static final BitSet KEPT = new BitSet();

    /** Escapes, colour management and video drivers: they show nothing. */
    private static final Set<Integer> DROPPED =
            Set.of(99, 100, 101, 102, 103, 104, 105, 106, 110, 111, 112, 113, 119, 121, 122);

    static {
        KEPT.set(2, COMMENT);
        KEPT.set(71, 99);
        for (int each : new int[] {107, 108, 109, 114, 115, 116, 118, 120}) {
            KEPT.set(each);
        }
    }

    @Override
    public Set<FileFormat> formats() {
        return Set.of(FileFormat.EMF);
    }

    @Override
    public byte[] end() {
        return new byte[0];
    }

    @Override
    public void read(Source source, Draft draft, ByteSink pixels) throws Refusal, IOException {
        Cursor in = new Cursor(source, FileFormat.EMF);
        ByteBuffer first = little(in.bytes(8));
        int headerBytes = first.getInt(4);
        if (first.getInt(0) != HEADER || headerBytes < PLAIN_HEADER_BYTES || headerBytes > LONGEST_HEADER_BYTES) {
            throw Refusal.damaged(FileFormat.EMF, "header", 0);
        }
        byte[] header = Arrays.copyOf(first.array(), headerBytes);
        System.arraycopy(in.bytes(headerBytes - 8), 0, header, 8, headerBytes - 8);
        Pieces body = new Pieces();
        int records = records(in, body, draft);
        draft.kept().literal(header(header, body.sizeBytes(), records + 1, draft));
        draft.kept().append(body);
        ByteBuffer bounds = little(header);
        draft.dimensions(1 + Math.abs((long) bounds.getInt(16)), 1 + Math.abs((long) bounds.getInt(20)));
        Trailing.note(source, in.position(), draft);
    }

    /** Returns how many records are kept. */
    private static int records(Cursor in, Pieces body, Draft draft) throws Refusal, IOException {
        int kept = 0;
        for (int i = 0; i < MOST_RECORDS; i++) {
            long start = in.position();
            ByteBuffer head = little(in.bytes(8));
            int type = head.getInt(0);
            long length = head.getInt(4) & 0xFFFFFFFFL;
            if (length < 8 || length % 4 != 0) {
                throw Refusal.damaged(FileFormat.EMF, "record " + type, start);
            }
            in.require(length - 8);
            if (type == COMMENT) {
                comment(in, length - 8, draft);
            } else if (DROPPED.contains(type)) {
                in.skip(length - 8);
                draft.drop(FindingGroup.DEVICE, "Printer or colour record", String.valueOf(type));
            } else if (type > 0 && KEPT.get(type)) {
                byte[] start80 = in.bytes((int) Math.min(length - 8, 80));
                requirePlainPicture(type, start80, start);
                in.skip(length - 8 - start80.length);
                body.picture(start, length);
                kept++;
            } else {
                throw Refusal.unknownPart(FileFormat.EMF, "record " + type, start);
            }
            if (body.count() > Pieces.MOST_PIECES) {
                break;
            }
            if (type == END) {
                return kept;
            }
        }
        throw Refusal.tooLarge(FileFormat.EMF, "number of records");
    }

    private static void comment(Cursor in, long length, Draft draft) throws Refusal, IOException {
        byte[] start = in.bytes((int) Math.min(length, 16));
        in.skip(length - start.length);
        String mark = start.length >= 8 ? PlainText.decode(Arrays.copyOfRange(start, 4, 8), "") : "";
        if (mark.equals(EMF_PLUS)) {
            // An EMF+ header says by its lowest flag whether the plain records draw the same ([MS-EMFPLUS] 2.3.3.3).
            boolean isHeader = start.length >= 12 && start[8] == 0x01 && start[9] == 0x40;
            if (isHeader && (start[10] & 1) == 0) {
                throw Refusal.unknownPart(FileFormat.EMF, "drawing in comments (EMF+)", in.position() - length);
            }
            draft.drop(FindingGroup.HIDDEN, "Second form of the drawing", length + " bytes");
            return;
        }
        draft.drop(
                FindingGroup.HIDDEN, "Comment", mark.isBlank() ? length + " bytes" : mark + ", " + length + " bytes");
        PlainText.runs(start, start.length).forEach(run -> draft.droppedText("Comment", run));
    }

    /** A picture in a record may be a JPEG or PNG file with metadata of its own ([MS-WMF] section 2.1.1.7). */
    private static void requirePlainPicture(int type, byte[] record, long position) throws Refusal {
        int offsetAt = switch (type) {
            case 80, 81 -> 40;
            case 76, 77 -> 76;
            default -> -1;
        };
        if (offsetAt < 0 || record.length < offsetAt + 4) {
            return;
        }
        int from = little(record).getInt(offsetAt) - 8;
        if (from >= 0 && from + 20 <= record.length) {
            int compression = little(record).getInt(from + 16);
            if (compression == 4 || compression == 5) {
                throw Refusal.unknownPart(FileFormat.EMF, "compressed picture", position);
            }
        }
    }

    /** Returns the header with new counts, without the name of the program and of the picture. */
    private static byte[] header(byte[] old, long bodyBytes, int records, Draft draft) throws Refusal {
        ByteBuffer was = little(old);
        long characters = was.getInt(DESCRIPTION_CHARS_AT) & 0xFFFFFFFFL;
        long from = was.getInt(DESCRIPTION_CHARS_AT + 4) & 0xFFFFFFFFL;
        if (characters > 0 && from >= PLAIN_HEADER_BYTES && from + characters * 2 <= old.length) {
            String text = new String(old, (int) from, (int) characters * 2, UTF_16LE);
            String shown = text.replace('\0', ' ').strip();
            draft.drop(FindingGroup.DEVICE, "Description", shown);
            for (String each : text.split("\0")) {
                draft.droppedText("Description", each.getBytes(UTF_16LE));
            }
        } else if (old.length > PLAIN_HEADER_BYTES + 20) {
            draft.drop(FindingGroup.HIDDEN, "Unknown bytes", (old.length - PLAIN_HEADER_BYTES - 20) + " bytes");
        }
        int length =
                old.length >= PLAIN_HEADER_BYTES + 20 && from != PLAIN_HEADER_BYTES && from != PLAIN_HEADER_BYTES + 12
                        ? PLAIN_HEADER_BYTES + 20
                        : PLAIN_HEADER_BYTES;
        ByteBuffer fresh = little(Arrays.copyOf(old, length));
        fresh.putInt(4, length);
        fresh.putInt(48, (int) (length + bodyBytes));
        fresh.putInt(52, records);
        fresh.putShort(58, (short) 0);
        fresh.putInt(DESCRIPTION_CHARS_AT, 0);
        fresh.putInt(DESCRIPTION_CHARS_AT + 4, 0);
        if (length > PLAIN_HEADER_BYTES) {
            // The pixel format of the screen that it was drawn for.
            fresh.putInt(88, 0);
            fresh.putInt(92, 0);
        }
        return fresh.array();
    }

    private static ByteBuffer little(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
