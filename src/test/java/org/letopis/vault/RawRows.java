package org.letopis.vault;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.sqlite.SQLiteConfig;

/** What SQLite reads in a file, without a key: schema, application id, and every row of every table. */
final class RawRows implements AutoCloseable {
    static final int PAGE_BYTES = 16_384;
    /** "File change counter", SQLite file format 1.3.6: when it differs, SQLite reads all pages anew. */
    private static final int CHANGE_COUNTER_AT = 24;

    private static final String ALL = all();

    /** A row; what the header and the schema say counts as rows of their own, of no table. */
    record Row(int table, StoredRow stored) {}

    private final Path path;
    private final RandomAccessFile file;
    private final int changeCounter;
    private int changes;
    private java.sql.Connection connection;
    private PreparedStatement select;

    RawRows(Path path) throws IOException, SQLException {
        this.path = path;
        file = new RandomAccessFile(path.toFile(), "rw");
        file.seek(CHANGE_COUNTER_AT);
        changeCounter = file.readInt();
    }

    private static String all() {
        StringBuilder all = new StringBuilder();
        all.append("SELECT -1, 1, 0, CAST(application_id AS BLOB) FROM pragma_application_id");
        all.append(" UNION ALL SELECT -1, 2, 0, CAST(page_size AS BLOB) FROM pragma_page_size");
        all.append(" UNION ALL SELECT -1, 3, 0, CAST(encoding AS BLOB) FROM pragma_encoding");
        all.append(" UNION ALL SELECT -2, rowid, rootpage, CAST(type || name || tbl_name || sql AS BLOB)"
                + " FROM sqlite_schema");
        for (Table table : Table.values()) {
            all.append(" UNION ALL SELECT %d, id, v, b FROM %s".formatted(table.ordinal(), table.sqlName()));
        }
        return all.toString();
    }

    void put(int at, byte value) throws IOException {
        file.seek(at);
        file.write(value);
    }

    /**
     * Returns all rows, or null when SQLite cannot read them.
     *
     * @param changedAt where a byte was changed since the last reading: in the first page lies what an open connection
     *     remembers, so that needs a new one
     */
    List<Row> read(int changedAt) throws IOException, SQLException {
        boolean anew = changedAt < PAGE_BYTES;
        if (!anew) {
            putChangeCounter(changeCounter + ++changes);
        }
        try {
            if (anew || connection == null) {
                connect();
            }
            return select();
        } catch (SQLException damaged) {
            connection.close();
            connection = null;
            return null;
        } finally {
            if (anew && connection != null) {
                connection.close();
                connection = null;
            }
            if (!anew) {
                putChangeCounter(changeCounter);
            }
        }
    }

    private void putChangeCounter(int counter) throws IOException {
        file.seek(CHANGE_COUNTER_AT);
        file.writeInt(counter);
    }

    private void connect() throws SQLException {
        if (connection != null) {
            connection.close();
        }
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        connection = config.createConnection("jdbc:sqlite:" + path);
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA trusted_schema=OFF");
            statement.execute("PRAGMA cell_size_check=ON");
        }
        select = connection.prepareStatement(ALL);
    }

    private List<Row> select() throws SQLException {
        List<Row> rows = new ArrayList<>();
        try (ResultSet result = select.executeQuery()) {
            while (result.next()) {
                rows.add(new Row(
                        result.getInt(1), new StoredRow(result.getLong(2), result.getLong(3), result.getBytes(4))));
            }
        }
        return rows;
    }

    /**
     * Returns the number of the only row that differs, and that only in its bytes; -1 when the rows are the same, -2 when
     * they differ otherwise.
     */
    static int onlyDifference(List<Row> one, List<Row> other) {
        if (one.size() != other.size()) {
            return -2;
        }
        int found = -1;
        for (int i = 0; i < one.size(); i++) {
            StoredRow a = one.get(i).stored();
            StoredRow b = other.get(i).stored();
            if (a.id() != b.id() || a.version() != b.version() || b.bytes() == null) {
                return -2;
            }
            if (!Arrays.equals(a.bytes(), b.bytes())) {
                if (found != -1) {
                    return -2;
                }
                found = i;
            }
        }
        return found;
    }

    @Override
    public void close() throws IOException, SQLException {
        file.close();
        if (connection != null) {
            connection.close();
        }
    }
}
