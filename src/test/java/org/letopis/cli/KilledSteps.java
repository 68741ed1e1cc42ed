package org.letopis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.letopis.cli.PracticeVault.Look;

/**
 * Two vaults that know each other, and the commands that are killed while they write into them. Each command comes with
 * what must hold afterwards: what it was to do is done whole, or not at all, and done if it said so.
 */
final class KilledSteps {
    /** Larger than SQLite's cache of 2,000 KiB, so that pages reach the file long before the commit. */
    private static final int BIG_FILE_BYTES = 3_000_000;

    private final Random random;
    private final Path folder;
    private final PracticeVault monitor;
    private final PracticeVault researcher;
    private final List<Path> files;
    private final SortedMap<Long, Path> otherWays = new TreeMap<>();
    private final Path goldenKey;
    private int names;

    KilledSteps(Path folder, Random random) throws IOException {
        this.random = random;
        this.folder = folder;
        monitor = PracticeVault.make(folder.resolve("monitor"));
        researcher = PracticeVault.make(folder.resolve("researcher"));
        byte[] bytes = new byte[BIG_FILE_BYTES];
        random.nextBytes(bytes);
        files = List.of(Correspondence.JPEG, Correspondence.PNG, Files.write(folder.resolve("film.bin"), bytes));
        goldenKey = folder.resolve("golden.key");
        Files.copy(FIRST_FORMAT.resolve("golden.key"), goldenKey);
        Files.setPosixFilePermissions(goldenKey, PosixFilePermissions.fromString("rw-------"));
        meet(monitor, researcher);
        meet(researcher, monitor);
        monitor.run("capture", "--from", PracticeVault.REPORT).succeeds();
    }

    private void meet(PracticeVault one, PracticeVault other) {
        String card = other.folder().getFileName() + ".card";
        other.run("card", "-o", folder.resolve(card).toString()).succeeds();
        one.run("contact", "add", folder.resolve(card).toString(), "--name", "other", "--verified")
                .succeeds();
    }

    /**
     * A command to be killed.
     *
     * @param vault it writes into
     * @param sign seen as soon as it writes
     * @param proof what must hold when it was killed
     */
    record Step(String name, PracticeVault vault, List<String> words, BooleanSupplier sign, Proof proof) {}

    /** Throws an assertion error unless the vault is as it was, or as the command was to make it. */
    interface Proof {
        void holds(boolean acknowledged, Look before, Look after);
    }

    /** Names of the steps. */
    static final List<String> NAMES = List.of(
            "capture",
            "attach",
            "slots add",
            "slots change",
            "slots remove",
            "import",
            "export",
            "backup",
            "migrate",
            "rekey");

    /** Made by the last version that wrote format 1. */
    private static final Path FIRST_FORMAT = Path.of("src/test/resources/golden/letopis-vault-1");

    Step step(String name) throws IOException {
        return switch (name) {
            case "capture" -> capture();
            case "attach" -> attach();
            case "import" -> bringIn();
            case "export" -> export();
            case "backup" -> backup();
            case "migrate" -> migrate();
            case "rekey" -> rekey();
            case "slots add" -> addWay();
            default -> otherWays.isEmpty() ? addWay() : name.equals("slots change") ? changeWay() : removeWay();
        };
    }

    PracticeVault monitor() {
        return monitor;
    }

    List<PracticeVault> vaults() {
        return List.of(monitor, researcher);
    }

    private Step step(String name, PracticeVault vault, Proof proof, String... words) {
        return new Step(name, vault, vault.words(words), () -> Files.exists(vault.journal()), proof);
    }

    private String anyFile() {
        return files.get(random.nextInt(files.size())).toString();
    }

    private Path newName(String ending) {
        return folder.resolve("new-" + names++ + ending);
    }

    private Step capture() {
        Proof proof = (acknowledged, before, after) -> {
            if (after.reports().size() == before.reports().size()) {
                assertThat(acknowledged).isFalse();
                assertThat(after).isEqualTo(before);
            } else {
                assertThat(after.reports()).hasSize(before.reports().size() + 1).startsWith(all(before.reports()));
                assertThat(after.shapes())
                        .startsWith(all(before.shapes()))
                        .last()
                        .isEqualTo("1/1");
                assertThat(after.custody()).isEqualTo(before.custody() + 2);
            }
        };
        return step(
                "capture",
                monitor,
                proof,
                "capture",
                "--from",
                PracticeVault.REPORT,
                "--checked",
                "--attach",
                anyFile());
    }

    private Step attach() {
        Look now = monitor.look();
        int which = random.nextInt(now.reports().size());
        Proof proof = (acknowledged, before, after) -> {
            assertThat(after.reports()).isEqualTo(before.reports());
            if (after.shapes().equals(before.shapes())) {
                assertThat(acknowledged).isFalse();
                assertThat(after).isEqualTo(before);
            } else {
                String[] shape = before.shapes().get(which).split("/");
                assertThat(after.shapes().get(which))
                        .isEqualTo((Integer.parseInt(shape[0]) + 1) + "/" + (Integer.parseInt(shape[1]) + 1));
                assertThat(after.custody()).isEqualTo(before.custody() + 2);
            }
        };
        return step("attach", monitor, proof, "attach", now.reports().get(which), anyFile());
    }

    private Step addWay() {
        Path key = newName(".key");
        Proof proof = (acknowledged, before, after) -> {
            boolean done = opens(key);
            assertThat(done || !acknowledged).isTrue();
            assertThat(after.ways()).hasSize(before.ways().size() + (done ? 1 : 0));
            assertThat(after.custody()).isEqualTo(before.custody() + (done ? 1 : 0));
            if (done) {
                otherWays.put(newWay(), key);
            }
        };
        if (otherWays.size() == 7) {
            return removeWay();
        }
        return step("slots add", monitor, proof, "slots", "add", "--new-key-file", key.toString());
    }

    private Step changeWay() {
        long index = anyWay();
        Path old = otherWays.get(index);
        Path key = newName(".key");
        Proof proof = (acknowledged, before, after) -> {
            boolean done = opens(key);
            assertThat(done || !acknowledged).isTrue();
            assertThat(opens(old)).as("the old key, exactly if not the new one").isNotEqualTo(done);
            assertThat(after.ways()).isEqualTo(before.ways());
            assertThat(after.custody()).isEqualTo(before.custody() + (done ? 1 : 0));
            otherWays.put(index, done ? key : old);
        };
        return step(
                "slots change",
                monitor,
                proof,
                "slots",
                "change",
                Long.toString(index),
                "--new-key-file",
                key.toString());
    }

    private Step removeWay() {
        long index = anyWay();
        Proof proof = (acknowledged, before, after) -> {
            boolean done = !opens(otherWays.get(index));
            assertThat(done || !acknowledged).isTrue();
            assertThat(after.ways()).hasSize(before.ways().size() - (done ? 1 : 0));
            assertThat(after.custody()).isEqualTo(before.custody() + (done ? 1 : 0));
            if (done) {
                otherWays.remove(index);
            }
        };
        return step("slots remove", monitor, proof, "slots", "remove", Long.toString(index));
    }

    private boolean opens(Path key) {
        return Files.exists(key) && monitor.with(key).run("list").exit() == 0;
    }

    private long anyWay() {
        List<Long> indexes = List.copyOf(otherWays.keySet());
        return indexes.get(random.nextInt(indexes.size()));
    }

    private long newWay() {
        for (Map<String, Object> way :
                JsonText.list(monitor.run("slots", "list").succeeds().json(), "slots")) {
            long index = (long) way.get("index");
            if (index != 0 && !otherWays.containsKey(index)) {
                return index;
            }
        }
        throw new AssertionError("no new way is listed");
    }

    private Step bringIn() {
        Path bundle = newName(".age");
        exports(bundle).run(monitor);
        Proof proof = (acknowledged, before, after) -> {
            Outcome again = researcher.run("import", bundle.toString());
            if (acknowledged) {
                assertThat(again.exit()).isEqualTo(org.letopis.failure.ExitCode.REPLAY.number());
            }
            boolean done = again.exit() != 0;
            assertThat(again.exit()).isIn(0, org.letopis.failure.ExitCode.REPLAY.number());
            assertThat(after.custody()).isEqualTo(before.custody() + (done ? 1 : 0));
            if (!done) {
                assertThat(after).isEqualTo(before);
            }
            delete(bundle);
        };
        return step("import", researcher, proof, "import", bundle.toString());
    }

    /** The words of an export of the first report, which has no name in its text. */
    private record Export(String report, Path file) {
        String[] words() {
            return new String[] {"export", report, "--to", "other", "-o", file.toString()};
        }

        void run(PracticeVault vault) {
            assertThat(vault.run(words()).exit()).isIn(0, org.letopis.failure.ExitCode.PARTLY_DONE.number());
        }
    }

    private Export exports(Path file) {
        List<String> reports = monitor.look().reports();
        return new Export(reports.get(random.nextInt(reports.size())), file);
    }

    private Step export() {
        Path bundle = newName(".age");
        Proof proof = (acknowledged, before, after) -> {
            boolean remembered = after.custody() == before.custody() + 1;
            assertThat(remembered || after.custody() == before.custody()).isTrue();
            assertThat(Files.exists(bundle) || !acknowledged).isTrue();
            if (Files.exists(bundle)) {
                assertThat(remembered).as("what has left is remembered").isTrue();
                researcher.run("verify", bundle.toString()).succeeds();
                delete(bundle);
            }
        };
        return new Step("export", monitor, monitor.words(exports(bundle).words()), this::hiddenFile, proof);
    }

    private Step backup() {
        Path copy = folder.resolve("copy-" + names++);
        create(copy);
        PracticeVault copied = monitor.in(copy);
        Proof proof = (acknowledged, before, after) -> {
            assertThat(after.reports()).isEqualTo(before.reports());
            assertThat(after.custody()).isBetween(before.custody(), before.custody() + 1);
            assertThat(Files.exists(copied.file()) || !acknowledged).isTrue();
            if (Files.exists(copied.file())) {
                assertThat(copied.look()).isEqualTo(before);
            }
            clear(copy);
        };
        return new Step(
                "backup", monitor, monitor.words("backup", copied.file().toString()), () -> !isEmpty(copy), proof);
    }

    private Step migrate() throws IOException {
        Path place = newName("");
        create(place);
        // Others cannot read this one; a warning would be taken for the answer.
        PracticeVault old = new PracticeVault(place, goldenKey, "en");
        Files.copy(FIRST_FORMAT.resolve("golden.vault"), old.file());
        Proof proof = (acknowledged, before, after) -> {
            assertThat(after.reports()).isEqualTo(before.reports());
            assertThat(after.shapes()).isEqualTo(before.shapes());
            assertThat(after.ways()).isEqualTo(before.ways());
            boolean migrated = after.custody() == before.custody() + 1;
            assertThat(migrated || after.custody() == before.custody()).isTrue();
            assertThat(migrated || !acknowledged).isTrue();
            clear(place);
        };
        return new Step("migrate", old, old.words("migrate"), () -> list(place).size() > 1, proof);
    }

    /** Of a copy, since it would leave one way in. */
    private Step rekey() throws IOException {
        Path place = newName("");
        PracticeVault copy = monitor.copyTo(place);
        Proof proof = (acknowledged, before, after) -> {
            assertThat(after.reports()).isEqualTo(before.reports());
            assertThat(after.shapes()).isEqualTo(before.shapes());
            boolean done = after.custody() == before.custody() + 1;
            assertThat(done || after.custody() == before.custody()).isTrue();
            assertThat(done || !acknowledged).isTrue();
            assertThat(after.ways()).hasSize(done ? 1 : before.ways().size());
            clear(place);
        };
        return new Step(
                "rekey",
                copy,
                copy.words("rekey", "--drop-other-ways"),
                () -> list(place).size() > 1,
                proof);
    }

    private boolean hiddenFile() {
        return hidden(folder).findAny().isPresent();
    }

    /** Removes what a killed export leaves beside its file, which is sealed; {@code doctor} names it. */
    long removeHiddenFiles() {
        List<Path> hidden = hidden(folder).toList();
        hidden.forEach(KilledSteps::delete);
        return hidden.size();
    }

    private static Stream<Path> hidden(Path folder) {
        return list(folder).stream()
                .filter(file -> file.getFileName().toString().startsWith(".letopis-"));
    }

    private static boolean isEmpty(Path folder) {
        return list(folder).isEmpty();
    }

    private static void clear(Path folder) {
        list(folder).forEach(KilledSteps::delete);
        delete(folder);
    }

    private static List<Path> list(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void create(Path folder) {
        try {
            Files.createDirectory(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String[] all(List<String> words) {
        return words.toArray(String[]::new);
    }
}
