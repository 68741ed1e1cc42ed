package org.letopis.sanitize;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;

/** One reading of one BMP. */
final class BmpWalk {
    private static final int FILE_HEADER_BYTES = 14;
    private static final int MOST_PATH_BYTES = 1 << 16;

    private final Source source;
    private final Draft draft;
    private final Cursor in;
    private final Pieces pixels = new Pieces();
    private BmpHeader header;

    BmpWalk(Source source, Draft draft) {
        this.source = source;
        this.draft = draft;
        this.in = new Cursor(source, FileFormat.BMP);
    }

    void run() throws Refusal, IOException {
        byte[] file = in.bytes(FILE_HEADER_BYTES);
        long length = u32(in.bytes(4), 0);
        if (!BmpHeader.known(length)) {
            throw Refusal.unknownPart(FileFormat.BMP, "header of " + length + " bytes", FILE_HEADER_BYTES);
        }
        in.seek(FILE_HEADER_BYTES);
        header = new BmpHeader(in.bytes((int) length));
        checkHeader();
        byte[] masks = in.bytes(header.maskBytes());
        long picture = u32(file, 10);
        byte[] palette = palette(picture);
        long gap = picture - in.position();
        if (gap < 0) {
            throw damaged("offset of the picture", 10);
        }
        if (gap > 0) {
            in.require(gap);
            draft.drop(FindingGroup.HIDDEN, "Bytes between header and picture", gap + " bytes");
            JpegSegments.droppedText("Bytes between header and picture", in.bytes((int) Math.min(gap, 1 << 16)), draft);
        }
        in.seek(picture);
        long end = header.runLength() ? new BmpRuns(in, header, draft, pixels).follow() : rows(picture);
        Optional<byte[]> profile = profile(end);
        write(file, masks, palette, profile.orElse(new byte[0]));
    }

    private void checkHeader() throws Refusal {
        if (!header.understood()) {
            String part = "compression " + header.compression() + " of " + header.depth() + " bits";
            throw Refusal.unknownPart(FileFormat.BMP, part, FILE_HEADER_BYTES);
        }
        if (header.width() <= 0 || header.height() == 0 || header.height() == Integer.MIN_VALUE) {
            throw damaged("size", FILE_HEADER_BYTES);
        }
        draft.dimensions(header.width(), Math.abs((long) header.height()));
    }

    /** Reads the palette that pixels of up to 8 bits need; for others it is a hint that nobody takes. */
    private byte[] palette(long picture) throws Refusal, IOException {
        int entryBytes = header.core() ? 3 : 4;
        int most = header.depth() <= 8 ? 1 << header.depth() : 0;
        long colours = header.depth() <= 8 && header.colours() == 0 ? most : header.colours();
        long room = Math.max(0, picture - in.position()) / entryBytes;
        int count = (int) Math.min(Math.min(colours, most), room);
        if (count == 0 && most > 0) {
            throw damaged("palette", in.position());
        }
        byte[] palette = in.bytes(count * entryBytes);
        boolean reserved = false;
        for (int i = 3; i < palette.length && entryBytes == 4; i += 4) {
            reserved |= palette[i] != 0;
            palette[i] = 0;
        }
        if (reserved) {
            draft.drop(FindingGroup.HIDDEN, "Reserved bytes", "palette");
        }
        return palette;
    }

    /**
     * Takes rows as they are; bits and bytes that fill them up to a multiple of four bytes become zero. Returns where
     * the rows end.
     */
    private long rows(long picture) throws Refusal, IOException {
        long rows = Math.abs((long) header.height());
        long bits = (long) header.width() * header.depth();
        long rowBytes = (bits + 31) / 32 * 4;
        int fillBits = (int) (rowBytes * 8 - bits);
        in.require(Math.multiplyHigh(rows, rowBytes) == 0 && rows * rowBytes > 0 ? rows * rowBytes : Long.MAX_VALUE);
        long end = picture + rows * rowBytes;
        if (fillBits == 0) {
            pixels.picture(picture, rows * rowBytes);
            return end;
        }
        int mixedBits = 0xFF << fillBits % 8 & 0xFF;
        int tailBytes = fillBits / 8 + (fillBits % 8 > 0 ? 1 : 0);
        long dirtyRows = 0;
        for (long row = picture; row < end; row += rowBytes) {
            in.skip(rowBytes - tailBytes);
            byte[] found = in.bytes(tailBytes);
            byte[] clean = new byte[tailBytes];
            clean[0] = (byte) (fillBits % 8 > 0 ? found[0] & mixedBits : 0);
            if (Arrays.equals(found, clean)) {
                pixels.picture(row, rowBytes);
                continue;
            }
            dirtyRows++;
            pixels.picture(row, rowBytes - tailBytes);
            pixels.pictureLiteral(clean);
            if (pixels.count() > Pieces.MOST_PIECES) {
                throw Refusal.tooLarge(FileFormat.BMP, "number of rows with hidden bytes");
            }
        }
        if (dirtyRows > 0) {
            draft.drop(FindingGroup.HIDDEN, "Bytes that fill up rows", dirtyRows * tailBytes + " bytes");
        }
        return end;
    }

    /** Returns the colour profile to write, and notes what follows picture and profile. */
    private Optional<byte[]> profile(long pictureEnd) throws Refusal, IOException {
        if (!header.hasProfile()) {
            Trailing.note(source, pictureEnd, draft);
            return Optional.empty();
        }
        boolean linked = header.colourSpace() == BmpHeader.LINKED;
        long from = FILE_HEADER_BYTES + header.profileOffset();
        long length = header.profileBytes();
        if (length > (linked ? MOST_PATH_BYTES : IccProfile.MOST_BYTES)) {
            throw Refusal.tooLarge(FileFormat.BMP, "colour profile");
        }
        in.seek(from);
        byte[] content = in.bytes((int) length);
        if (from > pictureEnd) {
            draft.drop(FindingGroup.HIDDEN, "Bytes behind the picture", from - pictureEnd + " bytes");
        }
        Trailing.note(source, Math.max(pictureEnd, from + length), draft);
        if (linked) {
            String path = new String(content, ISO_8859_1);
            draft.drop(FindingGroup.DEVICE, "Path of a colour profile", path);
            draft.droppedText("Path of a colour profile", content);
            return Optional.empty();
        }
        Optional<byte[]> clean = IccProfile.kept(draft, content, "RGB ");
        spine(content);
        return clean;
    }

    /** The original's header with its profile right behind it, where the independent reader finds it. */
    private void spine(byte[] profile) {
        byte[] info = header.bytes().clone();
        BmpHeader.little(info).putInt(112, info.length);
        draft.spine().range(0, FILE_HEADER_BYTES);
        draft.spine().literal(info);
        draft.spine().literal(profile);
    }

    private void write(byte[] file, byte[] masks, byte[] palette, byte[] profile) throws Refusal {
        if (draft.spine().sizeBytes() == 0) {
            draft.spine().range(0, FILE_HEADER_BYTES);
            byte[] info = header.bytes().clone();
            if (header.hasProfile()) {
                BmpHeader.little(info).putInt(56, BmpHeader.SRGB);
            }
            draft.spine().literal(info);
        }
        int space = header.colourSpace();
        boolean plain = space == BmpHeader.CALIBRATED || space == BmpHeader.WINDOWS;
        int kept = profile.length > 0 ? BmpHeader.EMBEDDED : plain ? space : BmpHeader.SRGB;
        int entryBytes = header.core() ? 3 : 4;
        int colours = palette.length / entryBytes;
        long before = pixels.sizeBytes() + masks.length + palette.length;
        int written = colours == 1 << header.depth() ? 0 : colours;
        int infoBytes = header.written(0, 0, 0, 0, 0).length;
        long profileOffset = profile.length == 0 ? 0 : infoBytes + before;
        byte[] info = header.written(pixels.sizeBytes(), written, kept, profileOffset, profile.length);
        byte[] start = new byte[FILE_HEADER_BYTES];
        long total = FILE_HEADER_BYTES + info.length + before + profile.length;
        if (total > 0xFFFF_FFFFL) {
            throw Refusal.tooLarge(FileFormat.BMP, "picture");
        }
        start[0] = file[0];
        start[1] = file[1];
        BmpHeader.little(start).putInt(2, (int) total).putInt(10, (int) (total - pixels.sizeBytes() - profile.length));
        for (byte[] part : new byte[][] {start, info, masks, palette}) {
            draft.kept().literal(part);
        }
        draft.kept().append(pixels);
        if (profile.length > 0) {
            draft.kept().literal(profile);
        }
        noteReserved(file, info);
    }

    private void noteReserved(byte[] file, byte[] info) {
        byte[] before = header.bytes();
        boolean reserved =
                u32(file, 6) != 0 || !header.core() && BmpHeader.little(before).getInt(36) != 0;
        if (before.length >= BmpHeader.V4 && info.length == before.length) {
            reserved |= !Arrays.equals(info, 60, BmpHeader.V4, before, 60, BmpHeader.V4);
        }
        if (before.length == BmpHeader.V5) {
            reserved |= u32(before, 120) != 0;
        }
        if (reserved) {
            draft.drop(FindingGroup.HIDDEN, "Unused header fields", "");
        }
        if (before.length > BmpHeader.INFO && info.length == BmpHeader.INFO) {
            draft.drop(FindingGroup.HIDDEN, "Unused header fields", "OS/2");
        }
    }

    private static long u32(byte[] bytes, int at) {
        return BmpHeader.little(bytes).getInt(at) & 0xFFFF_FFFFL;
    }

    private static Refusal damaged(String part, long position) {
        return Refusal.damaged(FileFormat.BMP, part, position);
    }
}
