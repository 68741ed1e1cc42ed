package org.letopis.sanitize;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds the boxes of a file, and numbers anywhere in it, through a small window. Every read behind the end is a
 * refusal that says where. Source: ISO/IEC 14496-12 section 4.2, QuickTime File Format, chapter 1.
 */
final class BoxReader {
    private static final int WINDOW_BYTES = 4096;
    private static final int MOST_BOXES = 8_000_000;
    private static final int MOST_CHILDREN = 20_000;
    private static final int SHORT_HEADER = 8;
    private static final int UUID_BYTES = 16;

    private final Source source;
    private final FileFormat format;
    private final byte[] window = new byte[WINDOW_BYTES];
    private long windowStart;
    private int filled;
    private int boxes;

    BoxReader(Source source, FileFormat format) {
        this.source = source;
        this.format = format;
    }

    Source source() {
        return source;
    }

    FileFormat format() {
        return format;
    }

    long sizeBytes() {
        return source.sizeBytes();
    }

    int u8(long at) throws Refusal, IOException {
        if (at < windowStart || at >= windowStart + filled) {
            fill(at);
        }
        return window[(int) (at - windowStart)] & 0xFF;
    }

    private void fill(long at) throws Refusal, IOException {
        if (at < 0 || at >= source.sizeBytes()) {
            throw Refusal.truncated(format, source.sizeBytes());
        }
        windowStart = at;
        filled = Math.max(0, source.read(at, window, 0, window.length));
        if (filled == 0) {
            throw Refusal.truncated(format, at);
        }
    }

    int u16(long at) throws Refusal, IOException {
        return u8(at) << 8 | u8(at + 1);
    }

    long u32(long at) throws Refusal, IOException {
        return (long) u16(at) << 16 | u16(at + 2);
    }

    /** Returns eight bytes as a number, which no honest length or place makes negative. */
    long u64(long at) throws Refusal, IOException {
        return u32(at) << 32 | u32(at + 4);
    }

    /** Returns a number of 0, 1, 2, 4 or 8 bytes. */
    long number(long at, int bytes) throws Refusal, IOException {
        return switch (bytes) {
            case 0 -> 0;
            case 1 -> u8(at);
            case 2 -> u16(at);
            case 4 -> u32(at);
            default -> u64(at);
        };
    }

    String type(long at) throws Refusal, IOException {
        return new String(bytes(at, 4), ISO_8859_1);
    }

    /** Returns {@code count} bytes; that many must be there before memory is asked for. */
    byte[] bytes(long at, int count) throws Refusal, IOException {
        if (at < 0 || count < 0 || at + count > source.sizeBytes()) {
            throw Refusal.truncated(format, source.sizeBytes());
        }
        byte[] bytes = new byte[count];
        if (count <= WINDOW_BYTES) {
            for (int i = 0; i < count; i++) {
                bytes[i] = (byte) u8(at + i);
            }
            return bytes;
        }
        int read = source.fill(at, bytes, 0, count);
        if (read < count) {
            throw Refusal.truncated(format, at + read);
        }
        return bytes;
    }

    /** Returns the content of a box that may have at most {@code most} bytes. */
    byte[] content(Box box, int most) throws Refusal, IOException {
        if (box.contentBytes() > most) {
            throw Refusal.tooLarge(format, "box " + box.name());
        }
        return bytes(box.contentStart(), (int) box.contentBytes());
    }

    /**
     * Returns the box that starts at {@code start}, or nothing when fewer bytes are left than the shortest has.
     *
     * @param end where what it is in ends
     */
    Optional<Box> at(long start, long end) throws Refusal, IOException {
        if (end - start < SHORT_HEADER) {
            return Optional.empty();
        }
        if (++boxes > MOST_BOXES) {
            throw Refusal.tooLarge(format, "number of boxes");
        }
        long size = u32(start);
        String type = type(start + 4);
        int header = SHORT_HEADER;
        if (size == 1) {
            size = u64(start + 8);
            header = 16;
        } else if (size == 0) {
            size = end - start;
        }
        if (type.equals("uuid")) {
            header += UUID_BYTES;
        }
        if (size < header) {
            throw Refusal.damaged(format, "box " + Box.name(type), start);
        }
        if (size > end - start) {
            throw end == source.sizeBytes()
                    ? Refusal.truncated(format, end)
                    : Refusal.damaged(format, "box " + Box.name(type), start);
        }
        return Optional.of(new Box(type, start, header, size));
    }

    List<Box> children(Box parent) throws Refusal, IOException {
        return children(parent.contentStart(), parent.end());
    }

    /** Returns the boxes in a range. QuickTime ends some lists with four zero bytes: what follows is in no box. */
    List<Box> children(long from, long end) throws Refusal, IOException {
        List<Box> children = new ArrayList<>();
        long at = from;
        while (end - at >= SHORT_HEADER && u32(at) != 0) {
            if (children.size() == MOST_CHILDREN) {
                throw Refusal.tooLarge(format, "number of boxes");
            }
            Box child = at(at, end).orElseThrow();
            children.add(child);
            at = child.end();
        }
        return children;
    }

    /** Returns the only child of that type, or nothing; two are damage. */
    Optional<Box> only(List<Box> children, String type) throws Refusal {
        Box found = null;
        for (Box child : children) {
            if (child.type().equals(type)) {
                if (found != null) {
                    throw damaged(child);
                }
                found = child;
            }
        }
        return Optional.ofNullable(found);
    }

    Box need(List<Box> children, String type, Box parent) throws Refusal {
        return only(children, type).orElseThrow(() -> damaged(parent));
    }

    Refusal damaged(Box box) {
        return Refusal.damaged(format, "box " + box.name(), box.start());
    }

    Refusal unknown(String what, String type, long at) {
        return Refusal.unknownPart(format, what + " " + Box.name(type), at);
    }
}
