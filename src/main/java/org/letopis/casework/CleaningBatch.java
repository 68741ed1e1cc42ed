package org.letopis.casework;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import org.letopis.failure.Failure;

/**
 * Cleans many files, as many at a time as there are cores and memory for, and tells of them in their order. Each thread
 * has a worker process of its own, so that one file that harms it costs no other.
 */
public final class CleaningBatch implements AutoCloseable {
    private static final long HEAP_BYTES_EACH = 512L << 20;
    private static final int MOST_THREADS = 4;
    /** So that a large file holds up nobody: how many finished files may wait for it. */
    private static final int WAITING = 16;

    /** Is told of each file. */
    public interface Listener {
        void cleaned(FileCleaning.Cleaned cleaned);

        /** The file could not be read, or its copy could not be written. */
        void failed(FileTree.Found file, Failure failure);
    }

    private record Started(FileTree.Found file, Future<FileCleaning.Cleaned> cleaned) {}

    private final boolean flatten;
    private final BlockingQueue<FileCleaning> idle = new LinkedBlockingQueue<>();
    private final ExecutorService threads;
    private final int count;

    /** @param flatten whether documents become pictures of their pages; one at a time, as that takes much memory */
    public CleaningBatch(boolean flatten) {
        this(flatten, flatten ? 1 : threads());
    }

    CleaningBatch(boolean flatten, int count) {
        this.flatten = flatten;
        this.count = count;
        for (int i = 0; i < count; i++) {
            idle.add(new FileCleaning());
        }
        this.threads = Executors.newFixedThreadPool(count, task -> {
            Thread thread = new Thread(task, "letopis-clean");
            thread.setDaemon(true);
            return thread;
        });
    }

    private static int threads() {
        Runtime machine = Runtime.getRuntime();
        int cores = Math.min(MOST_THREADS, machine.availableProcessors());
        return Math.max(1, (int) Math.min(cores, machine.maxMemory() / HEAP_BYTES_EACH));
    }

    /** Cleans the files. Names are given in their order, whichever is finished first. */
    public void run(List<FileTree.Found> files, CopyNames names, Listener listener) {
        Deque<Started> started = new ArrayDeque<>();
        for (FileTree.Found file : files) {
            if (started.size() == count + WAITING) {
                tell(started.remove(), listener);
            }
            try {
                CopyPlace place = FileCleaning.place(file, names, flatten);
                started.add(new Started(file, threads.submit(() -> clean(place))));
            } catch (Failure failure) {
                started.add(new Started(file, failed(failure)));
            }
        }
        while (!started.isEmpty()) {
            tell(started.remove(), listener);
        }
    }

    private FileCleaning.Cleaned clean(CopyPlace place) throws Failure, InterruptedException {
        FileCleaning cleaning = idle.take();
        try {
            return flatten ? cleaning.flatten(place) : cleaning.clean(place);
        } finally {
            idle.add(cleaning);
        }
    }

    private static Future<FileCleaning.Cleaned> failed(Failure failure) {
        return CompletableFuture.failedFuture(failure);
    }

    private static void tell(Started file, Listener listener) {
        try {
            listener.cleaned(file.cleaned().get());
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Failure failure) {
                listener.failed(file.file(), failure);
            } else if (e.getCause() instanceof RuntimeException bug) {
                throw bug;
            } else if (e.getCause() instanceof Error broken) {
                throw broken;
            } else {
                throw new IllegalStateException(e.getCause());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
        idle.forEach(FileCleaning::close);
    }
}
