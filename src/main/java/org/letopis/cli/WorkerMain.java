package org.letopis.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.letopis.sanitize.WorkerLoop;

/** Where the parser worker's process starts; see {@link org.letopis.sanitize.ParserWorker}. Not for people. */
public final class WorkerMain {
    private WorkerMain() {}

    public static void main(String[] args) throws IOException {
        InputStream requests = System.in;
        OutputStream answers = System.out;
        // A chatty parser must not spoil the answers.
        System.setOut(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
        WorkerLoop.serve(requests, answers, () -> Runtime.getRuntime().halt(1));
    }
}
