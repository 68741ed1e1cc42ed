package org.letopis.sanitize;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** The worker's side of the pipe: takes one file after another and answers with what its parsers read. */
public final class WorkerLoop {
    /** Longest text that is handed back, in characters. */
    public static final int MOST_TEXT_CHARS = 4_000_000;

    private WorkerLoop() {}

    /** Serves until the requests end. */
    public static void serve(InputStream requests, OutputStream answers) throws IOException {
        throw new IOException();
    }
}
