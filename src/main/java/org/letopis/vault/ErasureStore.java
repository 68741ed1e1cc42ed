package org.letopis.vault;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.letopis.failure.Failure;
import org.letopis.json.JsonObject;
import org.letopis.json.JsonProblem;
import org.letopis.report.Id;
import org.letopis.report.Person;

/**
 * Erases reports, attachments and identities: their keys are overwritten, their records emptied, their pieces deleted and their
 * words taken out of the index, while a tombstone keeps the id. Rows of keys and records stay, because the root names
 * the last of each. Each thing is one transaction, with what belongs to it.
 */
public final class ErasureStore {
    private final Contents contents;
    private final Clock clock;

    ErasureStore(Contents contents, Clock clock) {
        this.contents = contents;
        this.clock = clock;
    }

    /**
     * Erases a report in all its revisions, its files, who its people are, and what was judged of it and others.
     *
     * @return the files
     */
    public List<Id> report(Id id) throws Failure {
        return contents.write(() -> {
            Entry entry = required(Entry.Kind.REPORT, id, "report.none");
            List<Long> revisions = ReportStore.revisions(entry);
            for (Id person : people(entry, revisions)) {
                Optional<Entry> identity = contents.catalog().find(Entry.Kind.IDENTITY, person.hex());
                if (identity.isPresent()) {
                    contents.destroy(identity.get());
                }
            }
            List<Id> files = new ArrayList<>();
            for (Entry file : contents.catalog().all(Entry.Kind.ATTACHMENT)) {
                if (isOf(file, id)) {
                    file(file);
                    files.add(new Id(file.name()));
                }
            }
            List<Entry> about = new ArrayList<>(new MatchStore(contents).about(id));
            about.addAll(new WithdrawalStore(contents).about(id));
            for (Entry told : about) {
                contents.destroy(told);
            }
            contents.search().remove(contents.root(), Set.copyOf(revisions));
            contents.destroyKey(Table.OBJECT_KEY, entry.keyRow());
            empty(revisions);
            empty(ReportStore.signed(entry));
            bury(entry);
            return files;
        });
    }

    /** Erases a file. Its report goes on without it: one's own as its next revision. */
    public void attachment(Id id) throws Failure {
        contents.write(() -> {
            Entry entry = required(Entry.Kind.ATTACHMENT, id, "attachment.none");
            try {
                new ReportStore(contents).addWithout(Id.parse(entry.about().string("report")), id);
            } catch (JsonProblem problem) {
                throw problem.asDamaged();
            }
            file(entry);
            return null;
        });
    }

    /**
     * Erases who a person is; the person stays in reports by code. Also while the compartment is closed.
     *
     * @throws Failure.Usage when it is not kept, or was erased before
     */
    public void identity(Id person) throws Failure {
        contents.write(() -> {
            Entry entry = required(Entry.Kind.IDENTITY, person, "person.not-kept");
            contents.destroy(entry);
            contents.catalog().put(Tombstone.of(entry, clock));
            return null;
        });
    }

    /** Returns whether a thing with this id was here and was erased. */
    public boolean isErased(Id id) throws Failure {
        return contents.read(
                () -> contents.catalog().find(Entry.Kind.ERASED, id.hex()).isPresent());
    }

    /** Returns whether who this person is was here and was erased; the person is still in reports. */
    public boolean isForgotten(Id person) throws Failure {
        return contents.read(() -> {
            Optional<Entry> entry = contents.catalog().find(Entry.Kind.ERASED, person.hex());
            return entry.isPresent() && Tombstone.isOf(entry.get(), Entry.Kind.IDENTITY);
        });
    }

    private Entry required(Entry.Kind kind, Id id, String none) throws Failure {
        Optional<Entry> entry = contents.catalog().find(kind, id.hex());
        if (entry.isEmpty()) {
            throw Tombstone.refusal(contents, id.hex(), none);
        }
        return entry.get();
    }

    /** The people of a report are of no other: capturing gives each a new id. */
    private Set<Id> people(Entry entry, List<Long> revisions) throws Failure {
        Set<Id> people = new TreeSet<>();
        for (long row : revisions) {
            new ReportStore(contents)
                    .open(entry.at(row, entry.keyRow())).persons().stream()
                            .map(Person::id)
                            .forEach(people::add);
        }
        return people;
    }

    private static boolean isOf(Entry file, Id report) throws Failure {
        try {
            return file.about().string("report").equals(report.hex());
        } catch (JsonProblem problem) {
            throw problem.asDamaged();
        }
    }

    /** Erases all manifests that the file ever had, and the copies that they name. */
    private void file(Entry entry) throws Failure {
        Set<Long> gone = new HashSet<>();
        try {
            for (Entry manifest : AttachmentStore.manifests(entry)) {
                JsonObject json = contents.jsonRecord(manifest, Table.OBJECT_KEY);
                for (AttachmentStore.Side side : AttachmentStore.Side.values()) {
                    Optional<JsonObject> object = json.optionalObject(side.field());
                    // A copy may go on under a later manifest.
                    if (object.isPresent()
                            && gone.add(StoredObject.read(object.get()).keyRow())) {
                        copy(StoredObject.read(object.get()));
                    }
                }
                contents.destroyKey(Table.OBJECT_KEY, manifest.keyRow());
                contents.emptyRecord(manifest.row());
            }
        } catch (JsonProblem problem) {
            throw problem.asDamaged();
        }
        bury(entry);
    }

    private void copy(StoredObject object) throws Failure {
        long rows = Pieces.rows(object.copy().sizeBytes());
        try (OwnKey key = contents.key(Table.OBJECT_KEY, object.keyRow())) {
            for (long number = 0; number < rows; number++) {
                contents.database()
                        .delete(Table.CHUNK.sqlName(), contents.keys().chunkId(key.key(), number));
            }
        }
        contents.destroyKey(Table.OBJECT_KEY, object.keyRow());
    }

    private void empty(List<Long> records) throws Failure {
        for (long record : records) {
            contents.emptyRecord(record);
        }
    }

    private void bury(Entry entry) throws Failure {
        contents.catalog().remove(entry.kind(), entry.name());
        contents.catalog().put(Tombstone.of(entry, clock));
    }
}
