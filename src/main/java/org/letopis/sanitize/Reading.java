package org.letopis.sanitize;

import java.util.List;
import java.util.Optional;

/**
 * What the worker read from one file.
 *
 * @param mediaType what the worker's parser took the file for
 * @param metadata names and values as the parser gave them, bounded in number and length
 * @param textState whether the text is known
 * @param text the text, at most {@link #MOST_TEXT_CHARS} characters; empty unless the state is READ
 * @param textCut whether there was more text than that
 * @param unreadKey message key of why the file or its text was not read; empty when it was
 */
public record Reading(
        String mediaType,
        List<Entry> metadata,
        TextState textState,
        String text,
        boolean textCut,
        Optional<String> unreadKey) {
    /** Longest text that is handed back, in characters. */
    public static final int MOST_TEXT_CHARS = WorkerProtocol.MOST_TEXT_CHARS;

    /** One name and value of the metadata; text from the file, neither trusted nor escaped. */
    public record Entry(String name, String value) {}

    public Reading {
        metadata = List.copyOf(metadata);
    }

    /** Returns the reading of a file that could not be read at all. */
    static Reading unread(String key) {
        return new Reading(FileFormat.UNKNOWN.mediaType(), List.of(), TextState.UNREAD, "", false, Optional.of(key));
    }
}
