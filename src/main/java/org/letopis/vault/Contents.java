package org.letopis.vault;

import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import org.letopis.crypto.SecretBytes;
import org.letopis.failure.Failure;
import org.letopis.json.Json;
import org.letopis.json.JsonObject;
import org.letopis.json.JsonProblem;
import org.letopis.report.Report;

/**
 * The opened file, on which the stores work: rows, keys, catalog and root, always inside one transaction. Reading sees
 * one state of the file; a writing transaction ends with a new root or leaves nothing.
 */
final class Contents implements AutoCloseable {
    private static final long ONLY_ROW = 1;
    private static final int MAX_RECORD_BYTES = 64 * 1024 * 1024;
    private static final int KEY_BYTES = 32;
    private static final List<Table> COUNTED =
            List.of(Table.LOG, Table.RECORD, Table.CATALOG, Table.OBJECT_KEY, Table.IDENTITY_KEY, Table.SEARCH);

    private final Database database;
    private final Keys keys;
    private final SecureRandom random;
    private final SearchIndex search;
    private final Compartment compartment;
    private int format;
    private Root root;
    private Catalog catalog;
    private boolean writing;
    private boolean inTransaction;

    /** @param format what the header says */
    Contents(Database database, Keys keys, SecureRandom random, int format) {
        this.database = database;
        this.keys = keys;
        this.random = random;
        this.format = format;
        this.search = new SearchIndex(database, keys);
        this.compartment = new Compartment(this);
        this.root = Root.first(format);
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
        if (write && format != Header.FORMAT) {
            throw new Failure.Refused("vault.old-format");
        }
        return inTransaction(write ? Lock.WRITING : Lock.READING, () -> {
            if (write) {
                root = root.next();
            }
            T result = work.run();
            if (write) {
                writeRoot();
            }
            return result;
        });
    }

    /** What a transaction keeps others from, and whether what it did is kept. */
    private enum Lock {
        READING("BEGIN", false, true),
        WRITING("BEGIN IMMEDIATE", true, true),
        HOLDING("BEGIN IMMEDIATE", false, false);

        private final String begin;
        private final boolean writes;
        private final boolean commits;

        Lock(String begin, boolean writes, boolean commits) {
            this.begin = begin;
            this.writes = writes;
            this.commits = commits;
        }
    }

    private <T> T inTransaction(Lock lock, Work<T> work) throws Failure {
        database.execute(lock.begin);
        boolean done = false;
        inTransaction = true;
        writing = lock.writes;
        try {
            refresh();
            T result = work.run();
            if (lock.commits) {
                database.execute("COMMIT");
                done = true;
            }
            return result;
        } finally {
            inTransaction = false;
            writing = false;
            if (!done) {
                root = Root.first(format);
                catalog = null;
                search.forgetFresh();
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
        Root read = Root.read(Padding.unpad(keys.table(Table.ROOT).open(row)), format);
        if (read.commit() != row.version()) {
            throw new Failure.Damaged("vault.damaged");
        }
        for (Table table : COUNTED) {
            boolean exists = table != Table.SEARCH || format > 1;
            if (exists && database.lastId(table.sqlName()) != read.highestRow(table)) {
                throw new Failure.Damaged("vault.rows-missing");
            }
        }
        root = read;
        catalog = null;
    }

    int format() {
        return format;
    }

    /**
     * Brings a file of format 1, which nobody else may know yet, to the current one, in one transaction.
     *
     * @param header the same in the current format
     * @param record writes into the custody log that it was done
     */
    void upgrade(Slots header, Work<Void> record) throws Failure {
        inTransaction(Lock.WRITING, () -> {
            Catalog old = catalog();
            root = root.next().upgraded();
            catalog = new Catalog(database, keys, root);
            for (Entry.Kind kind : Entry.Kind.values()) {
                for (Entry entry : old.all(kind)) {
                    catalog.put(entry);
                }
            }
            format = Header.FORMAT;
            header.replaceHeader(database);
            database.execute("DELETE FROM " + Table.CATALOG.sqlName());
            database.createTable(Table.SEARCH.sqlName());
            ReportStore reports = new ReportStore(this);
            for (Entry entry : catalog.all(Entry.Kind.REPORT)) {
                Report report = reports.open(entry);
                catalog.put(entry.with(Days.of(report)));
                search.add(root, catalog, entry.row(), Facets.withWords(report));
            }
            record.run();
            writeRoot();
            return null;
        });
    }

    /** Runs the work while nobody else can write, and writes nothing. */
    <T> T hold(Work<T> work) throws Failure {
        return inTransaction(Lock.HOLDING, work);
    }

    private void writeRoot() throws Failure {
        if (search.hasFresh()) {
            search.write(root, catalog());
        }
        catalog().write(root);
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
            catalog = new Catalog(database, keys, root);
        }
        return catalog;
    }

    SearchIndex search() {
        return search;
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

    Compartment compartment() {
        return compartment;
    }

    /** Returns the seal of a table of keys. */
    private SealedTable seal(Table keyTable) throws Failure {
        return keyTable == Table.IDENTITY_KEY ? compartment.seal() : keys.table(keyTable);
    }

    /** Makes a key of its own for one thing and stores it wrapped; the caller closes it. */
    OwnKey newKey(Table table) throws Failure {
        SealedTable seal = seal(table);
        SecretBytes key = SecretBytes.random(random, KEY_BYTES);
        long id = root.takeId(table);
        database.insert(table.sqlName(), new StoredRow(id, 0, seal.seal(id, 0, key.exposed())));
        return new OwnKey(id, key);
    }

    OwnKey key(Table table, long id) throws Failure {
        StoredRow row = existing(table, id);
        return new OwnKey(id, SecretBytes.owning(seal(table).open(row)));
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

    /**
     * Puts another random key in the place of one, so that what was sealed under that never opens again; in the
     * compartment also while that is closed.
     */
    void destroyKey(Table table, long id) throws Failure {
        try (SecretBytes other = SecretBytes.random(random, KEY_BYTES)) {
            boolean closed = table == Table.IDENTITY_KEY && !compartment.isOpen();
            SealedTable seal = closed ? keys.whileClosed() : seal(table);
            byte[] sealed = seal.seal(id, 0, other.exposed());
            database.replace(table.sqlName(), new StoredRow(id, 0, sealed));
        }
    }

    /** Puts an empty record, sealed under the table's key, in the place of one. */
    void emptyRecord(long id) throws Failure {
        byte[] sealed = keys.table(Table.RECORD).seal(id, 0, Padding.pad(new byte[0]));
        database.replace(Table.RECORD.sqlName(), new StoredRow(id, 0, sealed));
    }

    /** Destroys what an entry with a key of its own names, and takes the entry out of the catalog. */
    void destroy(Entry entry) throws Failure {
        destroyKey(entry.keyTable(), entry.keyRow());
        emptyRecord(entry.row());
        catalog().remove(entry.kind(), entry.name());
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
