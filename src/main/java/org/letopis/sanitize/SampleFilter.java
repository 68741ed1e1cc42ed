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

    /** Refuses a sample of which more pieces are kept than memory should hold. */
    static void demandRoom(BoxReader in, Pieces kept) throws Refusal {
        if (kept.count() > Pieces.MOST_FILM_PIECES) {
            throw Refusal.tooLarge(in.format(), "coded picture");
        }
    }
}
