package org.letopis.sanitize;

import java.io.IOException;

/** Knows one format family: what of it a clean copy keeps. */
interface Sanitizer {
    FileFormat format();

    /** Returns what ends a file of this format: it completes the {@link Draft#spine()} of a damaged one. */
    byte[] end();

    /**
     * Reads the source from start to end and notes in the draft what a clean copy is made of and what is left out.
     * When it refuses, the draft holds what was found up to there.
     *
     * @param pixels takes picture data as it comes out of decompression, where the format has such
     */
    void read(Source source, Draft draft, ByteSink pixels) throws Refusal, IOException;
}
