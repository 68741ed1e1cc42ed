package org.letopis.vault;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.letopis.failure.Failure;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;
import org.sqlite.SQLiteOpenMode;

/**
 * The SQLite file as rows of bytes: {@code (id, v, b)} in named tables, {@code v} being a version number. Knows nothing
 * of what the bytes mean. Settings and reasons: {@code docs/reference/vault-format.md}, section "SQLite".
 */
final class Database implements AutoCloseable {
    /** "LTPS" as SQLite's application id. */
    static final int APPLICATION_ID = 0x4C545053;

    private static final int BUSY_TIMEOUT_MILLIS = 5_000;
    private static final int PAGE_SIZE_BYTES = 16_384;

    /** Holds the tree above the pieces of a big object, which SQLite's 2 MiB would read again and again. */
    private static final int CACHE_KIB = 8 * 1024;

    private final Connection connection;
    private final Map<String, PreparedStatement> statements = new HashMap<>();

    private Database(Connection connection) {
        this.connection = connection;
    }

    /** Makes an owner-only file that must not exist yet, with the given tables. */
    static Database create(Path file, Iterable<String> tables) throws Failure {
        try {
            if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
                throw new FileAlreadyExistsException(file.toString());
            }
            if (file.toAbsolutePath()
                    .getFileSystem()
                    .supportedFileAttributeViews()
                    .contains("posix")) {
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            } else {
                Files.createFile(file);
            }
        } catch (FileAlreadyExistsException e) {
            throw new Failure.Usage("vault.exists", file.toString());
        } catch (IOException e) {
            throw Failure.of(e);
        }
        return fill(file, tables);
    }

    /** Makes the tables in a file that is there and empty. */
    static Database fill(Path file, Iterable<String> tables) throws Failure {
        Database database = connect(file, false);
        database.execute("PRAGMA auto_vacuum=INCREMENTAL");
        database.execute("PRAGMA application_id=" + APPLICATION_ID);
        for (String table : tables) {
            database.createTable(table);
        }
        return database;
    }

    void createTable(String name) throws Failure {
        execute(schema(name));
    }

    private static String schema(String table) {
        return "CREATE TABLE " + table + "(id INTEGER PRIMARY KEY, v INTEGER NOT NULL, b BLOB NOT NULL)";
    }

    static Database open(Path file) throws Failure {
        return open(file, !Files.isWritable(file));
    }

    /** Opens a vault that will not be written, also where it could be. */
    static Database look(Path file) throws Failure {
        return open(file, true);
    }

    private static Database open(Path file, boolean readOnly) throws Failure {
        if (!Files.isRegularFile(file)) {
            throw new Failure.NoVault("vault.none", file.toString());
        }
        Database database = connect(file, readOnly);
        try {
            if (database.isVault()) {
                return database;
            }
        } catch (Failure failure) {
            database.close();
            throw failure;
        }
        database.close();
        throw new Failure.Damaged("vault.not-a-vault", file.toString());
    }

    private boolean isVault() throws Failure {
        try {
            return number("PRAGMA application_id") == APPLICATION_ID;
        } catch (Failure.Damaged notSqlite) {
            return false;
        }
    }

    private static Database connect(Path file, boolean readOnly) throws Failure {
        NativeLibrary.load();
        SQLiteConfig config = new SQLiteConfig();
        config.resetOpenMode(SQLiteOpenMode.CREATE);
        config.setReadOnly(readOnly);
        config.setPageSize(PAGE_SIZE_BYTES);
        config.setBusyTimeout(BUSY_TIMEOUT_MILLIS);
        config.setJournalMode(SQLiteConfig.JournalMode.DELETE);
        config.setTempStore(SQLiteConfig.TempStore.MEMORY);
        config.setPragma(SQLiteConfig.Pragma.SECURE_DELETE, "ON");
        config.enforceForeignKeys(true);
        try {
            Connection connection = config.createConnection("jdbc:sqlite:" + file.toAbsolutePath());
            Database database = new Database(connection);
            database.execute("PRAGMA synchronous=EXTRA");
            database.execute("PRAGMA trusted_schema=OFF");
            database.execute("PRAGMA cell_size_check=ON");
            database.execute("PRAGMA mmap_size=0");
            database.execute("PRAGMA cache_size=-" + CACHE_KIB);
            return database;
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    void execute(String sql) throws Failure {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    long sizeBytes() throws Failure {
        return number("PRAGMA page_count") * number("PRAGMA page_size");
    }

    boolean isWritable() throws Failure {
        try {
            return !connection.isReadOnly();
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    /** Writes a packed copy of the committed state. The caller syncs it to the disk. */
    void copyInto(Path file) throws Failure {
        closeStatements(); // SQLite packs only while no other statement of this connection is open
        try (PreparedStatement statement = connection.prepareStatement("VACUUM INTO ?")) {
            statement.setString(1, file.toAbsolutePath().toString());
            statement.execute();
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    private long number(String sql) throws Failure {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            return result.next() ? result.getLong(1) : 0;
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    /** Returns the row, or null when there is none. */
    StoredRow row(String table, long id) throws Failure {
        stopIfInterrupted();
        try {
            PreparedStatement select = prepared("SELECT v, b FROM " + table + " WHERE id = ?");
            select.setLong(1, id);
            try (ResultSet result = select.executeQuery()) {
                return result.next() ? stored(id, result) : null;
            }
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    /** A damaged row may hold no bytes where there must be some. */
    private static StoredRow stored(long id, ResultSet result) throws SQLException, Failure {
        byte[] bytes = result.getBytes(2);
        if (bytes == null) {
            throw new Failure.Damaged("vault.damaged");
        }
        return new StoredRow(id, result.getLong(1), bytes);
    }

    void insert(String table, StoredRow row) throws Failure {
        write("INSERT INTO " + table + "(v, b, id) VALUES (?, ?, ?)", row);
    }

    void replace(String table, StoredRow row) throws Failure {
        write("UPDATE " + table + " SET v = ?, b = ? WHERE id = ?", row);
    }

    private void write(String sql, StoredRow row) throws Failure {
        stopIfInterrupted();
        try {
            PreparedStatement statement = prepared(sql);
            statement.setLong(1, row.version());
            statement.setBytes(2, row.bytes());
            statement.setLong(3, row.id());
            if (statement.executeUpdate() != 1) {
                throw new Failure.Damaged("vault.row-missing");
            }
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    /** Between rows is where work can stop: the transaction is undone. */
    private static void stopIfInterrupted() throws Failure.Interrupted {
        if (Thread.interrupted()) {
            throw new Failure.Interrupted("interrupted");
        }
    }

    void delete(String table, long id) throws Failure {
        try {
            PreparedStatement statement = prepared("DELETE FROM " + table + " WHERE id = ?");
            statement.setLong(1, id);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    /** Returns all ids of the table in ascending order. */
    long[] ids(String table) throws Failure {
        LongStream.Builder ids = LongStream.builder();
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT id FROM " + table + " ORDER BY id")) {
            while (result.next()) {
                ids.add(result.getLong(1));
            }
            return ids.build().toArray();
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    /** Returns whether SQLite finds the structure of its file whole; reads all of it. */
    boolean isWhole() throws Failure {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("PRAGMA integrity_check(1)")) {
            return result.next() && result.getString(1).equals("ok");
        } catch (SQLException e) {
            Failure failure = failure(e);
            if (failure instanceof Failure.Damaged) {
                return false;
            }
            throw failure;
        }
    }

    /** Returns whether the file has just these tables, as and in the order they were made, and no trigger, view or index. */
    boolean hasOnly(List<String> tables) throws Failure {
        List<String> found = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet result =
                        statement.executeQuery("SELECT rowid || ' ' || type || ' ' || name || ' ' || tbl_name"
                                + " || ' ' || sql FROM sqlite_schema ORDER BY rowid")) {
            while (result.next()) {
                found.add(result.getString(1));
            }
        } catch (SQLException e) {
            throw failure(e);
        }
        List<String> made = new ArrayList<>();
        for (String table : tables) {
            made.add(made.size() + 1 + " table " + table + " " + table + " " + schema(table));
        }
        return found.equals(made);
    }

    /** Returns the highest id of the table, 0 when it is empty. */
    long lastId(String table) throws Failure {
        return number("SELECT max(id) FROM " + table);
    }

    /** Undoes the transaction; a failure to do so is the file's, which undoes it when it is next opened. */
    void rollBack() {
        try (Statement statement = connection.createStatement()) {
            statement.execute("ROLLBACK");
        } catch (SQLException e) {
            return;
        }
    }

    private void closeStatements() throws Failure {
        try {
            for (PreparedStatement statement : statements.values()) {
                statement.close();
            }
            statements.clear();
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    private PreparedStatement prepared(String sql) throws SQLException {
        PreparedStatement statement = statements.get(sql);
        if (statement == null) {
            statement = connection.prepareStatement(sql);
            statements.put(sql, statement);
        }
        return statement;
    }

    private static Failure failure(SQLException e) {
        int extended = e instanceof SQLiteException sqlite ? sqlite.getResultCode().code : -1;
        int code = extended & 0xff;
        if (code == SQLiteErrorCode.SQLITE_BUSY.code || code == SQLiteErrorCode.SQLITE_LOCKED.code) {
            return new Failure.Busy("vault.busy");
        }
        if (code == SQLiteErrorCode.SQLITE_FULL.code) {
            return new Failure.Io("io.disk-full");
        }
        if (extended == SQLiteErrorCode.SQLITE_READONLY_ROLLBACK.code) {
            return new Failure.Io("vault.read-only-journal");
        }
        if (extended == SQLiteErrorCode.SQLITE_IOERR_DIR_FSYNC.code) {
            return new Failure.Io("io.disk-unsure", "SQLite " + extended); // perhaps after the commit
        }
        if (code == SQLiteErrorCode.SQLITE_IOERR.code) {
            return new Failure.Io("io.disk-failed", "SQLite " + extended);
        }
        if (code == SQLiteErrorCode.SQLITE_READONLY.code || code == SQLiteErrorCode.SQLITE_CANTOPEN.code) {
            return new Failure.Io("vault.read-only");
        }
        if (code == SQLiteErrorCode.SQLITE_CORRUPT.code
                || code == SQLiteErrorCode.SQLITE_NOTADB.code
                || code == SQLiteErrorCode.SQLITE_ERROR.code) {
            return new Failure.Damaged("vault.damaged");
        }
        return new Failure.Io("io.failed", "SQLite " + code);
    }

    @Override
    public void close() throws Failure {
        try {
            connection.close();
        } catch (SQLException e) {
            throw failure(e);
        }
    }
}
