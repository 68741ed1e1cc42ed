package org.letopis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.letopis.Programs;
import org.letopis.failure.ExitCode;

/** Cleaning files of all kinds through the built jar; exiftool, mat2 and pdftotext judge. */
class StripIT {
    private static final Path SAMPLES = Path.of("samples/files").toAbsolutePath();

    @TempDir
    private Path folder;

    private List<String> samples() throws IOException {
        try (Stream<Path> files = Files.list(SAMPLES)) {
            return files.map(Path::toString)
                    .filter(name -> name.contains("dirty"))
                    .sorted()
                    .toList();
        }
    }

    private static String[] words(List<String> files, String... before) {
        List<String> words = new ArrayList<>(List.of(before));
        words.addAll(files);
        return words.toArray(String[]::new);
    }

    @Test
    void every_sample_is_cleaned_and_a_clean_copy_tells_nothing() throws Exception {
        Programs.need("exiftool", "libimage-exiftool-perl");
        List<String> samples = samples();
        assertThat(samples).hasSizeGreaterThanOrEqualTo(6);
        Letopis letopis = Letopis.in(folder).kept();

        Outcome stripped = letopis.with("--lang", "ru").run(words(samples, "strip", "-o", "clean"));
        assertThat(stripped.succeeds().said()).contains("Очищено: " + samples.size());
        List<String> copies;
        try (Stream<Path> files = Files.list(folder.resolve("clean"))) {
            copies = files.map(Path::toString).sorted().toList();
        }
        assertThat(copies).hasSameSizeAs(samples);
        Outcome inspected = letopis.with("--json").run(words(copies, "inspect"));
        for (Map<String, Object> file : JsonText.list(inspected.succeeds().json(), "files")) {
            assertThat(JsonText.list(file, "findings"))
                    .as("%s", file.get("file"))
                    .isEmpty();
        }
        String[] exiftool = words(copies, "exiftool", "-a", "-u", "-ee");
        assertThat(Programs.run(folder, exiftool)).doesNotContain("Tolvanova", "AK2-0047731", "Danil");
    }

    @Test
    void a_film_with_a_place_and_an_archive_with_a_picture_are_cleaned() throws Exception {
        Programs.need("ffmpeg", "ffmpeg");
        Programs.need("exiftool", "libimage-exiftool-perl");
        Programs.run(
                folder,
                "ffmpeg",
                "-v",
                "error",
                "-f",
                "lavfi",
                "-i",
                "testsrc2=d=1",
                "-metadata",
                "location=-45.1234-120.5678/",
                "-metadata",
                "title=Roof of the mill",
                "film.mp4");
        Files.copy(SAMPLES.resolve("dirty.jpg"), folder.resolve("roof.jpg"));
        Programs.run(
                folder,
                Letopis.java().resolveSibling("jar").toString(),
                "--create",
                "--no-manifest",
                "--file",
                "all.zip",
                "roof.jpg",
                "film.mp4");

        Letopis.in(folder).run("strip", "-o", "clean", "film.mp4", "all.zip").succeeds();

        String seen = Programs.run(folder, "exiftool", "-a", "-u", "-ee", "clean/film.mp4");
        assertThat(seen).contains("Duration").doesNotContain("Roof of the mill", "45 deg");
        assertThat(new String(Files.readAllBytes(folder.resolve("clean/all.zip")), StandardCharsets.ISO_8859_1))
                .contains("roof.jpg", "film.mp4")
                .doesNotContain("Roof of the mill", "Tolvanova", "Aldine");
    }

    /** Three that Tika knows and has no reader for here, and one that nobody knows. */
    @Test
    void what_has_no_reader_is_said_to_be_unread_by_its_name() throws Exception {
        Files.writeString(folder.resolve("list.db"), "SQLite format 3\0" + "\0".repeat(100));
        Files.writeString(folder.resolve("letters.rar"), "Rar!\u001A\u0007\0 letters");
        Files.write(
                folder.resolve("all.7z"), new byte[] {'7', 'z', (byte) 0xBC, (byte) 0xAF, 0x27, 0x1C, 0, 4, 0, 0, 0});
        Files.write(folder.resolve("odd.bin"), new byte[] {1, 2, 3, 0, (byte) 0xFE, (byte) 0xC1, 0, 7});

        Outcome told =
                Letopis.in(folder).with("--lang", "ru").run("inspect", "list.db", "letters.rar", "all.7z", "odd.bin");

        assertThat(told.succeeds().out().replaceAll("\\s+", " "))
                .contains("list.db: неизвестный формат (application/x-sqlite3) не прочитано:")
                .contains("letters.rar: RAR не прочитано:")
                .contains("all.7z: 7-Zip не прочитано:")
                .contains("odd.bin: неизвестный формат не прочитано:")
                .doesNotContain("ничего не найдено");
        Outcome json = Letopis.in(folder).with("--json").run("inspect", "list.db", "letters.rar", "all.7z", "odd.bin");
        assertThat(JsonText.list(json.succeeds().json(), "files")).hasSize(4).allSatisfy(file -> {
            assertThat(JsonText.list(file, "unread")).isNotEmpty();
            assertThat(file.get("strippable")).isEqualTo(false);
        });
    }

    @Test
    void pages_become_pictures_and_what_has_no_pages_is_refused_by_name() throws Exception {
        Programs.need("pdftotext", "poppler-utils");
        Outcome flattened = Letopis.in(folder)
                .with("--lang", "en")
                .run(
                        "strip",
                        "--flatten",
                        "-o",
                        "flat",
                        SAMPLES.resolve("dirty.pdf").toString(),
                        SAMPLES.resolve("dirty.png").toString());

        flattened.endsWith(ExitCode.PARTLY_DONE);
        assertThat(flattened.out().replaceAll("\\s+", " "))
                .contains("dirty.png: not cleaned: PNG files have no pages to turn into pictures");
        assertThat(Programs.run(folder, "pdftotext", "flat/dirty.pdf", "-")).isBlank();
        assertThat(folder.resolve("flat/dirty.png")).doesNotExist();
    }

    @Test
    void folders_are_mirrored_and_copies_get_neutral_names_when_wanted() throws Exception {
        Path street = Files.createDirectories(folder.resolve("Tolvanova/Mill Street"));
        Files.copy(SAMPLES.resolve("dirty.jpg"), street.resolve("portrait.JPG"));
        Files.copy(SAMPLES.resolve("dirty.png"), street.resolve("wrongly named.jpg"));
        Files.write(street.resolve("core"), new byte[] {0, 1, 2, 3});
        Files.createSymbolicLink(street.resolve("link.jpg"), SAMPLES.resolve("dirty.jpg"));
        Letopis letopis = Letopis.in(folder).kept().with("--lang", "en");

        Outcome mirrored = letopis.run("strip", "Tolvanova", "-o", "Tolvanova/clean");
        assertThat(mirrored.endsWith(ExitCode.PARTLY_DONE).err()).contains("Files: 4. Cleaned: 2. Left: 2.");
        assertThat(mirrored.out()).contains("  device: ", "Mill Street/core: not cleaned");
        assertThat(mirrored.said()).contains("link.jpg is a link to another file, which is not followed");
        letopis.run("inspect", "Tolvanova/Mill Street/link.jpg").endsWith(ExitCode.IO);
        Outcome inspected = letopis.run("inspect", "Tolvanova");
        assertThat(inspected.endsWith(ExitCode.PARTLY_DONE).out()).contains("portrait.JPG: JPEG", "Mira Tolvanova");
        Path copies = folder.resolve("Tolvanova/clean/Tolvanova/Mill Street");
        assertThat(copies.toFile().list()).containsExactlyInAnyOrder("portrait.JPG", "wrongly named.png");

        Outcome again = letopis.run("strip", "--rename", "Tolvanova", "-o", "Tolvanova/clean");
        assertThat(again.endsWith(ExitCode.PARTLY_DONE).err()).contains("Files: 4. Cleaned: 2. Left: 2.");
        assertThat(folder.resolve("Tolvanova/clean").toFile().list())
                .containsExactlyInAnyOrder("Tolvanova", "file-0002.jpg", "file-0003.png");
        letopis.run("strip", "--rename", "Tolvanova/clean/Tolvanova", "-o", "Tolvanova/clean")
                .succeeds();
        assertThat(folder.resolve("Tolvanova/clean/file-0001.jpg")).exists();
    }

    @Test
    void a_run_that_is_stopped_in_the_middle_leaves_no_half_copy() throws Exception {
        Path sound = folder.resolve("long.wav");
        writeLongSound(sound);
        Running stripping = Letopis.in(folder).start("strip", "long.wav", "-o", "clean");
        Path clean = folder.resolve("clean");
        Waiting.until(
                "a copy begins", () -> hasFiles(clean) || !stripping.process().isAlive());
        assertThat(stripping.process().isAlive()).isTrue();

        stripping.process().destroy(); // SIGTERM, as when the session ends; Ctrl-C takes the same way out
        stripping.finish();

        assertThat(clean).isEmptyDirectory();
    }

    private static boolean hasFiles(Path clean) {
        String[] files = clean.toFile().list();
        return files != null && files.length > 0;
    }

    /** Two gigabytes of silence, which take no room on most disks. */
    private static void writeLongSound(Path file) throws IOException {
        int dataBytes = Integer.MAX_VALUE - 99;
        ByteBuffer header = ByteBuffer.allocate(44).order(ByteOrder.LITTLE_ENDIAN);
        header.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(dataBytes + 36);
        header.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
        header.putShort((short) 1).putShort((short) 1).putInt(48_000).putInt(96_000);
        header.putShort((short) 2).putShort((short) 16);
        header.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(dataBytes);
        try (RandomAccessFile sound = new RandomAccessFile(file.toFile(), "rw")) {
            sound.write(header.array());
            sound.setLength(44L + dataBytes);
        }
    }
}
