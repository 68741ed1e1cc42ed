package org.letopis.sanitize;

import static java.nio.charset.StandardCharsets.UTF_16LE;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * The file system inside an old office file. Its sectors are chained by a table, small streams lie in one stream that is
 * cut into sectors of 64 bytes. Every number is bounded by what the file really has before it is used. Source: [MS-CFB].
 */
final class CompoundFile {
    /** The table of sectors is held in memory: 4 MiB for a file of this size. */
    private static final long MOST_FILE_BYTES = 512L << 20;

    private static final int HEADER_BYTES = 512;
    private static final int HEADER_TABLE_SECTORS = 109;
    private static final int MINI_SECTOR_BYTES = 64;
    private static final int ENTRY_BYTES = 128;
    private static final int MOST_ENTRIES = 50_000;
    private static final int MOST_DEPTH = 64;
    private static final int FREE = -1;
    private static final int NONE = -1;
    private static final int ROOT = 5;
    private static final int STREAM = 2;
    private static final int STORAGE = 1;

    /** An honest reader opens a stream a few times; entries may all point at one. */
    private static final int MOST_READINGS = 8;

    private final Source source;
    private final OleBytes header;
    private final int sectorBytes;
    private final int[] table;
    private final BitSet tableSectors = new BitSet();
    private final List<CompoundEntry> entries = new ArrayList<>();
    private final List<String> unlinked = new ArrayList<>();
    private int[] miniTable = {};
    private Source miniStream = Source.of(new byte[0]);
    private boolean whole = true;
    private long openedBytes;

    private CompoundFile(Source source, OleBytes header, int sectorBytes) throws Refusal, IOException {
        this.source = source;
        this.header = header;
        this.sectorBytes = sectorBytes;
        int sectors = (int) ((source.sizeBytes() - 1) / sectorBytes);
        this.table = new int[sectors];
        Arrays.fill(table, FREE);
    }

    /**
     * Reads the tables and the directory.
     *
     * @throws Refusal when they are too damaged to find anything, or the file is larger than 512 MiB
     */
    static CompoundFile open(Source source) throws Refusal, IOException {
        if (source.sizeBytes() > MOST_FILE_BYTES) {
            throw Refusal.tooLarge(FileFormat.OLD_OFFICE, "file");
        }
        OleBytes header = OleBytes.of(source, 0, HEADER_BYTES);
        int shift = header.u16(30);
        if (shift != 9 && shift != 12) {
            throw OleBytes.damaged(30);
        }
        CompoundFile file = new CompoundFile(source, header, 1 << shift);
        file.readTable();
        file.readDirectory();
        return file;
    }

    private void readTable() throws Refusal, IOException {
        List<Integer> sectors = new ArrayList<>();
        for (int i = 0; i < HEADER_TABLE_SECTORS; i++) {
            sectors.add(header.i32(76 + 4L * i));
        }
        int perSector = sectorBytes / 4;
        int most = HEADER_TABLE_SECTORS + table.length / perSector + perSector;
        for (int next = header.i32(68); isSector(next) && !tableSectors.get(next) && sectors.size() < most; ) {
            tableSectors.set(next);
            OleBytes more = sector(next);
            for (int i = 0; i < perSector - 1; i++) {
                sectors.add(more.i32(4L * i));
            }
            next = more.i32(sectorBytes - 4L);
        }
        int filled = 0;
        for (int number : sectors) {
            if (number == FREE) {
                continue;
            }
            boolean isThere = isSector(number);
            if (!isThere && filled < table.length) {
                throw OleBytes.damaged(76);
            }
            whole &= isThere && (number + 2L) * sectorBytes <= source.sizeBytes();
            if (isThere) {
                tableSectors.set(number);
            }
            if (filled == table.length) {
                continue;
            }
            OleBytes numbers = sector(number);
            for (int i = 0; i < perSector && filled < table.length; i++) {
                table[filled++] = numbers.i32(4L * i);
            }
        }
    }

    private boolean isSector(int number) {
        return number >= 0 && number < table.length;
    }

    /** Returns a sector; what a cut-off file lacks of it is free. */
    private OleBytes sector(int number) throws Refusal, IOException {
        long from = (number + 1L) * sectorBytes;
        int there = (int) Math.min(sectorBytes, source.sizeBytes() - from);
        byte[] bytes = new byte[sectorBytes];
        Arrays.fill(bytes, (byte) FREE);
        System.arraycopy(OleBytes.of(source, from, there).toArray(), 0, bytes, 0, there);
        return new OleBytes(bytes);
    }

    private void readDirectory() throws Refusal, IOException {
        Source directory = stream(header.i32(48), Long.MAX_VALUE);
        List<OleBytes> read = new ArrayList<>();
        for (long at = 0; at + ENTRY_BYTES <= directory.sizeBytes() && read.size() < MOST_ENTRIES; at += ENTRY_BYTES) {
            try {
                read.add(OleBytes.of(directory, at, ENTRY_BYTES));
            } catch (Refusal cutOff) {
                whole = false;
                break;
            }
        }
        whole &= directory.sizeBytes() / ENTRY_BYTES <= MOST_ENTRIES;
        if (read.isEmpty() || read.get(0).u8(66) != ROOT) {
            throw OleBytes.damaged((header.i32(48) + 1L) * sectorBytes);
        }
        CompoundEntry root = entry(read.get(0), null);
        entries.add(root);
        miniStream = stream(root.firstSector(), root.sizeBytes());
        miniTable = miniTable();
        link(read, root);
    }

    private int[] miniTable() throws Refusal, IOException {
        Source numbers = stream(header.i32(60), Long.MAX_VALUE);
        long needed = (miniStream.sizeBytes() + MINI_SECTOR_BYTES - 1) / MINI_SECTOR_BYTES;
        int[] mini = new int[(int) Math.min(numbers.sizeBytes() / 4, needed)];
        OleBytes bytes = OleBytes.of(numbers, 0, mini.length * 4);
        for (int i = 0; i < mini.length; i++) {
            mini[i] = bytes.i32(4L * i);
        }
        return mini;
    }

    private record Visit(int number, CompoundEntry parent, int depth) {}

    /** The entries of a storage are a tree of their own, whose root the storage names. */
    private void link(List<OleBytes> read, CompoundEntry root) throws Refusal {
        BitSet seen = new BitSet();
        seen.set(0);
        Deque<Visit> open = new ArrayDeque<>();
        open.push(new Visit(read.get(0).i32(76), root, 1));
        while (!open.isEmpty()) {
            Visit visit = open.pop();
            int number = visit.number;
            if (number == NONE) {
                continue;
            }
            if (number < 0 || number >= read.size() || seen.get(number) || visit.depth > MOST_DEPTH) {
                whole = false;
                continue;
            }
            seen.set(number);
            OleBytes bytes = read.get(number);
            CompoundEntry entry = entry(bytes, visit.parent);
            entries.add(entry);
            open.push(new Visit(bytes.i32(72), visit.parent, visit.depth));
            open.push(new Visit(bytes.i32(68), visit.parent, visit.depth));
            if (!entry.isStream()) {
                open.push(new Visit(bytes.i32(76), entry, visit.depth + 1));
            }
        }
        for (int number = 0; number < read.size(); number++) {
            int type = read.get(number).u8(66);
            if (!seen.get(number) && (type == STORAGE || type == STREAM)) {
                unlinked.add(entry(read.get(number), null).name());
            }
        }
    }

    private CompoundEntry entry(OleBytes bytes, CompoundEntry parent) throws Refusal {
        int nameBytes = Math.min(bytes.u16(64), 64);
        long size = sectorBytes == HEADER_BYTES ? bytes.u32(120) : bytes.i64(120);
        return new CompoundEntry(
                bytes.wide(0, nameBytes / 2),
                parent,
                bytes.u8(66) == STREAM,
                bytes.i32(116),
                Math.max(0, size),
                bytes.moment(100),
                bytes.moment(108));
    }

    /** Returns the root and all that can be reached from it. */
    List<CompoundEntry> entries() {
        return Collections.unmodifiableList(entries);
    }

    CompoundEntry root() {
        return entries.get(0);
    }

    /** Returns names of entries that nothing leads to any more: somebody deleted them. */
    List<String> unlinked() {
        return Collections.unmodifiableList(unlinked);
    }

    /** Returns whether every entry could be followed, and what was opened had all its bytes. */
    boolean isWhole() {
        return whole;
    }

    Optional<CompoundEntry> find(CompoundEntry storage, String name) {
        return entries.stream()
                .filter(entry -> entry.isIn(storage) && entry.name().equalsIgnoreCase(name))
                .findFirst();
    }

    /**
     * Returns what a stream holds, as much as the file really has of it.
     *
     * @throws Refusal when its chain runs in a circle or out of the file, or streams were opened far too often
     */
    Source open(CompoundEntry stream) throws Refusal {
        long size = Math.min(stream.sizeBytes(), source.sizeBytes());
        openedBytes += size;
        if (openedBytes / MOST_READINGS > source.sizeBytes()) {
            throw Refusal.tooLarge(FileFormat.OLD_OFFICE, "streams");
        }
        Source opened = size >= header.u32(56)
                ? stream(stream.firstSector(), size)
                : new ChainSource(
                        miniStream,
                        0,
                        MINI_SECTOR_BYTES,
                        chain(miniTable, stream.firstSector(), size, MINI_SECTOR_BYTES),
                        size);
        whole &= opened.sizeBytes() == stream.sizeBytes();
        return opened;
    }

    private Source stream(int firstSector, long size) throws Refusal {
        return new ChainSource(source, sectorBytes, sectorBytes, chain(table, firstSector, size, sectorBytes), size);
    }

    private static int[] chain(int[] table, int first, long size, int unitBytes) throws Refusal {
        long needed = Math.min(table.length, size / unitBytes + 1);
        int[] chain = new int[16];
        int length = 0;
        BitSet seen = new BitSet();
        for (int next = first; next >= 0 && length < needed; next = table[next]) {
            if (next >= table.length || seen.get(next)) {
                throw OleBytes.damaged(next);
            }
            seen.set(next);
            if (length == chain.length) {
                chain = Arrays.copyOf(chain, length * 2);
            }
            chain[length++] = next;
        }
        return Arrays.copyOf(chain, length);
    }

    /** Returns how many bytes lie in sectors that nothing uses and that are not empty: what was there before. */
    long leftOverBytes() throws Refusal, IOException {
        long left = 0;
        for (int number = 0; number < table.length; number++) {
            // Some programs do not mark the sectors of the table itself.
            if (table[number] == FREE && !tableSectors.get(number)) {
                long from = (number + 1L) * sectorBytes;
                int there = (int) Math.min(sectorBytes, source.sizeBytes() - from);
                byte[] bytes = OleBytes.of(source, from, there).toArray();
                left += isEmpty(bytes) || isDirectory(bytes) ? 0 : there;
            }
        }
        return left;
    }

    /** Programs leave their first, empty directory behind. */
    private static boolean isDirectory(byte[] bytes) {
        return new String(bytes, UTF_16LE).startsWith("Root Entry\0");
    }

    /** Sectors that were never used hold one byte again and again. */
    private static boolean isEmpty(byte[] bytes) {
        for (byte each : bytes) {
            if (each != bytes[0]) {
                return false;
            }
        }
        return true;
    }
}
