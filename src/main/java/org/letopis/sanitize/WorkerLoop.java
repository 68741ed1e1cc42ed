package org.letopis.sanitize;

import java.io.BufferedOutputStream;
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
import org.apache.pdfbox.pdmodel.font.FontMappers;

/** The worker's side of the pipe: takes one file after another and answers with what its parsers read or wrote. */
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
        DataOutputStream out = new DataOutputStream(new BufferedOutputStream(answers, 1 << 13));
        FontMappers.set(new WorkerFonts());
        TikaReader reader = new TikaReader();
        ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "overrun");
            thread.setDaemon(true);
            return thread;
        });
        while (true) {
            WorkerTask task;
            try {
                task = WorkerTask.of(in.readUnsignedByte());
            } catch (EOFException e) {
                clock.shutdownNow();
                return;
            }
            long limitMillis = in.readLong();
            ScheduledFuture<?> overrun = clock.schedule(onOverrun, limitMillis + GRACE_MILLIS, TimeUnit.MILLISECONDS);
            answer(task, file(in), reader, out);
            overrun.cancel(false);
        }
    }

    private static void answer(WorkerTask task, byte[] file, TikaReader reader, DataOutputStream out)
            throws IOException {
        if (task == null) {
            throw new IOException("not a task");
        }
        switch (task) {
            case READ -> WorkerProtocol.writeAnswer(out, reader.read(file));
            case CLEAN -> write(out, file, PdfRewriter::write);
            case FLATTEN -> write(out, file, PdfFlattener::write);
            case LOOK -> look(out, file);
            case TEXT -> text(out, file);
        }
    }

    /** A way of writing a PDF anew. */
    private interface Writing {
        void write(byte[] file, OutputStream out, PdfLosses losses) throws Refusal, IOException;
    }

    private static void write(DataOutputStream out, byte[] file, Writing writing) throws IOException {
        out.writeByte(WorkerProtocol.ANSWER);
        PdfLosses losses = new PdfLosses();
        PdfProtocol.Parts parts = new PdfProtocol.Parts(out);
        Refusal refused = null;
        try {
            writing.write(file, parts, losses);
        } catch (Refusal refusal) {
            refused = refusal;
        } catch (IOException | RuntimeException e) {
            // A broken pipe ends the process with the next byte.
            refused = PdfFile.damaged("structure");
        }
        parts.flush();
        PdfProtocol.writeReport(out, losses, refused);
    }

    private static void look(DataOutputStream out, byte[] file) throws IOException {
        out.writeByte(WorkerProtocol.ANSWER);
        PdfLook look = null;
        Refusal refused = null;
        try {
            look = PdfViewer.look(file);
        } catch (Refusal refusal) {
            refused = refusal;
        } catch (IOException e) {
            refused = PdfFile.damaged("structure");
        }
        PdfProtocol.writeLook(out, look, refused);
    }

    private static void text(DataOutputStream out, byte[] file) throws IOException {
        out.writeByte(WorkerProtocol.ANSWER);
        PdfTextProtocol.Writer found = new PdfTextProtocol.Writer(out);
        Refusal refused = null;
        try {
            PdfText.read(file, found);
        } catch (Refusal refusal) {
            refused = refusal;
        } catch (IOException e) {
            refused = PdfFile.damaged("structure");
        }
        found.end(refused);
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
