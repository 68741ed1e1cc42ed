package org.letopis.vault;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.letopis.failure.Failure;

/** Entries of the catalog as they lie in a sealed row: number of entries, then each with its length. */
final class CatalogBlock {
    static final int MOST_ENTRIES = 128;

    private final List<byte[]> entries;

    private CatalogBlock(List<byte[]> entries) {
        this.entries = entries;
    }

    static CatalogBlock empty() {
        return new CatalogBlock(new ArrayList<>());
    }

    static CatalogBlock read(byte[] bytes) throws Failure.Damaged {
        PackedReader in = new PackedReader(bytes);
        int count = in.number(MOST_ENTRIES);
        List<byte[]> entries = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            entries.add(in.bytes());
        }
        if (in.hasMore()) {
            throw new Failure.Damaged("vault.damaged");
        }
        return new CatalogBlock(entries);
    }

    byte[] bytes() {
        PackedWriter out = new PackedWriter().number(entries.size());
        entries.forEach(out::bytes);
        return out.done();
    }

    boolean isFull() {
        return entries.size() == MOST_ENTRIES;
    }

    int size() {
        return entries.size();
    }

    Entry entry(int place) throws Failure {
        return PackedEntry.read(new PackedReader(entries.get(place)));
    }

    ReportSummary summary(int place) throws Failure {
        return PackedEntry.summary(new PackedReader(entries.get(place)));
    }

    /** Returns the days of a report; empty where an older Letopis wrote it. */
    Optional<Days> days(int place) throws Failure {
        return PackedEntry.days(new PackedReader(entries.get(place)));
    }

    /** Returns the record row of an entry without reading the rest of it. */
    long row(int place) throws Failure {
        PackedReader in = new PackedReader(entries.get(place));
        in.number();
        in.skipName();
        return in.number();
    }

    String name(int place) throws Failure {
        PackedReader in = new PackedReader(entries.get(place));
        in.number();
        return in.name();
    }

    /** Returns kind and name as they stand at the start of an entry. */
    String key(int place) throws Failure {
        PackedReader in = new PackedReader(entries.get(place));
        return in.number(Byte.MAX_VALUE) + " " + in.name();
    }

    static String key(Entry.Kind kind, String name) {
        return kind.number() + " " + name;
    }

    void add(Entry entry) throws Failure {
        entries.add(PackedEntry.write(entry));
    }

    void set(int place, Entry entry) throws Failure {
        entries.set(place, PackedEntry.write(entry));
    }

    void remove(int place) {
        entries.remove(place);
    }

    /** Finds an entry by the bytes that all entries of its kind and name begin with. */
    Optional<Integer> find(Entry.Kind kind, String name) {
        byte[] start = new PackedWriter().number(kind.number()).name(name).done();
        for (int place = 0; place < entries.size(); place++) {
            byte[] entry = entries.get(place);
            if (entry.length > start.length && Arrays.equals(entry, 0, start.length, start, 0, start.length)) {
                return Optional.of(place);
            }
        }
        return Optional.empty();
    }
}
