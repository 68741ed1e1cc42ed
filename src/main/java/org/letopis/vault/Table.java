package org.letopis.vault;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The tables of the file. Their names tell nothing of kinds: everything that a person wrote is in {@code record}.
 */
enum Table {
    /** Row 1: {@link Header}, plain. */
    META,
    /** Row 1: the slots of the vault key, on a page of its own so that it can be overwritten without SQLite. */
    SLOT,
    /** Row 1: the slots of the identity compartment's key. */
    IDENTITY_SLOT,
    /** Row 1: {@link Root}, rewritten in each commit. */
    ROOT,
    /** Blocks of entries, one for each thing in the vault: {@link Catalog}. */
    CATALOG,
    /** Keys of reports and attachments, wrapped. */
    OBJECT_KEY,
    /** Keys of persons' identities, wrapped under the compartment's key. */
    IDENTITY_KEY,
    /** Everything written once: revisions of reports, manifests of attachments, identities, contacts. */
    RECORD,
    /** Pieces of attachments. */
    CHUNK,
    /** The custody log. */
    LOG,
    /** Which words stand in which reports: {@link SearchIndex}. */
    SEARCH;

    /** Returns the tables that a file of this format has. */
    static Stream<Table> of(int format) {
        return Arrays.stream(values()).filter(table -> table != SEARCH || format >= 2);
    }

    String sqlName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
