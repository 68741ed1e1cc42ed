package org.letopis.sanitize;

import java.time.Instant;
import java.util.Optional;

/**
 * One entry in the directory of a {@link CompoundFile}: a storage, which is a folder, or a stream, which is a file.
 *
 * @param parent the storage that it is in; null for the root
 * @param firstSector where its bytes start
 * @param sizeBytes how many bytes it says it has
 * @param created when the storage was made, if that is noted
 * @param modified when it was changed, if that is noted
 */
record CompoundEntry(
        String name,
        CompoundEntry parent,
        boolean isStream,
        int firstSector,
        long sizeBytes,
        Optional<Instant> created,
        Optional<Instant> modified) {

    /** Returns the names from below the root down to it, with slashes; empty for the root. */
    String path() {
        StringBuilder path = new StringBuilder();
        for (CompoundEntry entry = this; entry.parent != null; entry = entry.parent) {
            path.insert(0, path.isEmpty() ? entry.name : entry.name + "/");
        }
        return path.toString();
    }

    /** Returns whether it is in the storage, which is told by identity: two may have one name. */
    @SuppressWarnings("ReferenceEquality")
    boolean isIn(CompoundEntry storage) {
        return parent == storage;
    }
}
