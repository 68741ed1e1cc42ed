package org.letopis.sanitize;

import java.util.Set;

/** Tags by number, and which of them a clean copy may hold. Source: TIFF 6.0, Exif 2.32, DNG 1.6, TIFF/EP. */
final class TiffTag {
    static final int SUBFILE_TYPE = 254;
    static final int OLD_SUBFILE_TYPE = 255;
    static final int WIDTH = 256;
    static final int LENGTH = 257;
    static final int BITS = 258;
    static final int COMPRESSION = 259;
    static final int PHOTOMETRIC = 262;
    static final int FILL_ORDER = 266;
    static final int STRIP_OFFSETS = 273;
    static final int ORIENTATION = 274;
    static final int SAMPLES = 277;
    static final int ROWS_PER_STRIP = 278;
    static final int STRIP_BYTE_COUNTS = 279;
    static final int LEAST_SAMPLE = 280;
    static final int GREATEST_SAMPLE = 281;
    static final int X_RESOLUTION = 282;
    static final int Y_RESOLUTION = 283;
    static final int PLANAR = 284;
    static final int X_POSITION = 286;
    static final int Y_POSITION = 287;
    static final int T4_OPTIONS = 292;
    static final int T6_OPTIONS = 293;
    static final int RESOLUTION_UNIT = 296;
    static final int PAGE_NUMBER = 297;
    static final int PREDICTOR = 317;
    static final int WHITE_POINT = 318;
    static final int PRIMARIES = 319;
    static final int COLOUR_MAP = 320;
    static final int TILE_WIDTH = 322;
    static final int TILE_LENGTH = 323;
    static final int TILE_OFFSETS = 324;
    static final int TILE_BYTE_COUNTS = 325;
    static final int SUB_IFDS = 330;
    static final int INK_SET = 332;
    static final int EXTRA_SAMPLES = 338;
    static final int SAMPLE_FORMAT = 339;
    static final int LEAST_VALUE = 340;
    static final int GREATEST_VALUE = 341;
    static final int JPEG_TABLES = 347;
    static final int JPEG_OFFSET = 513;
    static final int JPEG_BYTES = 514;
    static final int YCC_COEFFICIENTS = 529;
    static final int YCC_SUBSAMPLING = 530;
    static final int YCC_POSITIONING = 531;
    static final int BLACK_AND_WHITE = 532;
    static final int XMP = 700;
    static final int CFA_REPEAT = 33421;
    static final int CFA_PATTERN = 33422;
    static final int IPTC = 33723;
    static final int PHOTOSHOP = 34377;
    static final int EXIF_IFD = 34665;
    static final int ICC = 34675;
    static final int GPS_IFD = 34853;
    static final int MAKER_NOTE = 37500;
    static final int PHOTOSHOP_LAYERS = 37724;
    static final int INTEROP_IFD = 40965;
    static final int DNG_VERSION = 50706;

    private static final Set<Integer> KEPT = Set.of(
            SUBFILE_TYPE,
            WIDTH,
            LENGTH,
            BITS,
            COMPRESSION,
            PHOTOMETRIC,
            FILL_ORDER,
            STRIP_OFFSETS,
            ORIENTATION,
            SAMPLES,
            ROWS_PER_STRIP,
            STRIP_BYTE_COUNTS,
            LEAST_SAMPLE,
            GREATEST_SAMPLE,
            X_RESOLUTION,
            Y_RESOLUTION,
            PLANAR,
            X_POSITION,
            Y_POSITION,
            T4_OPTIONS,
            T6_OPTIONS,
            RESOLUTION_UNIT,
            PAGE_NUMBER,
            PREDICTOR,
            WHITE_POINT,
            PRIMARIES,
            COLOUR_MAP,
            TILE_WIDTH,
            TILE_LENGTH,
            TILE_OFFSETS,
            TILE_BYTE_COUNTS,
            INK_SET,
            EXTRA_SAMPLES,
            SAMPLE_FORMAT,
            LEAST_VALUE,
            GREATEST_VALUE,
            JPEG_TABLES,
            YCC_COEFFICIENTS,
            YCC_SUBSAMPLING,
            YCC_POSITIONING,
            BLACK_AND_WHITE,
            ICC);

    private static final Set<Integer> POINTERS = Set.of(SUB_IFDS, EXIF_IFD, GPS_IFD, INTEROP_IFD);

    /** GeoTIFF 1.1 section 7.3. */
    private static final Set<Integer> MAP = Set.of(33_550, 33_922, 34_264, 34_735, 34_736, 34_737);

    private static final Set<Integer> DATA = Set.of(
            STRIP_OFFSETS,
            STRIP_BYTE_COUNTS,
            TILE_OFFSETS,
            TILE_BYTE_COUNTS,
            JPEG_OFFSET,
            JPEG_BYTES,
            JPEG_TABLES,
            MAKER_NOTE,
            PHOTOSHOP_LAYERS);

    private static final Set<Integer> LONG_TEXTS = Set.of(XMP, IPTC, PHOTOSHOP, ICC, MAKER_NOTE);

    private TiffTag() {}

    static boolean isKept(int tag) {
        return KEPT.contains(tag);
    }

    /** Returns whether the values are offsets of directories. */
    static boolean isPointer(int tag) {
        return POINTERS.contains(tag);
    }

    /** Returns whether the values are coded data, or say where in the file such is, also relative to themselves. */
    static boolean isData(int tag) {
        return DATA.contains(tag);
    }

    /** Returns whether the tag says where on earth the picture is. */
    static boolean isMap(int tag) {
        return MAP.contains(tag);
    }

    /** Returns whether the values are honestly long and may yet hold text. */
    static boolean isLongText(int tag) {
        return LONG_TEXTS.contains(tag);
    }
}
