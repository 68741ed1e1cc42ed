package org.letopis.sanitize;

import java.io.IOException;

/** Goes through one coded sample of a film, and keeps what a decoder needs of it. */
interface SampleFilter {
    /**
     * Appends what is kept of the sample.
     *
     * @param from where the sample starts in the file
     * @return how many bytes are kept
     */
    long keep(long from, long length, Pieces kept) throws Refusal, IOException;
}
