package org.letopis.sanitize;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The directories of a TIFF and the metadata they hold, laid out as a small TIFF without pictures, for the independent
 * reader: it takes a whole file into memory and knows no BigTIFF.
 */
final class TiffSpine {
    private static final int ENTRY_BYTES = 12;
    private static final int INLINE_BYTES = 4;
    private static final int FIRST_DIRECTORY = 8;
    private static final long MOST_VALUE_BYTES = 1L << 16;
    private static final long MOST_LONG_TEXT_BYTES = 8L << 20;
    private static final long MOST_BYTES = 32L << 20;

    /** A directory and those that its entries point to. */
    static final class Node {
        private final TiffDirectory directory;
        private final Map<Integer, List<Node>> below = new TreeMap<>();
        private List<TiffField> fields = List.of();
        private long at;

        private Node(TiffDirectory directory) {
            this.directory = directory;
        }

        /** Appends a directory that the entry points to. */
        Node add(int tag, TiffDirectory pointedTo) {
            Node node = new Node(pointedTo);
            below.computeIfAbsent(tag, unused -> new ArrayList<>()).add(node);
            return node;
        }
    }

    private final TiffBytes in;
    private final Draft draft;
    private final List<Node> pages = new ArrayList<>();

    TiffSpine(TiffBytes in, Draft draft) {
        this.in = in;
        this.draft = draft;
    }

    /** Appends the next of the directories that form a chain. */
    Node page(TiffDirectory directory) {
        Node node = new Node(directory);
        pages.add(node);
        return node;
    }

    void write() throws Refusal, IOException {
        if (pages.isEmpty()) {
            return;
        }
        List<Node> all = new ArrayList<>(pages);
        long end = FIRST_DIRECTORY;
        for (int i = 0; i < all.size(); i++) {
            Node node = all.get(i);
            node.below.values().forEach(all::addAll);
            node.fields = node.directory.fields().stream()
                    .filter(field -> isTaken(field, node))
                    .toList();
            node.at = end;
            end += sizeBytes(node);
        }
        if (end > MOST_BYTES) {
            draft.spineIncomplete();
            return;
        }
        ByteBuffer header = buffer(FIRST_DIRECTORY);
        header.put((byte) (in.bigEndian() ? 'M' : 'I')).put(header.get(0)).putShort((short) 42);
        draft.spine().literal(header.putInt(FIRST_DIRECTORY).array());
        for (int i = 0; i < all.size(); i++) {
            write(all.get(i), i + 1 < pages.size() ? pages.get(i + 1).at : 0);
        }
    }

    private ByteBuffer buffer(int bytes) {
        return ByteBuffer.allocate(bytes).order(in.bigEndian() ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    }

    private boolean isTaken(TiffField field, Node node) {
        if (TiffTag.isPointer(field.tag())) {
            return node.below.containsKey(field.tag());
        }
        long most = TiffTag.isLongText(field.tag()) || field.type() == TiffField.ASCII
                ? MOST_LONG_TEXT_BYTES
                : MOST_VALUE_BYTES;
        return !TiffTag.isData(field.tag())
                && field.type() <= TiffField.DOUBLE
                && field.count() > 0
                && field.sizeBytes() > 0
                && field.sizeBytes() <= most
                && in.holds(field.at(), field.sizeBytes());
    }

    private static long valueBytes(TiffField field, Node node) {
        List<Node> pointedTo = node.below.get(field.tag());
        return pointedTo == null ? field.sizeBytes() : (long) INLINE_BYTES * pointedTo.size();
    }

    private static long outsideBytes(TiffField field, Node node) {
        long bytes = valueBytes(field, node);
        return bytes <= INLINE_BYTES ? 0 : bytes + bytes % 2;
    }

    private static long sizeBytes(Node node) {
        long bytes = 2 + (long) ENTRY_BYTES * node.fields.size() + INLINE_BYTES;
        for (TiffField field : node.fields) {
            bytes += outsideBytes(field, node);
        }
        return bytes;
    }

    private void write(Node node, long next) throws Refusal, IOException {
        ByteBuffer table = buffer(2 + ENTRY_BYTES * node.fields.size() + INLINE_BYTES);
        Pieces values = new Pieces();
        table.putShort((short) node.fields.size());
        for (TiffField field : node.fields) {
            long place = node.at + table.capacity() + values.sizeBytes();
            List<Node> below = node.below.get(field.tag());
            table.putShort((short) field.tag());
            table.putShort((short) (below == null ? field.type() : TiffField.LONG));
            table.putInt(below == null ? (int) field.count() : below.size());
            if (outsideBytes(field, node) > 0) {
                table.putInt((int) place);
                values.append(below == null ? range(field) : Pieces.of(places(below)));
                values.literal(new byte[(int) (valueBytes(field, node) % 2)]);
            } else {
                byte[] inline = below == null ? in.bytes(field.at(), (int) field.sizeBytes()) : places(below);
                table.put(inline).put(new byte[INLINE_BYTES - inline.length]);
            }
        }
        table.putInt((int) next);
        draft.spine().literal(table.array());
        draft.spine().append(values);
    }

    private static Pieces range(TiffField field) {
        Pieces range = new Pieces();
        range.range(field.at(), field.sizeBytes());
        return range;
    }

    private byte[] places(List<Node> nodes) {
        ByteBuffer places = buffer(INLINE_BYTES * nodes.size());
        nodes.forEach(node -> places.putInt((int) node.at));
        return places.array();
    }
}
