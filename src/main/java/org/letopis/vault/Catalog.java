package org.letopis.vault;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.letopis.failure.Failure;

/**
 * The list of everything in the vault, in sealed blocks of {@value CatalogBlock#MOST_ENTRIES} entries, so that listing
 * 100,000 reports opens under a thousand rows, and a capture rewrites one. Reports have blocks of their own: what is not
 * about reports does not open them, and the other way round. Entries are read only when they are asked for.
 */
final class Catalog {
    /** From so many look-ups on it pays to know where each entry stands. */
    private static final int FEW_LOOKUPS = 16;

    private final Database database;
    private final Keys keys;
    private final Root root;
    private Part reports;
    private Part others;

    /** @param root that names the blocks; they are opened when they are needed */
    Catalog(Database database, Keys keys, Root root) {
        this.database = database;
        this.keys = keys;
        this.root = root;
    }

    /** The blocks of one half. */
    private static final class Part {
        private final List<Long> ids = new ArrayList<>();
        private final List<CatalogBlock> blocks = new ArrayList<>();
        private final TreeSet<Integer> changed = new TreeSet<>();
        private Map<String, int[]> places;
        private int lookups;

        int[] find(Entry.Kind kind, String name) throws Failure {
            if (places == null && lookups++ < FEW_LOOKUPS) {
                for (int block = 0; block < blocks.size(); block++) {
                    Optional<Integer> place = blocks.get(block).find(kind, name);
                    if (place.isPresent()) {
                        return new int[] {block, place.get()};
                    }
                }
                return null;
            }
            return places().get(CatalogBlock.key(kind, name));
        }

        private Map<String, int[]> places() throws Failure {
            if (places == null) {
                places = new HashMap<>();
                for (int block = 0; block < blocks.size(); block++) {
                    for (int place = 0; place < blocks.get(block).size(); place++) {
                        places.put(blocks.get(block).key(place), new int[] {block, place});
                    }
                }
            }
            return places;
        }

        void remove(Entry.Kind kind, String name) throws Failure {
            int[] known = find(kind, name);
            if (known != null) {
                blocks.get(known[0]).remove(known[1]);
                changed.add(known[0]);
                places = null;
                lookups = 0;
            }
        }

        void put(Entry entry) throws Failure {
            int[] known = find(entry.kind(), entry.name());
            if (known != null) {
                blocks.get(known[0]).set(known[1], entry);
                changed.add(known[0]);
                return;
            }
            if (blocks.isEmpty() || blocks.get(blocks.size() - 1).isFull()) {
                blocks.add(CatalogBlock.empty());
            }
            int last = blocks.size() - 1;
            blocks.get(last).add(entry);
            changed.add(last);
            if (places != null) {
                places.put(
                        CatalogBlock.key(entry.kind(), entry.name()),
                        new int[] {last, blocks.get(last).size() - 1});
            }
        }
    }

    private Part part(Entry.Kind kind) throws Failure {
        boolean ofReports = kind == Entry.Kind.REPORT;
        if ((ofReports ? reports : others) == null) {
            if (root.format() == 1) {
                readFirstFormat();
            } else if (ofReports) {
                reports = read(true);
            } else {
                others = read(false);
            }
        }
        return ofReports ? reports : others;
    }

    private Part read(boolean ofReports) throws Failure {
        Part part = new Part();
        List<StoredRow> rows = new ArrayList<>();
        for (Map.Entry<Long, Root.Block> block : root.catalog().entrySet()) {
            if (block.getValue().ofReports() == ofReports) {
                part.ids.add(block.getKey());
                rows.add(row(database, block.getKey(), block.getValue()));
            }
        }
        for (byte[] plain : RowCrew.open(keys, Table.CATALOG, rows)) {
            part.blocks.add(CatalogBlock.read(Padding.unpad(plain)));
        }
        return part;
    }

    private void readFirstFormat() throws Failure {
        reports = new Part();
        others = new Part();
        for (long id : root.catalog().keySet()) {
            for (Entry entry : block(database, keys, root, id)) {
                (entry.kind() == Entry.Kind.REPORT ? reports : others).put(entry);
            }
        }
    }

    private static StoredRow row(Database database, long id, Root.Block block) throws Failure {
        StoredRow row = database.row(Table.CATALOG.sqlName(), id);
        if (row == null || row.version() != block.version()) {
            throw new Failure.Damaged("vault.damaged");
        }
        return row;
    }

    /** Reads one block, which must be of the version and of the kind that the root names. */
    static List<Entry> block(Database database, Keys keys, Root root, long id) throws Failure {
        Root.Block named = root.catalog().get(id);
        byte[] plain = Padding.unpad(keys.table(Table.CATALOG).open(row(database, id, named)));
        if (root.format() == 1) {
            return FirstFormat.entries(plain);
        }
        List<Entry> entries = new ArrayList<>();
        CatalogBlock block = CatalogBlock.read(plain);
        for (int place = 0; place < block.size(); place++) {
            Entry entry = block.entry(place);
            if (entry.kind() == Entry.Kind.REPORT != named.ofReports()) {
                throw new Failure.Damaged("vault.damaged");
            }
            entries.add(entry);
        }
        return entries;
    }

    /** Returns the entries of a kind in the order in which they were first put. */
    List<Entry> all(Entry.Kind kind) throws Failure {
        List<Entry> all = new ArrayList<>();
        for (CatalogBlock block : part(kind).blocks) {
            for (int place = 0; place < block.size(); place++) {
                Entry entry = block.entry(place);
                if (entry.kind() == kind) {
                    all.add(entry);
                }
            }
        }
        return all;
    }

    /** Returns the blocks that hold the reports, for lists. */
    List<CatalogBlock> reportBlocks() throws Failure {
        return part(Entry.Kind.REPORT).blocks;
    }

    Optional<Entry> find(Entry.Kind kind, String name) throws Failure {
        Part part = part(kind);
        int[] place = part.find(kind, name);
        return place == null
                ? Optional.empty()
                : Optional.of(part.blocks.get(place[0]).entry(place[1]));
    }

    /** Adds an entry, or replaces the one of the same kind and name. */
    void put(Entry entry) throws Failure {
        part(entry.kind()).put(entry);
    }

    /** Removes an entry; its block has one less from then on, and may become empty. */
    void remove(Entry.Kind kind, String name) throws Failure {
        part(kind).remove(kind, name);
    }

    /** Writes the blocks that changed, under the root's commit number. */
    void write(Root next) throws Failure {
        write(others, false, next);
        write(reports, true, next);
    }

    private void write(Part part, boolean ofReports, Root next) throws Failure {
        if (part == null) {
            return;
        }
        for (int block : part.changed) {
            boolean isNew = block >= part.ids.size();
            if (isNew) {
                part.ids.add(next.catalog().size() + 1L);
            }
            long id = part.ids.get(block);
            next.catalog().put(id, new Root.Block(next.commit(), ofReports));
            byte[] plain = Padding.pad(part.blocks.get(block).bytes());
            StoredRow row =
                    new StoredRow(id, next.commit(), keys.table(Table.CATALOG).seal(id, next.commit(), plain));
            if (isNew) {
                database.insert(Table.CATALOG.sqlName(), row);
            } else {
                database.replace(Table.CATALOG.sqlName(), row);
            }
        }
        part.changed.clear();
    }
}
