package org.letopis.sanitize;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/**
 * The description of pictures in AVI files, and in Matroska files that took it over ({@code BITMAPINFOHEADER}): size,
 * depth and coding, then what the coding needs. Source: Microsoft, Windows GDI; the coders' own documents.
 */
final class BitmapFormat {
    private static final int BYTES = 40;
    private static final int CODING_AT = 16;
    private static final int DEPTH_AT = 14;
    private static final int RESOLUTION_AT = 24;
    private static final int COLOURS_AT = 32;
    private static final int MOST_BYTES = 1 << 16;
    private static final int MOST_NUMBERS_BYTES = 1024;

    private static final Set<String> JPEG = Set.of("MJPG", "AVRN", "JPEG", "DMB1");
    private static final Set<String> MPEG4 =
            Set.of("XVID", "DIVX", "DX50", "FMP4", "MP4V", "MP4S", "M4S2", "3IV2", "DXGM", "RMP4", "SEDG", "FFDS");
    private static final Set<String> MPEG = Set.of("MPG1", "MPG2", "MPEG", "PIM1");
    private static final Set<String> AVC = Set.of("H264", "X264", "AVC1", "DAVC", "VSSH");

    private static final String FFV1 = "FFV1";
    private static final Set<String> HUFFYUV = Set.of("HFYU", "FFVH");

    /** Which need no start data. */
    private static final Set<String> ALONE = Set.of("MP42", "MP43", "DIV3", "VP80", "VP90", "H263", "S263", "U263");

    /** Has a table of colours where it has 8 bits for each point. */
    private static final String CINEPAK = "CVID";

    private static final Set<String> PLAIN =
            Set.of("\0\0\0\0", "DIB ", "RGB ", "YUY2", "UYVY", "YV12", "I420", "IYUV", "NV12", "Y800", "Y8  ", "GREY");

    private final byte[] kept;
    private final SampleFilter filter;
    private final boolean palette;

    private BitmapFormat(byte[] kept, SampleFilter filter, boolean palette) {
        this.kept = kept;
        this.filter = filter;
        this.palette = palette;
    }

    /** Returns what is kept of the description. */
    byte[] kept() {
        return kept;
    }

    /** Returns the filter for frames, or null when they stay as they are. */
    SampleFilter filter() {
        return filter;
    }

    /** Returns whether the pictures are numbers of colours, which may change on the way. */
    boolean hasPalette() {
        return palette;
    }

    static BitmapFormat read(BoxReader in, Draft draft, RiffChunk chunk) throws Refusal, IOException {
        if (chunk.dataBytes() < BYTES) {
            throw Refusal.damaged(in.format(), "description of pictures", chunk.start());
        }
        if (chunk.dataBytes() > MOST_BYTES) {
            throw Refusal.tooLarge(in.format(), "description of pictures");
        }
        byte[] said = in.bytes(chunk.dataStart(), (int) chunk.dataBytes());
        byte[] more = Arrays.copyOfRange(said, BYTES, said.length);
        String coding = new String(said, CODING_AT, 4, ISO_8859_1);
        SampleFilter filter = null;
        byte[] keptMore = new byte[0];
        boolean palette = false;
        String upper = coding.toUpperCase(Locale.ROOT);
        if (JPEG.contains(upper)) {
            filter = new JpegFrames(in, draft);
        } else if (MPEG4.contains(upper) || MPEG.contains(upper)) {
            StartCodes codes = new StartCodes(in, MPEG4.contains(upper), draft);
            keptMore = OggCoding.starts(more, "\0\0\1") ? codes.keep(more) : keptMore;
            filter = codes;
        } else if (AVC.contains(upper)) {
            AnnexBFilter units = new AnnexBFilter(in, draft);
            keptMore = OggCoding.starts(more, "\0\0\0\1") ? units.keep(more) : keptMore;
            filter = units;
        } else if (upper.equals(FFV1) || HUFFYUV.contains(upper)) {
            if (more.length > MOST_NUMBERS_BYTES) {
                throw Refusal.tooLarge(in.format(), "description of pictures");
            }
            int bytes = upper.equals(FFV1) ? more.length : LosslessTables.huffyuvBytes(more);
            if (bytes < 0 || upper.equals(FFV1) && !LosslessTables.isFfv1(more)) {
                throw Refusal.damaged(in.format(), "start data of " + upper, chunk.start());
            }
            keptMore = Arrays.copyOf(more, bytes);
        } else if (PLAIN.contains(coding) || upper.equals(CINEPAK)) {
            palette = paletteBytes(said) > 0;
            keptMore = Arrays.copyOf(more, Math.min(more.length, paletteBytes(said)));
        } else if (!ALONE.contains(upper)) {
            throw Refusal.unknownPart(in.format(), "coding " + Box.name(coding), chunk.start());
        }
        if (more.length > keptMore.length && (filter == null || keptMore.length == 0)) {
            LeftOut.note(
                    draft,
                    FindingGroup.HIDDEN,
                    "Bytes behind the description of pictures",
                    Arrays.copyOfRange(more, keptMore.length, more.length));
        }
        return new BitmapFormat(written(said, keptMore), filter, palette);
    }

    /** Pictures of up to 256 colours have a table of them. */
    private static int paletteBytes(byte[] said) {
        int depth = said[DEPTH_AT] & 0xFF;
        return depth >= 1 && depth <= 8 ? 4 << depth : 0;
    }

    private static byte[] written(byte[] said, byte[] more) {
        ByteBuffer kept = ByteBuffer.allocate(BYTES + more.length).order(ByteOrder.LITTLE_ENDIAN);
        kept.put(said, 0, BYTES).put(more);
        int headerSaid = ByteBuffer.wrap(said).order(ByteOrder.LITTLE_ENDIAN).getInt(0);
        kept.putInt(0, headerSaid > BYTES ? BYTES + more.length : BYTES);
        kept.putLong(RESOLUTION_AT, 0);
        kept.putLong(COLOURS_AT, kept.getLong(COLOURS_AT) & 0x1FF);
        return kept.array();
    }
}
