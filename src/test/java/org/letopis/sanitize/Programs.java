package org.letopis.sanitize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs programs of the system that judge or make files. */
final class Programs {
    private Programs() {}

    /** Skips the test visibly where a program is missing; where the build server runs, none must be. */
    static void need(String program, String debianPackage) {
        boolean found = List.of(System.getenv("PATH").split(":")).stream()
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
        if (System.getenv("CI") != null) {
            assertThat(found).as(program + " must be installed where CI is set").isTrue();
        }
        assumeTrue(found, program + " is not installed (Debian: " + debianPackage + ")");
    }

    /** Runs a program in a folder, demands success and returns what it wrote. */
    static byte[] run(Path folder, String... words) throws IOException, InterruptedException {
        Path output = Files.createTempFile(folder, "out", ".txt");
        Process process = new ProcessBuilder(words)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).as(words[0]).isTrue();
        byte[] written = Files.readAllBytes(output);
        // 3: qpdf had warnings.
        assertThat(process.exitValue()).as(words[0] + " " + new String(written)).isIn(0, 3);
        return written;
    }
}
