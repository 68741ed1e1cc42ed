package org.letopis.vault;

import java.time.Clock;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.letopis.failure.Failure;
import org.letopis.json.JsonObject;

/**
 * Opens every row of a vault and follows every reference, and goes on after what is wrong. The rows and keys are
 * checked here, what they mean by {@link EntryCheck}, the pieces of files by {@link PieceCheck}.
 */
public final class Check {
    private static final Table[] GROWING = {Table.RECORD, Table.OBJECT_KEY, Table.IDENTITY_KEY, Table.LOG};
    private static final Table[] ONE_ROW = {Table.META, Table.SLOT, Table.IDENTITY_SLOT, Table.ROOT};
    private static final int WHOLE_PERCENT = 100;

    /** Hears how many of the bytes to be read were read. */
    @FunctionalInterface
    public interface Watch {
        void bytes(long doneBytes, long totalBytes);
    }

    /** Something that is wrong: a message key and its arguments. */
    public record Problem(String key, List<Object> arguments) {
        public Problem {
            arguments = List.copyOf(arguments);
        }
    }

    /**
     * What was found.
     *
     * @param bytes of attachments that were opened
     * @param closed identities that were not opened, because the compartment is closed
     */
    public record Result(List<Problem> problems, long reports, long attachments, long bytes, long closed) {
        public Result {
            problems = List.copyOf(problems);
        }
    }

    private final Contents contents;
    private final int percent;
    private final Watch watch;
    private final Set<Problem> problems = new LinkedHashSet<>();
    private final Map<Table, Set<Long>> used = new EnumMap<>(Table.class);

    Check(Contents contents, int percent, Watch watch) {
        this.contents = contents;
        this.percent = percent;
        this.watch = watch;
    }

    /** A step of the check; what it throws is a problem of its own. */
    interface Step {
        void run() throws Failure;
    }

    Result run() {
        if (percent == WHOLE_PERCENT) {
            orElse(() -> require(contents.database().isWhole(), "check.structure"), "check.structure");
        }
        List<String> tables = Table.of(contents.format()).map(Table::sqlName).toList();
        orElse(() -> require(contents.database().hasOnly(tables), "check.structure"), "check.structure");
        for (Table table : GROWING) {
            used.put(table, new HashSet<>());
            orElse(() -> count(table, contents.root().lastId(table)), "check.table", table.sqlName());
        }
        for (Table table : ONE_ROW) {
            orElse(() -> count(table, 1), "check.table", table.sqlName());
        }
        SlotStore slots = new SlotStore(contents, new CustodyLog(contents, Clock.systemUTC()));
        orElse(() -> require(slots.isAsWritten(), "check.slots"), "check.slots");
        openKeys();
        EntryCheck entries = new EntryCheck(contents, this);
        boolean allKnown = entries.run();
        PieceCheck pieces = new PieceCheck(contents, this, percent, watch);
        orElse(pieces::readIds, "check.table", Table.CHUNK.sqlName());
        pieces.run(entries.copies());
        if (allKnown) {
            rowsThatNothingRefersTo();
            unusedKeys(pieces);
            pieces.rest();
        }
        orElse(() -> new CustodyLog(contents, Clock.systemUTC()).chain(), "check.custody");
        return new Result(
                List.copyOf(problems), entries.reports(), entries.attachments(), pieces.bytes(), entries.closed());
    }

    /** Runs a step; a failure of it is a problem, named by its own words where it names the entry itself. */
    boolean orElse(Step step, String key, Object... arguments) {
        try {
            step.run();
            return true;
        } catch (Failure failure) {
            if (failure.key().equals("vault.custody-broken")) {
                problem(failure.key(), failure.arguments().toArray());
            } else {
                problem(key, arguments);
            }
            return false;
        }
    }

    void require(boolean fulfilled, String key, Object... arguments) {
        if (!fulfilled) {
            problem(key, arguments);
        }
    }

    void problem(String key, Object... arguments) {
        problems.add(new Problem(key, Arrays.asList(arguments)));
    }

    void use(Table table, long id) {
        used.get(table).add(id);
    }

    Set<Long> used(Table table) {
        return used.get(table);
    }

    /** The rows of a table that only grows are 1 to the last that the root names. */
    private void count(Table table, long last) throws Failure {
        long[] ids = contents.database().ids(table.sqlName());
        long inside = Arrays.stream(ids).filter(id -> id >= 1 && id <= last).count();
        require(inside == last, "check.rows-missing", table.sqlName(), last - inside);
        require(ids.length == inside, "check.rows-unknown", table.sqlName(), ids.length - inside);
    }

    private void openKeys() {
        for (Table table : List.of(Table.OBJECT_KEY, Table.IDENTITY_KEY)) {
            for (long id = 1; id <= contents.root().lastId(table); id++) {
                long row = id;
                orElse(() -> openKey(table, row), "check.key", table.sqlName(), row);
            }
        }
    }

    private void openKey(Table table, long row) throws Failure {
        if (table == Table.IDENTITY_KEY) {
            contents.compartment().checkKey(row);
        } else {
            contents.key(table, row).close();
        }
    }

    /** A contact or card that was replaced stays, sealed under the table's key; any other record belongs to an entry. */
    private void rowsThatNothingRefersTo() {
        for (long id = 1; id <= contents.root().lastId(Table.RECORD); id++) {
            if (!used.get(Table.RECORD).contains(id)) {
                Entry replaced = new Entry(Entry.Kind.CONTACT, "", id, 0, JsonObject.empty());
                orElse(() -> contents.record(replaced, Table.OBJECT_KEY), "check.orphan", Table.RECORD.sqlName(), id);
            }
        }
    }

    /** A clean copy that was given up leaves its key and no piece; pieces under such a key are known to nothing. */
    private void unusedKeys(PieceCheck pieces) {
        for (long id = 1; id <= contents.root().lastId(Table.OBJECT_KEY); id++) {
            if (!used.get(Table.OBJECT_KEY).contains(id)) {
                Optional<OwnKey> key = key(id);
                if (key.isPresent() && pieces.takeAll(key.get())) {
                    problem("check.orphan", Table.OBJECT_KEY.sqlName(), id);
                }
                key.ifPresent(OwnKey::close);
            }
        }
    }

    private Optional<OwnKey> key(long id) {
        try {
            return Optional.of(contents.key(Table.OBJECT_KEY, id));
        } catch (Failure failure) {
            return Optional.empty(); // named before
        }
    }
}
