package org.letopis.vault;

import java.security.SecureRandom;
import java.util.Optional;
import org.letopis.crypto.SecretBytes;
import org.letopis.failure.Failure;
import org.letopis.json.Json;
import org.letopis.json.JsonObject;
import org.letopis.json.JsonProblem;

/**
 * The opened file, on which the stores work: rows, keys, catalog and root, always inside one transaction. Reading sees
 * one state of the file; a writing transaction ends with a new root or leaves nothing.
 */
final class Contents implements AutoCloseable {
    private static final long ONLY_ROW = 1;
    private static final int MAX_RECORD_BYTES = 64 * 1024 * 1024;
    private static final int KEY_BYTES = 32;

    private final Database database;
    private final Keys keys;
    private final SecureRandom random;
    private Root root = Root.first();
    private Catalog catalog;
    private boolean writing;
    private boolean inTransaction;

    Contents(Database database, Keys keys, SecureRandom random) {
        this.database = database;
        this.keys = keys;
        this.random = random;
    }

    /** Work inside a transaction. */
    interface Work<T> {
        T run() throws Failure;
    }

    <T> T read(Work<T> work) throws Failure {
        return inTransaction ? work.run() : transaction(false, work);
    }

    <T> T write(Work<T> work) throws Failure {
        if (inTransaction && !writing) {
            throw new IllegalStateException("a reading transaction cannot write");
        }
        return inTransaction ? work.run() : transaction(true, work);
    }

    private <T> T transaction(boolean write, Work<T> work) throws Failure {
        database.execute(write ? "BEGIN IMMEDIATE" : "BEGIN");
        boolean done = false;
        inTransaction = true;
        writing = write;
        try {
            refresh();
            if (write) {
                root = root.next();
            }
            T result = work.run();
            if (write) {
                writeRoot();
            }
            database.execute("COMMIT");
            done = true;
            return result;
        } finally {
            inTransaction = false;
            writing = false;
            if (!done) {
                root = Root.first();
                catalog = null;
                database.rollBack();
            }
        }
    }

    /** Another process may have committed since the last look: then root and catalog are read anew. */
    private void refresh() throws Failure {
        StoredRow row = database.row(Table.ROOT.sqlName(), ONLY_ROW);
        if (row == null) {
            if (root.commit() != 0 || database.lastId(Table.LOG.sqlName()) != 0) {
                throw new Failure.Damaged("vault.damaged");
            }
            return;
        }
        if (row.version() == root.commit()) {
            return;
        }
        Root read = Root.read(Padding.unpad(keys.table(Table.ROOT).open(row)));
        if (read.commit() != row.version()) {
            throw new Failure.Damaged("vault.damaged");
        }
        for (Table table : new Table[] {Table.LOG, Table.RECORD, Table.CATALOG, Table.OBJECT_KEY, Table.IDENTITY_KEY}) {
            long last = table == Table.CATALOG ? read.catalogVersions().size() : read.lastId(table);
            if (database.lastId(table.sqlName()) != last) {
                throw new Failure.Damaged("vault.rows-missing");
            }
        }
        root = read;
        catalog = null;
    }

    private void writeRoot() throws Failure {
        catalog().write(database, keys.table(Table.CATALOG), root);
        byte[] sealed = keys.table(Table.ROOT).seal(ONLY_ROW, root.commit(), Padding.pad(root.bytes()));
        StoredRow row = new StoredRow(ONLY_ROW, root.commit(), sealed);
        if (root.commit() == 1) {
            database.insert(Table.ROOT.sqlName(), row);
        } else {
            database.replace(Table.ROOT.sqlName(), row);
        }
    }

    Catalog catalog() throws Failure {
        if (catalog == null) {
            catalog = Catalog.read(database, keys.table(Table.CATALOG), root);
        }
        return catalog;
    }

    SecureRandom random() {
        return random;
    }

    Keys keys() {
        return keys;
    }

    Database database() {
        return database;
    }

    /** Makes a key of its own for one thing and stores it wrapped; the caller closes it. */
    OwnKey newKey(Table table) throws Failure {
        SecretBytes key = SecretBytes.random(random, KEY_BYTES);
        long id = root.takeId(table);
        database.insert(table.sqlName(), new StoredRow(id, 0, keys.table(table).seal(id, 0, key.exposed())));
        return new OwnKey(id, key);
    }

    OwnKey key(Table table, long id) throws Failure {
        StoredRow row = existing(table, id);
        return new OwnKey(id, SecretBytes.owning(keys.table(table).open(row)));
    }

    /** Appends a record, sealed under its own key or, without one, under the table's. */
    long append(Optional<OwnKey> own, byte[] plain) throws Failure {
        long id = root.takeId(Table.RECORD);
        byte[] padded = Padding.pad(plain);
        byte[] sealed;
        if (own.isPresent()) {
            try (SealedTable seal = keys.of(own.get().key(), Table.RECORD)) {
                sealed = seal.seal(id, 0, padded);
            }
        } else {
            sealed = keys.table(Table.RECORD).seal(id, 0, padded);
        }
        database.insert(Table.RECORD.sqlName(), new StoredRow(id, 0, sealed));
        return id;
    }

    byte[] record(Entry entry, Table keyTable) throws Failure {
        StoredRow row = existing(Table.RECORD, entry.row());
        if (entry.keyRow() == 0) {
            return Padding.unpad(keys.table(Table.RECORD).open(row));
        }
        try (OwnKey own = key(keyTable, entry.keyRow());
                SealedTable seal = keys.of(own.key(), Table.RECORD)) {
            return Padding.unpad(seal.open(row));
        }
    }

    JsonObject jsonRecord(Entry entry, Table keyTable) throws Failure {
        try {
            return Json.parse(record(entry, keyTable), MAX_RECORD_BYTES);
        } catch (JsonProblem problem) {
            throw new Failure.Damaged("vault.damaged");
        }
    }

    /** Appends an entry of the custody log; the root keeps its hash as the new head. */
    void appendLog(byte[] plain, byte[] head) throws Failure {
        long id = root.takeId(Table.LOG);
        byte[] sealed = keys.table(Table.LOG).seal(id, 0, Padding.pad(plain));
        database.insert(Table.LOG.sqlName(), new StoredRow(id, 0, sealed));
        root = root.withLogHead(head);
    }

    Root root() {
        return root;
    }

    byte[] logEntry(long id) throws Failure {
        return Padding.unpad(keys.table(Table.LOG).open(existing(Table.LOG, id)));
    }

    long logLength() {
        return root.lastId(Table.LOG);
    }

    byte[] logHead() {
        return root.logHead().clone();
    }

    private StoredRow existing(Table table, long id) throws Failure {
        StoredRow row = database.row(table.sqlName(), id);
        if (row == null) {
            throw new Failure.Damaged("vault.rows-missing");
        }
        return row;
    }

    @Override
    public void close() throws Failure {
        keys.close();
        database.close();
    }
}
