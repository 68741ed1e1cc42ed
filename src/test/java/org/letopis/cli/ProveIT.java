package org.letopis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.letopis.Programs;
import org.letopis.failure.ExitCode;

/** A received file is proved with programs that nobody here wrote, by the commands that lie beside it. */
class ProveIT {
    @TempDir
    private Path folder;

    private static String firstAttachment(Letopis who) {
        Map<String, Object> shown =
                who.with("--json").run("show", "last").succeeds().json();
        return (String) JsonText.list(shown, "attachments").get(0).get("id");
    }

    /** Returns the commands of the page, a line that ends in a backslash joined with the next. */
    private static List<String> commands(String page) {
        List<String> commands = new ArrayList<>();
        boolean open = false;
        for (String line : page.lines().filter(one -> one.startsWith("    ")).toList()) {
            String words = line.strip();
            boolean goesOn = words.endsWith("\\");
            String part = goesOn ? words.substring(0, words.length() - 1) : words;
            if (open) {
                commands.set(commands.size() - 1, commands.get(commands.size() - 1) + part);
            } else {
                commands.add(part);
            }
            open = goesOn;
        }
        return commands;
    }

    private Outcome run(String command) {
        return Letopis.in(folder)
                .startProgram(List.of("bash", "-c", "cd proof && " + command))
                .finish();
    }

    @Test
    void the_commands_that_lie_beside_the_file_prove_it() throws Exception {
        Programs.need("sha256sum", "coreutils");
        Programs.need("ssh-keygen", "openssh-client");
        Letopis letopis = Post.copyInto(folder);
        Letopis researcher = Post.as("researcher", letopis);
        researcher.run("import", "1.age").succeeds();
        String attachment = firstAttachment(researcher);
        Map<String, Object> proved = researcher
                .with("--json")
                .run("prove", attachment, "-o", "proof")
                .succeeds()
                .json();
        Path proof = folder.resolve("proof");
        String file = (String) proved.get("file");
        assertThat(file).isEqualTo("data/attachments/000001.jpg");
        try (Stream<Path> files = Files.walk(proof)) {
            assertThat(files.filter(Files::isRegularFile)
                            .map(one -> proof.relativize(one).toString()))
                    .containsExactlyInAnyOrder(
                            "VERIFY.txt",
                            "allowed_signers",
                            file,
                            "manifest-sha256.txt",
                            "tagmanifest-sha256.txt",
                            "tagmanifest-sha256.txt.ed25519.sig",
                            "tagmanifest-sha256.txt.mldsa44-ed25519.sig");
        }

        String page = Files.readString(proof.resolve("VERIFY.txt"));
        List<String> commands = commands(page);
        assertThat(commands).as("four commands, in each language the same").hasSize(8);
        assertThat(commands.subList(4, 8)).isEqualTo(commands.subList(0, 4));
        assertThat(run(commands.get(0)).succeeds().out()).isEqualTo(file + ": OK\n");
        assertThat(run(commands.get(1)).succeeds().out()).isEqualTo("manifest-sha256.txt: OK\n");
        String good = "Good \"letopis-bundle-v1\" signature for "
                + JsonText.object(proved, "signer").get("fingerprint");
        assertThat(run(commands.get(2)).succeeds().out()).startsWith(good);
        Outcome second = run(commands.get(3));
        if (second.exit() == 0) {
            assertThat(second.out()).startsWith(good);
        } else {
            assertThat(second.out() + second.err())
                    .as("before OpenSSH 10.6 the second kind of key is unknown")
                    .doesNotContain("incorrect signature");
        }

        Files.write(proof.resolve(file), new byte[] {1}, StandardOpenOption.APPEND);
        assertThat(run(commands.get(0)).exit()).isNotZero();
        Files.writeString(proof.resolve("tagmanifest-sha256.txt"), "x");
        assertThat(run(commands.get(2)).exit()).isNotZero();
    }

    @Test
    void only_what_was_received_is_proved_and_no_folder_is_written_over() throws Exception {
        Letopis letopis = Post.copyInto(folder);
        Letopis monitor = Post.as("monitor", letopis);
        assertThat(monitor.run("prove", firstAttachment(monitor), "-o", "proof")
                        .endsWith(ExitCode.USAGE)
                        .said())
                .contains("was not received in a bundle");
        Files.createDirectory(folder.resolve("there"));
        monitor.run("prove", "cafe", "-o", "there").endsWith(ExitCode.USAGE);
        monitor.run("prove", "cafe", "-o", "none").endsWith(ExitCode.USAGE);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(one -> one.getFileName().toString()))
                    .doesNotContain("proof", "none")
                    .noneMatch(name -> name.startsWith(".letopis-"));
        }
    }
}
