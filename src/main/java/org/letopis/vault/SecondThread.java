package org.letopis.vault;

import java.io.InterruptedIOException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

/**
 * A thread that works beside the caller's, in the order in which work is given: the cipher on one core while SQLite and
 * the disk keep the other busy. It starts with the first work.
 */
final class SecondThread implements AutoCloseable {
    private ExecutorService thread;

    /** Begins a work; {@link #result} waits for it. */
    <T> FutureTask<T> begin(Callable<T> work) {
        if (thread == null) {
            thread = Executors.newSingleThreadExecutor(SecondThread::daemon);
        }
        FutureTask<T> task = new FutureTask<>(work);
        thread.execute(task);
        return task;
    }

    /** Returns what a work gave; a failure in it is an {@link ExecutionException}. */
    static <T> T result(FutureTask<T> work) throws ExecutionException, InterruptedIOException {
        try {
            return work.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
    }

    /** Ends the thread; afterwards nobody touches what it worked on. */
    @Override
    public void close() {
        if (thread == null) {
            return;
        }
        thread.shutdownNow();
        try {
            // A row takes about a millisecond, so this is a formality with an end.
            thread.awaitTermination(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "vault pieces");
        thread.setDaemon(true);
        return thread;
    }
}
