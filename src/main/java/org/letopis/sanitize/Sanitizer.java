package org.letopis.sanitize;

import java.util.Set;

/**
 * Knows one format family: what of it a clean copy keeps. There are two kinds. A {@link CopyingSanitizer} describes the
 * clean copy as ranges of the original and few bytes of its own, so that size does not matter; a
 * {@link RewritingSanitizer} writes a document anew.
 */
interface Sanitizer {
    /** Returns the formats of the family. */
    Set<FileFormat> formats();

    /**
     * Returns whether a tag that the independent reader finds describes the content itself, so that it may stand in a
     * clean copy. An allowlist: what is not known is not a fact.
     */
    default boolean isFact(MetadataReader.Entry entry) {
        return TagNames.allowedInCopy(entry);
    }
}
