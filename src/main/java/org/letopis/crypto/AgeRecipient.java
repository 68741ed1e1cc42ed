package org.letopis.crypto;

import org.letopis.failure.Failure;

/** Whom an age file is encrypted to. */
public final class AgeRecipient {
    private AgeRecipient() {}

    public static AgeRecipient parse(String text) throws Failure.Damaged {
        throw new UnsupportedOperationException("being built");
    }

    public String text() {
        throw new UnsupportedOperationException("being built");
    }
}
