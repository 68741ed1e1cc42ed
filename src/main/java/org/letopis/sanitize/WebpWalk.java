package org.letopis.sanitize;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;

/** One reading of one WebP. */
final class WebpWalk {
    private static final int RIFF_BYTES = 12;
    private static final int FRAME_BYTES = 16;
    private static final int MOST_CHUNKS = 200_000;
    private static final int MOST_READ_BYTES = 8 << 20;
    private static final int PROFILE_FLAG = 0x20;
    private static final int ALPHA_FLAG = 0x10;
    private static final int EXIF_FLAG = 0x08;
    private static final int ANIMATION_FLAG = 0x02;

    private final Source source;
    private final Draft draft;
    private final Cursor in;
    private final Pieces body = new Pieces();
    private final Pieces spine = new Pieces();
    private final WebpPicture still;
    private long end;
    private byte[] extended;
    private byte[] animation;
    private byte[] profile;
    private boolean exif;
    private Optional<Integer> turned = Optional.empty();
    private int frames;
    private int chunks;
    private boolean alpha;
    private boolean padded;

    WebpWalk(Source source, Draft draft) {
        this.source = source;
        this.draft = draft;
        this.in = new Cursor(source, FileFormat.WEBP);
        this.still = new WebpPicture(draft, in);
    }

    void run() throws Refusal, IOException {
        try {
            read();
            write();
        } finally {
            spine.append(still.spine());
            RiffChunk.writeList("RIFF", "WEBP", spine, draft.spine());
        }
        Trailing.note(source, Math.min(end, source.sizeBytes()), draft);
    }

    private void read() throws Refusal, IOException {
        byte[] riff = in.bytes(RIFF_BYTES);
        long stated = u32(riff, 4);
        end = 8 + stated + stated % 2;
        in.require(8 + stated - RIFF_BYTES);
        while (in.position() + RiffChunk.HEADER_BYTES <= 8 + stated) {
            chunk(8 + stated, null);
        }
        if (in.position() < 8 + stated) {
            throw Refusal.damaged(FileFormat.WEBP, "RIFF size", 4);
        }
        if (frames == 0 == !still.complete() || frames > 0 && (extended == null || animation == null)) {
            throw Refusal.damaged(FileFormat.WEBP, "picture", in.position());
        }
        if (padded) {
            draft.drop(FindingGroup.HIDDEN, "Bytes that pad chunks", "");
        }
    }

    /** Takes one chunk that must end at or before {@code limit}; {@code frame} is the picture it may belong to. */
    private void chunk(long limit, WebpPicture frame) throws Refusal, IOException {
        if (++chunks > MOST_CHUNKS || body.count() > Pieces.MOST_PIECES) {
            throw Refusal.tooLarge(FileFormat.WEBP, "number of chunks");
        }
        byte[] header = in.bytes(RiffChunk.HEADER_BYTES);
        String type = new String(header, 0, 4, ISO_8859_1);
        long length = u32(header, 4);
        long from = in.position();
        if (from + length > limit) {
            throw Refusal.damaged(FileFormat.WEBP, "length of a chunk", from - RiffChunk.HEADER_BYTES);
        }
        WebpPicture picture = frame != null ? frame : still;
        boolean placed = frame != null || frames == 0;
        if (!placed || !picture.take(type, from, length, frame != null || extended != null)) {
            if (frame != null) {
                drop(type, from, length);
            } else {
                outside(type, from, length);
            }
        }
        in.seek(from + length);
        if (length % 2 == 1 && in.position() < source.sizeBytes() && in.position() < Math.max(limit, end)) {
            padded |= in.u8() != 0;
        }
    }

    /** A chunk of the file itself, RFC 9649 section 2.7. */
    private void outside(String type, long from, long length) throws Refusal, IOException {
        boolean first = extended == null && chunks == 1;
        boolean pictureSeen = frames > 0 || still.complete();
        if (type.equals("VP8X") && first && length >= 10) {
            extended = read(from, length);
            draft.dimensions(1L + u24(extended, 4), 1L + u24(extended, 7));
            spine(from, length);
        } else if (type.equals("ANIM") && extended != null && animation == null && length >= 6 && !pictureSeen) {
            animation = Arrays.copyOf(read(from, length), 6);
        } else if (type.equals("ANMF") && animation != null && !still.complete() && length >= FRAME_BYTES) {
            frame(from, length);
        } else if (type.equals("ICCP") && extended != null && profile == null && !pictureSeen) {
            profile = read(from, length);
            spine(from, length);
        } else if (type.equals("EXIF")) {
            exif(from, length);
        } else if (type.equals("XMP ")) {
            byte[] xmp = read(from, length);
            draft.drop(FindingGroup.HISTORY, "XMP block", length + " bytes");
            JpegSegments.droppedText("XMP block", xmp, draft);
            spine(from, length);
        } else {
            drop(type, from, length);
        }
    }

    private void frame(long from, long length) throws Refusal, IOException {
        byte[] header = in.bytes(FRAME_BYTES);
        WebpPicture picture = new WebpPicture(draft, in);
        while (in.position() + RiffChunk.HEADER_BYTES <= from + length) {
            chunk(from + length, picture);
        }
        boolean fits = picture.width() == 1 + u24(header, 6) && picture.height() == 1 + u24(header, 9);
        if (in.position() != from + length || !picture.complete() || !fits) {
            throw Refusal.damaged(FileFormat.WEBP, "frame", from - RiffChunk.HEADER_BYTES);
        }
        if ((header[15] & 0xFC) != 0) {
            draft.drop(FindingGroup.HIDDEN, "Reserved bits", "frame");
            header[15] &= 3;
        }
        frames++;
        alpha |= picture.alpha();
        Pieces whole = Pieces.of(header);
        whole.append(picture.kept());
        RiffChunk.write("ANMF", whole, body);
    }

    private void exif(long from, long length) throws Refusal, IOException {
        byte[] content = read(from, length);
        boolean named = JpegSegments.startsWith(content, "Exif\0\0");
        boolean firstOne = !exif && extended != null;
        if (firstOne) {
            exif = true;
            turned = TiffTags.turned(content, named ? 6 : 0);
        }
        boolean modest =
                TiffTags.of(content, named ? 6 : 0).map(TiffTags::modest).orElse(true);
        if (modest) {
            spine(from, length);
        } else {
            draft.spineIncomplete();
        }
        if (firstOne && turned.isPresent() && Arrays.equals(content, TiffTags.orientationOnly(turned.get()))) {
            return;
        }
        draft.drop(FindingGroup.OTHER, "EXIF block", length + " bytes");
        JpegSegments.droppedText("EXIF block", content, draft);
        TiffTags.of(content, named ? 6 : 0)
                .flatMap(TiffTags::thumbnail)
                .ifPresent(thumbnail -> Thumbnail.note(thumbnail, draft));
    }

    private void drop(String type, long from, long length) throws Refusal, IOException {
        in.seek(from);
        still.drop(type, in.bytes((int) Math.min(MOST_READ_BYTES, length)), length);
    }

    private byte[] read(long from, long length) throws Refusal, IOException {
        if (length > MOST_READ_BYTES) {
            throw Refusal.tooLarge(FileFormat.WEBP, "metadata");
        }
        in.seek(from);
        return in.bytes((int) length);
    }

    private void spine(long from, long length) throws Refusal {
        if (spine.sizeBytes() + length > 4L * MOST_READ_BYTES) {
            throw Refusal.tooLarge(FileFormat.WEBP, "metadata");
        }
        spine.range(from - RiffChunk.HEADER_BYTES, RiffChunk.HEADER_BYTES + length);
        if (length % 2 == 1) {
            spine.literal(new byte[1]);
        }
    }

    private void write() throws Refusal {
        Pieces whole = new Pieces();
        Optional<byte[]> clean = profile == null ? Optional.empty() : IccProfile.kept(draft, profile, "RGB ");
        if (extended != null) {
            int flags = (clean.isPresent() ? PROFILE_FLAG : 0)
                    | (alpha || still.alpha() ? ALPHA_FLAG : 0)
                    | (turned.isPresent() ? EXIF_FLAG : 0)
                    | (frames > 0 ? ANIMATION_FLAG : 0);
            byte[] fresh = Arrays.copyOf(extended, 10);
            Arrays.fill(fresh, 0, 4, (byte) 0);
            fresh[0] = (byte) flags;
            if ((extended[0] & 0xC1) != 0
                    || extended[1] != 0
                    || extended[2] != 0
                    || extended[3] != 0
                    || extended.length > 10) {
                draft.drop(FindingGroup.HIDDEN, "Reserved bits", "VP8X");
            }
            RiffChunk.write("VP8X", Pieces.of(fresh), whole);
        } else {
            draft.dimensions(still.width(), still.height());
        }
        clean.ifPresent(bytes -> RiffChunk.write("ICCP", Pieces.of(bytes), whole));
        if (frames > 0) {
            RiffChunk.write("ANIM", Pieces.of(animation), whole);
        }
        whole.append(frames > 0 ? body : still.kept());
        turned.ifPresent(value -> RiffChunk.write("EXIF", Pieces.of(TiffTags.orientationOnly(value)), whole));
        RiffChunk.writeList("RIFF", "WEBP", whole, draft.kept());
    }

    private static long u32(byte[] bytes, int at) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(at) & 0xFFFF_FFFFL;
    }

    private static int u24(byte[] bytes, int at) {
        return bytes[at] & 0xFF | (bytes[at + 1] & 0xFF) << 8 | (bytes[at + 2] & 0xFF) << 16;
    }
}
