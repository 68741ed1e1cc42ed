package org.letopis.bundle;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.FileChannel;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Writes a file through to the disk while it grows, beside the thread that makes it, so that the last sync finds little
 * left to do. A disk tells of a failed write once: so the failure is kept and told by {@link #join}.
 */
final class SyncAhead {
    private static final long EVERY_BYTES = 32L * 1024 * 1024;

    private FutureTask<Void> sync = new FutureTask<>(() -> null);
    private long waitingBytes;

    SyncAhead() {
        sync.run();
    }

    /** Hears that so many bytes were written; never waits for the disk. */
    void wrote(FileChannel channel, int count) throws IOException {
        waitingBytes += count;
        if (waitingBytes >= EVERY_BYTES && sync.isDone()) {
            join();
            waitingBytes = 0;
            sync = new FutureTask<>(() -> {
                channel.force(false);
                return null;
            });
            Thread thread = new Thread(sync, "bundle sync");
            thread.setDaemon(true);
            thread.start();
        }
    }

    /** Waits for the sync that is running, if there is one, and throws what came of it. */
    void join() throws IOException {
        try {
            sync.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException failed ? failed : new IOException(e.getCause());
        }
    }
}
