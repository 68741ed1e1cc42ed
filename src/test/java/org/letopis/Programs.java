package org.letopis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs programs of the system that nobody here wrote: as judges of what we wrote, and as makers of what we read. */
public final class Programs {
    private static final long LONGEST_SECONDS = 120;
    private static final int QPDF_WARNED = 3;

    private Programs() {}

    /** Skips the test visibly where the program is missing; where the build server runs, it must not be. */
    public static void need(String program, String debianPackage) {
        boolean found = Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
        if (System.getenv("CI") != null) {
            assertThat(found).as(program + " must be installed where CI is set").isTrue();
        }
        assumeTrue(found, program + " is not installed (Debian: " + debianPackage + ")");
    }

    /** Runs a program in a folder, demands success and returns what it said, which is UTF-8. */
    public static String run(Path folder, String... command) throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        // With one thread for each core ImageMagick spends most of its time waiting when others use them.
        builder.environment().put("MAGICK_THREAD_LIMIT", "1");
        builder.environment().put("OMP_NUM_THREADS", "1");
        Process process = builder.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)).isTrue();
        int exit = process.exitValue();
        boolean good = exit == 0 || command[0].equals("qpdf") && exit == QPDF_WARNED;
        assertThat(good)
                .as(List.of(command) + " ended with " + exit + ": " + output)
                .isTrue();
        return output;
    }
}
