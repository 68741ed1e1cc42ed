package org.letopis.vault;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.letopis.failure.Failure;
import org.letopis.json.Json;
import org.letopis.json.JsonObject;
import org.letopis.json.JsonProblem;
import org.letopis.report.Attachment;
import org.letopis.report.Id;

/** The files of a vault: for each a manifest and up to two copies, the original and the clean one. */
public final class AttachmentStore {
    /** Which of the two copies is meant. */
    public enum Side {
        ORIGINAL,
        CLEAN;

        String field() {
            return name().toLowerCase(java.util.Locale.ROOT) + "Object";
        }
    }

    private static final String EARLIER = "earlier";
    private static final int LEAST_PREFIX = 4;

    private final Contents contents;

    AttachmentStore(Contents contents) {
        this.contents = contents;
    }

    /** Begins a copy. Only inside {@link Vault#write}; give it to {@link #keep} or {@link #discard}. */
    public ObjectWriter begin() throws Failure {
        return new ObjectWriter(contents);
    }

    /** Ends a copy that is to stay. */
    public StoredCopy keep(ObjectWriter writer) throws Failure {
        return new StoredCopy(writer.finish());
    }

    /** Removes a copy that is not to stay. */
    public void discard(ObjectWriter writer) throws Failure {
        writer.discard();
    }

    /** A copy that lies in the vault; its manifest is still to be added. */
    public static final class StoredCopy {
        private final StoredObject object;

        StoredCopy(StoredObject object) {
            this.object = object;
        }

        public Attachment.Copy copy() {
            return object.copy();
        }
    }

    /** Adds the manifest; the copies must be the ones that it names. */
    public void add(Attachment attachment, Optional<StoredCopy> original, Optional<StoredCopy> clean) throws Failure {
        contents.write(() -> {
            JsonObject manifest = attachment
                    .json()
                    .withOptional(Side.ORIGINAL.field(), original.map(copy -> copy.object.json()))
                    .withOptional(Side.CLEAN.field(), clean.map(copy -> copy.object.json()));
            try (OwnKey key = contents.newKey(Table.OBJECT_KEY)) {
                long row = contents.append(Optional.of(key), Json.canonical(manifest));
                JsonObject about = JsonObject.empty()
                        .with("report", attachment.report().hex())
                        .with(EARLIER, earlier(attachment.id()));
                contents.catalog()
                        .put(new Entry(Entry.Kind.ATTACHMENT, attachment.id().hex(), row, key.row(), about));
            }
            return null;
        });
    }

    /** Returns record row and key row of each manifest before, so that what they hold is never rubbish unknown to all. */
    private List<Long> earlier(Id id) throws Failure {
        Optional<Entry> known = contents.catalog().find(Entry.Kind.ATTACHMENT, id.hex());
        if (known.isEmpty()) {
            return List.of();
        }
        try {
            List<Long> rows = new ArrayList<>(earlier(known.get()));
            rows.add(known.get().row());
            rows.add(known.get().keyRow());
            return rows;
        } catch (JsonProblem problem) {
            throw problem.asDamaged();
        }
    }

    /** Returns the rows of earlier manifests, by twos; vaults made before there was such a list have none. */
    private static List<Long> earlier(Entry entry) throws JsonProblem {
        return entry.about().has(EARLIER) ? entry.about().integers(EARLIER) : List.of();
    }

    /** Returns an entry for each manifest, the current one first. */
    static List<Entry> manifests(Entry entry) throws JsonProblem {
        List<Entry> manifests = new ArrayList<>(List.of(entry));
        List<Long> earlier = earlier(entry);
        for (int i = 0; i + 1 < earlier.size(); i += 2) {
            manifests.add(entry.at(earlier.get(i), earlier.get(i + 1)));
        }
        return manifests;
    }

    public Attachment attachment(Id id) throws Failure {
        return contents.read(() -> {
            try {
                return Attachment.read(manifest(id));
            } catch (JsonProblem problem) {
                throw problem.asDamaged();
            }
        });
    }

    /** Finds the attachment that a person means: a whole id, or its first digits. */
    public Attachment find(String meant) throws Failure {
        return contents.read(() -> {
            List<Entry> fitting = contents.catalog().all(Entry.Kind.ATTACHMENT).stream()
                    .filter(one -> meant.length() >= LEAST_PREFIX && one.name().startsWith(meant))
                    .toList();
            if (fitting.size() > 1) {
                throw new Failure.Usage("attachment.ambiguous", meant, fitting.size());
            }
            if (fitting.isEmpty()) {
                throw Tombstone.refusal(contents, meant, "attachment.none");
            }
            return attachment(new Id(fitting.get(0).name()));
        });
    }

    /** Opens one of the two copies; the caller closes it. Only inside {@link Vault#read} or {@link Vault#write}. */
    public ObjectReader open(Id id, Side side) throws Failure {
        try {
            Optional<JsonObject> object = manifest(id).optionalObject(side.field());
            if (object.isEmpty()) {
                throw new Failure.Usage("attachment.no-copy", id.hex());
            }
            return open(new StoredCopy(StoredObject.read(object.get())));
        } catch (JsonProblem problem) {
            throw problem.asDamaged();
        }
    }

    /** Returns one of the two copies as it lies in the vault, to go on under a new manifest; empty when there is none. */
    public Optional<StoredCopy> stored(Id id, Side side) throws Failure {
        return contents.read(() -> {
            try {
                Optional<JsonObject> object = manifest(id).optionalObject(side.field());
                return object.isPresent()
                        ? Optional.of(new StoredCopy(StoredObject.read(object.get())))
                        : Optional.empty();
            } catch (JsonProblem problem) {
                throw problem.asDamaged();
            }
        });
    }

    public ObjectReader open(StoredCopy copy) throws Failure {
        return new ObjectReader(contents, copy.object);
    }

    private JsonObject manifest(Id id) throws Failure {
        Optional<Entry> entry = contents.catalog().find(Entry.Kind.ATTACHMENT, id.hex());
        if (entry.isEmpty()) {
            throw Tombstone.refusal(contents, id.hex(), "attachment.none");
        }
        return contents.jsonRecord(entry.get(), Table.OBJECT_KEY);
    }
}
