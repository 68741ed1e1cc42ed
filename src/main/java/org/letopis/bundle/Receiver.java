package org.letopis.bundle;

import java.io.InputStream;
import org.letopis.failure.Failure;
import org.letopis.json.JsonObject;

/**
 * Takes what a verified bundle holds: first each attachment, then each report. Nothing that was handed over may be kept
 * unless {@link VerifiedBundle#read} returns without a failure.
 */
public interface Receiver {
    /**
     * Takes an attachment.
     *
     * @param content gives {@code file.sizeBytes()} bytes; need not be read to its end nor closed, and is of no use
     *     after this method returns
     */
    void file(ReceivedFile file, InputStream content) throws Failure;

    /** Takes a report: canonical JSON of at most 8 MiB, whose fields are not looked at here. */
    void report(JsonObject report) throws Failure;
}
