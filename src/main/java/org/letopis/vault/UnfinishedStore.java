package org.letopis.vault;

import java.util.Optional;
import org.letopis.failure.Failure;
import org.letopis.json.Json;
import org.letopis.json.JsonObject;

/**
 * A report that was begun and is not sealed yet, at most one. Each time it is kept it gets a key of its own, and the one
 * before is destroyed: what a person took back in an answer is gone. Answers name people, so it lies in the identity
 * compartment.
 */
public final class UnfinishedStore {
    private static final String ONLY = "1";

    private final Contents contents;

    UnfinishedStore(Contents contents) {
        this.contents = contents;
    }

    public Optional<JsonObject> find() throws Failure {
        return contents.read(() -> {
            Optional<Entry> entry = contents.catalog().find(Entry.Kind.UNFINISHED, ONLY);
            return entry.isEmpty()
                    ? Optional.empty()
                    : Optional.of(contents.jsonRecord(entry.get(), entry.get().keyTable()));
        });
    }

    /** Keeps it in the place of what was kept before. */
    public void put(JsonObject unfinished) throws Failure {
        contents.write(() -> {
            destroy();
            try (OwnKey key = contents.newKey(Table.IDENTITY_KEY)) {
                long row = contents.append(Optional.of(key), Json.canonical(unfinished));
                JsonObject about = JsonObject.empty().with(Entry.COMPARTMENT, true);
                contents.catalog().put(new Entry(Entry.Kind.UNFINISHED, ONLY, row, key.row(), about));
            }
            return null;
        });
    }

    public void remove() throws Failure {
        contents.write(() -> {
            destroy();
            return null;
        });
    }

    private void destroy() throws Failure {
        Optional<Entry> entry = contents.catalog().find(Entry.Kind.UNFINISHED, ONLY);
        if (entry.isPresent()) {
            contents.destroy(entry.get());
        }
    }
}
