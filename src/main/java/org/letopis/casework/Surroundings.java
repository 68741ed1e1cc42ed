package org.letopis.casework;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where {@link Doctor} looks.
 *
 * @param root under which {@code proc} and {@code sys} lie
 * @param vault need not exist
 * @param temporary folders where programs leave things
 */
public record Surroundings(Path root, Path vault, Optional<Path> passphraseFile, List<Path> temporary, Instant now) {
    public Surroundings {
        temporary = List.copyOf(temporary);
    }

    /** Returns those of this computer. */
    public static Surroundings here(Path vault, Optional<Path> passphraseFile, Instant now) {
        List<Path> temporary = new ArrayList<>();
        String runtime = System.getenv("XDG_RUNTIME_DIR");
        if (runtime != null) {
            temporary.add(Path.of(runtime));
        }
        temporary.add(Path.of(System.getProperty("java.io.tmpdir")));
        temporary.add(Path.of(System.getProperty("user.home")));
        temporary.add(Path.of(System.getProperty("user.dir")));
        return new Surroundings(Path.of("/"), vault, passphraseFile, temporary, now);
    }
}
