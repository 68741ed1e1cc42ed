package org.letopis.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.letopis.LongRun;
import org.letopis.crypto.SecretBytes;
import org.letopis.failure.Failure;

/**
 * Every bit of a small vault is turned round, one at a time. Either SQLite reads the very same rows, so that the bit lies
 * in unused space or says what is said elsewhere too; or opening the vault, or {@code check}, refuses it.
 *
 * <p>Where one sealed row differs, and only in its bytes, the seal alone is asked, and the whole check once in
 * {@value #ROWS_ONLY} times, and for the first and last bit of each row: that the check opens each row is shown by
 * these. In all other cases the whole check looks at the flipped file. What no check tells must read the same in every
 * store.
 */
@Tag(LongRun.TAG)
class BitFlipsIT {
    private static final int ROWS_ONLY = 500;
    private static final int FLIPS_OF_THE_SHORT_FORM = 6_000;
    private static final Check.Watch SILENT = (done, total) -> {};

    @TempDir
    private Path folder;

    private final long seed = LongRun.seed();
    private final Random random = new Random(seed);
    private final List<Opener> openers = new ArrayList<>();
    private final Map<String, Integer> counts = new HashMap<>();
    private final Set<Integer> sampled = new HashSet<>();
    private final List<String> silent = new ArrayList<>();
    private Path file;
    private byte[] good;
    private List<RawRows.Row> rows;
    private List<Object> content;

    /** Opens a row as the stores do. */
    private interface Opener {
        void open(StoredRow row) throws Failure;
    }

    @Test
    void no_flipped_bit_changes_anything_unnoticed() throws Exception {
        Path memory = Path.of("/dev/shm");
        Path fast = Files.isWritable(memory) ? Files.createTempDirectory(memory, "letopis-it") : folder;
        file = fast.resolve("flipped");
        SmallVault.make(folder.resolve("v")).close();
        good = Files.readAllBytes(folder.resolve("v"));
        Files.write(file, good);
        try (SlotSecrets key = SmallVault.key();
                Vault vault = Vault.open(folder.resolve("v"), key, Clock.systemUTC(), SmallVault.RANDOM);
                RawRows raw = new RawRows(file)) {
            content = SmallVault.everything(vault);
            rows = raw.read(0);
            assertThat(RawRows.onlyDifference(rows, raw.read(good.length))).isEqualTo(-1);
            for (RawRows.Row row : rows) {
                openers.add(vault.read(() -> opener(vault, row)));
            }
            assertThat(vault.check(100, SILENT).problems()).isEmpty();
            int all = good.length * 8;
            int flips = LongRun.of(FLIPS_OF_THE_SHORT_FORM, all);
            for (int flip = 0; flip < flips; flip++) {
                LongRun.progress(getClass(), flip, flips);
                flip(raw, flips == all ? flip : random.nextInt(all));
            }
            LongRun.tell(getClass(), "%d of %d bits, seed %d: %s", flips, all, seed, counts);
        } finally {
            Files.deleteIfExists(file);
            if (!fast.equals(folder)) {
                Files.delete(fast);
            }
        }
        assertThat(silent).as("seed %d", seed).isEmpty();
    }

    private void flip(RawRows raw, int bit) throws Exception {
        int at = bit / 8;
        byte turned = (byte) (good[at] ^ (1 << bit % 8));
        raw.put(at, turned);
        List<RawRows.Row> read = raw.read(at);
        int difference = read == null ? -2 : RawRows.onlyDifference(rows, read);
        if (difference == -1 && good[at] == 0) {
            count("the same rows");
        } else if (difference >= 0 && openers.get(difference) != null && !isSample(difference, bit)) {
            count("refused by the seal");
            refusedBySeal(difference, read.get(difference).stored(), at);
        } else {
            whole(at, difference == -1);
        }
        raw.put(at, good[at]);
    }

    /** The first flip in each row, and now and then one. */
    private boolean isSample(int row, int bit) {
        return sampled.add(row) || bit % ROWS_ONLY == 0;
    }

    private void refusedBySeal(int row, StoredRow flipped, int at) throws Failure {
        try {
            openers.get(row).open(flipped);
            silent.add("byte " + at + ": row " + rows.get(row).table() + " opens");
        } catch (Failure.Damaged refused) {
            return;
        }
    }

    private void whole(int at, boolean sameRows) throws Exception {
        try (SlotSecrets key = SmallVault.key();
                Vault opened = Vault.open(file, key, Clock.systemUTC(), SmallVault.RANDOM)) {
            boolean named = !opened.check(100, SILENT).problems().isEmpty();
            count(named ? "named by check" : "the same rows, also to check");
            if (!named && !(sameRows && SmallVault.everything(opened).equals(content))) {
                silent.add("byte " + at + ": unnoticed");
            }
        } catch (Failure refused) {
            assertThat(refused)
                    .as("byte %d", at)
                    .isInstanceOfAny(Failure.Damaged.class, Failure.WrongPassphrase.class, Failure.Io.class);
            count("does not open");
        }
        assertThat(Files.size(file)).as("byte %d", at).isEqualTo(good.length);
    }

    private void count(String what) {
        counts.merge(what, 1, Integer::sum);
    }

    /** Returns what opens this sealed row; null for a row that is not sealed. */
    private static Opener opener(Vault vault, RawRows.Row row) throws Failure {
        if (row.table() < 0) {
            return null;
        }
        Table table = Table.values()[row.table()];
        if (table == Table.META || table == Table.SLOT || table == Table.IDENTITY_SLOT) {
            return null;
        }
        for (Opener opener : candidates(vault, table)) {
            if (opens(opener, row.stored())) {
                return opener;
            }
        }
        throw new AssertionError("nothing opens " + row);
    }

    private static boolean opens(Opener opener, StoredRow row) throws Failure {
        try {
            opener.open(row);
            return true;
        } catch (Failure.Damaged other) {
            return false;
        }
    }

    private static List<Opener> candidates(Vault vault, Table table) throws Failure {
        Contents contents = vault.contents();
        List<Opener> candidates = new ArrayList<>();
        candidates.add(row -> contents.keys().table(table).open(row));
        for (Table keyTable : List.of(Table.OBJECT_KEY, Table.IDENTITY_KEY)) {
            for (long id : contents.database().ids(keyTable.sqlName())) {
                try (OwnKey key = contents.key(keyTable, id)) {
                    SecretBytes copy = key.key();
                    SealedTable seal = contents.keys().of(copy, table);
                    candidates.add(
                            table == Table.CHUNK
                                    ? row -> seal.openSegment(row.id(), 0, true, row.bytes())
                                    : row -> seal.open(row));
                }
            }
        }
        return candidates;
    }
}
