package org.letopis.sanitize;

import java.io.IOException;

/**
 * A block: which track it is of, when its frames are shown, and one frame or several behind their lengths ("lacing").
 * Source: RFC 9559 sections 10.1 to 10.3.
 */
final class MatroskaBlock {
    private static final int KEY = 0x80;
    private static final int LACING = 6;
    private static final int XIPH = 2;
    private static final int FIXED = 4;
    private static final int SIMPLE_FLAGS = 0x8F;
    private static final int GROUPED_FLAGS = 0x0E;

    private final BoxReader in;
    private final EbmlElement element;
    private final long track;
    private final long timeAt;
    private final int flags;

    private MatroskaBlock(BoxReader in, EbmlElement element, long track, long timeAt, int flags) {
        this.in = in;
        this.element = element;
        this.track = track;
        this.timeAt = timeAt;
        this.flags = flags;
    }

    static MatroskaBlock of(BoxReader in, EbmlElement element) throws Refusal, IOException {
        int bytes = EbmlElement.lengthOf(in.u8(element.dataStart()));
        if (bytes > Long.BYTES || element.dataBytes() < bytes + 3) {
            throw damaged(in, element);
        }
        long timeAt = element.dataStart() + bytes;
        return new MatroskaBlock(
                in, element, EbmlElement.number(in, element.dataStart(), bytes), timeAt, in.u8(timeAt + 2));
    }

    private static Refusal damaged(BoxReader in, EbmlElement element) {
        return Refusal.damaged(in.format(), "block", element.start());
    }

    long track() {
        return track;
    }

    /** Returns when the block is shown, counted from the time of its cluster. */
    int time() throws Refusal, IOException {
        return (short) in.u16(timeAt);
    }

    /** Returns whether a block that stands alone says that it can be shown without others. */
    boolean isKey() {
        return (flags & KEY) != 0;
    }

    /**
     * Appends the element, whole when nothing in it must be left out.
     *
     * @param filter goes through frames, or null
     */
    void keep(SampleFilter filter, Pieces kept) throws Refusal, IOException {
        long framesAt = timeAt + 3;
        Pieces frames = new Pieces();
        if (filter == null) {
            frames.picture(framesAt, element.end() - framesAt);
        } else if ((flags & LACING) == 0) {
            filter.keep(framesAt, element.end() - framesAt, frames);
        } else {
            laced(filter, framesAt, frames);
        }
        int allowed = element.id() == MatroskaId.SIMPLE_BLOCK ? SIMPLE_FLAGS : GROUPED_FLAGS;
        if (frames.isPicture(framesAt, element.end() - framesAt) && (flags & ~allowed) == 0) {
            kept.picture(element.start(), element.sizeBytes());
            return;
        }
        byte[] head = in.bytes(element.dataStart(), (int) (framesAt - element.dataStart()));
        head[head.length - 1] = (byte) (flags & allowed);
        kept.pictureLiteral(new BoxContent()
                .bytes(EbmlWriter.header(element.id(), head.length + frames.sizeBytes()))
                .bytes(head)
                .array());
        kept.append(frames);
    }

    private void laced(SampleFilter filter, long framesAt, Pieces frames) throws Refusal, IOException {
        int count = in.u8(framesAt) + 1;
        long[] lengths = new long[count];
        long at = framesAt + 1;
        long sum = 0;
        for (int i = 0; i < count - 1; i++) {
            if ((flags & LACING) == FIXED) {
                lengths[i] = (element.end() - at) / count;
            } else if ((flags & LACING) == XIPH) {
                int part;
                do {
                    part = in.u8(at++);
                    lengths[i] += part;
                } while (part == 0xFF);
            } else {
                int bytes = EbmlElement.lengthOf(in.u8(at));
                if (bytes > Long.BYTES) {
                    throw damaged(in, element);
                }
                long number = EbmlElement.number(in, at, bytes);
                // Behind the first length stand differences, with the middle of the range as zero.
                lengths[i] = i == 0 ? number : lengths[i - 1] + number - ((1L << 7 * bytes - 1) - 1);
                at += bytes;
            }
            if (lengths[i] < 0 || lengths[i] > element.dataBytes()) {
                throw damaged(in, element);
            }
            sum += lengths[i];
        }
        lengths[count - 1] = element.end() - at - sum;
        if (lengths[count - 1] < 0) {
            throw damaged(in, element);
        }
        frames.picture(framesAt, at - framesAt);
        for (long length : lengths) {
            if (filter.keep(at, length, frames) != length) {
                throw Refusal.unknownPart(in.format(), "laced frames with notes in them", element.start());
            }
            at += length;
        }
    }
}
