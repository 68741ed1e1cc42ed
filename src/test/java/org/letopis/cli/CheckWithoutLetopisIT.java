package org.letopis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.letopis.Programs;
import org.letopis.crypto.Peers;
import org.letopis.failure.ExitCode;

/**
 * The commands of docs/how-to/check-a-bundle-without-letopis.md, typed as they stand there, on a bundle that the jar
 * made. {@code age} is the implementation of npm age-encryption, since the age of most systems is older than 1.3.
 */
class CheckWithoutLetopisIT {
    private static final Path PAGE = Path.of("docs/how-to/check-a-bundle-without-letopis.md");
    private static final Pattern BLOCK = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL);

    @TempDir
    private Path folder;

    private KeyPerson mira;
    private KeyPerson anna;

    @BeforeEach
    void a_bundle_for_anna() throws IOException {
        Programs.need("ssh-keygen", "openssh-client");
        Programs.need("sha256sum", "coreutils");
        Programs.need("tar", "tar");
        mira = KeyPerson.in(folder, "mira");
        anna = KeyPerson.in(folder, "anna");
        mira.meets(anna);
        mira.does(
                "capture",
                "--from",
                Correspondence.REPORT.toString(),
                "--checked",
                "--attach",
                Correspondence.JPEG.toString());
        mira.does("export", "last", "--to", "anna", "-o", "BUNDLE.age");
        program("letopis", String.join(" ", anna.letopis().command()).replace("anna.", folder + "/anna.") + " \"$@\"");
        // age -d -i KEY -o TAR BUNDLE
        program("age", "node typage.mjs decrypt \"$PWD/$3\" \"$PWD/$6\" \"$PWD/$5\"");
    }

    private void program(String name, String line) throws IOException {
        Path bin = Files.createDirectories(folder.resolve("bin"));
        String script = line.startsWith("node") ? line.replace("typage.mjs", typage().toString()) : line;
        Path file = Files.writeString(bin.resolve(name), "#!/bin/sh\nexec " + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }

    /** Returns the script beside the npm packages, which each use of it puts there. */
    private Path typage() throws IOException {
        Path key = folder.resolve("probe");
        anna.does("card", "secret", "--yes-export-my-secret-key", "-o", "probe");
        Peers.node(Peers.class, "typage.mjs", "recipient", key.toString());
        Files.delete(key);
        return Peers.npm().resolve("typage.mjs");
    }

    private static String commands() throws IOException {
        StringBuilder commands = new StringBuilder("set -eu\n");
        Matcher block = BLOCK.matcher(Files.readString(PAGE));
        while (block.find()) {
            commands.append(block.group(1));
        }
        return commands.toString();
    }

    private Outcome typed() throws IOException {
        Running running = Letopis.in(folder)
                .environment("PATH", folder.resolve("bin") + ":" + System.getenv("PATH"))
                .startProgram(List.of("bash", "-c", commands()));
        running.closeInput();
        return running.finish();
    }

    @Test
    void the_commands_of_the_page_open_and_prove_a_bundle() throws IOException {
        String said = typed().succeeds().out();
        assertThat(said.lines().filter(line -> line.endsWith(": OK"))).hasSize(7);
        assertThat(said).contains("Good \"letopis-bundle-v1\" signature for ");
        String recipient =
                said.lines().reduce((first, last) -> last).orElseThrow().substring(0, 64);
        assertThat(Files.readString(folder.resolve("b/bundle.json")))
                .contains("\"recipients\":[\"" + recipient + "\"]");
    }

    @Test
    void ssh_keygen_knows_no_signer_whose_keys_were_revoked() throws IOException {
        anna.does("contact", "revoke", "mira", "--reason", "laptop taken");
        Outcome outcome = typed();
        assertThat(outcome.exit()).isNotZero().isNotEqualTo(ExitCode.USAGE.number());
        assertThat(outcome.out()).contains("manifest-sha256.txt: OK").doesNotContain("Good");
    }
}
