package org.letopis.failure;

import java.io.IOException;

/**
 * Carries a {@link Failure} through an {@code InputStream} or {@code OutputStream}, whose methods can throw nothing
 * else. {@link Failure#of(IOException)} takes it out again.
 */
public final class FailureInStream extends IOException {
    private static final long serialVersionUID = 1L;

    private final transient Failure failure;

    public FailureInStream(Failure failure) {
        super(failure.key(), failure);
        this.failure = failure;
    }

    /** Returns the failure that is carried. */
    public Failure failure() {
        return failure;
    }
}
