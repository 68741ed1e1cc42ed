package org.letopis.sanitize;

import java.io.IOException;
import java.util.Map;

/**
 * One picture of a TIFF: how its data is laid out in strips or tiles. What is not laid out in a way that is known is
 * refused. Source: TIFF 6.0 sections 3 to 9, 14, 15, 18 and 21; for JPEG and Deflate the supplement of 2002.
 */
final class TiffPage {
    static final int NONE = 1;
    static final int LZW = 5;
    static final int JPEG = 7;
    static final int DEFLATE = 8;
    static final int PACK_BITS = 32773;
    static final int CMYK = 5;
    static final int YCC = 6;

    /** Stands for a size that does not follow from the directory. */
    static final long NOT_KNOWN = -1;

    private static final int OLD_DEFLATE = 32946;
    private static final int OLD_JPEG = 6;
    private static final int MOST_SAMPLES = 64;
    private static final int MOST_PARTS = 1 << 17;
    private static final long MOST_PICTURE_BYTES = 1L << 50;

    /** Those that are known and not taken, by the names that people meet. */
    private static final Map<Integer, String> REFUSED = Map.of(
            OLD_JPEG,
            " (old JPEG)",
            34_661,
            " (JBIG)",
            34_676,
            " (SGILog)",
            34_677,
            " (SGILog)",
            34_712,
            " (JPEG 2000)",
            34_887,
            " (LERC)",
            34_925,
            " (LZMA)",
            50_000,
            " (ZSTD)",
            50_001,
            " (WebP)",
            50_002,
            " (JPEG XL)");

    private final TiffBytes in;
    private final TiffDirectory directory;
    private final long width;
    private final long height;
    private final int samples;
    private final int[] bits;
    private final int compression;
    private final int photometric;
    private final boolean separate;
    private final boolean tiled;
    private final long partWidth;
    private final long partRows;
    private final int partsPerPlane;
    private final int parts;

    TiffPage(TiffBytes in, TiffDirectory directory) throws Refusal, IOException {
        this.in = in;
        this.directory = directory;
        width = size(TiffTag.WIDTH);
        height = size(TiffTag.LENGTH);
        samples = (int) among(TiffTag.SAMPLES, 1, 1, MOST_SAMPLES);
        bits = checkedBits();
        compression = checkedCompression();
        photometric = checkedPhotometric();
        separate = among(TiffTag.PLANAR, 1, 1, 2) == 2;
        tiled = directory.has(TiffTag.TILE_WIDTH);
        partWidth = tiled ? size(TiffTag.TILE_WIDTH) : width;
        // By the letter a page without strips of its own height is one strip.
        partRows = tiled
                ? size(TiffTag.TILE_LENGTH)
                : Math.min(height, Math.max(1, directory.number(TiffTag.ROWS_PER_STRIP, height)));
        long across = (width + partWidth - 1) / partWidth;
        long down = (height + partRows - 1) / partRows;
        if (across * down > MOST_PARTS || across * down * (separate ? samples : 1) > MOST_PARTS) {
            throw Refusal.tooLarge(FileFormat.TIFF, "number of strips");
        }
        partsPerPlane = (int) (across * down);
        parts = partsPerPlane * (separate ? samples : 1);
        if ((double) Math.max(partWidth, width) * Math.max(partRows, height) * samples > MOST_PICTURE_BYTES) {
            throw Refusal.tooLarge(FileFormat.TIFF, "picture");
        }
    }

    private long size(int tag) throws Refusal, IOException {
        return among(tag, 0, 1, Integer.MAX_VALUE);
    }

    /** Returns the value of a tag, which must be within limits. */
    private long among(int tag, long otherwise, long least, long most) throws Refusal, IOException {
        long value = directory.number(tag, otherwise);
        if (value < least || value > most) {
            throw Refusal.damaged(FileFormat.TIFF, "tag " + tag, directory.at());
        }
        return value;
    }

    private int[] checkedBits() throws Refusal, IOException {
        int[] found = new int[samples];
        long given = directory.find(TiffTag.BITS).map(TiffField::count).orElse(0L);
        for (int i = 0; i < samples; i++) {
            long value =
                    given == 0 ? 1 : directory.find(TiffTag.BITS).orElseThrow().number(in, Math.min(i, given - 1));
            if (value < 1 || value > Long.SIZE) {
                throw Refusal.damaged(FileFormat.TIFF, "tag " + TiffTag.BITS, directory.at());
            }
            found[i] = (int) value;
        }
        return found;
    }

    private int checkedCompression() throws Refusal, IOException {
        int found = (int) directory.number(TiffTag.COMPRESSION, NONE);
        return switch (found) {
            case NONE, LZW, JPEG, DEFLATE, PACK_BITS -> found;
            case OLD_DEFLATE -> found;
            // CCITT: modified Huffman (with and without rows on words), group 3, group 4.
            case 2, 3, 4, 32_771 -> found;
            default ->
                throw Refusal.unknownPart(
                        FileFormat.TIFF, "compression " + found + REFUSED.getOrDefault(found, ""), directory.at());
        };
    }

    private int checkedPhotometric() throws Refusal, IOException {
        // Fax programs leave it out, and every reader takes white for zero.
        int found = (int) directory.number(TiffTag.PHOTOMETRIC, 0);
        return switch (found) {
            case 0, 1, 2, 3, 4, CMYK, YCC, 8, 9, 10 -> found;
            default ->
                throw Refusal.unknownPart(FileFormat.TIFF, "photometric interpretation " + found, directory.at());
        };
    }

    TiffDirectory directory() {
        return directory;
    }

    long width() {
        return width;
    }

    long height() {
        return height;
    }

    int samples() {
        return samples;
    }

    int bits(int sample) {
        return bits[sample];
    }

    int compression() {
        return compression;
    }

    boolean deflated() {
        return compression == DEFLATE || compression == OLD_DEFLATE;
    }

    int photometric() {
        return photometric;
    }

    boolean separate() {
        return separate;
    }

    boolean tiled() {
        return tiled;
    }

    long partWidth() {
        return partWidth;
    }

    long partRows() {
        return partRows;
    }

    /** Returns the number of strips or tiles. */
    int parts() {
        return parts;
    }

    /** Returns whether the lowest bit of each byte of coded data comes first, for codes that know such an order. */
    boolean lowBitFirst() throws Refusal, IOException {
        return among(TiffTag.FILL_ORDER, 1, 1, 2) == 2;
    }

    /** Returns where the coded data of a strip or tile is. */
    long offset(int part) throws Refusal, IOException {
        return wanted(tiled ? TiffTag.TILE_OFFSETS : TiffTag.STRIP_OFFSETS).number(in, part);
    }

    /** Returns how many bytes of coded data a strip or tile has. */
    long codedBytes(int part) throws Refusal, IOException {
        int tag = tiled ? TiffTag.TILE_BYTE_COUNTS : TiffTag.STRIP_BYTE_COUNTS;
        boolean stated = directory.has(tag) || parts > 1 || compression != NONE;
        long bytes = stated ? wanted(tag).number(in, part) : 0;
        // Old programs left it out or wrote nothing, and readers work it out.
        boolean workedOut = bytes == 0 && compression == NONE && offset(part) > 0;
        return workedOut ? Math.max(0, rawBytes(part)) : bytes;
    }

    private TiffField wanted(int tag) throws Refusal {
        TiffField field = directory.find(tag).orElse(null);
        if (field == null || field.count() < parts) {
            throw Refusal.damaged(FileFormat.TIFF, "tag " + tag, directory.at());
        }
        return field;
    }

    /** Returns how many bytes a strip or tile has when it is unpacked, or {@link #NOT_KNOWN}. */
    long rawBytes(int part) throws Refusal, IOException {
        long row = part % partsPerPlane * (tiled ? 0 : partRows);
        return raw(part, tiled ? partRows : Math.min(partRows, height - row));
    }

    /** Returns how many bytes there can be when a strip at the lower edge is as high as the others. */
    long mostRawBytes(int part) throws Refusal, IOException {
        return raw(part, partRows);
    }

    private long raw(int part, long rows) throws Refusal, IOException {
        if (photometric == YCC && (subsampling(0) != 1 || subsampling(1) != 1)) {
            return separate ? NOT_KNOWN : yccBytes(rows);
        }
        long pixelBits = 0;
        for (int i = 0; i < samples; i++) {
            pixelBits += separate ? 0 : bits[i];
        }
        if (separate) {
            pixelBits = bits[part / partsPerPlane];
        }
        return (partWidth * pixelBits + 7) / 8 * rows;
    }

    /** Brightness of a block of pixels and one pair of colour differences for it, section 21. */
    private long yccBytes(long rows) throws Refusal, IOException {
        int across = subsampling(0);
        int down = subsampling(1);
        if (samples != 3 || bits[0] != Byte.SIZE || across == 0 || down == 0) {
            return NOT_KNOWN;
        }
        return (partWidth + across - 1) / across * ((rows + down - 1) / down) * (across * down + 2L);
    }

    /** Returns how many pixels share their colour, 0 where that is not one of the three known numbers. */
    private int subsampling(int index) throws Refusal, IOException {
        TiffField field = directory.find(TiffTag.YCC_SUBSAMPLING).orElse(null);
        long value = field == null ? 2 : field.number(in, index);
        return value == 1 || value == 2 || value == 4 ? (int) value : 0;
    }
}
