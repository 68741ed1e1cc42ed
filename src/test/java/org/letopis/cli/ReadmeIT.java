package org.letopis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The session in the README can be typed as it stands, between people who have what it speaks of. */
class ReadmeIT {
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```sh\\n(.*?)^```$");

    @TempDir
    Path folder;

    @Test
    void each_line_of_the_session_does_what_it_says() throws IOException {
        Path monitor = person("monitor");
        Path anna = person("anna");
        type(anna, "letopis init --low-memory");
        type(anna, "letopis card -o ../monitor/anna.card");
        Files.copy(Correspondence.REPORT, monitor.resolve("report.json"));
        Files.copy(Correspondence.JPEG, monitor.resolve("photo.jpg"));

        List<String> session = session();
        assertThat(session).hasSize(6);
        for (String line : session) {
            if (line.startsWith("letopis verify ")) {
                type(monitor, "letopis card -o ../anna/me.card");
                type(anna, "letopis contact add me.card --name monitor --verified");
                Files.copy(monitor.resolve("for-anna.age"), anna.resolve("for-anna.age"));
            }
            boolean annas = line.matches("letopis (verify|import) .*");
            type(annas ? anna : monitor, line);
        }
        assertThat(monitor.resolve("letopis.vault"))
                .as("the vault in the home folder")
                .isRegularFile();
        assertThat(type(anna, "letopis list")).contains("Stalls closed", "compared");
    }

    @Test
    void the_two_commands_are_those_that_build_run_and_test() throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        assertThat(readme)
                .contains("mvn -q -DskipTests package && java -jar target/letopis.jar demo\nmvn verify\n")
                .contains("java -jar target/letopis.jar demo --lang ru\n");
        assertThat(Letopis.jar().getFileName()).hasToString("letopis.jar");
    }

    /** Returns the lines of the README that call {@code letopis}, as a shell would read them. */
    private static List<String> session() throws IOException {
        List<String> lines = new ArrayList<>();
        Matcher block = BLOCK.matcher(Files.readString(Path.of("README.md")));
        while (block.find()) {
            block.group(1)
                    .replace("\\\n", " ")
                    .lines()
                    .filter(line -> line.startsWith("letopis "))
                    .forEach(lines::add);
        }
        return lines;
    }

    /** Makes a home folder in which {@code letopis} is known, and finds the passphrase by itself. */
    private Path person(String name) throws IOException {
        Path home = Files.createDirectory(folder.resolve(name));
        Correspondence.passphrase(home, name);
        Path start = Files.createDirectory(home.resolve("bin")).resolve("letopis");
        String java = String.join(
                " ",
                Letopis.in(home).with("--passphrase-file", name + ".passphrase").command());
        Files.writeString(start, "#!/bin/sh\nexec " + java + " \"$@\"\n");
        Files.setPosixFilePermissions(start, PosixFilePermissions.fromString("rwx------"));
        return home;
    }

    private static String type(Path home, String line) {
        Running running = Letopis.in(home)
                .environment("PATH", home.resolve("bin") + ":" + System.getenv("PATH"))
                .startProgram(List.of("bash", "-c", line));
        running.closeInput();
        return running.finish().succeeds().out();
    }
}
