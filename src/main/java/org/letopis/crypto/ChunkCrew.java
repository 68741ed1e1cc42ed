package org.letopis.crypto;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

/**
 * Threads that work on the chunks of one stream at the same time, because chunks do not depend on each other and the
 * cipher is the slowest part. The thread of the stream works too, so that one core needs no other thread; a file of a
 * single chunk starts none.
 */
final class ChunkCrew implements AutoCloseable {
    private static final int MAX_THREADS = 4;

    private final int threads = Math.min(Runtime.getRuntime().availableProcessors(), MAX_THREADS);
    private ExecutorService others;

    /** Returns how many chunks to keep in work: two for each thread, so that none waits for the stream. */
    int chunksInWork() {
        return 2 * threads;
    }

    /** Offers work to the other threads. */
    void offer(FutureTask<?> work) {
        if (threads == 1) {
            return;
        }
        if (others == null) {
            others = Executors.newFixedThreadPool(threads - 1, ChunkCrew::daemon);
        }
        others.execute(work);
    }

    /** Takes the first of the works out and returns its result; helps with any until that one is done. */
    static <T> T first(Queue<FutureTask<T>> works) throws IOException {
        FutureTask<T> first = works.remove();
        first.run();
        for (FutureTask<T> other : works) {
            if (first.isDone()) {
                break;
            }
            other.run();
        }
        try {
            return first.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        } catch (ExecutionException e) {
            throw new IllegalStateException("work on a chunk cannot fail", e);
        }
    }

    /** Ends the other threads; afterwards nobody touches a chunk. */
    @Override
    public void close() {
        if (others == null) {
            return;
        }
        others.shutdownNow();
        try {
            // A chunk takes less than a millisecond, so this is a formality with an end.
            others.awaitTermination(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "age chunks");
        thread.setDaemon(true);
        return thread;
    }
}
