package org.letopis.sanitize;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Work for a second core. */
final class Parallel {
    /** Something that reads. */
    interface Work {
        void run() throws IOException;
    }

    private Parallel() {}

    /** Does both at the same time, and returns when both are done. */
    static void both(Work here, Work there) throws IOException {
        FutureTask<Void> task = new FutureTask<>(() -> {
            there.run();
            return null;
        });
        Relay.start(task);
        try {
            here.run();
        } finally {
            result(task);
        }
    }

    /** Waits for the work of the other thread, and throws what it threw. */
    static void result(FutureTask<Void> task) throws IOException {
        try {
            task.get();
        } catch (InterruptedException e) {
            throw interrupted();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException failed) {
                throw failed;
            }
            if (e.getCause() instanceof RuntimeException bug) {
                throw bug;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    static InterruptedIOException interrupted() {
        Thread.currentThread().interrupt();
        return new InterruptedIOException("interrupted");
    }
}
