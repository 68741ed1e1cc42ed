package org.letopis.sanitize;

import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.letopis.failure.Failure;

/**
 * A short-lived process of its own in which parsers run that are better not trusted: small memory, a time limit, no
 * place for temporary files. A file that kills it costs only that file; the next one gets a new process. One worker
 * serves a whole batch. Not for use by two threads at once.
 */
public final class ParserWorker implements AutoCloseable {
    private final WorkerCommand command;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "parser-worker-limit");
        thread.setDaemon(true);
        return thread;
    });
    private Process process;
    private boolean broken;

    private ParserWorker(WorkerCommand command) {
        this.command = command;
    }

    /**
     * Starts the worker; it gets ready while the caller goes on.
     *
     * @throws Failure.Io when no process can be started
     */
    public static ParserWorker start() throws Failure {
        return start(WorkerCommand.standard());
    }

    static ParserWorker start(WorkerCommand command) throws Failure {
        ParserWorker worker = new ParserWorker(command);
        worker.launch();
        return worker;
    }

    private void launch() throws Failure {
        try {
            process = command.start();
            broken = false;
        } catch (IOException e) {
            throw Failure.of(e);
        }
    }

    /**
     * Reads one file. A file that is too large, kills the worker or takes too long is unread, with the reason.
     *
     * @param limit how long reading may take, the start of the process included
     * @throws Failure.Io when the source cannot be read or no process can be started
     */
    public Reading read(Source source, Duration limit) throws Failure {
        if (source.sizeBytes() > WorkerProtocol.MOST_FILE_BYTES) {
            return Reading.unread("inspect.unread-too-large");
        }
        try {
            return ask(WorkerTask.READ, source, limit, WorkerProtocol::readAnswer);
        } catch (Lost lost) {
            return Reading.unread(lost.overdue ? "inspect.unread-overdue" : "inspect.unread-worker-died");
        }
    }

    /**
     * Writes a PDF anew, by {@link WorkerTask#CLEAN} or {@link WorkerTask#FLATTEN}.
     *
     * @return what was left out; with a refusal when the file cannot be written, also when it broke the worker
     */
    PdfProtocol.Report rewrite(WorkerTask task, Source pdf, OutputStream target, Duration limit)
            throws Failure, Refusal, IOException {
        demandSize(pdf);
        TargetStream guarded = new TargetStream(target);
        try {
            return ask(task, pdf, limit, in -> PdfProtocol.readNewFile(in, guarded::take));
        } catch (Lost lost) {
            if (guarded.broken != null) {
                throw guarded.broken;
            }
            throw Refusal.workerLost(FileFormat.PDF, lost.overdue);
        }
    }

    /** Returns what a person sees of a PDF. */
    PdfLook look(Source pdf, Duration limit) throws Failure, Refusal {
        demandSize(pdf);
        try {
            PdfProtocol.Look look = ask(WorkerTask.LOOK, pdf, limit, PdfProtocol::readLook);
            if (look.refusal().isPresent()) {
                throw look.refusal().get();
            }
            return look.seen();
        } catch (Lost lost) {
            throw Refusal.workerLost(FileFormat.PDF, lost.overdue);
        }
    }

    /**
     * Reads all text of a PDF into the parts.
     *
     * @throws Refusal when the document cannot be read to its end
     */
    void text(Source pdf, TextParts parts, Duration limit) throws Failure, Refusal {
        demandSize(pdf);
        try {
            PdfTextProtocol.Found found = ask(WorkerTask.TEXT, pdf, limit, PdfTextProtocol::read);
            for (PdfTextProtocol.Item item : found.items()) {
                item.kind().ifPresent(parts::holds);
                if (!item.reason().isEmpty()) {
                    parts.unread(item.reason(), item.where());
                }
                parts.add(item.where(), item.text(), item.prose());
            }
            if (found.refusal().isPresent()) {
                throw found.refusal().get();
            }
        } catch (Lost lost) {
            throw Refusal.workerLost(FileFormat.PDF, lost.overdue);
        }
    }

    private static void demandSize(Source pdf) throws Refusal {
        if (pdf.sizeBytes() > WorkerProtocol.MOST_FILE_BYTES) {
            throw Refusal.tooLarge(FileFormat.PDF, "file");
        }
    }

    /** Where the new file goes, told apart from the pipe when it breaks. */
    private static final class TargetStream {
        private final OutputStream target;
        private IOException broken;

        TargetStream(OutputStream target) {
            this.target = target;
        }

        void take(byte[] part) throws IOException {
            try {
                target.write(part);
            } catch (IOException e) {
                broken = e;
                throw e;
            }
        }
    }

    /** Reads the worker's answer; what it throws means that the worker cannot be used any more. */
    private interface Answer<T> {
        T read(DataInputStream in) throws IOException;
    }

    /** The worker died, talked nonsense or was ended. */
    private static final class Lost extends Exception {
        private static final long serialVersionUID = 1L;

        private final boolean overdue;

        Lost(boolean overdue) {
            super("worker lost");
            this.overdue = overdue;
        }
    }

    private <T> T ask(WorkerTask task, Source source, Duration limit, Answer<T> answer) throws Failure, Lost {
        if (broken || !process.isAlive()) {
            launch();
        }
        Process asked = process;
        AtomicBoolean overdue = new AtomicBoolean();
        ScheduledFuture<?> end = clock.schedule(
                () -> {
                    overdue.set(true);
                    asked.destroyForcibly();
                },
                limit.toMillis(),
                TimeUnit.MILLISECONDS);
        Optional<T> answered = exchange(asked, task, source, limit, answer);
        end.cancel(false);
        if (answered.isPresent()) {
            return answered.get();
        }
        // What it was doing is not known; a new one is started when it is needed.
        broken = true;
        asked.destroyForcibly();
        throw new Lost(overdue.get());
    }

    private <T> Optional<T> exchange(Process process, WorkerTask task, Source source, Duration limit, Answer<T> answer)
            throws Failure {
        try {
            send(process.getOutputStream(), task, source, limit);
            return Optional.of(answer.read(new DataInputStream(process.getInputStream())));
        } catch (SourceBroken e) {
            broken = true;
            process.destroyForcibly();
            throw Failure.of(e.cause);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static void send(OutputStream pipe, WorkerTask task, Source source, Duration limit)
            throws IOException, SourceBroken {
        DataOutputStream out = new DataOutputStream(new BufferedOutputStream(pipe, 1 << 16));
        out.writeByte(task.ordinal());
        out.writeLong(limit.toMillis());
        out.writeLong(source.sizeBytes());
        byte[] block = new byte[1 << 16];
        long position = 0;
        while (position < source.sizeBytes()) {
            int count = readBlock(source, position, block);
            out.write(block, 0, count);
            position += count;
        }
        out.flush();
    }

    private static int readBlock(Source source, long position, byte[] block) throws SourceBroken {
        try {
            int count = source.read(position, block, 0, block.length);
            if (count < 0) {
                throw new IOException("source shrank");
            }
            return count;
        } catch (IOException e) {
            throw new SourceBroken(e);
        }
    }

    /** Tells a broken source, which is a failure, from a broken pipe, which is not. */
    private static final class SourceBroken extends Exception {
        private static final long serialVersionUID = 1L;

        private final IOException cause;

        SourceBroken(IOException cause) {
            super(cause);
            this.cause = cause;
        }
    }

    /** Ends the worker and waits, shortly, until it is gone. */
    @Override
    public void close() {
        clock.shutdownNow();
        process.destroyForcibly();
        process.onExit().completeOnTimeout(process, 2, TimeUnit.SECONDS).join();
    }
}
