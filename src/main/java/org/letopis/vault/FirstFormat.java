package org.letopis.vault;

import java.util.ArrayList;
import java.util.List;
import org.letopis.failure.Failure;
import org.letopis.json.Json;
import org.letopis.json.JsonObject;
import org.letopis.json.JsonProblem;

/** What {@code letopis-vault/1} had that format 2 does not: a catalog whose blocks are JSON, all kinds mixed. */
final class FirstFormat {
    private static final int MAX_BLOCK_BYTES = 1024 * 1024;

    private FirstFormat() {}

    static List<Entry> entries(byte[] block) throws Failure {
        try {
            List<Entry> entries = new ArrayList<>();
            for (JsonObject entry : Json.parse(block, MAX_BLOCK_BYTES).objects("entries")) {
                entries.add(Entry.read(entry));
            }
            return entries;
        } catch (JsonProblem problem) {
            throw new Failure.Damaged("vault.damaged");
        }
    }
}
