package org.letopis.sanitize;

import java.io.IOException;
import java.util.Arrays;

/**
 * Run-length code of 8 or 4 bits, followed column by column and row by row.
 *
 * <p>Kept: codes that draw, go to the next row or jump, and one mark at the end, also where there was none. Dropped:
 * up to seven pixels that fill up a row (ImageMagick writes them), bytes and half bytes that fill up runs, whatever
 * follows the last row. How long the header says that the code is does not count: viewers draw until the end mark.
 * Refused: pixels and jumps further out of the picture. Source: [MS-WMF] section 3.1.6.
 */
final class BmpRuns {
    private static final String FILL_PIXELS = "Pixels that fill up rows";
    private static final int NEXT_ROW = 0;
    private static final int END = 1;
    private static final int JUMP = 2;
    private static final byte[] END_MARK = {0, END};

    private final Cursor in;
    private final Draft draft;
    private final Pieces kept;
    private final boolean halves;
    private final long columns;
    private final long rows;
    /** Rows of pixels that are not compressed are a multiple of four bytes, and some programs code all of these. */
    private final long filledColumns;

    private long column;
    private long row;
    private boolean ended;
    private long outsideBytes;
    private long fillBytes;

    /**
     * @param in at the first code
     * @param kept takes the code
     */
    BmpRuns(Cursor in, BmpHeader header, Draft draft, Pieces kept) {
        this.in = in;
        this.draft = draft;
        this.kept = kept;
        this.halves = header.compression() == BmpHeader.RLE4;
        this.columns = header.width();
        this.rows = Math.abs((long) header.height());
        int perWord = halves ? 8 : 4;
        this.filledColumns = (columns + perWord - 1) / perWord * perWord;
    }

    /** Returns where the code ends in the file. */
    long follow() throws Refusal, IOException {
        while (!ended && row < rows && !(row == rows - 1 && column >= columns)) {
            code();
            if (kept.count() > Pieces.MOST_PIECES) {
                throw Refusal.tooLarge(FileFormat.BMP, "number of runs with hidden bytes");
            }
        }
        long end = in.position();
        if (!ended && row < rows) {
            end = behindLastPixel();
        }
        if (!ended) {
            end = endMark(end);
        }
        if (outsideBytes > 0) {
            draft.drop(FindingGroup.HIDDEN, FILL_PIXELS, outsideBytes + " bytes");
        }
        if (fillBytes > 0) {
            draft.drop(FindingGroup.HIDDEN, "Bytes that fill up runs", fillBytes + " bytes");
        }
        return end;
    }

    private void code() throws Refusal, IOException {
        long at = in.position();
        int count = in.u8();
        int value = in.u8();
        if (count > 0) {
            run(at, count, value);
        } else if (value == JUMP) {
            column += in.u8();
            row += in.u8();
            if (column > columns || row >= rows) {
                throw Refusal.damaged(FileFormat.BMP, "run-length code", at);
            }
            kept.picture(at, 4);
        } else if (value > JUMP) {
            pixels(at, value);
        } else {
            kept.picture(at, 2);
            ended = value == END;
            column = 0;
            row++;
        }
    }

    /** So many times the same pixel, or the same two by turns. */
    private void run(long at, int count, int value) throws Refusal {
        int shown = shown(at, count);
        // Of one pixel the second half byte is never drawn.
        int drawn = halves && shown == 1 ? value & 0xF0 : value;
        if (shown == count && drawn == value) {
            kept.picture(at, 2);
            return;
        }
        note(shown < count, 1);
        if (shown > 0) {
            kept.pictureLiteral(new byte[] {(byte) shown, (byte) drawn});
        }
    }

    /** So many different pixels, filled up to an even number of bytes. */
    private void pixels(long at, int count) throws Refusal, IOException {
        byte[] stored = in.bytes(evenBytes(count));
        int shown = shown(at, count);
        byte[] drawn = Arrays.copyOf(Arrays.copyOf(stored, bytes(shown)), evenBytes(shown));
        if (halves && shown % 2 == 1) {
            drawn[shown / 2] &= (byte) 0xF0;
        }
        if (shown == count && Arrays.equals(drawn, stored)) {
            kept.picture(at, 2L + stored.length);
            return;
        }
        note(shown < count, shown < count ? stored.length - bytes(shown) : 1);
        kept.pictureLiteral(coded(shown, drawn));
    }

    private void note(boolean outside, int bytes) {
        outsideBytes += outside ? bytes : 0;
        fillBytes += outside ? 0 : bytes;
    }

    /** Returns code for these pixels; fewer than three can only be runs. */
    private byte[] coded(int pixels, byte[] drawn) {
        BoxContent code = new BoxContent();
        if (pixels > JUMP) {
            code.u8(0).u8(pixels).bytes(drawn);
        } else if (halves) {
            code.u8(pixels).u8(drawn[0] & 0xFF);
        } else {
            for (int i = 0; i < pixels; i++) {
                code.u8(1).u8(drawn[i] & 0xFF);
            }
        }
        return code.array();
    }

    /** Behind the last pixel may come what fills up the row, its end, and the mark at the end. */
    private long behindLastPixel() throws Refusal, IOException {
        long drawnTo = in.position();
        while (in.left() >= 2) {
            long at = in.position();
            int count = in.u8();
            int value = in.u8();
            if (count == 0 && value <= END) {
                kept.picture(at, 2);
                ended = value == END;
                outsideBytes += at - drawnTo;
                return at + 2;
            }
            int skipped = count == 0 ? evenBytes(value) : 0;
            column += count == 0 ? value : count;
            if (column > filledColumns || count == 0 && value == JUMP || in.left() < skipped) {
                break;
            }
            in.skip(skipped);
        }
        return drawnTo;
    }

    private long endMark(long at) throws Refusal, IOException {
        in.seek(at);
        if (in.left() >= 2 && Arrays.equals(in.bytes(2), END_MARK)) {
            kept.picture(at, 2);
            return at + 2;
        }
        kept.pictureLiteral(END_MARK.clone());
        return at;
    }

    /** Returns how many of the pixels are left of the edge, and goes behind them. */
    private int shown(long at, int count) throws Refusal {
        int shown = (int) Math.min(count, Math.max(0, columns - column));
        column += count;
        if (column > filledColumns) {
            // Some viewers go on in the next row, others leave all of these pixels out.
            throw Refusal.damaged(FileFormat.BMP, "run-length code", at);
        }
        return shown;
    }

    private int bytes(int pixels) {
        return halves ? (pixels + 1) / 2 : pixels;
    }

    private int evenBytes(int pixels) {
        return bytes(pixels) + bytes(pixels) % 2;
    }
}
