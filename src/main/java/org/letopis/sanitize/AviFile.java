package org.letopis.sanitize;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * Puts a clean AVI file together: headers, frames, indexes. A film of one part has the old index, which all players
 * read; a longer one also the newer ones, which reach all parts (OpenDML 1.02, section 3).
 */
final class AviFile {
    private static final int LIST_BYTES = 12;
    private static final int OLD_ENTRY_BYTES = 16;

    /** A piece for each entry would take more memory than the entry. */
    private static final int ENTRIES_AT_ONCE = 4096;

    private static final int NEW_HEADER_BYTES = 24;
    private static final int KEY = 0x10;
    private static final int DELTA = 0x80000000;
    private static final int CHUNKS = 1;
    private static final int LONGS_OF_CHUNK = 2;
    private static final int LONGS_OF_INDEX = 4;
    private static final long MOST_PART_BYTES = 0xFFFFFFF0L;

    private final AviHeader header;
    private final List<AviFrames> parts;
    private final boolean indexed;
    private final List<AviStream> streams;

    AviFile(AviHeader header, List<AviFrames> parts, boolean indexed) {
        this.header = header;
        this.parts = parts;
        this.indexed = indexed;
        this.streams = header.kept();
    }

    void write(Draft draft) throws Refusal {
        // Without any index in the original nothing is known of places to start from.
        boolean large = indexed && parts.size() > 1;
        List<byte[]> noPlaces = new ArrayList<>();
        for (int i = 0; large && i < streams.size(); i++) {
            noPlaces.add(places(i, new long[parts.size()]));
        }
        long at = LIST_BYTES + header.written(indexed, noPlaces, 0).sizeBytes();
        long[][] places = new long[streams.size()][parts.size()];
        List<Pieces> lists = new ArrayList<>();
        for (int part = 0; part < parts.size(); part++) {
            at += part == 0 ? 0 : LIST_BYTES;
            Pieces list = frames(part, at, large, places);
            if (part == 0 && indexed) {
                RiffChunk.write("idx1", old(parts.get(0)), list);
            }
            if (list.sizeBytes() > MOST_PART_BYTES) {
                throw Refusal.tooLarge(draft.format(), "part of the film");
            }
            at += list.sizeBytes();
            lists.add(list);
        }
        List<byte[]> indexes = new ArrayList<>();
        for (int i = 0; large && i < streams.size(); i++) {
            indexes.add(places(i, places[i]));
        }
        for (int part = 0; part < lists.size(); part++) {
            Pieces whole = part == 0 ? header.written(indexed, indexes, frames()) : new Pieces();
            whole.append(lists.get(part));
            RiffChunk.writeList("RIFF", part == 0 ? "AVI " : "AVIX", whole, draft.kept());
        }
    }

    private long frames() {
        long most = 0;
        for (int i = 0; i < streams.size(); i++) {
            if (streams.get(i).isPicture()) {
                long frames = 0;
                for (AviFrames part : parts) {
                    frames += duration(part, i);
                }
                most = Math.max(most, frames);
            }
        }
        return most;
    }

    /** Returns the list of frames of a part that starts at a place of the file, and notes where its indexes are. */
    private Pieces frames(int part, long at, boolean large, long[][] places) {
        AviFrames frames = parts.get(part);
        Pieces content = new Pieces();
        content.append(frames.kept());
        for (int i = 0; large && i < streams.size(); i++) {
            places[i][part] = at + LIST_BYTES + content.sizeBytes();
            RiffChunk.write(String.format("ix%02d", i), Pieces.of(index(frames, i, at + LIST_BYTES)), content);
        }
        Pieces list = new Pieces();
        RiffChunk.writeList("LIST", "movi", content, list);
        return list;
    }

    /** Returns the entries of the old index: letters, flags, place from the word {@code movi} on, length. */
    private static Pieces old(AviFrames frames) {
        Pieces index = new Pieces();
        for (int from = 0; from < frames.count(); from += ENTRIES_AT_ONCE) {
            int to = Math.min(frames.count(), from + ENTRIES_AT_ONCE);
            ByteBuffer entries = little(OLD_ENTRY_BYTES * (to - from));
            for (int i = from; i < to; i++) {
                entries.put(frames.name(i))
                        .putInt(frames.isKey(i) ? KEY : 0)
                        .putInt(frames.place(i) + 4)
                        .putInt(frames.length(i));
            }
            index.literal(entries.array());
        }
        return index;
    }

    private static byte[] index(AviFrames frames, int stream, long base) {
        int entries = 0;
        byte[] name = AviFrames.name(stream, "wb");
        for (int i = 0; i < frames.count(); i++) {
            if (frames.stream(i) == stream) {
                entries++;
                name = frames.name(i);
            }
        }
        ByteBuffer index = little(NEW_HEADER_BYTES + 8 * entries)
                .putShort((short) LONGS_OF_CHUNK)
                .put((byte) 0)
                .put((byte) CHUNKS)
                .putInt(entries)
                .put(name)
                .putLong(base)
                .putInt(0);
        for (int i = 0; i < frames.count(); i++) {
            if (frames.stream(i) == stream) {
                index.putInt(frames.place(i) + RiffChunk.HEADER_BYTES)
                        .putInt(frames.isKey(i) ? frames.length(i) : frames.length(i) | DELTA);
            }
        }
        return index.array();
    }

    /** Returns what the header of a stream says of its indexes: where they are, how long, how much time is in each. */
    private byte[] places(int stream, long[] places) {
        ByteBuffer list = little(NEW_HEADER_BYTES + OLD_ENTRY_BYTES * places.length)
                .putShort((short) LONGS_OF_INDEX)
                .putShort((short) 0)
                .putInt(places.length)
                .put(AviFrames.name(stream, streams.get(stream).isPicture() ? "dc" : "wb"))
                .putLong(0)
                .putInt(0);
        for (int part = 0; part < places.length; part++) {
            AviFrames frames = parts.get(part);
            list.putLong(places[part])
                    .putInt(RiffChunk.HEADER_BYTES + NEW_HEADER_BYTES + 8 * frames(frames, stream))
                    .putInt((int) duration(frames, stream));
        }
        return list.array();
    }

    private static int frames(AviFrames frames, int stream) {
        int count = 0;
        for (int i = 0; i < frames.count(); i++) {
            count += frames.stream(i) == stream ? 1 : 0;
        }
        return count;
    }

    private long duration(AviFrames frames, int stream) {
        int sampleBytes = streams.get(stream).sampleBytes();
        if (sampleBytes <= 0) {
            return frames(frames, stream);
        }
        long bytes = 0;
        for (int i = 0; i < frames.count(); i++) {
            bytes += frames.stream(i) == stream ? frames.length(i) : 0;
        }
        return bytes / sampleBytes;
    }

    private static ByteBuffer little(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
