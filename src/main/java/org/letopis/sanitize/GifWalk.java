package org.letopis.sanitize;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Locale;

/** One reading of one GIF. */
final class GifWalk {
    static final int TRAILER = 0x3B;

    private static final int SEPARATOR = 0x2C;
    private static final int EXTENSION = 0x21;
    private static final int PLAIN_TEXT = 0x01;
    private static final int GRAPHIC_CONTROL = 0xF9;
    private static final int COMMENT = 0xFE;
    private static final int APPLICATION = 0xFF;
    private static final int MOST_CODE_BITS = 11;
    private static final int MOST_BLOCK_BYTES = 1 << 20;
    private static final long MOST_SPINE_BYTES = 32L << 20;
    private static final int MOST_BLOCKS = 1_000_000;

    private final Source source;
    private final Draft draft;
    private final Cursor in;
    /** The graphic control for the next picture. */
    private byte[] control;

    private boolean loops;
    private int pictures;
    private int blocks;
    private long strayBytes;

    GifWalk(Source source, Draft draft) {
        this.source = source;
        this.draft = draft;
        this.in = new Cursor(source, FileFormat.GIF);
    }

    void run() throws Refusal, IOException {
        in.skip(6);
        byte[] screen = in.bytes(7);
        in.skip(tableBytes(screen[4]));
        draft.kept().range(0, in.position());
        draft.spine().range(0, in.position());
        draft.dimensions(u16(screen, 0), u16(screen, 2));
        int introducer = in.u8();
        while (introducer != TRAILER) {
            block(introducer);
            introducer = in.u8();
        }
        dropControl();
        if (pictures == 0) {
            throw Refusal.damaged(FileFormat.GIF, "trailer", in.position() - 1);
        }
        if (strayBytes > 0) {
            draft.drop(FindingGroup.HIDDEN, "Bytes between blocks", strayBytes + " bytes");
        }
        draft.kept().literal(new byte[] {TRAILER});
        draft.spine().literal(new byte[] {TRAILER});
        Trailing.note(source, in.position(), draft);
    }

    private void block(int introducer) throws Refusal, IOException {
        if (++blocks > MOST_BLOCKS || draft.kept().count() > Pieces.MOST_PIECES) {
            throw Refusal.tooLarge(FileFormat.GIF, "number of blocks");
        }
        switch (introducer) {
            case SEPARATOR -> picture();
            case EXTENSION -> extension();
            // Some programs end a block twice, and every viewer goes on.
            case 0 -> strayBytes++;
            default ->
                throw Refusal.damaged(
                        FileFormat.GIF,
                        String.format(Locale.ROOT, "block %02X", introducer),
                        in.position() - 1);
        }
        if (draft.spine().sizeBytes() > MOST_SPINE_BYTES) {
            throw Refusal.tooLarge(FileFormat.GIF, "blocks");
        }
    }

    private void picture() throws Refusal, IOException {
        long start = in.position() - 1;
        byte[] descriptor = in.bytes(9);
        long pixels = (long) u16(descriptor, 4) * u16(descriptor, 6);
        if (pixels == 0) {
            throw Refusal.damaged(FileFormat.GIF, "picture", start);
        }
        int reserved = descriptor[8] & 0x18;
        if (reserved != 0) {
            descriptor[8] ^= (byte) reserved;
            draft.drop(FindingGroup.HIDDEN, "Reserved bits", "picture");
        }
        long table = in.position();
        in.skip(tableBytes(descriptor[8]));
        if (control != null) {
            draft.kept().literal(control);
            draft.spine().literal(control);
            control = null;
        }
        for (Pieces pieces : new Pieces[] {draft.kept(), draft.spine()}) {
            pieces.literal(new byte[] {SEPARATOR});
            pieces.literal(descriptor);
            pieces.range(table, in.position() - table);
        }
        draft.spine().range(in.position(), 1);
        draft.spine().literal(new byte[1]);
        pictures++;
        codes(pixels, start);
    }

    /** Keeps the code stream up to its true end. The last of its blocks is written with its true length. */
    private void codes(long pixels, long start) throws Refusal, IOException {
        long from = in.position();
        int codeBits = in.u8();
        if (codeBits == 0 || codeBits > MOST_CODE_BITS) {
            throw Refusal.damaged(FileFormat.GIF, "picture", start);
        }
        GifCodes codes = new GifCodes(codeBits, pixels);
        long lastBlock = 0;
        int lastBytes = 0;
        long allBytes = 0;
        boolean ended = false;
        for (int length = in.u8(); length > 0; length = in.u8()) {
            long block = in.position() - 1;
            for (int i = 1; i <= length; i++) {
                int value = in.u8();
                if (ended) {
                    continue;
                }
                long endBefore = codes.endBytes();
                ended = codes.accept(value);
                if (codes.endBytes() != endBefore) {
                    lastBlock = block;
                    lastBytes = i;
                }
            }
            if (codes.endBytes() == 0) {
                lastBlock = block;
                lastBytes = length;
            }
            allBytes += length;
        }
        if (codes.broken() || lastBytes == 0) {
            throw Refusal.damaged(FileFormat.GIF, "picture data", start);
        }
        draft.kept().picture(from, lastBlock - from);
        draft.kept().literal(new byte[] {(byte) lastBytes});
        draft.kept().picture(lastBlock + 1, lastBytes);
        draft.kept().literal(new byte[1]);
        if (codes.endBytes() > 0 && codes.endBytes() < allBytes) {
            draft.drop(FindingGroup.HIDDEN, "Bytes behind the picture data", allBytes - codes.endBytes() + " bytes");
        }
    }

    private void extension() throws Refusal, IOException {
        long start = in.position() - 1;
        int label = in.u8();
        switch (label) {
            case GRAPHIC_CONTROL -> graphicControl(start);
            case APPLICATION -> application(start);
            case COMMENT -> {
                byte[] comment = blocks(null);
                draft.drop(FindingGroup.HIDDEN, "Comment", text(comment));
                draft.droppedText("Comment", comment);
                draft.spine().range(start, in.position() - start);
            }
            case PLAIN_TEXT -> {
                in.skip(in.u8());
                byte[] shown = blocks(null);
                draft.drop(FindingGroup.HIDDEN, "Plain text block", text(shown));
                draft.droppedText("Plain text block", shown);
                // The control in front of it was for it.
                control = null;
            }
            default -> {
                byte[] content = blocks(null);
                draft.drop(FindingGroup.HIDDEN, "Unknown extension", content.length + " bytes");
                JpegSegments.droppedText("Unknown extension", content, draft);
            }
        }
    }

    private void graphicControl(long start) throws Refusal, IOException {
        dropControl();
        if (in.u8() != 4) {
            throw Refusal.damaged(FileFormat.GIF, "graphic control", start);
        }
        byte[] content = in.bytes(4);
        if (in.u8() != 0) {
            throw Refusal.damaged(FileFormat.GIF, "graphic control", start);
        }
        if ((content[0] & 0xE0) != 0) {
            draft.drop(FindingGroup.HIDDEN, "Reserved bits", "graphic control");
        }
        control = new byte[] {
            EXTENSION, (byte) GRAPHIC_CONTROL, 4, (byte) (content[0] & 0x1F), content[1], content[2], content[3], 0
        };
    }

    private void dropControl() {
        if (control != null) {
            draft.drop(FindingGroup.HIDDEN, "Graphic control without a picture", "");
            control = null;
        }
    }

    private void application(long start) throws Refusal, IOException {
        byte[] identifier = in.bytes(in.u8());
        String name = new String(identifier, ISO_8859_1);
        boolean loop = name.equals("NETSCAPE2.0") || name.equals("ANIMEXTS1.0");
        ByteArrayOutputStream loopBlock = loop && !loops ? new ByteArrayOutputStream() : null;
        long from = in.position();
        byte[] content = blocks(loopBlock);
        if (loopBlock != null && loopBlock.size() > 0) {
            loops = true;
            Pieces kept = new Pieces();
            kept.literal(new byte[] {EXTENSION, (byte) APPLICATION, (byte) identifier.length});
            kept.literal(identifier);
            kept.literal(loopBlock.toByteArray());
            draft.kept().append(kept);
            draft.spine().append(kept);
            if (content.length > 3) {
                draft.drop(FindingGroup.HIDDEN, "Blocks behind the loop count", content.length - 3 + " bytes");
                JpegSegments.droppedText("Blocks behind the loop count", content, draft);
            }
            return;
        }
        boolean xmp = name.startsWith("XMP Data");
        draft.drop(
                xmp ? FindingGroup.HISTORY : FindingGroup.HIDDEN,
                xmp ? "XMP block" : "Application block",
                PlainText.decode(identifier, name) + ", " + content.length + " bytes");
        if (!loop) {
            draft.droppedText("Application block", identifier);
        }
        JpegSegments.droppedText("Application block", xmp ? raw(from) : content, draft);
        draft.spine().range(start, in.position() - start);
    }

    /** The XMP specification (part 3, section 1.1.2) writes the text without lengths of blocks in it. */
    private byte[] raw(long from) throws Refusal, IOException {
        Cursor again = new Cursor(source, FileFormat.GIF);
        again.seek(from);
        return again.bytes((int) Math.min(MOST_BLOCK_BYTES, in.position() - from));
    }

    /**
     * Reads blocks up to their terminator and returns what they hold, cut at {@link #MOST_BLOCK_BYTES}.
     *
     * @param loop takes the first block of three bytes that says how often the animation repeats, with its terminator
     */
    private byte[] blocks(ByteArrayOutputStream loop) throws Refusal, IOException {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (int length = in.u8(); length > 0; length = in.u8()) {
            byte[] block = in.bytes(length);
            if (content.size() < MOST_BLOCK_BYTES) {
                content.writeBytes(block);
            }
            if (loop != null && loop.size() == 0 && length == 3 && (block[0] & 7) == 1) {
                loop.writeBytes(new byte[] {3, 1, block[1], block[2], 0});
            }
        }
        return content.toByteArray();
    }

    private static String text(byte[] content) {
        return PlainText.decode(content, new String(content, ISO_8859_1));
    }

    private static int tableBytes(byte flags) {
        return (flags & 0x80) == 0 ? 0 : 3 << (flags & 7) + 1;
    }

    private static int u16(byte[] bytes, int at) {
        return bytes[at] & 0xFF | (bytes[at + 1] & 0xFF) << 8;
    }
}
