package org.letopis.vault;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.letopis.crypto.Sha256;
import org.letopis.failure.Failure;
import org.letopis.json.Json;
import org.letopis.json.JsonObject;
import org.letopis.json.JsonProblem;

/**
 * What each commit states about the whole file; sealed, and rewritten in the same transaction as what it speaks of. A
 * row put back from an older copy of the file does not fit it.
 *
 * @param format of the vault; the header says it too, where anybody can change it
 * @param commit 1 for the first; also the version of each row written in it
 * @param logHead 32 bytes: the hash of the last entry of the custody log
 * @param lastIds the highest row id of each table that only grows, and the highest ever given in {@code search}
 * @param catalog the blocks of the catalog, by row id
 * @param search the parts of the search index, in the order in which they were written
 */
record Root(
        int format,
        long commit,
        byte[] logHead,
        SortedMap<String, Long> lastIds,
        SortedMap<Long, Block> catalog,
        List<SearchPart> search) {
    private static final int MAX_BYTES = 64 * 1024 * 1024;

    /**
     * A block of the catalog.
     *
     * @param version the commit in which it was last written
     * @param ofReports whether all its entries are reports; otherwise, in format 2, none is
     */
    record Block(long version, boolean ofReports) {}

    static Root first(int format) {
        return new Root(format, 0, new byte[Sha256.LENGTH_BYTES], new TreeMap<>(), new TreeMap<>(), new ArrayList<>());
    }

    /** Returns a copy for the next commit, to be filled while that is prepared. */
    Root next() {
        return new Root(
                format, commit + 1, logHead, new TreeMap<>(lastIds), new TreeMap<>(catalog), new ArrayList<>(search));
    }

    Root withLogHead(byte[] head) {
        return new Root(format, commit, head, lastIds, catalog, search);
    }

    /** Returns a copy of the current format with nothing in catalog and search index. */
    Root upgraded() {
        return new Root(Header.FORMAT, commit, logHead, lastIds, new TreeMap<>(), new ArrayList<>());
    }

    long lastId(Table table) {
        return lastIds.getOrDefault(table.sqlName(), 0L);
    }

    /** Takes the next id of a table that only grows. */
    long takeId(Table table) {
        return lastIds.merge(table.sqlName(), 1L, Long::sum);
    }

    /** Returns the highest row id that the table must hold; 0 for none. */
    long highestRow(Table table) {
        return switch (table) {
            case CATALOG -> catalog.size();
            case SEARCH -> search.stream().mapToLong(SearchPart::row).max().orElse(0);
            default -> lastId(table);
        };
    }

    byte[] bytes() {
        JsonObject last = JsonObject.empty();
        for (Map.Entry<String, Long> entry : lastIds.entrySet()) {
            last = last.with(entry.getKey(), entry.getValue());
        }
        StringBuilder kinds = new StringBuilder();
        catalog.values().forEach(block -> kinds.append(block.ofReports() ? 'r' : 'o'));
        return Json.canonical(JsonObject.empty()
                .with("format", format)
                .with("commit", commit)
                .with("log", Sha256.hex(logHead))
                .with("last", last)
                .with("catalog", catalog.values().stream().map(Block::version).toList())
                .with("kinds", kinds.toString())
                .with("search", search.stream().map(SearchPart::json).toList()));
    }

    /**
     * Reads the root.
     *
     * @param format what the header says; a header that was changed does not fit
     */
    static Root read(byte[] bytes, int format) throws Failure.Damaged {
        try {
            JsonObject json = Json.parse(bytes, MAX_BYTES);
            if (format != (json.has("format") ? json.integer("format", 2, Integer.MAX_VALUE) : 1)) {
                throw new Failure.Damaged("vault.damaged");
            }
            TreeMap<String, Long> last = new TreeMap<>();
            JsonObject lastJson = json.object("last");
            for (String table : lastJson.names()) {
                last.put(table, lastJson.integer(table, 0, Long.MAX_VALUE));
            }
            List<SearchPart> search = new ArrayList<>();
            for (JsonObject part : format == 1 ? List.<JsonObject>of() : json.objects("search")) {
                search.add(SearchPart.read(part));
            }
            return new Root(
                    format,
                    json.integer("commit", 1, Long.MAX_VALUE),
                    Sha256.unhex(json.string("log")),
                    last,
                    catalog(json.integers("catalog"), format == 1 ? "" : json.string("kinds")),
                    search);
        } catch (JsonProblem problem) {
            throw new Failure.Damaged("vault.damaged");
        }
    }

    private static TreeMap<Long, Block> catalog(List<Long> versions, String kinds) throws Failure.Damaged {
        if (!kinds.isEmpty() && kinds.length() != versions.size()) {
            throw new Failure.Damaged("vault.damaged");
        }
        TreeMap<Long, Block> catalog = new TreeMap<>();
        for (int i = 0; i < versions.size(); i++) {
            catalog.put(i + 1L, new Block(versions.get(i), !kinds.isEmpty() && kinds.charAt(i) == 'r'));
        }
        return catalog;
    }
}
