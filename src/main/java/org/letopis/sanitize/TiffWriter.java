package org.letopis.sanitize;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Lays out the clean copy: page after page, each as directory, values that do not fit into it, and data in the order of
 * strips or tiles. Parts that shared their data share it again.
 */
final class TiffWriter {
    private static final long MOST_CLASSIC_BYTES = 0xFFFF_FFFFL;

    /** Of all pages: they stay in memory, and pages of a small file can share their long values. */
    private static final long MOST_DIRECTORY_BYTES = 32L << 20;

    /** Where coded data was, and what decides where it ends. */
    private record Coded(long from, long length, int compression, long rawBytes) {}

    private record Placed(long at, long length) {}

    private final TiffBytes in;
    private final Draft draft;
    private final TiffData data;
    private final TiffLeftovers leftovers;
    private final Map<Coded, Placed> placed = new HashMap<>();
    private final int evenBytes;
    private long codedBytes;
    private long directoryBytes;

    TiffWriter(TiffBytes in, Draft draft, TiffData data, TiffLeftovers leftovers) {
        this.in = in;
        this.draft = draft;
        this.data = data;
        this.leftovers = leftovers;
        this.evenBytes = in.big() ? Long.BYTES : Short.BYTES;
        ByteBuffer header = buffer(in.headerBytes());
        header.put((byte) (in.bigEndian() ? 'M' : 'I')).put(header.get(0));
        if (in.big()) {
            header.putShort((short) 43).putShort((short) 8).putShort((short) 0).putLong(header.capacity());
        } else {
            header.putShort((short) 42).putInt(header.capacity());
        }
        draft.kept().literal(header.array());
    }

    private ByteBuffer buffer(int bytes) {
        return ByteBuffer.allocate(bytes).order(in.bigEndian() ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    }

    private long even(long position) {
        return (position + evenBytes - 1) / evenBytes * evenBytes;
    }

    void page(TiffPage page, boolean last) throws Refusal, IOException {
        TreeMap<Integer, TiffValues.Value> values = new TreeMap<>(TiffValues.of(in, page, data.jpeg(), draft));
        int offsetType = in.big() ? TiffField.LONG8 : TiffField.LONG;
        int offsetTag = page.tiled() ? TiffTag.TILE_OFFSETS : TiffTag.STRIP_OFFSETS;
        int countTag = page.tiled() ? TiffTag.TILE_BYTE_COUNTS : TiffTag.STRIP_BYTE_COUNTS;
        long[] offsets = new long[page.parts()];
        long[] counts = new long[page.parts()];
        values.put(offsetTag, TiffValues.encode(in, offsetType, offsets));
        values.put(countTag, TiffValues.encode(in, offsetType, counts));
        long ownBytes = tableBytes(values) + outsideBytes(values);
        directoryBytes += ownBytes;
        if (directoryBytes > MOST_DIRECTORY_BYTES) {
            throw Refusal.tooLarge(FileFormat.TIFF, "directories");
        }
        long start = draft.kept().sizeBytes();
        long dataStart = start + ownBytes;
        Pieces parts = new Pieces();
        for (int i = 0; i < page.parts(); i++) {
            Placed place = place(page, i, dataStart, parts);
            offsets[i] = place.at;
            counts[i] = place.length;
        }
        if (Arrays.stream(counts).sum() == 0) {
            throw Refusal.damaged(
                    FileFormat.TIFF, "picture data", page.directory().at());
        }
        values.put(offsetTag, TiffValues.encode(in, offsetType, offsets));
        values.put(countTag, TiffValues.encode(in, offsetType, counts));
        long end = dataStart + parts.sizeBytes();
        if (!in.big() && even(end) > MOST_CLASSIC_BYTES) {
            throw Refusal.tooLarge(FileFormat.TIFF, "picture");
        }
        draft.kept().literal(directory(values, start, last ? 0 : even(end)));
        draft.kept().append(parts);
        if (!last) {
            draft.kept().literal(new byte[(int) (even(end) - end)]);
        }
    }

    private Placed place(TiffPage page, int part, long dataStart, Pieces parts) throws Refusal, IOException {
        long from = page.offset(part);
        long length = page.codedBytes(part);
        if (length == 0) {
            // Programs for maps leave out tiles in which nothing is.
            return new Placed(0, 0);
        }
        if (!in.holds(from, length)) {
            throw Refusal.truncated(FileFormat.TIFF, in.source().sizeBytes());
        }
        Coded coded = new Coded(from, length, page.compression(), page.rawBytes(part));
        Placed before = placed.get(coded);
        if (before != null) {
            return before;
        }
        codedBytes += length;
        if (codedBytes > in.source().sizeBytes()) {
            throw Refusal.damaged(
                    FileFormat.TIFF, "strips that overlap", page.directory().at());
        }
        leftovers.picture(from, length);
        Pieces kept = data.clean(page, part, from, length);
        Placed place = new Placed(dataStart + parts.sizeBytes(), kept.sizeBytes());
        placed.put(coded, place);
        parts.append(kept);
        if (draft.kept().count() + parts.count() > Pieces.MOST_PIECES) {
            throw Refusal.tooLarge(FileFormat.TIFF, "number of strips");
        }
        return place;
    }

    private long tableBytes(Map<Integer, TiffValues.Value> values) {
        int entryBytes = 4 + 2 * in.offsetBytes();
        return (in.big() ? 8 : 2) + (long) entryBytes * values.size() + in.offsetBytes();
    }

    private long outsideBytes(Map<Integer, TiffValues.Value> values) {
        return values.values().stream()
                .mapToLong(value -> outsideBytes(value.bytes()))
                .sum();
    }

    private long outsideBytes(byte[] value) {
        return value.length <= in.offsetBytes() ? 0 : even(value.length);
    }

    private byte[] directory(Map<Integer, TiffValues.Value> values, long start, long next) {
        ByteBuffer table = buffer((int) (tableBytes(values) + outsideBytes(values)));
        long outside = start + tableBytes(values);
        if (in.big()) {
            table.putLong(values.size());
        } else {
            table.putShort((short) values.size());
        }
        for (Map.Entry<Integer, TiffValues.Value> entry : values.entrySet()) {
            TiffValues.Value value = entry.getValue();
            table.putShort(entry.getKey().shortValue()).putShort((short) value.type());
            offset(table, value.count());
            if (outsideBytes(value.bytes()) == 0) {
                table.put(value.bytes()).put(new byte[in.offsetBytes() - value.bytes().length]);
            } else {
                offset(table, outside);
                table.put((int) (outside - start), value.bytes());
                outside += outsideBytes(value.bytes());
            }
        }
        offset(table, next);
        return table.array();
    }

    private void offset(ByteBuffer table, long value) {
        if (in.big()) {
            table.putLong(value);
        } else {
            table.putInt((int) value);
        }
    }
}
