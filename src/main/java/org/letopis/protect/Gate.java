package org.letopis.protect;

/** Decides what may leave. */
public final class Gate {
    private Gate() {}
}
