package org.letopis.sanitize;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** The headers of an AVI file: how long a frame is shown, how large it is, and a list for each stream. */
final class AviHeader {
    private static final int MAIN_BYTES = 56;
    private static final int RESERVED_AT = 40;
    private static final int PADDING_AT = 8;
    private static final int FLAGS_AT = 12;
    private static final int STREAMS_AT = 24;
    private static final int WIDTH_AT = 32;
    private static final int HAS_INDEX = 0x10;

    /** Index must be used, frames and sound take turns, types of frames can be trusted. */
    private static final int KEPT_FLAGS = 0x20 | 0x100 | 0x800;

    private static final int MOST_STREAMS = 100;

    private final BoxReader in;
    private final Draft draft;
    private final List<AviStream> streams = new ArrayList<>();
    private byte[] main;

    private AviHeader(BoxReader in, Draft draft) {
        this.in = in;
        this.draft = draft;
    }

    static AviHeader read(BoxReader in, Draft draft, RiffChunk list) throws Refusal, IOException {
        AviHeader header = new AviHeader(in, draft);
        for (long at = list.dataStart() + 4; list.dataEnd() - at >= RiffChunk.HEADER_BYTES; ) {
            RiffChunk chunk = RiffChunk.at(in, at);
            if (chunk.dataEnd() > list.dataEnd()) {
                throw Refusal.damaged(in.format(), "list hdrl", at);
            }
            header.take(chunk);
            at = chunk.end();
        }
        if (header.main == null || header.streams.stream().noneMatch(AviStream::isKept)) {
            throw Refusal.damaged(in.format(), "list hdrl", list.start());
        }
        return header;
    }

    private void take(RiffChunk chunk) throws Refusal, IOException {
        if (chunk.type().equals("avih")) {
            if (chunk.dataBytes() < RESERVED_AT || main != null) {
                throw Refusal.damaged(in.format(), "chunk avih", chunk.start());
            }
            main = Arrays.copyOf(in.bytes(chunk.dataStart(), RESERVED_AT), MAIN_BYTES);
            ByteBuffer numbers = ByteBuffer.wrap(main).order(ByteOrder.LITTLE_ENDIAN);
            draft.dimensions(
                    Integer.toUnsignedLong(numbers.getInt(WIDTH_AT)),
                    Integer.toUnsignedLong(numbers.getInt(WIDTH_AT + 4)));
        } else if (isList(chunk, "strl")) {
            if (streams.size() == MOST_STREAMS) {
                throw Refusal.tooLarge(in.format(), "number of streams");
            }
            int number = (int) streams.stream().filter(AviStream::isKept).count();
            streams.add(AviStream.read(in, draft, chunk, number));
        } else if (isList(chunk, "odml")) {
            total(chunk);
        } else {
            RiffLeftOut.note(in, draft, chunk);
        }
    }

    /** Notes what a list has besides the number of frames, which is counted anew. */
    private void total(RiffChunk list) throws Refusal, IOException {
        for (long at = list.dataStart() + 4; list.dataEnd() - at >= RiffChunk.HEADER_BYTES; ) {
            RiffChunk chunk = RiffChunk.at(in, at);
            if (chunk.dataEnd() > list.dataEnd()) {
                throw Refusal.damaged(in.format(), "list odml", at);
            }
            if (!chunk.type().equals("dmlh")) {
                RiffLeftOut.note(in, draft, chunk);
            } else if (!isZero(chunk.dataStart() + 4, chunk.dataEnd())) {
                LeftOut.note(
                        in,
                        draft,
                        FindingGroup.HIDDEN,
                        "Bytes in reserved fields",
                        chunk.dataStart() + 4,
                        chunk.dataBytes() - 4);
            }
            at = chunk.end();
        }
    }

    private boolean isZero(long from, long end) throws Refusal, IOException {
        for (long at = from; at < end; at++) {
            if (in.u8(at) != 0) {
                return false;
            }
        }
        return true;
    }

    private boolean isList(RiffChunk chunk, String kind) throws Refusal, IOException {
        return chunk.type().equals("LIST")
                && chunk.dataBytes() >= 4
                && in.type(chunk.dataStart()).equals(kind);
    }

    /** Returns the stream of a number in the original, or null. */
    AviStream stream(int number) {
        return number < streams.size() ? streams.get(number) : null;
    }

    List<AviStream> kept() {
        return streams.stream().filter(AviStream::isKept).toList();
    }

    void readIndexes(AviKeys keys) throws IOException {
        for (AviStream stream : streams) {
            stream.readIndex(keys);
        }
    }

    /**
     * Returns the list written anew.
     *
     * @param indexed whether the file has an index
     * @param indexes what points to the indexes of each kept stream; an empty list in a film of one part
     * @param frames how many frames a film of several parts has
     */
    Pieces written(boolean indexed, List<byte[]> indexes, long frames) {
        byte[] first = main.clone();
        ByteBuffer numbers = ByteBuffer.wrap(first).order(ByteOrder.LITTLE_ENDIAN);
        numbers.putInt(PADDING_AT, 0);
        int flags = numbers.getInt(FLAGS_AT) & KEPT_FLAGS;
        numbers.putInt(FLAGS_AT, indexed ? flags | HAS_INDEX : flags & ~0x20);
        List<AviStream> kept = kept();
        numbers.putInt(STREAMS_AT, kept.size());
        Pieces chunks = new Pieces();
        RiffChunk.write("avih", Pieces.of(first), chunks);
        IntStream.range(0, kept.size())
                .forEach(i -> kept.get(i).write(indexes.isEmpty() ? new byte[0] : indexes.get(i), chunks));
        if (!indexes.isEmpty()) {
            Pieces total = new Pieces();
            byte[] more = ByteBuffer.allocate(248)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putInt((int) frames)
                    .array();
            RiffChunk.write("dmlh", Pieces.of(more), total);
            RiffChunk.writeList("LIST", "odml", total, chunks);
        }
        Pieces list = new Pieces();
        RiffChunk.writeList("LIST", "hdrl", chunks, list);
        return list;
    }
}
