package org.letopis.vault;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.letopis.failure.Failure;
import org.letopis.json.Json;
import org.letopis.json.JsonObject;
import org.letopis.json.JsonProblem;

/**
 * The list of everything in the vault, in sealed blocks of {@value #ENTRIES_IN_A_BLOCK} entries, so that listing
 * 100,000 reports opens under a thousand rows, and a capture rewrites one.
 */
final class Catalog {
    static final int ENTRIES_IN_A_BLOCK = 128;
    private static final int MAX_BLOCK_BYTES = 1024 * 1024;

    private final List<List<Entry>> blocks = new ArrayList<>();
    private final Map<String, int[]> places = new HashMap<>();
    private final Set<Integer> changed = new HashSet<>();

    /** Reads all blocks that the root names. */
    static Catalog read(Database database, SealedTable seal, Root root) throws Failure {
        Catalog catalog = new Catalog();
        for (Map.Entry<Long, Long> block : root.catalogVersions().entrySet()) {
            catalog.blocks.add(new ArrayList<>());
            for (Entry entry : block(database, seal, block.getKey(), block.getValue())) {
                catalog.place(catalog.blocks.size() - 1, entry);
            }
        }
        return catalog;
    }

    /** Reads one block, which must be of the version that the root names. */
    static List<Entry> block(Database database, SealedTable seal, long id, long version) throws Failure {
        StoredRow row = database.row(Table.CATALOG.sqlName(), id);
        if (row == null || row.version() != version) {
            throw new Failure.Damaged("vault.damaged");
        }
        try {
            List<Entry> entries = new ArrayList<>();
            for (JsonObject entry :
                    Json.parse(Padding.unpad(seal.open(row)), MAX_BLOCK_BYTES).objects("entries")) {
                entries.add(Entry.read(entry));
            }
            return entries;
        } catch (JsonProblem problem) {
            throw new Failure.Damaged("vault.damaged");
        }
    }

    Stream<Entry> all(Entry.Kind kind) {
        return blocks.stream().flatMap(List::stream).filter(entry -> entry.kind() == kind);
    }

    Optional<Entry> find(Entry.Kind kind, String name) {
        int[] place = places.get(key(kind, name));
        return place == null
                ? Optional.empty()
                : Optional.of(blocks.get(place[0]).get(place[1]));
    }

    /** Adds an entry, or replaces the one of the same kind and name. */
    void put(Entry entry) {
        int[] place = places.get(key(entry.kind(), entry.name()));
        if (place != null) {
            blocks.get(place[0]).set(place[1], entry);
            changed.add(place[0]);
            return;
        }
        if (blocks.isEmpty() || blocks.get(blocks.size() - 1).size() == ENTRIES_IN_A_BLOCK) {
            blocks.add(new ArrayList<>());
        }
        place(blocks.size() - 1, entry);
        changed.add(blocks.size() - 1);
    }

    /** Writes the blocks that changed, under the root's commit number. */
    void write(Database database, SealedTable seal, Root root) throws Failure {
        for (int block : changed) {
            long id = block + 1L;
            byte[] plain = Padding.pad(Json.canonical(JsonObject.empty()
                    .with("entries", blocks.get(block).stream().map(Entry::json).toList())));
            StoredRow row = new StoredRow(id, root.commit(), seal.seal(id, root.commit(), plain));
            if (root.catalogVersions().containsKey(id)) {
                database.replace(Table.CATALOG.sqlName(), row);
            } else {
                database.insert(Table.CATALOG.sqlName(), row);
            }
            root.catalogVersions().put(id, root.commit());
        }
        changed.clear();
    }

    private void place(int block, Entry entry) {
        places.put(
                key(entry.kind(), entry.name()),
                new int[] {block, blocks.get(block).size()});
        blocks.get(block).add(entry);
    }

    private static String key(Entry.Kind kind, String name) {
        return kind + " " + name;
    }
}
