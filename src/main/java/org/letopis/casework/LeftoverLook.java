package org.letopis.casework;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.letopis.casework.Doctor.Finding;

/** What a command that was killed, or a JVM that crashed, may have left in temporary folders and beside the vault. */
final class LeftoverLook {
    private static final String LIBRARIES = "{lt-*,sqlite-*.so,sqlite-*.dylib,sqlite-*.dll,sqlite-*.lck}";
    private static final String CRASHES = "{hs_err_pid*.log,java_pid*.hprof,core,core.[0-9]*}";
    private static final String UNFINISHED = ".letopis-*";

    private LeftoverLook() {}

    static List<Finding> look(Surroundings surroundings) {
        List<Finding> findings = new ArrayList<>();
        Set<Path> folders = new LinkedHashSet<>(surroundings.temporary());
        for (Path folder : folders) {
            find(folder, LIBRARIES, "leftover-library", findings);
            find(folder, CRASHES, "leftover-crash", findings);
        }
        Path beside = surroundings.vault().toAbsolutePath().getParent();
        if (beside != null) {
            folders.add(beside);
        }
        for (Path folder : folders) {
            find(folder, UNFINISHED, "leftover-file", findings);
        }
        return findings;
    }

    private static void find(Path folder, String names, String key, List<Finding> findings) {
        try (var found = Files.newDirectoryStream(folder, names)) {
            found.forEach(file -> findings.add(Finding.of(key, file.toString())));
        } catch (IOException e) {
            return; // a folder that cannot be read, or is not there, holds nothing of ours
        }
    }
}
