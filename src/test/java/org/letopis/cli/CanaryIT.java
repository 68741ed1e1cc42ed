package org.letopis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.drew.imaging.ImageMetadataReader;
import com.drew.lang.Rational;
import com.drew.metadata.exif.GpsDirectory;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Nothing that went into a vault can be read outside it: words planted in a report and its files are looked for in
 * every byte that is left behind.
 */
class CanaryIT {
    private static final List<Charset> ENCODINGS =
            List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE);
    private static final String WORD = "kingfisher-over-slate";
    private static final String RUSSIAN_WORD = "зимородок над сланцем";
    private static final String NAME = "Oswin Tarrabell";
    private static final String RUSSIAN_NAME = "Освин Таррабелл";
    private static final String FILE_NAME = "roof-of-the-mill";
    private static final String CONTACT = "harbourmaster";
    private static final String LATITUDE = "-45.98761";
    private static final String LONGITUDE = "-120.43219";

    @TempDir
    Path folder;

    @Test
    void nothing_that_was_captured_can_be_read_in_what_is_left() throws Exception {
        Path inputs = Files.createDirectory(folder.resolve("inputs"));
        Path work = Files.createDirectory(folder.resolve("work"));
        Path temporary = Files.createDirectory(folder.resolve("tmp"));
        plant(inputs);
        Letopis letopis = Correspondence.copyInto(work)
                .jvm("-Djava.io.tmpdir=" + temporary)
                .environment("XDG_RUNTIME_DIR", temporary.toString());
        Letopis monitor = letopis.as("monitor");
        monitor.run("contact", "add", "stranger.card", "--name", CONTACT, "--verified")
                .succeeds();
        monitor.run(
                        "capture",
                        "--from",
                        inputs.resolve("report.json").toString(),
                        "--attach",
                        inputs.resolve(FILE_NAME + ".jpg").toString(),
                        inputs.resolve(FILE_NAME + ".png").toString())
                .succeeds();
        String shown =
                monitor.run("show", "last", "--identities", "--json").succeeds().out();
        assertThat(shown)
                .as("the vault holds them")
                .contains(WORD, RUSSIAN_WORD, NAME, RUSSIAN_NAME, FILE_NAME, LATITUDE, LONGITUDE, "image/jpeg");
        monitor.run("export", "last", "--to", CONTACT, "-o", "canary.age").succeeds();
        Letopis receiver = letopis.as("stranger");
        receiver.run("contact", "add", "monitor.card", "--name", CONTACT + "-two", "--verified")
                .succeeds();
        receiver.run("import", "canary.age").succeeds();
        assertThat(receiver.run("show", "last").succeeds().out()).contains(WORD, RUSSIAN_WORD);

        Map<String, byte[]> canaries = canaries(inputs);
        assertThat(temporary).isEmptyDirectory();
        assertThat(Snapshot.of(work)).containsKeys("monitor.vault", "stranger.vault", "canary.age");
        assertThat(found(canaries, work)).isEmpty();
        assertThat(found(canaries, inputs))
                .as("the search finds what can be read")
                .contains("UTF-8 " + WORD, "UTF-8 " + RUSSIAN_NAME, "UTF-8 " + LATITUDE, "GPS latitude as rationals");
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
    }

    private static Map<String, byte[]> canaries(Path inputs) throws Exception {
        Map<String, byte[]> canaries = new LinkedHashMap<>();
        List<String> words = new ArrayList<>(
                List.of(WORD, RUSSIAN_WORD, NAME, RUSSIAN_NAME, FILE_NAME, CONTACT, LATITUDE, LONGITUDE));
        words.addAll(List.of("image/jpeg", "image/png", "letopis-report/1"));
        // Planted in the pictures: samples/README.md.
        words.addAll(List.of("Mira Tolvanova", "AK2-0047731", "Арина Вешняк", "LETOPIS-SAMPLE-TRAILER"));
        for (String word : words) {
            for (Charset encoding : ENCODINGS) {
                canaries.put(encoding + " " + word, word.getBytes(encoding));
            }
        }
        GpsDirectory gps = ImageMetadataReader.readMetadata(
                        inputs.resolve(FILE_NAME + ".jpg").toFile())
                .getFirstDirectoryOfType(GpsDirectory.class);
        for (ByteOrder order : List.of(ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN)) {
            String suffix = order == ByteOrder.BIG_ENDIAN ? "" : ", the other way round";
            canaries.put("GPS latitude as rationals" + suffix, raw(gps, GpsDirectory.TAG_LATITUDE, order));
            canaries.put("GPS longitude as rationals" + suffix, raw(gps, GpsDirectory.TAG_LONGITUDE, order));
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

    /** Returns the canaries that stand in the name or the bytes of some file. */
    private static List<String> found(Map<String, byte[]> canaries, Path where) throws IOException {
        List<String> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(where)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                // ISO 8859-1 gives each byte a character of its own.
                String bytes = file.getFileName() + "\n" + latin(Files.readAllBytes(file));
                canaries.forEach((name, canary) -> {
                    if (bytes.contains(latin(canary))) {
                        found.add(name);
                    }
                });
            }
        }
        return found;
    }

    private static String latin(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
