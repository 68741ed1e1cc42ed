package org.letopis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.drew.imaging.ImageMetadataReader;
import com.drew.lang.Rational;
import com.drew.metadata.exif.GpsDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Nothing that went into a vault can be read outside it: words planted in a report and its files are looked for in
 * every byte that is left behind.
 */
class CanaryIT {
    private static final String WORD = "kingfisher-over-slate";
    private static final String RUSSIAN_WORD = "зимородок над сланцем";
    private static final String NAME = "Oswin Tarrabell";
    private static final String RUSSIAN_NAME = "Освин Таррабелл";
    private static final String FILE_NAME = "roof-of-the-mill";
    private static final String CONTACT = "harbourmaster";
    private static final String LATITUDE = "-45.98761";
    private static final String LONGITUDE = "-120.43219";

    /** What a vault must never give away; the last four are planted in the pictures: samples/README.md. */
    private static final List<String> SECRETS = List.of(
            WORD,
            RUSSIAN_WORD,
            NAME,
            RUSSIAN_NAME,
            LATITUDE,
            LONGITUDE,
            "Mira Tolvanova",
            "AK2-0047731",
            "Арина Вешняк",
            "LETOPIS-SAMPLE-TRAILER");

    @TempDir
    Path folder;

    private final List<Path> practiceFiles = new ArrayList<>();
    private CanaryHunt all;
    private WatchedCommands commands;
    private Letopis letopis;
    private Letopis monitor;
    private Letopis stranger;
    private Path work;

    @Test
    void nothing_that_was_captured_can_be_read_in_what_is_left() throws Exception {
        Path inputs = Files.createDirectory(folder.resolve("inputs"));
        Path plain = Files.createDirectory(folder.resolve("plain"));
        Path temporary = Files.createDirectory(folder.resolve("tmp"));
        work = Files.createDirectory(folder.resolve("work"));
        plant(inputs);
        all = canaries(inputs);
        commands = new WatchedCommands(new CanaryHunt(SECRETS), all);
        letopis = Letopis.in(work)
                .jvm("-Djava.io.tmpdir=" + temporary)
                .environment("XDG_RUNTIME_DIR", temporary.toString())
                .with("--no-input");
        monitor = owner("monitor");
        stranger = owner("stranger");

        meet();
        record(inputs);
        keep();
        exchange();
        withoutAVault(inputs, plain);
        killed(inputs);
        commands.succeed(letopis.with("--vault", "monitor.vault"), "panic");

        assertThat(temporary).isEmptyDirectory();
        assertThat(commands.found()).isEmpty();
        assertThat(commands.workers())
                .as("processes that were started for reading")
                .isPositive();
        assertThat(commands.performanceFiles()).isEmpty();
        assertThat(all.below(work)).isEmpty();
        assertThat(Snapshot.of(work))
                .as("no crash file, no core, no history")
                .containsKeys("monitor.vault", "stranger.vault", "canary.age", "copy.vault")
                .allSatisfy(
                        (name, hash) -> assertThat(name)
                                .matches(
                                        "|\\.letopis-[0-9a-f]+|[a-z0-9-]+\\.(vault|vault-journal|age|card|key)|letopis-demo.*"));
        assertThat(all.below(inputs))
                .as("the search finds what can be read")
                .contains(
                        "UTF-8 " + WORD + " in report.json",
                        "UTF-8 " + RUSSIAN_NAME + " in report.json",
                        "GPS latitude as rationals in " + FILE_NAME + ".jpg");
        byte[] around = "a %s!!".formatted(WORD).getBytes(StandardCharsets.UTF_8);
        assertThat(new CanaryHunt(List.of(WORD)).in(Base64.getEncoder().encodeToString(around)))
                .containsExactly("Base64 2 " + WORD);
    }

    private void run(Letopis who, String... args) throws IOException {
        commands.succeed(who, args);
        putAwayPracticeFiles();
        assertThat(all.below(work)).as("after %s", args[0]).isEmpty();
    }

    /** A key file spares the stretching of a passphrase. */
    private Letopis owner(String who) {
        return letopis.jvm("-XX:TieredStopAtLevel=1").with("--vault", who + ".vault", "--key-file", who + ".key");
    }

    private void meet() throws IOException {
        run(monitor, "init");
        run(stranger, "init");
        run(monitor, "card", "-o", "monitor.card");
        run(stranger, "card", "-o", "stranger.card");
        run(monitor, "contact", "add", "stranger.card", "--name", CONTACT, "--verified");
        run(stranger, "contact", "add", "monitor.card", "--name", CONTACT + "-two", "--verified");
        run(monitor, "contact", "list");
    }

    private void record(Path inputs) throws IOException {
        run(
                monitor,
                "capture",
                "--from",
                inputs.resolve("report.json").toString(),
                "--checked",
                "--attach",
                inputs.resolve(FILE_NAME + ".jpg").toString());
        run(
                monitor,
                "attach",
                "--checked",
                "last",
                inputs.resolve(FILE_NAME + ".png").toString());
        run(
                monitor,
                "attach",
                "--checked",
                "last",
                inputs.resolve(FILE_NAME + ".pdf").toString());
        run(monitor, "list");
        assertThat(commands.succeed(monitor.with("--json"), "show", "last", "--identities")
                        .out())
                .as("the vault holds them")
                .contains(WORD, RUSSIAN_WORD, NAME, RUSSIAN_NAME, FILE_NAME, LATITUDE, LONGITUDE, "image/jpeg");
    }

    private void keep() throws IOException {
        run(monitor, "check");
        run(monitor, "custody");
        run(monitor, "backup", "copy.vault");
        run(monitor, "restore", "--rehearse", "copy.vault");
        run(letopis.with("--key-file", "monitor.key", "--vault", "restored.vault"), "restore", "copy.vault");
        String made = commands.succeed(monitor.with("--json"), "slots", "add", "--recovery-code")
                .out();
        Matcher code = Pattern.compile("\"recoveryCode\":\"([^\"]+)\"").matcher(made);
        assertThat(code.find()).isTrue();
        all.add(code.group(1));
        all.add(code.group(1).replace("-", ""));
        run(monitor, "slots", "add", "--new-key-file", "second.key");
        run(monitor, "slots", "list");
        run(monitor, "slots", "remove", "2");
        run(monitor, "rekey", "--drop-other-ways");
        run(letopis, "doctor");
    }

    private void exchange() throws IOException {
        run(monitor, "export", "last", "--to", CONTACT, "-o", "canary.age");
        run(stranger, "verify", "canary.age");
        run(stranger, "import", "canary.age");
        assertThat(commands.succeed(stranger, "show", "last").out()).contains(WORD, RUSSIAN_WORD);
    }

    /** Copies that are meant to be plain go elsewhere. */
    private void withoutAVault(Path inputs, Path plain) throws IOException {
        String shown = commands.succeed(monitor.with("--json"), "show", "last").out();
        String attachment = (String)
                JsonText.list(JsonText.object(shown), "attachments").get(0).get("id");
        run(monitor, "save", attachment, "-o", plain.resolve("saved").toString(), "--original");
        run(
                letopis,
                "inspect",
                inputs.resolve(FILE_NAME + ".jpg").toString(),
                inputs.resolve(FILE_NAME + ".pdf").toString());
        run(letopis, "strip", inputs.resolve(FILE_NAME + ".png").toString(), "-o", plain.toString());
        run(letopis, "help", "capture");
        run(letopis, "demo");
        assertThat(practiceFiles).as("the demo's own inputs").hasSizeGreaterThan(2);
    }

    /** Each is killed as soon as it writes, and its leavings are looked at too. */
    private void killed(Path inputs) throws IOException {
        Path journal = work.resolve("monitor.vault-journal");
        String[][] killed = {
            {
                "capture",
                "--from",
                inputs.resolve("report.json").toString(),
                "--checked",
                "--attach",
                inputs.resolve(FILE_NAME + ".jpg").toString()
            },
            {"attach", "--checked", "last", inputs.resolve(FILE_NAME + ".png").toString()},
            {"slots", "add", "--recovery-code"},
            {"contact", "verify", CONTACT, "--verified"}
        };
        for (String[] args : killed) {
            Files.deleteIfExists(journal);
            commands.kill(monitor, () -> Files.exists(journal), args);
            assertThat(all.below(work)).as("after %s, killed", args[0]).isEmpty();
        }
        commands.kill(monitor, () -> hasHiddenFile(), "export", "last", "--to", CONTACT, "-o", "killed.age");
        assertThat(all.below(work)).as("after export, killed").isEmpty();
    }

    /** The demo lays out plain files to work on; what it makes of them is hunted through like everything else. */
    private void putAwayPracticeFiles() throws IOException {
        try (Stream<Path> files = Files.walk(work)) {
            for (Path file : files.filter(file -> file.getFileName().toString().matches("dirty.*|.*\\.json"))
                    .toList()) {
                Files.delete(file);
                practiceFiles.add(file);
            }
        }
    }

    private boolean hasHiddenFile() {
        try (Stream<Path> files = Files.list(work)) {
            return files.anyMatch(file -> file.getFileName().toString().startsWith(".letopis-"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void plant(Path inputs) throws IOException {
        String report = Files.readString(Correspondence.REPORT);
        Map<String, Object> sample = Correspondence.report();
        Map<String, Object> place = JsonText.list(sample, "places").get(0);
        String planted = report.replace("Seven stalls", WORD + " stalls")
                .replace("Семь прилавков", RUSSIAN_WORD + ", прилавки")
                .replace(Correspondence.names(sample).get(0), NAME)
                .replace(Correspondence.names(sample).get(1), RUSSIAN_NAME)
                .replace((String) place.get("lat"), LATITUDE)
                .replace((String) place.get("lon"), LONGITUDE);
        assertThat(planted).contains(WORD, RUSSIAN_WORD, NAME, RUSSIAN_NAME, LATITUDE, LONGITUDE);
        Files.writeString(inputs.resolve("report.json"), planted);
        Files.copy(Correspondence.JPEG, inputs.resolve(FILE_NAME + ".jpg"));
        Files.copy(Correspondence.PNG, inputs.resolve(FILE_NAME + ".png"));
        Files.copy(Correspondence.PDF, inputs.resolve(FILE_NAME + ".pdf"));
    }

    private static CanaryHunt canaries(Path inputs) throws Exception {
        CanaryHunt canaries = new CanaryHunt(SECRETS);
        List.of(FILE_NAME, CONTACT, "image/jpeg", "image/png", "letopis-report/1")
                .forEach(canaries::add);
        GpsDirectory gps = ImageMetadataReader.readMetadata(
                        inputs.resolve(FILE_NAME + ".jpg").toFile())
                .getFirstDirectoryOfType(GpsDirectory.class);
        for (ByteOrder order : List.of(ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN)) {
            String suffix = order == ByteOrder.BIG_ENDIAN ? "" : ", the other way round";
            canaries.add("GPS latitude as rationals" + suffix, raw(gps, GpsDirectory.TAG_LATITUDE, order));
            canaries.add("GPS longitude as rationals" + suffix, raw(gps, GpsDirectory.TAG_LONGITUDE, order));
        }
        return canaries;
    }

    /** Returns the rationals as EXIF 2.32 section 4.6.2 stores them: numerator and denominator of 32 bits each. */
    private static byte[] raw(GpsDirectory gps, int tag, ByteOrder order) {
        Rational[] parts = gps.getRationalArray(tag);
        ByteBuffer bytes = ByteBuffer.allocate(parts.length * 8).order(order);
        for (Rational part : parts) {
            bytes.putInt((int) part.getNumerator()).putInt((int) part.getDenominator());
        }
        return bytes.array();
    }
}
