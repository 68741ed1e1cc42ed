package org.letopis.sanitize;

import java.io.IOException;

/** A sanitizer of pictures, sound and film: coded data is copied bit for bit, what is around it is chosen. */
interface CopyingSanitizer extends Sanitizer {
    /** Returns what ends a file of this family, if anything: it completes the {@link Draft#spine()} of a damaged one. */
    default byte[] end() {
        return new byte[0];
    }

    /**
     * Reads the source from start to end and notes in the draft what a clean copy is made of and what is left out.
     * When it refuses, the draft holds what was found up to there. Read again, a clean copy must come out as itself
     * with nothing left out.
     *
     * @param draft of the format that the source was found to be
     * @param pixels takes picture data as it comes out of decompression, where the format has such
     */
    void read(Source source, Draft draft, ByteSink pixels) throws Refusal, IOException;
}
