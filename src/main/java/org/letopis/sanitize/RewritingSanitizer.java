package org.letopis.sanitize;

import java.io.IOException;
import java.io.OutputStream;

/** A sanitizer of documents and archives: the clean copy is written anew from what is known to be content. */
interface RewritingSanitizer extends Sanitizer {
    /**
     * Reads the source from start to end, notes in the draft what is left out, and writes the clean copy. It is called
     * more than once for one file and must write the same bytes each time; of a clean copy it writes that copy, and
     * leaves nothing out. When it refuses, the draft holds what was found up to there.
     *
     * @param draft of the format that the source was found to be
     * @param clean where the copy goes; nothing at first, so that nothing is written of a file that will be refused
     * @param members cleans files inside the file
     */
    void rewrite(Source source, Draft draft, OutputStream clean, Members members) throws Refusal, IOException;

    /**
     * Compares what a person sees of the original and of the clean copy, by a reading that shares as little as possible
     * with {@link #rewrite}.
     *
     * @throws Refusal {@link Refusal#unproven} when content was lost or added
     */
    void compare(Source original, Source copy, Members members) throws Refusal, IOException;
}
