package org.letopis.sanitize;

import java.io.IOException;
import java.io.OutputStream;

/**
 * A place for the clean copy: written once, then read again to be proved. Stripping opens it only when the whole
 * original has been understood. When the result is a refusal, whatever was written must be thrown away by the owner.
 */
public interface CleanCopy {
    /** Opens the place for writing; called at most once. */
    OutputStream open() throws IOException;

    /** Opens what was written for reading; called after the stream of {@link #open()} is closed. */
    Source reread() throws IOException;
}
