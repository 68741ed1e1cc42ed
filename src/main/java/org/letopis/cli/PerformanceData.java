package org.letopis.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Deletes the file in which the JVM publishes its own command line, file names and all, to other programs. It cannot be
 * switched off from a plain {@code java -jar}, only removed at once (DESIGN.md, section 11, point 20).
 */
final class PerformanceData {
    private PerformanceData() {}

    static void delete() {
        String folder = "hsperfdata_" + System.getProperty("user.name");
        String process = Long.toString(ProcessHandle.current().pid());
        // HotSpot uses /tmp on Linux whatever java.io.tmpdir says, and the user's temporary folder elsewhere.
        for (String parent : new String[] {"/tmp", System.getProperty("java.io.tmpdir")}) {
            delete(Path.of(parent, folder, process));
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            return; // another user's file, or a read-only folder: nothing that could be done
        }
    }
}
