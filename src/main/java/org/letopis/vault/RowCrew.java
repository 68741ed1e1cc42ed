package org.letopis.vault;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.letopis.failure.Failure;

/** Opens many rows of one table at once, half of them on a second core. */
final class RowCrew {
    private static final int TOO_FEW_TO_SHARE = 16;

    private RowCrew() {}

    /** Returns the plain bytes of the rows, in their order. */
    static List<byte[]> open(Keys keys, Table table, List<StoredRow> rows) throws Failure {
        int half = rows.size() < TOO_FEW_TO_SHARE ? rows.size() : rows.size() / 2;
        FutureTask<List<byte[]>> second = new FutureTask<>(opening(keys, table, rows.subList(half, rows.size())));
        if (half < rows.size()) {
            Thread thread = new Thread(second, "letopis-rows");
            thread.setDaemon(true);
            thread.start();
        }
        List<byte[]> plain = new ArrayList<>(rows.size());
        for (StoredRow row : rows.subList(0, half)) {
            plain.add(keys.table(table).open(row));
        }
        if (half < rows.size()) {
            plain.addAll(result(second));
        }
        return plain;
    }

    /** A seal serves one thread at a time, so the second has its own. */
    private static Callable<List<byte[]>> opening(Keys keys, Table table, List<StoredRow> rows) {
        return () -> {
            try (SealedTable seal = keys.another(table)) {
                List<byte[]> plain = new ArrayList<>(rows.size());
                for (StoredRow row : rows) {
                    plain.add(seal.open(row));
                }
                return plain;
            }
        };
    }

    private static List<byte[]> result(FutureTask<List<byte[]>> task) throws Failure {
        try {
            return task.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Failure failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
