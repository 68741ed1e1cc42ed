package org.letopis.cli;

import org.letopis.failure.Failure;

/** Reads a line that the terminal does not show. */
@FunctionalInterface
interface HiddenInput {
    /**
     * Returns the line without its end, for the caller to wipe; null at the end of input.
     *
     * @param question run when the terminal shows nothing any more: whoever answers at once is not seen either
     */
    char[] line(Runnable question) throws Failure;
}
