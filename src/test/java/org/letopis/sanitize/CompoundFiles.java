package org.letopis.sanitize;

import static java.nio.charset.StandardCharsets.UTF_16LE;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes compound files by hand ([MS-CFB], version 3): paths with slashes lead to streams. */
final class CompoundFiles {
    private static final int SECTOR = 512;
    private static final int MINI = 64;
    private static final int CUTOFF = 4096;
    private static final int END = -2;

    /** A storage or stream before it is written. */
    static final class Entry {
        private final String name;
        private final int type;
        private final byte[] bytes;
        private final List<Entry> children = new ArrayList<>();
        private int start = END;
        private int number;

        Entry(String name, int type, byte[] bytes) {
            this.name = name;
            this.type = type;
            this.bytes = bytes;
        }
    }

    private final ByteArrayOutputStream sectors = new ByteArrayOutputStream();
    private final ByteArrayOutputStream small = new ByteArrayOutputStream();
    private final List<Integer> table = new ArrayList<>();
    private final List<Integer> miniTable = new ArrayList<>();
    private final List<Entry> entries = new ArrayList<>();

    private CompoundFiles() {}

    static byte[] file(Map<String, byte[]> streams) {
        Entry root = new Entry("Root Entry", 5, new byte[0]);
        Map<String, Entry> storages = new LinkedHashMap<>(Map.of("", root));
        for (Map.Entry<String, byte[]> stream : streams.entrySet()) {
            String path = stream.getKey();
            int slash = path.lastIndexOf('/');
            storage(storages, slash < 0 ? "" : path.substring(0, slash))
                    .children
                    .add(new Entry(path.substring(slash + 1), 2, stream.getValue()));
        }
        return new CompoundFiles().write(root);
    }

    private static Entry storage(Map<String, Entry> storages, String path) {
        Entry known = storages.get(path);
        if (known == null) {
            int slash = path.lastIndexOf('/');
            known = new Entry(path.substring(slash + 1), 1, new byte[0]);
            storage(storages, slash < 0 ? "" : path.substring(0, slash))
                    .children
                    .add(known);
            storages.put(path, known);
        }
        return known;
    }

    private byte[] write(Entry root) {
        number(root);
        for (Entry entry : entries) {
            if (entry.bytes.length >= CUTOFF) {
                entry.start = chain(sectors, table, entry.bytes, SECTOR);
            } else if (entry.bytes.length > 0) {
                entry.start = chain(small, miniTable, entry.bytes, MINI);
            }
        }
        root.start = chain(sectors, table, small.toByteArray(), SECTOR);
        int miniTableAt = chain(sectors, table, numbers(miniTable, 0), SECTOR);
        int directoryAt = chain(sectors, table, directory(), SECTOR);
        int tableAt = table.size();
        int tableSectors = (table.size() + SECTOR / 4) / (SECTOR / 4 - 1) + 1;
        for (int i = 0; i < tableSectors; i++) {
            table.add(-3);
        }
        byte[] numbers = numbers(table, tableSectors * SECTOR);
        ByteBuffer header = ByteBuffer.allocate(SECTOR).order(ByteOrder.LITTLE_ENDIAN);
        header.putLong(0, 0xE11AB1A1E011CFD0L);
        header.putShort(24, (short) 0x3E).putShort(26, (short) 3).putShort(28, (short) 0xFFFE);
        header.putShort(30, (short) 9).putShort(32, (short) 6);
        header.putInt(44, tableSectors).putInt(48, directoryAt).putInt(56, CUTOFF);
        header.putInt(60, miniTableAt).putInt(64, (miniTable.size() * 4 + SECTOR - 1) / SECTOR);
        header.putInt(68, END);
        for (int i = 0; i < 109; i++) {
            header.putInt(76 + 4 * i, i < tableSectors ? tableAt + i : -1);
        }
        return Strips.join(header.array(), sectors.toByteArray(), numbers);
    }

    private void number(Entry entry) {
        entry.number = entries.size();
        entries.add(entry);
        entry.children.forEach(this::number);
    }

    private static int chain(ByteArrayOutputStream to, List<Integer> table, byte[] bytes, int unit) {
        if (bytes.length == 0) {
            return END;
        }
        int start = table.size();
        int units = (bytes.length + unit - 1) / unit;
        to.writeBytes(Arrays.copyOf(bytes, units * unit));
        for (int i = 1; i <= units; i++) {
            table.add(i == units ? END : start + i);
        }
        return start;
    }

    private static byte[] numbers(List<Integer> table, int size) {
        int bytes = Math.max(size, (table.size() * 4 + SECTOR - 1) / SECTOR * SECTOR);
        ByteBuffer out = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
        table.forEach(out::putInt);
        while (out.hasRemaining()) {
            out.putInt(-1);
        }
        return out.array();
    }

    private byte[] directory() {
        int count = (entries.size() + 3) / 4 * 4;
        ByteBuffer out = ByteBuffer.allocate(count * 128).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < count; i++) {
            int at = i * 128;
            out.putInt(at + 68, -1).putInt(at + 72, -1).putInt(at + 76, -1);
        }
        for (Entry entry : entries) {
            int at = entry.number * 128;
            byte[] name = entry.name.getBytes(UTF_16LE);
            out.put(at, name).putShort(at + 64, (short) (name.length + 2));
            out.put(at + 66, (byte) entry.type).put(at + 67, (byte) 1);
            out.putInt(at + 116, entry.start);
            out.putInt(at + 120, entry.type == 5 ? small.size() : entry.bytes.length);
            for (int i = 0; i < entry.children.size(); i++) {
                int child = entry.children.get(i).number;
                if (i == 0) {
                    out.putInt(at + 76, child);
                } else {
                    out.putInt(entry.children.get(i - 1).number * 128 + 72, child);
                }
            }
        }
        return out.array();
    }
}
