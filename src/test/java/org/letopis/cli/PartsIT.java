package org.letopis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.letopis.failure.ExitCode;

/** A bundle too large for a carrier travels in parts, through the built jar. */
class PartsIT {
    private static final int TEXT_BITS = 9_000_000;

    @TempDir
    private Path folder;

    private Letopis monitor;
    private Letopis researcher;

    @BeforeEach
    void two_people_and_a_large_report() throws IOException {
        monitor = person("m", "en");
        researcher = person("r", "en");
        for (Letopis one : List.of(monitor, researcher)) {
            one.run("init").succeeds();
        }
        researcher.run("card", "-o", "r.card").succeeds();
        monitor.run("card", "-o", "m.card").succeeds();
        monitor.run("contact", "add", "r.card", "--name", "Anna", "--verified").succeeds();
        researcher
                .run("contact", "add", "m.card", "--name", "field7", "--verified")
                .succeeds();
        // A text that does not become shorter by being packed, and is its own clean copy.
        Files.writeString(folder.resolve("log.txt"), new BigInteger(TEXT_BITS, new Random(1)).toString(16) + "\n");
        monitor.run("capture", "--from", Correspondence.REPORT.toString(), "--checked", "--attach", "log.txt")
                .succeeds();
    }

    @Test
    void parts_are_sent_checked_completed_and_taken_in() throws IOException {
        Path out = Files.createDirectory(folder.resolve("out"));
        Outcome sent = monitor.with("--json")
                .run("export", "last", "--to", "Anna", "-o", "out", "--split", "1M")
                .succeeds();
        List<String> files = files(sent.json());
        assertThat(files).hasSize(3).allMatch(file -> file.matches("out/[0-9a-v]{26}\\.age\\.00[123]of003"));
        assertThat(names(out)).hasSize(3);
        String name = Path.of(files.get(0)).getFileName().toString().replaceFirst("\\.001of003", "");

        Path stick = Files.createDirectory(folder.resolve("stick"));
        Path second = out.resolve(name + ".002of003");
        Path lost = Files.move(second, stick.resolve(second.getFileName()));
        Outcome missing = researcher.run("verify", "out").endsWith(ExitCode.DAMAGED);
        assertThat(missing.said()).contains("Of the 3 parts of " + name + ", 1 are missing: 2.");
        assertThat(person("r", "ru")
                        .run("import", files.get(2))
                        .endsWith(ExitCode.DAMAGED)
                        .said())
                .contains("не хватает 1: 2");

        assertThat(researcher.run("verify", "stick", "out").succeeds().out()).contains("The bundle is whole");
        byte[] good = Files.readAllBytes(lost);
        byte[] bad = good.clone();
        bad[bad.length / 2] ^= 4;
        Files.write(lost, bad);
        Map<String, String> before = Snapshot.of(folder);
        Outcome damaged = researcher.run("import", files.get(2), "stick", files.get(0));
        assertThat(damaged.endsWith(ExitCode.DAMAGED).said())
                .contains("The damage is in: " + name + ".002of003")
                .contains("split --part");
        assertThat(Snapshot.of(folder)).isEqualTo(before);

        Files.write(lost, good);
        Outcome taken =
                researcher.run("import", files.get(2), "stick", files.get(0)).succeeds();
        assertThat(taken.out()).contains("Imported. Reports: 1, files: 1.");
        researcher.run("import", "out", "stick").endsWith(ExitCode.REPLAY);
    }

    @Test
    void a_part_is_made_again_from_the_whole_and_parts_that_are_joined_are_the_whole() throws IOException {
        monitor.run("export", "last", "--to", "Anna", "-o", "b.age").succeeds();
        Letopis nobody = Letopis.in(folder).with("--lang", "en");
        assertThat(nobody.run("split", "b.age", "--size", "2M", "--part", "2", "-o", "mail")
                        .succeeds()
                        .out())
                .isEqualTo(Path.of("mail", "b.age.002of002") + "\n");
        Map<String, Object> all = nobody.with("--json")
                .run("split", "b.age", "--size", "1M", "-o", "all")
                .succeeds()
                .json();
        assertThat(files(all)).hasSize(3);
        byte[] whole = Files.readAllBytes(folder.resolve("b.age"));
        assertThat(folder.resolve("mail/b.age.002of002"))
                .hasBinaryContent(Arrays.copyOfRange(whole, 2 << 20, whole.length));
        researcher.run("import", "all").succeeds();
        researcher.run("verify", "b.age").succeeds();

        assertThat(nobody.run("split", "b.age", "--size", "1M", "-o", "all")
                        .endsWith(ExitCode.USAGE)
                        .said())
                .contains("is there already");
        assertThat(nobody.run("split", "b.age", "--size", "2M", "--part", "3", "-o", "mail")
                        .endsWith(ExitCode.USAGE)
                        .said())
                .contains("There is no part 3: there are 2 parts");
        assertThat(nobody.run("split", "log.txt", "--size", "1M", "-o", "mail")
                        .endsWith(ExitCode.DAMAGED)
                        .said())
                .contains("not an age file");
        assertThat(nobody.run("split", "b.age", "r.card", "--size", "1M", "-o", "mail")
                        .endsWith(ExitCode.USAGE)
                        .said())
                .contains("These files make 2 bundles");
        assertThat(names(folder.resolve("mail"))).containsExactly("b.age.002of002");
        assertThat(names(folder.resolve("all"))).hasSize(3);
    }

    @Test
    void a_size_that_is_none_and_a_name_that_is_taken_leave_nothing() throws IOException {
        Path out = Files.createDirectory(folder.resolve("out"));
        for (String size : List.of("18", "1023K", "4001M", "x")) {
            assertThat(monitor.run("export", "last", "--to", "Anna", "-o", "out", "--split", size)
                            .endsWith(ExitCode.USAGE)
                            .said())
                    .contains("is not a size of parts");
        }
        Files.writeString(out.resolve("b.age.003of003"), "mine");
        String custody = monitor.with("--json").run("custody").succeeds().out();
        monitor.run("export", "last", "--to", "Anna", "-o", "out/b.age", "--split", "1M")
                .endsWith(ExitCode.USAGE);
        assertThat(names(out)).containsExactly("b.age.003of003");
        assertThat(monitor.with("--json").run("custody").succeeds().out())
                .as("what did not leave is not remembered")
                .isEqualTo(custody);
        Outcome whole = monitor.run("export", "last", "--to", "Anna", "-o", "out/b.age", "--split", "4000M")
                .succeeds();
        assertThat(whole.out()).contains("Packed out/b.age for Anna");
        assertThat(names(out)).containsExactly("b.age", "b.age.003of003");
    }

    private Letopis person(String letter, String language) {
        return Letopis.in(folder)
                .kept()
                .with("--no-input", "--lang", language, "--vault", letter, "--key-file", letter + "k")
                .jvm("-XX:TieredStopAtLevel=1");
    }

    private static List<String> files(Map<String, Object> json) {
        return ((List<?>) json.get("files")).stream().map(String.class::cast).toList();
    }

    private static List<String> names(Path folder) {
        String[] names = folder.toFile().list();
        return names == null ? List.of() : Arrays.stream(names).sorted().toList();
    }
}
