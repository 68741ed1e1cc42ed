package org.letopis.vault;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.letopis.crypto.Sha256;
import org.letopis.failure.Failure;
import org.letopis.json.Json;
import org.letopis.json.JsonObject;
import org.letopis.json.JsonProblem;

/**
 * What was done with what, in a chain: each entry holds the hash of the one before it, so that none can be left out,
 * changed or moved. Each entry is written in the transaction of the act that it records.
 */
public final class CustodyLog {
    /** What was done. */
    public enum Action {
        CREATED,
        CAPTURED,
        STRIPPED,
        REDACTED,
        ATTACHED,
        REVISED,
        WITHDRAWN,
        REINSTATED,
        ASSESSED,
        CONSENT_WRITTEN,
        CONSENT_WITHDRAWN,
        NOTICE_MADE,
        NOTICE_TAKEN,
        APPROVAL_GIVEN,
        LINKED,
        DECIDED,
        MATCHED,
        VIEWED,
        REVEALED,
        ERASED,
        EXPORTED,
        IMPORTED,
        CONTACT_ADDED,
        CONTACT_PROFILED,
        CONTACT_COMPARED,
        CONTACT_REPLACED,
        CONTACT_REVOKED,
        CIRCLE_DECLARED,
        VOCABULARY_ADDED,
        VOCABULARY_REMOVED,
        CARD_MADE,
        CARD_RENEWED,
        CARD_ROTATED,
        CARD_REVOKED,
        OLD_KEYS_FORGOTTEN,
        SECRET_KEY_EXPORTED,
        BACKED_UP,
        RESTORED,
        MIGRATED,
        REKEYED,
        KEYS_CHANGED,
        RECEIPT_MADE,
        RECEIPT_CHECKED,
        TIME_ASKED,
        TIME_ATTACHED
    }

    private static final int MAX_ENTRY_BYTES = 64 * 1024;

    private final Contents contents;
    private final Clock clock;

    CustodyLog(Contents contents, Clock clock) {
        this.contents = contents;
        this.clock = clock;
    }

    /**
     * Adds an entry.
     *
     * @param object an id, a fingerprint or a bundle's id
     * @param details further facts, for example the hash of a file
     */
    public void add(Action action, String object, JsonObject details) throws Failure {
        contents.write(() -> {
            JsonObject entry = JsonObject.empty()
                    .with("n", contents.logLength() + 1)
                    .with("at", clock.instant().truncatedTo(ChronoUnit.SECONDS).toString())
                    .with("action", action.name().toLowerCase(Locale.ROOT))
                    .with("object", object)
                    .with("details", details)
                    .with("previous", Sha256.hex(contents.logHead()));
            byte[] bytes = Json.canonical(entry);
            contents.appendLog(bytes, Sha256.of(bytes));
            return null;
        });
    }

    /**
     * The log as it was read in one piece.
     *
     * @param head hexadecimal: the hash of the last entry
     */
    public record Chain(List<JsonObject> entries, String head) {
        public Chain {
            entries = List.copyOf(entries);
        }
    }

    /** Returns all entries, the first first, after checking the whole chain. */
    public List<JsonObject> entries() throws Failure {
        return chain().entries();
    }

    /** Returns all entries and the head, after checking the whole chain; a failure names the entry that broke it. */
    public Chain chain() throws Failure {
        return contents.read(() -> {
            List<JsonObject> entries = new ArrayList<>();
            byte[] previous = new byte[Sha256.LENGTH_BYTES];
            for (long id = 1; id <= contents.logLength(); id++) {
                byte[] bytes = entry(id);
                entries.add(checked(bytes, id, previous));
                previous = Sha256.of(bytes);
            }
            if (!Arrays.equals(previous, contents.logHead())) {
                throw new Failure.Damaged("vault.custody-broken", contents.logLength());
            }
            return new Chain(entries, Sha256.hex(previous));
        });
    }

    /** A missing row or a broken seal is a break of the chain too, and is named by the entry. */
    private byte[] entry(long id) throws Failure {
        try {
            return contents.logEntry(id);
        } catch (Failure.Damaged damaged) {
            throw new Failure.Damaged("vault.custody-broken", id);
        }
    }

    private static JsonObject checked(byte[] bytes, long id, byte[] previous) throws Failure {
        try {
            JsonObject entry = Json.parseCanonical(bytes, MAX_ENTRY_BYTES);
            if (entry.integer("n", 1, Long.MAX_VALUE) != id
                    || !entry.string("previous").equals(Sha256.hex(previous))) {
                throw new Failure.Damaged("vault.custody-broken", id);
            }
            return entry;
        } catch (JsonProblem problem) {
            throw new Failure.Damaged("vault.custody-broken", id);
        }
    }

    /** Returns the hash of the last entry, 32 bytes. */
    public byte[] head() throws Failure {
        return contents.read(contents::logHead);
    }
}
