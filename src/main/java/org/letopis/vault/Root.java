package org.letopis.vault;

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
 * @param commit 1 for the first; also the version of each row written in it
 * @param logHead 32 bytes: the hash of the last entry of the custody log
 * @param lastIds the highest row id of each table that only grows
 * @param catalogVersions the commit in which each block of the catalog was last written
 */
record Root(long commit, byte[] logHead, SortedMap<String, Long> lastIds, SortedMap<Long, Long> catalogVersions) {
    private static final int MAX_BYTES = 64 * 1024 * 1024;

    static Root first() {
        return new Root(0, new byte[Sha256.LENGTH_BYTES], new TreeMap<>(), new TreeMap<>());
    }

    /** Returns a copy for the next commit, to be filled while that is prepared. */
    Root next() {
        return new Root(commit + 1, logHead, new TreeMap<>(lastIds), new TreeMap<>(catalogVersions));
    }

    Root withLogHead(byte[] head) {
        return new Root(commit, head, lastIds, catalogVersions);
    }

    long lastId(Table table) {
        return lastIds.getOrDefault(table.sqlName(), 0L);
    }

    /** Takes the next id of a table that only grows. */
    long takeId(Table table) {
        return lastIds.merge(table.sqlName(), 1L, Long::sum);
    }

    byte[] bytes() {
        JsonObject last = JsonObject.empty();
        for (Map.Entry<String, Long> entry : lastIds.entrySet()) {
            last = last.with(entry.getKey(), entry.getValue());
        }
        return Json.canonical(JsonObject.empty()
                .with("commit", commit)
                .with("log", Sha256.hex(logHead))
                .with("last", last)
                .with("catalog", catalogVersions.values().stream().toList()));
    }

    static Root read(byte[] bytes) throws Failure.Damaged {
        try {
            JsonObject json = Json.parse(bytes, MAX_BYTES);
            TreeMap<String, Long> last = new TreeMap<>();
            JsonObject lastJson = json.object("last");
            for (String table : lastJson.names()) {
                last.put(table, lastJson.integer(table, 0, Long.MAX_VALUE));
            }
            TreeMap<Long, Long> catalog = new TreeMap<>();
            for (long version : json.integers("catalog")) {
                catalog.put(catalog.size() + 1L, version);
            }
            return new Root(json.integer("commit", 1, Long.MAX_VALUE), Sha256.unhex(json.string("log")), last, catalog);
        } catch (JsonProblem problem) {
            throw new Failure.Damaged("vault.damaged");
        }
    }
}
