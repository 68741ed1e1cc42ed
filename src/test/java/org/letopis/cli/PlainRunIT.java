package org.letopis.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.letopis.failure.ExitCode;

/** A plain {@code java -jar} leaves no trace beside the vault, whatever ends it: DESIGN.md, section 11, point 20. */
class PlainRunIT {
    @TempDir
    Path folder;

    /** Where the command's temporary files would go, instead of the machine's own folder. */
    private Path temporary;

    private Path runtime;
    private Letopis monitor;

    @BeforeEach
    void watchTheTemporaryFolders() throws IOException {
        Path work = Files.createDirectory(folder.resolve("work"));
        temporary = Files.createDirectory(folder.resolve("tmp"));
        runtime = Files.createDirectory(folder.resolve("run"));
        monitor = watched(Correspondence.copyInto(work)).as("monitor");
    }

    private Letopis watched(Letopis letopis) {
        return letopis.jvm("-Djava.io.tmpdir=" + temporary)
                .environment("XDG_RUNTIME_DIR", runtime.toString())
                .with("--lang", "en");
    }

    /** Holds a command up in its middle, with its library loaded: it waits for a vault that another one has locked. */
    private Running heldUp(Path vault, HeldUp check) throws Exception {
        try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + vault);
                Statement statement = other.createStatement()) {
            statement.execute("BEGIN EXCLUSIVE");
            Running running = monitor.start("list");
            Path maps = Path.of("/proc", Long.toString(running.process().pid()), "maps");
            assumeTrue(Files.exists(Path.of("/proc/self/maps")), "needs Linux's /proc");
            Waiting.until("the SQLite library to be loaded", () -> holds(maps, "sqlitejdbc"));
            Waiting.until("the library's file to be gone", () -> isEmpty(temporary) && isEmpty(runtime));
            check.on(running);
            return running;
        }
    }

    private interface HeldUp {
        void on(Running running) throws IOException;
    }

    @Test
    void a_folder_from_which_no_library_can_be_loaded_is_passed_over() throws Exception {
        assumeTrue(SmallDisk.mayMount(runtime), "no mount namespace can be made here (unshare -rm)");
        String mount = "mount -t tmpfs -o noexec,mode=700 letopis " + runtime + " && exec \"$@\"";
        List<String> words = new ArrayList<>(List.of("unshare", "-rm", "sh", "-c", mount, "sh"));
        words.addAll(monitor.command("list"));
        Running running = monitor.startProgram(words);
        running.closeInput();
        assertThat(running.finish().succeeds().err()).contains("Reports: 1.");
    }

    @Test
    void while_it_runs_there_is_one_process_no_performance_data_and_nothing_in_the_temporary_folders()
            throws Exception {
        Path folderOfData = Path.of("/tmp", "hsperfdata_" + System.getProperty("user.name"));
        assertThat(folderOfData.resolve(Long.toString(ProcessHandle.current().pid())))
                .as("this JVM publishes its data, so that the check below means something")
                .exists();
        Running running = heldUp(folder.resolve("work/monitor.vault"), held -> {
            assertThat(held.process().isAlive()).isTrue();
            assertThat(held.process().descendants()).isEmpty();
            assertThat(folderOfData.resolve(Long.toString(held.process().pid())))
                    .doesNotExist();
        });
        assertThat(running.finish().exit()).isIn(ExitCode.OK.number(), ExitCode.BUSY.number());
        assertThat(folderOfData.resolve(Long.toString(running.process().pid()))).doesNotExist();
        assertThat(temporary).isEmptyDirectory();
        assertThat(runtime).isEmptyDirectory();
    }

    @Test
    void killed_in_the_middle_it_leaves_nothing_in_the_temporary_folders() throws Exception {
        heldUp(folder.resolve("work/monitor.vault"), Running::kill);
        assertThat(temporary).isEmptyDirectory();
        assertThat(runtime).isEmptyDirectory();
        monitor.run("list").succeeds();
    }

    @Test
    void killed_while_it_writes_it_leaves_the_vault_as_it_was_before() throws Exception {
        byte[] noise = new byte[48 << 20];
        new Random(1).nextBytes(noise);
        Files.write(folder.resolve("work/big.bin"), noise);
        Path journal = folder.resolve("work/monitor.vault-journal");
        Path vault = folder.resolve("work/monitor.vault");
        long size = Files.size(vault);
        Running running = monitor.start(
                "capture", "--from", Correspondence.REPORT.toString(), "--checked", "--attach", "big.bin");
        Waiting.until(
                "pages to be written",
                () -> size(vault) > size + (4 << 20) || !running.process().isAlive());
        assertThat(journal).as("killed inside a transaction").exists();
        running.kill();
        assertThat(temporary).isEmptyDirectory();
        assertThat(runtime).isEmptyDirectory();
        Outcome list = monitor.with("--json").run("list").succeeds();
        assertThat(JsonText.list(list.json(), "reports")).hasSize(1);
        assertThat(journal).doesNotExist();
        monitor.run("export", "last", "--to", "researcher", "-o", "new.age").succeeds();
    }

    @Test
    void the_main_job_puts_nothing_but_its_library_in_the_temporary_folders() throws Exception {
        try (WatchService watch = folder.getFileSystem().newWatchService()) {
            WatchKey inTemporary = temporary.register(watch, StandardWatchEventKinds.ENTRY_CREATE);
            WatchKey inRuntime = runtime.register(watch, StandardWatchEventKinds.ENTRY_CREATE);
            monitor.run(
                            "capture",
                            "--from",
                            Correspondence.REPORT.toString(),
                            "--checked",
                            "--attach",
                            Correspondence.JPEG.toString(),
                            Correspondence.PDF.toString())
                    .succeeds();
            monitor.run("export", "last", "--to", "researcher", "-o", "new.age").succeeds();
            watched(Letopis.in(folder.resolve("work")))
                    .as("researcher")
                    .run("import", "bundle.age")
                    .succeeds();
            monitor.run("inspect", Correspondence.PDF.toString()).succeeds();
            monitor.run("strip", Correspondence.PNG.toString(), "-o", "clean").succeeds();
            assertThat(temporary).isEmptyDirectory();
            assertThat(runtime).isEmptyDirectory();
            assertThat(names(inRuntime)).hasSize(3).allMatch(name -> name.matches("lt-\\d+"));
            assertThat(names(inTemporary)).isEmpty();
        }
        try (Stream<Path> files = Files.list(folder.resolve("work"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "monitor.vault",
                            "monitor.card",
                            "monitor.key",
                            "monitor.passphrase",
                            "researcher.vault",
                            "researcher.card",
                            "researcher.key",
                            "researcher.passphrase",
                            "stranger.vault",
                            "stranger.card",
                            "stranger.key",
                            "stranger.passphrase",
                            "bundle.age",
                            "new.age",
                            "clean");
        }
    }

    @Test
    void the_worker_gets_no_file_name_and_nothing_of_the_environment() throws IOException {
        Files.copy(Correspondence.PDF, folder.resolve("work/statement-of-danil.pdf"));
        Running running =
                monitor.environment("LETOPIS_CANARY", "tulip-harbour").start("inspect", "statement-of-danil.pdf");
        List<String> seen = new ArrayList<>();
        Waiting.until("the worker", () -> {
            Optional<ProcessHandle> worker = running.process().descendants().findFirst();
            worker.ifPresent(one -> seen.add(about(one.pid())));
            return seen.stream().anyMatch(about -> about.contains("WorkerMain"))
                    || !running.process().isAlive();
        });
        running.closeInput();
        running.finish().succeeds();
        List<String> workers =
                seen.stream().filter(about -> about.contains("WorkerMain")).toList();
        assertThat(workers)
                .isNotEmpty()
                .allSatisfy(about -> assertThat(about)
                        .doesNotContain("statement-of-danil", "tulip-harbour", "passphrase", "monitor")
                        .contains("-XX:-UsePerfData"));
    }

    private static String about(long pid) {
        StringBuilder about = new StringBuilder();
        for (String part : List.of("cmdline", "environ")) {
            try {
                about.append(Files.readString(Path.of("/proc", Long.toString(pid), part), StandardCharsets.ISO_8859_1))
                        .append('\n');
            } catch (IOException e) {
                return ""; // it ended meanwhile
            }
        }
        return about.toString();
    }

    private static boolean holds(Path file, String words) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1).contains(words);
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean isEmpty(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.findAny().isEmpty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> names(WatchKey key) {
        return key.pollEvents().stream()
                .map(WatchEvent::context)
                .map(String::valueOf)
                .toList();
    }
}
