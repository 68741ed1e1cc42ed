package org.letopis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.letopis.failure.ExitCode;

/** Many bundles at once, through the built jar. */
class ArchiveIT {
    @TempDir
    private Path folder;

    private Letopis monitor;
    private Letopis researcher;

    @BeforeEach
    void two_people_and_three_bundles() {
        Letopis letopis = Post.copyInto(folder);
        monitor = Post.as("monitor", letopis);
        researcher = Post.as("researcher", letopis);
    }

    /** Puts files into a folder, under names that are in another order than the bundles were made. */
    private void archive(String... names) throws IOException {
        Path archive = Files.createDirectories(folder.resolve("archive/inner"));
        for (int i = 0; i < names.length; i++) {
            Files.move(folder.resolve(names[i]), archive.resolve((char) ('z' - i) + ".age"));
        }
    }

    @Test
    void a_folder_comes_in_whatever_the_order_and_no_gap_is_seen() throws Exception {
        archive("1.age", "2.age", "3.age");
        Map<String, Object> done =
                researcher.with("--json").run("import", "archive").succeeds().json();
        assertThat(JsonText.list(done, "failed")).isEmpty();
        List<Map<String, Object>> bundles = JsonText.list(done, "bundles");
        assertThat(bundles).hasSize(3).allSatisfy(bundle -> assertThat(bundle).containsEntry("problems", List.of()));
        assertThat(bundles)
                .extracting(bundle -> JsonText.object(bundle, "row").get("seq"))
                .containsExactly(1L, 2L, 3L);
        assertThat(JsonText.list(
                        researcher.with("--json").run("list").succeeds().json(), "reports"))
                .hasSize(1);
        assertThat(JsonText.list(
                        researcher
                                .with("--json")
                                .run("import", "--missing")
                                .succeeds()
                                .json(),
                        "rows"))
                .isEmpty();
        researcher.run("check").succeeds();
    }

    @Test
    void what_is_bad_is_named_and_keeps_nothing_else_back() throws Exception {
        byte[] damaged = Files.readAllBytes(folder.resolve("2.age"));
        damaged[damaged.length - 1] ^= 1;
        Files.write(folder.resolve("2.age"), damaged);
        archive("1.age", "2.age", "3.age");
        Files.writeString(folder.resolve("archive/note.txt"), "not a bundle");
        Files.copy(folder.resolve("archive/inner/z.age"), folder.resolve("archive/again.age"));

        Map<String, Object> done = researcher
                .with("--json")
                .run("import", "archive")
                .endsWith(ExitCode.PARTLY_DONE)
                .json();
        assertThat(JsonText.list(done, "bundles"))
                .extracting(bundle -> JsonText.object(bundle, "row").get("seq"))
                .containsExactly(1L, 3L);
        assertThat(JsonText.list(done, "failed"))
                .extracting(failed -> Path.of((String) failed.get("file")).getFileName() + " " + failed.get("exit"))
                .containsExactlyInAnyOrder("note.txt 20", "y.age 20", "z.age 23");
        assertThat(JsonText.list(
                        researcher
                                .with("--json")
                                .run("import", "--missing")
                                .succeeds()
                                .json(),
                        "rows"))
                .singleElement()
                .satisfies(row ->
                        assertThat(JsonText.list(row, "missing")).containsExactly(Map.of("first", 2L, "last", 2L)));
        assertThat(researcher
                        .with("--lang", "ru")
                        .run("import", "--missing")
                        .succeeds()
                        .out())
                .startsWith("monitor, ряд ")
                .endsWith(": не хватает 2\n");
        assertThat(researcher
                        .run("import", "archive")
                        .endsWith(ExitCode.DAMAGED)
                        .said())
                .contains("note.txt: This is not an age file.")
                .contains("was imported before");
    }

    @Test
    void a_look_before_an_import_writes_not_a_byte_and_foresees_it() throws Exception {
        archive("3.age", "2.age");
        byte[] before = Files.readAllBytes(folder.resolve("researcher.vault"));
        Outcome told = researcher.run("import", "--dry-run", "archive", "1.age").succeeds();
        assertThat(told.out())
                .contains("Signed by monitor (compared)")
                .contains("report, new, revision 1: Stalls closed")
                .contains("report, known, revision 1: Stalls closed")
                .contains("file, clean copy by the sender's word: image/jpeg");
        assertThat(told.err()).contains("Nothing was written.").doesNotContain("Warning");
        Map<String, Object> alone = researcher
                .with("--json")
                .run("import", "--dry-run", "1.age")
                .succeeds()
                .json();
        assertThat(JsonText.list(alone, "contents"))
                .singleElement()
                .satisfies(report ->
                        assertThat(report).containsEntry("state", "new").containsEntry("id", null));
        assertThat(JsonText.list(alone, "files"))
                .singleElement()
                .satisfies(file -> assertThat(file).containsEntry("state", "clean"));
        assertThat(Arrays.equals(before, Files.readAllBytes(folder.resolve("researcher.vault"))))
                .as("the vault is as it was, byte for byte")
                .isTrue();
        assertThat(folder.resolve("researcher.vault-journal")).doesNotExist();
    }

    @Test
    void a_folder_is_verified_as_a_whole_too() throws Exception {
        archive("3.age", "1.age", "2.age");
        Map<String, Object> found =
                researcher.with("--json").run("verify", "archive").succeeds().json();
        assertThat(JsonText.list(found, "bundles"))
                .hasSize(3)
                .allSatisfy(bundle -> assertThat(bundle).containsEntry("problems", List.of()));
        Files.createDirectory(folder.resolve("nothing"));
        researcher.run("verify", "nothing").endsWith(ExitCode.USAGE);
    }

    /** The monitor's vault is copied, and both copies go on: what then arrives cannot come from one honest row. */
    @Test
    void two_futures_of_one_vault_are_seen_and_both_are_kept() throws Exception {
        Files.copy(folder.resolve("monitor.vault"), folder.resolve("twin.vault"));
        Files.copy(folder.resolve("monitor.key"), folder.resolve("twin.key"));
        Letopis twin = Post.as("twin", Letopis.in(folder).kept().with("--no-input"));
        monitor.run("attach", "--checked", "last", Correspondence.PNG.toString())
                .succeeds();
        monitor.run("export", "last", "--to", "researcher", "-o", "4.age").succeeds();
        twin.run("attach", "--checked", "last", Correspondence.PDF.toString()).succeeds();
        twin.run("export", "last", "--to", "researcher", "-o", "4-twin.age").succeeds();

        Map<String, Object> done = researcher
                .with("--json")
                .run("import", "1.age", "2.age", "3.age", "4.age")
                .succeeds()
                .json();
        assertThat(JsonText.list(done, "bundles")).hasSize(4);
        Map<String, Object> other =
                researcher.with("--json").run("import", "4-twin.age").succeeds().json();
        assertThat(JsonText.object(other, "row").get("found")).isEqualTo(List.of("same-number"));
        assertThat(JsonText.list(other, "contents"))
                .singleElement()
                .satisfies(report -> assertThat(report).containsEntry("state", "conflicting"));

        assertThat(researcher.run("show", "last").succeeds().out())
                .contains("Came in 3 versions; each is kept as it came (show --received N):")
                .contains("(number 4); shown")
                .contains("application/pdf");
        assertThat(researcher.run("show", "last", "--received", "2").succeeds().out())
                .contains("image/png")
                .doesNotContain("application/pdf");
        assertThat(JsonText.list(
                        researcher.with("--json").run("show", "last").succeeds().json(), "versions"))
                .extracting(version -> version.get("number") + " " + version.get("revision"))
                .containsExactly("1 1", "2 2", "3 2");
        researcher.run("show", "last", "--received", "4").endsWith(ExitCode.USAGE);
        researcher.run("check").succeeds();
    }

    @Test
    void missing_stands_alone() {
        researcher.run("import", "--missing", "1.age").endsWith(ExitCode.USAGE);
        researcher.run("import").endsWith(ExitCode.USAGE);
    }
}
