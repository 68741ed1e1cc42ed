package org.letopis.vault;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.letopis.crypto.SecretBytes;
import org.letopis.crypto.Sha256;
import org.letopis.failure.Failure;
import org.letopis.json.Json;
import org.letopis.json.JsonObject;
import org.letopis.json.JsonProblem;

/**
 * Writes every sealed row of a vault into a new file, under new keys all through: those of the tables, and those that
 * reports, files and identities have of their own. Ids and versions of rows stay, so that everything that names a row
 * goes on doing so; rows of pieces get the ids that follow from their new keys.
 */
final class Resealing {
    private static final int KEY_BYTES = 32;
    private static final long ONLY_ROW = 1;

    private final Contents old;
    private final Database made;
    private final Keys fresh;
    private final Check.Watch watch;
    private final Optional<SecondLock> lock;
    private final SealedTable identities;
    private final Map<Long, KeyRow> owners = new HashMap<>();
    private final Map<Long, StoredObject> objects = new TreeMap<>();
    private long doneBytes;
    private long totalBytes;

    /** Where the key of a record lies. */
    private record KeyRow(Table table, long id) {}

    private Resealing(Contents old, Database made, Keys fresh, Optional<SecondLock> lock, Check.Watch watch)
            throws Failure {
        this.old = old;
        this.made = made;
        this.fresh = fresh;
        this.lock = lock;
        this.identities = old.compartment().renewed(fresh);
        this.watch = watch;
    }

    /**
     * Makes a vault of a file that is there and empty, and says in its log what was done.
     *
     * @param used the way in that the old vault was opened by, the only one of the new
     * @param secrets what that way needs
     */
    static void into(Path file, Contents old, Slot used, SlotSecrets secrets, Clock clock, Check.Watch watch)
            throws Failure {
        Header before = Slots.read(old.database()).header();
        Header header = Header.create(old.random(), before.costs().get(0));
        Keys fresh = old.keys().renewed(header, old.random());
        Optional<SecondLock> lock =
                old.compartment().renewed(fresh, secrets, before.costs().get(0));
        List<String> tables = Arrays.stream(Table.values()).map(Table::sqlName).toList();
        try (Contents made = new Contents(Database.fill(file, tables), fresh, old.random(), Header.FORMAT)) {
            made.database().execute("BEGIN IMMEDIATE");
            Slots slots = Slots.empty(header, old.random());
            Way way = new Way(used.kind(), used.needed(), used.shares());
            Slot kept = slots.put(used.index(), way, secrets, fresh, old.random());
            slots.insert(made.database());
            new Resealing(old, made.database(), fresh, lock, watch).run();
            made.database().execute("COMMIT");
            made.write(() -> {
                CustodyLog custody = new CustodyLog(made, clock);
                new SlotStore(made, custody).begin(List.of(kept));
                JsonObject details = JsonObject.empty().with("from", Sha256.hex(before.vaultId()));
                custody.add(CustodyLog.Action.REKEYED, Sha256.hex(header.vaultId()), details);
                return null;
            });
        }
    }

    /**
     * Writes all but the header and the slots, inside a transaction of both files.
     *
     * @throws Failure.Damaged when a row does not open: what is damaged is not carried over as if it were whole
     */
    private void run() throws Failure {
        findOwners();
        for (Table keys : List.of(Table.OBJECT_KEY, Table.IDENTITY_KEY)) {
            for (long id : old.database().ids(keys.sqlName())) {
                try (SecretBytes key = SecretBytes.random(old.random(), KEY_BYTES)) {
                    made.insert(
                            keys.sqlName(), new StoredRow(id, 0, freshSeal(keys).seal(id, 0, key.exposed())));
                }
            }
        }
        records();
        for (Table table : List.of(Table.CATALOG, Table.LOG, Table.SEARCH)) {
            for (long id : old.database().ids(table.sqlName())) {
                reseal(table, id, old.keys().table(table), fresh.table(table));
            }
        }
        for (StoredObject object : objects.values()) {
            pieces(object);
        }
        long commit = old.root().commit();
        byte[] root = fresh.table(Table.ROOT)
                .seal(ONLY_ROW, commit, Padding.pad(old.root().bytes()));
        made.insert(Table.ROOT.sqlName(), new StoredRow(ONLY_ROW, commit, root));
    }

    private void findOwners() throws Failure {
        try {
            for (Entry entry : old.catalog().all(Entry.Kind.REPORT)) {
                ReportStore.revisions(entry).forEach(row -> owned(Table.OBJECT_KEY, row, entry.keyRow()));
                ReportStore.signed(entry).forEach(row -> owned(Table.OBJECT_KEY, row, entry.keyRow()));
            }
            for (Entry entry : old.catalog().all(Entry.Kind.ATTACHMENT)) {
                for (Entry manifest : AttachmentStore.manifests(entry)) {
                    owned(Table.OBJECT_KEY, manifest.row(), manifest.keyRow());
                    findObjects(manifest);
                }
            }
            for (Entry.Kind kind : Entry.Kind.values()) {
                if (kind != Entry.Kind.REPORT && kind != Entry.Kind.ATTACHMENT) {
                    old.catalog().all(kind).forEach(entry -> owned(entry.keyTable(), entry.row(), entry.keyRow()));
                }
            }
        } catch (JsonProblem problem) {
            throw problem.asDamaged();
        }
    }

    private void owned(Table table, long record, long keyRow) {
        if (keyRow > 0) {
            owners.put(record, new KeyRow(table, keyRow));
        }
    }

    /** Several manifests of one attachment may name the same copy. */
    private void findObjects(Entry manifest) throws Failure, JsonProblem {
        JsonObject json = old.jsonRecord(manifest, Table.OBJECT_KEY);
        for (AttachmentStore.Side side : AttachmentStore.Side.values()) {
            Optional<JsonObject> object = json.optionalObject(side.field());
            if (object.isPresent()) {
                StoredObject stored = StoredObject.read(object.get());
                if (objects.put(stored.keyRow(), stored) == null) {
                    totalBytes += stored.copy().sizeBytes();
                }
            }
        }
    }

    private void records() throws Failure {
        long lockRow = old.compartment().lock().map(Entry::row).orElse(0L);
        for (long id : old.database().ids(Table.RECORD.sqlName())) {
            if (id == lockRow) {
                byte[] plain = Padding.pad(Json.canonical(lock.orElseThrow().json()));
                byte[] sealed = fresh.table(Table.RECORD).seal(id, 0, plain);
                made.insert(Table.RECORD.sqlName(), new StoredRow(id, 0, sealed));
                continue;
            }
            KeyRow owner = owners.get(id);
            if (owner == null) {
                reseal(Table.RECORD, id, old.keys().table(Table.RECORD), fresh.table(Table.RECORD));
                continue;
            }
            try (OwnKey before = old.key(owner.table(), owner.id());
                    SecretBytes after = freshKey(owner.table(), owner.id());
                    SealedTable opening = old.keys().of(before.key(), Table.RECORD);
                    SealedTable sealing = fresh.of(after, Table.RECORD)) {
                reseal(Table.RECORD, id, opening, sealing);
            }
        }
    }

    private void reseal(Table table, long id, SealedTable opening, SealedTable sealing) throws Failure {
        StoredRow row = old.database().row(table.sqlName(), id);
        byte[] plain = opening.open(row);
        made.insert(table.sqlName(), new StoredRow(id, row.version(), sealing.seal(id, row.version(), plain)));
        Arrays.fill(plain, (byte) 0);
    }

    private SealedTable freshSeal(Table keys) {
        return keys == Table.IDENTITY_KEY ? identities : fresh.table(keys);
    }

    private SecretBytes freshKey(Table table, long id) throws Failure {
        return SecretBytes.owning(freshSeal(table).open(made.row(table.sqlName(), id)));
    }

    private void pieces(StoredObject object) throws Failure {
        try (ObjectReader reader = new ObjectReader(old, object);
                SecretBytes after = freshKey(Table.OBJECT_KEY, object.keyRow());
                SealedTable sealing = fresh.of(after, Table.CHUNK)) {
            for (long number = 0; number < reader.rows(); number++) {
                StoredRow row = reader.requiredRow(number);
                long id = fresh.chunkId(after, number);
                byte[] sealed = new byte[row.bytes().length];
                for (int i = 0; i < reader.segmentsIn(number); i++) {
                    long segment = number * Pieces.SEGMENTS_IN_A_ROW + i;
                    byte[] plain = reader.open(row, segment);
                    byte[] again = sealing.sealSegment(id, segment, reader.isLast(segment), plain, 0);
                    System.arraycopy(again, 0, sealed, i * Pieces.SEALED_BYTES, Pieces.SEALED_BYTES);
                    Arrays.fill(plain, (byte) 0);
                    doneBytes += plain.length;
                }
                made.insert(Table.CHUNK.sqlName(), new StoredRow(id, 0, sealed));
                watch.bytes(doneBytes, Math.max(doneBytes, totalBytes));
            }
        }
    }
}
