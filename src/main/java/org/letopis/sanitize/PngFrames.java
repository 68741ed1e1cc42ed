package org.letopis.sanitize;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.zip.CRC32;

/**
 * The picture data of a PNG and, when it is animated, of its further frames: each a zlib stream cut into chunks. What
 * follows the end of a stream is left out, and the chunk in which it ends is written anew. Source: PNG third edition
 * sections 11.2.3, 11.3.6 and 5.7.
 */
final class PngFrames {
    private static final int SEQUENCE_BYTES = 4;
    private static final int CONTROL_BYTES = 26;

    private final Cursor in;
    private final Pieces body;
    private final Draft draft;
    private final ByteSink pixels;
    private PngStream stream;
    private boolean pictureStarted;
    private boolean pictureEnded;
    private boolean animated;
    private boolean controlBeforePicture;
    private long wantedFrames;
    private long foundFrames;
    private long sequenceIn;
    private long sequenceOut;
    private long rawBytes;

    PngFrames(Cursor in, Pieces body, Draft draft, ByteSink pixels) {
        this.in = in;
        this.body = body;
        this.draft = draft;
        this.pixels = pixels;
    }

    /** Returns whether picture data has begun: chunks that set colours come before it or do not count. */
    boolean started() {
        return pictureStarted;
    }

    void pictureData(PngChunk chunk, PngHeader header) throws Refusal, IOException {
        if (pictureEnded) {
            throw damaged(chunk);
        }
        if (!pictureStarted) {
            pictureStarted = true;
            open(header, header.width(), header.height());
        }
        data(chunk, 0);
    }

    /** Takes a chunk of an animation, or drops it when the file is none. */
    void animation(PngChunk chunk, PngHeader header) throws Refusal, IOException {
        boolean control = chunk.type().equals("acTL");
        if (control && !animated && !pictureStarted) {
            takeAnimationControl(chunk);
        } else if (control || !animated) {
            drop(chunk, "Animation chunk out of place");
        } else if (chunk.type().equals("fcTL")) {
            takeFrameControl(chunk, header);
        } else {
            takeFrameData(chunk);
        }
    }

    private void takeAnimationControl(PngChunk chunk) throws Refusal, IOException {
        byte[] data = small(chunk, 8);
        wantedFrames = IccProfile.u32(data, 0);
        animated = true;
        body.range(chunk.start(), chunk.wholeBytes());
    }

    private void takeFrameControl(PngChunk chunk, PngHeader header) throws Refusal, IOException {
        byte[] data = small(chunk, CONTROL_BYTES);
        long width = IccProfile.u32(data, 4);
        long height = IccProfile.u32(data, 8);
        boolean inside = width > 0
                && height > 0
                && IccProfile.u32(data, 12) + width <= header.width()
                && IccProfile.u32(data, 16) + height <= header.height();
        boolean whole = width == header.width() && height == header.height();
        if (!inside || data[24] < 0 || data[24] > 2 || data[25] < 0 || data[25] > 1) {
            throw damaged(chunk);
        }
        foundFrames++;
        if (!pictureStarted) {
            if (controlBeforePicture || !whole) {
                throw damaged(chunk);
            }
            controlBeforePicture = true;
        } else {
            close(chunk);
            open(header, width, height);
        }
        sequence(chunk, data);
        keepWithSequence(chunk, data);
    }

    private void keepWithSequence(PngChunk chunk, byte[] data) {
        if (sequenceOut == sequenceIn) {
            body.range(chunk.start(), chunk.wholeBytes());
        } else {
            body.literal(PngChunk.write(
                    chunk.type(),
                    ByteBuffer.wrap(data).putInt(0, (int) sequenceOut).array()));
        }
        sequenceIn++;
        sequenceOut++;
    }

    private void takeFrameData(PngChunk chunk) throws Refusal, IOException {
        // The stream of the still picture must not run on into the frames.
        if (!pictureStarted || foundFrames == (controlBeforePicture ? 1 : 0) || chunk.dataBytes() < SEQUENCE_BYTES) {
            throw damaged(chunk);
        }
        data(chunk, SEQUENCE_BYTES);
    }

    /** Feeds the data behind {@code prefixBytes} to the stream and keeps what belongs to it. */
    private void data(PngChunk chunk, int prefixBytes) throws Refusal, IOException {
        CRC32 whole = PngChunk.crcOf(chunk.type());
        CRC32 cut = PngChunk.crcOf(chunk.type());
        if (prefixBytes > 0) {
            byte[] prefix = in.bytes(prefixBytes);
            sequence(chunk, prefix);
            whole.update(prefix);
            cut.update(
                    ByteBuffer.allocate(prefixBytes).putInt((int) sequenceOut).array());
        }
        long dataBytes = chunk.dataBytes() - prefixBytes;
        long left = dataBytes;
        long used = 0;
        while (left > 0) {
            int count = in.block(left);
            int from = in.windowEnd() - count;
            int taken = stream.take(in.window(), from, count, chunk.start());
            whole.update(in.window(), from, count);
            cut.update(in.window(), from, taken);
            used += taken;
            left -= count;
        }
        PngWalk.checkCrc(whole, chunk, in);
        keep(chunk, prefixBytes, used, cut);
        if (used < dataBytes) {
            draft.drop(FindingGroup.HIDDEN, "Bytes behind the picture data", dataBytes - used + " bytes");
        } else if (dataBytes == 0) {
            draft.drop(FindingGroup.HIDDEN, "Empty chunk of picture data", "");
        }
    }

    private void keep(PngChunk chunk, int prefixBytes, long used, CRC32 cut) {
        boolean sameSequence = prefixBytes == 0 || sequenceIn == sequenceOut;
        if (used > 0 && used == chunk.dataBytes() - prefixBytes && sameSequence) {
            body.range(chunk.start(), chunk.wholeBytes());
        } else if (used > 0) {
            body.literal(PngChunk.header(chunk.type(), (int) used + prefixBytes));
            if (prefixBytes > 0) {
                body.literal(ByteBuffer.allocate(prefixBytes)
                        .putInt((int) sequenceOut)
                        .array());
            }
            body.range(chunk.dataStart() + prefixBytes, used);
            body.literal(PngChunk.crc(cut));
        }
        if (prefixBytes > 0) {
            sequenceIn++;
            sequenceOut += used > 0 ? 1 : 0;
        }
    }

    /** Sequence numbers count all chunks of the animation, section 11.3.6. */
    private void sequence(PngChunk chunk, byte[] data) throws Refusal {
        if (IccProfile.u32(data, 0) != sequenceIn) {
            throw damaged(chunk);
        }
    }

    private void open(PngHeader header, long width, long height) throws Refusal {
        long bytes = header.rawBytes(width, height);
        rawBytes += bytes;
        if (rawBytes > PngHeader.MOST_RAW_BYTES) {
            throw Refusal.tooLarge(FileFormat.PNG, "pictures together");
        }
        stream = new PngStream(bytes, draft.pixels(), pixels);
    }

    private void close(PngChunk before) throws Refusal {
        if (!stream.whole()) {
            stream.close();
            throw Refusal.damaged(FileFormat.PNG, "picture data", before.start());
        }
        stream.close();
    }

    /** Notes a chunk that is not picture data: the chunks of the picture follow each other, section 5.6. */
    void other() {
        pictureEnded |= pictureStarted;
    }

    void end(PngChunk end) throws Refusal {
        if (!pictureStarted || animated && foundFrames != wantedFrames) {
            throw damaged(end);
        }
        close(end);
    }

    private byte[] small(PngChunk chunk, int dataBytes) throws Refusal, IOException {
        if (chunk.dataBytes() != dataBytes) {
            throw damaged(chunk);
        }
        byte[] data = in.bytes(dataBytes);
        CRC32 crc = PngChunk.crcOf(chunk.type());
        crc.update(data);
        PngWalk.checkCrc(crc, chunk, in);
        return data;
    }

    private void drop(PngChunk chunk, String name) throws Refusal, IOException {
        CRC32 crc = PngChunk.crcOf(chunk.type());
        long left = chunk.dataBytes();
        while (left > 0) {
            int count = in.block(left);
            crc.update(in.window(), in.windowEnd() - count, count);
            left -= count;
        }
        PngWalk.checkCrc(crc, chunk, in);
        draft.drop(FindingGroup.HIDDEN, name, "Chunk " + chunk.type(), chunk.dataBytes() + " bytes");
    }

    private static Refusal damaged(PngChunk chunk) {
        return Refusal.damaged(FileFormat.PNG, "chunk " + chunk.type(), chunk.start());
    }
}
