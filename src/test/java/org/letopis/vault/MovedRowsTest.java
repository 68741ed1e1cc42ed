package org.letopis.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.letopis.failure.Failure;

/** Whole rows that were moved, dropped, repeated or put back, and a file cut off anywhere: each is noticed. */
class MovedRowsTest {
    private static final Check.Watch SILENT = (done, total) -> {};
    /** Three rows of pieces, of which two have the same length. */
    private static final int ATTACHMENT_BYTES = 600_000;

    private static final int STEP_BYTES = 4_096;

    @TempDir
    private Path folder;

    private Path good;
    private Path file;

    @BeforeEach
    void a_vault_with_some_of_everything() throws Exception {
        good = folder.resolve("good");
        file = folder.resolve("changed");
        SmallVault.make(good, ATTACHMENT_BYTES).close();
        assertThat(isNoticed(good)).isFalse();
    }

    /** What somebody does to the rows of the file without a key. */
    private interface Change {
        void make(Database database) throws Failure;
    }

    private void assertNoticed(String what, Change change) throws Exception {
        Files.copy(good, file, StandardCopyOption.REPLACE_EXISTING);
        try (Database database = Database.open(file)) {
            database.execute("PRAGMA synchronous=OFF");
            change.make(database);
        }
        assertThat(isNoticed(file)).as(what).isTrue();
    }

    private static boolean isNoticed(Path file) throws Failure {
        try (SlotSecrets key = SmallVault.key();
                Vault vault = Vault.open(file, key, Clock.systemUTC(), SmallVault.RANDOM)) {
            return !vault.check(100, SILENT).problems().isEmpty();
        } catch (Failure.Damaged | Failure.WrongPassphrase | Failure.NoVault refused) {
            return true;
        }
    }

    private List<StoredRow> rows(Table table) throws Failure {
        try (Database database = Database.open(good)) {
            List<StoredRow> rows = new ArrayList<>();
            for (long id : database.ids(table.sqlName())) {
                rows.add(database.row(table.sqlName(), id));
            }
            return rows;
        }
    }

    @Test
    void two_rows_that_changed_places() throws Exception {
        int pairs = 0;
        for (Table table : Table.values()) {
            List<StoredRow> rows = rows(table);
            for (int i = 0; i < rows.size(); i++) {
                for (int j = i + 1; j < rows.size(); j++) {
                    StoredRow one = rows.get(i);
                    StoredRow other = rows.get(j);
                    assertNoticed(table + " " + one.id() + " and " + other.id(), database -> {
                        database.replace(table.sqlName(), new StoredRow(one.id(), other.version(), other.bytes()));
                        database.replace(table.sqlName(), new StoredRow(other.id(), one.version(), one.bytes()));
                    });
                    pairs++;
                }
            }
        }
        assertThat(pairs).isGreaterThan(80);
    }

    @Test
    void both_tables_of_slots_that_changed_places() throws Exception {
        StoredRow vault = rows(Table.SLOT).get(0);
        StoredRow identity = rows(Table.IDENTITY_SLOT).get(0);
        assertNoticed("slots", database -> {
            database.replace(Table.SLOT.sqlName(), identity);
            database.replace(Table.IDENTITY_SLOT.sqlName(), vault);
        });
    }

    @Test
    void a_row_that_is_missing_or_there_twice_or_in_the_place_of_its_neighbour() throws Exception {
        for (Table table : Table.values()) {
            List<StoredRow> rows = rows(table);
            for (int i = 0; i < rows.size(); i++) {
                StoredRow row = rows.get(i);
                StoredRow next = rows.get((i + 1) % rows.size());
                String name = table + " " + row.id();
                assertNoticed(name + " dropped", database -> database.delete(table.sqlName(), row.id()));
                assertNoticed(
                        name + " repeated",
                        database -> database.insert(
                                table.sqlName(),
                                new StoredRow(rows.get(rows.size() - 1).id() + 1, row.version(), row.bytes())));
                assertNoticed(
                        name + " of another version",
                        database -> database.replace(
                                table.sqlName(), new StoredRow(row.id(), row.version() + 1, row.bytes())));
                if (next != row) {
                    assertNoticed(
                            name + " over the next",
                            database -> database.replace(
                                    table.sqlName(), new StoredRow(next.id(), row.version(), row.bytes())));
                }
            }
        }
    }

    @Test
    void a_row_of_an_older_copy_of_the_vault() throws Exception {
        Path older = folder.resolve("older");
        Files.copy(good, older);
        try (SlotSecrets key = SmallVault.key();
                Vault vault = Vault.open(good, key, Clock.systemUTC(), SmallVault.RANDOM)) {
            vault.slots().remove(1);
            vault.contacts().put(vault.contacts().all().get(0));
        }
        int putBack = 0;
        for (Table table : Table.values()) {
            for (StoredRow now : rows(table)) {
                StoredRow before;
                try (Database database = Database.open(older)) {
                    before = database.row(table.sqlName(), now.id());
                }
                if (before != null && !Arrays.equals(before.bytes(), now.bytes())) {
                    assertNoticed(table + " put back", database -> database.replace(table.sqlName(), before));
                    putBack++;
                }
            }
        }
        assertThat(putBack).as("slots, identity slots, root, catalog").isEqualTo(4);
    }

    @Test
    void a_table_or_a_trigger_more_and_a_table_less() throws Exception {
        assertNoticed("a table", database -> database.execute("CREATE TABLE more(id INTEGER PRIMARY KEY)"));
        assertNoticed(
                "a trigger",
                database -> database.execute("CREATE TRIGGER quiet AFTER INSERT ON log BEGIN DELETE FROM chunk; END"));
        assertNoticed("no table", database -> database.execute("DROP TABLE identity_key"));
    }

    @Test
    void a_file_that_was_cut_off_at_any_length() throws Exception {
        long length = Files.size(good);
        Files.copy(good, file, StandardCopyOption.REPLACE_EXISTING);
        int cuts = 0;
        try (RandomAccessFile cut = new RandomAccessFile(file.toFile(), "rw")) {
            for (long shorter = length - STEP_BYTES; shorter >= 0; shorter -= STEP_BYTES) {
                cut.setLength(shorter);
                assertThat(isNoticed(file)).as("cut off at %d", shorter).isTrue();
                cuts++;
            }
        }
        assertThat(cuts).isEqualTo((int) (length / STEP_BYTES));
    }
}
