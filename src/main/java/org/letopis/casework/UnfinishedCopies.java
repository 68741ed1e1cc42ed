package org.letopis.casework;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Copies that are being written. When the program is ended in the middle they go. */
final class UnfinishedCopies {
    private static final Set<Path> PATHS = ConcurrentHashMap.newKeySet();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(UnfinishedCopies::removeAll, "unfinished-copies"));
    }

    private UnfinishedCopies() {}

    static void add(Path path) {
        PATHS.add(path);
    }

    /** Removes what is still there of one copy. */
    static void remove(Path path) throws IOException {
        Files.deleteIfExists(path);
        PATHS.remove(path);
    }

    private static void removeAll() {
        for (Path path : PATHS) {
            try {
                Files.deleteIfExists(path);
            } catch (IOException e) {
                // The program ends: nobody is left to be told, and the others are still to go.
                continue;
            }
        }
    }
}
