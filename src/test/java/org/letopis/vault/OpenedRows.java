package org.letopis.vault;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.letopis.crypto.SecretBytes;
import org.letopis.failure.Failure;

/** Whatever of a vault's rows opens with any of its keys: the plain bytes of all tables, and the words of the index. */
final class OpenedRows implements AutoCloseable {
    /** Of the files that are looked at; each is tried at each place. */
    private static final int MOST_SEGMENTS = 5;

    private final Database database;
    private final Keys keys;
    private final List<byte[]> plain = new ArrayList<>();

    private OpenedRows(Database database, Keys keys) {
        this.database = database;
        this.keys = keys;
    }

    static List<byte[]> of(Path file, SlotSecrets secrets) throws Failure {
        Database database = Database.look(file);
        Slots slots = Slots.read(database);
        Keys keys = Keys.of(slots.header(), slots.open(secrets).orElseThrow(), RowSeal.SEALING);
        try (OpenedRows rows = new OpenedRows(database, keys)) {
            rows.openAll();
            return rows.plain;
        }
    }

    static boolean have(List<byte[]> opened, String word) {
        byte[] bytes = word.getBytes(StandardCharsets.UTF_8);
        return opened.stream().anyMatch(plain -> contains(plain, bytes));
    }

    static boolean contains(byte[] all, byte[] part) {
        for (int at = 0; at + part.length <= all.length; at++) {
            if (all[at] == part[0] && Arrays.equals(all, at, at + part.length, part, 0, part.length)) {
                return true;
            }
        }
        return false;
    }

    private void openAll() throws Failure {
        for (Table table : Table.values()) {
            if (table != Table.META && table != Table.SLOT && table != Table.IDENTITY_SLOT) {
                for (long id : database.ids(table.sqlName())) {
                    open(keys.table(table), database.row(table.sqlName(), id));
                }
            }
        }
        words();
        for (Table table : List.of(Table.OBJECT_KEY, Table.IDENTITY_KEY)) {
            for (long id : database.ids(table.sqlName())) {
                byte[] own = keys.table(table).open(database.row(table.sqlName(), id));
                try (SecretBytes key = SecretBytes.owning(own);
                        SealedTable records = keys.of(key, Table.RECORD);
                        SealedTable chunks = keys.of(key, Table.CHUNK)) {
                    for (long record : database.ids(Table.RECORD.sqlName())) {
                        open(records, database.row(Table.RECORD.sqlName(), record));
                    }
                    for (long chunk : database.ids(Table.CHUNK.sqlName())) {
                        segments(chunks, database.row(Table.CHUNK.sqlName(), chunk));
                    }
                }
            }
        }
    }

    private void open(SealedTable seal, StoredRow row) {
        unlessSealed(() -> plain.add(seal.open(row)));
    }

    private void segments(SealedTable seal, StoredRow row) {
        for (int at = 0; at < row.bytes().length; at += Pieces.SEALED_BYTES) {
            byte[] sealed = Arrays.copyOfRange(row.bytes(), at, at + Pieces.SEALED_BYTES);
            for (int number = 0; number < MOST_SEGMENTS; number++) {
                for (boolean last : new boolean[] {false, true}) {
                    int segment = number;
                    unlessSealed(() -> plain.add(seal.openSegment(row.id(), segment, last, sealed)));
                }
            }
        }
    }

    /** In leaves a word is written as what differs from the word before. */
    private void words() throws Failure {
        StoredRow row = database.row(Table.ROOT.sqlName(), 1);
        Root root = Root.read(Padding.unpad(keys.table(Table.ROOT).open(row)), Header.FORMAT);
        SearchIndex index = new SearchIndex(database, keys);
        for (SearchPart part : root.search()) {
            for (SearchDirectory.Leaf leaf : index.directory(part).leaves()) {
                SearchLeaf.read(index.open(leaf.row(), part.version()), word -> {
                    plain.add(word.clone());
                    return null;
                });
            }
        }
    }

    private interface Opening {
        void run() throws Failure;
    }

    private static void unlessSealed(Opening opening) {
        try {
            opening.run();
        } catch (Failure sealedUnderAnotherKey) {
            return;
        }
    }

    @Override
    public void close() throws Failure {
        keys.close();
        database.close();
    }
}
