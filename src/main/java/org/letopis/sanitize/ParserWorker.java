package org.letopis.sanitize;

import java.time.Duration;
import org.letopis.failure.Failure;

/** A short-lived process of its own in which parsers run that are better not trusted. */
public final class ParserWorker implements AutoCloseable {
    private ParserWorker() {}

    /** Starts the worker; it gets ready while the caller goes on. */
    public static ParserWorker start() throws Failure {
        return new ParserWorker();
    }

    /** Reads one file. */
    public Reading read(Source source, Duration limit) throws Failure {
        return Reading.unread("inspect.unread-parser");
    }

    @Override
    public void close() {}
}
