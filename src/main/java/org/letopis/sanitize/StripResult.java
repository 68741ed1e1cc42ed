package org.letopis.sanitize;

import java.util.List;

/** What became of a request to strip a file. */
public sealed interface StripResult permits StripResult.Stripped, StripResult.Refused {
    /** Returns what the original is by its content. */
    FileFormat format();

    /**
     * The clean copy is written and proved.
     *
     * @param removed what was taken out, without repetition, ordered by group and name
     * @param sizeBytes size of the clean copy
     * @param alreadyClean whether the copy has the same bytes as the original
     */
    record Stripped(FileFormat format, List<Removed> removed, long sizeBytes, boolean alreadyClean)
            implements StripResult {
        public Stripped {
            removed = List.copyOf(removed);
        }
    }

    /**
     * There is no clean copy, and why.
     *
     * @param key message key, for example {@code strip.truncated}
     * @param arguments arguments of the message; names of parts and positions, never values from the file
     */
    record Refused(FileFormat format, String key, List<Object> arguments) implements StripResult {
        public Refused {
            arguments = List.copyOf(arguments);
        }
    }
}
