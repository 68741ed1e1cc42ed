package org.letopis.sanitize;

import java.io.IOException;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** The coded data of the strips and tiles of one TIFF: each is kept up to its true end, as far as that can be told. */
final class TiffData {
    static final String BEHIND = "Bytes behind the picture data";

    private static final int BLOCK_BYTES = 1 << 15;

    private final TiffBytes file;
    private final Draft draft;
    private final ByteSink pixels;
    private final TiffJpeg jpeg;
    private final byte[] block = new byte[BLOCK_BYTES];

    TiffData(TiffBytes file, Draft draft, ByteSink pixels) {
        this.file = file;
        this.draft = draft;
        this.pixels = pixels;
        this.jpeg = new TiffJpeg(file, draft);
    }

    TiffJpeg jpeg() {
        return jpeg;
    }

    /** Returns what a clean copy keeps of a strip or tile, whose place in the file was checked. */
    Pieces clean(TiffPage page, int part, long from, long length) throws Refusal, IOException {
        if (page.compression() == TiffPage.JPEG) {
            return jpeg.clean(from, length, false);
        }
        if (page.rawBytes(part) == TiffPage.NOT_KNOWN) {
            // What stands behind the rows could not be told from them.
            throw Refusal.unknownPart(FileFormat.TIFF, "layout of YCbCr", from);
        }
        long used = page.deflated() ? inflated(page, part, from, length) : usedBytes(page, part, from, length);
        if (used < length) {
            draft.drop(FindingGroup.HIDDEN, BEHIND, length - used + " bytes");
        }
        Pieces kept = new Pieces();
        kept.picture(from, used);
        return kept;
    }

    private long usedBytes(TiffPage page, int part, long from, long length) throws Refusal, IOException {
        long wanted = page.rawBytes(part);
        return switch (page.compression()) {
            case TiffPage.NONE -> Math.min(wanted, length);
            case TiffPage.PACK_BITS -> codes(page, wanted, from, length).packBits();
            case TiffPage.LZW -> {
                refuseOldLzw(page, from, length);
                yield codes(page, wanted, from, length).lzw();
            }
            default -> length;
        };
    }

    private TiffCodes codes(TiffPage page, long wanted, long from, long length) throws Refusal, IOException {
        Cursor in = new Cursor(new RangeSource(file.source(), from, length), FileFormat.TIFF);
        return new TiffCodes(in, wanted, page.lowBitFirst());
    }

    /** The first programs had the bits the other way round; a clear code, which begins each strip, tells. */
    private void refuseOldLzw(TiffPage page, long from, long length) throws Refusal, IOException {
        if (length > 1 && !page.lowBitFirst() && file.u8(from) == 0 && (file.u8(from + 1) & 1) == 1) {
            throw Refusal.unknownPart(FileFormat.TIFF, "compression 5 (old LZW)", from);
        }
    }

    private long inflated(TiffPage page, int part, long from, long length) throws Refusal, IOException {
        long wanted = page.rawBytes(part);
        long most = page.mostRawBytes(part);
        Cursor in = new Cursor(new RangeSource(file.source(), from, length), FileFormat.TIFF);
        Inflater inflater = new Inflater();
        long unpacked = 0;
        try {
            while (!inflater.finished()) {
                if (inflater.needsInput() && in.left() > 0) {
                    int count = in.block(BLOCK_BYTES);
                    inflater.setInput(input(page, in, count), 0, count);
                }
                int count = inflater.inflate(block);
                unpacked += count;
                pixels.accept(block, 0, count);
                draft.pixels().update(block, 0, count);
                boolean stuck = count == 0 && !inflater.finished() && (!inflater.needsInput() || in.left() == 0);
                if (unpacked > most || stuck && unpacked < wanted) {
                    throw Refusal.damaged(FileFormat.TIFF, "picture data", from);
                }
                if (stuck) {
                    return length;
                }
            }
            return inflater.getBytesRead();
        } catch (DataFormatException e) {
            throw Refusal.damaged(FileFormat.TIFF, "picture data", from);
        } finally {
            inflater.end();
        }
    }

    private static byte[] input(TiffPage page, Cursor in, int count) throws Refusal, IOException {
        byte[] bytes = new byte[count];
        System.arraycopy(in.window(), in.windowEnd() - count, bytes, 0, count);
        if (page.lowBitFirst()) {
            for (int i = 0; i < count; i++) {
                bytes[i] = (byte) (Integer.reverse(bytes[i]) >>> 24);
            }
        }
        return bytes;
    }
}
