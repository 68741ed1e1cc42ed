package org.letopis.sanitize;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** The worker's side of the pipe: takes one file after another and answers with what its parsers read. */
public final class WorkerLoop {
    /** The starter ends an overdue worker itself; this is for when the starter is gone. */
    private static final long GRACE_MILLIS = 5_000;

    private WorkerLoop() {}

    /**
     * Serves until the requests end.
     *
     * @param onOverrun run on another thread when a file takes far longer than its limit; it must end the process
     * @throws IOException when the pipe breaks or a request is not one
     */
    public static void serve(InputStream requests, OutputStream answers, Runnable onOverrun) throws IOException {
        DataInputStream in = new DataInputStream(requests);
        DataOutputStream out = new DataOutputStream(answers);
        TikaReader reader = new TikaReader();
        ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "overrun");
            thread.setDaemon(true);
            return thread;
        });
        while (true) {
            long limitMillis;
            try {
                limitMillis = in.readLong();
            } catch (EOFException e) {
                clock.shutdownNow();
                return;
            }
            ScheduledFuture<?> overrun = clock.schedule(onOverrun, limitMillis + GRACE_MILLIS, TimeUnit.MILLISECONDS);
            WorkerProtocol.writeAnswer(out, reader.read(file(in)));
            overrun.cancel(false);
        }
    }

    private static byte[] file(DataInputStream in) throws IOException {
        long length = in.readLong();
        if (length < 0 || length > WorkerProtocol.MOST_FILE_BYTES) {
            throw new IOException("number out of bounds");
        }
        byte[] bytes = new byte[(int) length];
        in.readFully(bytes);
        return bytes;
    }
}
