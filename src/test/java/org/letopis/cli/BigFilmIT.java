package org.letopis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.letopis.LongRun;
import org.letopis.Programs;

/**
 * A film larger than the heap, and in the long form than 4 GiB, is cleaned in a heap of 64 MiB: what it tells is gone,
 * and by ffmpeg's checksum every coded frame and sample is the same.
 */
@Tag(LongRun.TAG)
class BigFilmIT {
    private static final int SIZE_MIB = LongRun.of(96, 4_200);
    private static final int MOST_MINUTES = LongRun.of(2, 30);

    @TempDir
    private Path folder;

    @Test
    void a_film_larger_than_the_heap_is_cleaned_and_every_frame_is_the_same() throws Exception {
        Programs.need("ffmpeg", "ffmpeg");
        Programs.need("exiftool", "libimage-exiftool-perl");
        long bytes = film();

        Running strip =
                Letopis.in(folder).jvm("-Xmx64m").with("--lang", "en").start("strip", "film.mov", "-o", "clean");
        strip.closeInput();
        assertThat(strip.process().waitFor(MOST_MINUTES, TimeUnit.MINUTES)).isTrue();
        strip.finish().succeeds();

        assertThat(Files.size(folder.resolve("clean/film.mov"))).isBetween(bytes - (16L << 20), bytes);
        assertThat(told("film.mov")).contains("Planted");
        assertThat(told("clean/film.mov")).doesNotContain("Planted", "2024:05:06", "Lavf");
        assertThat(hash("clean/film.mov")).isNotBlank().isEqualTo(hash("film.mov"));
        LongRun.tell(getClass(), "%d MiB, every frame the same", bytes >> 20);
    }

    /** One piece again and again, without the notes that ffmpeg writes into frames: those would rightly go. */
    private long film() throws Exception {
        String piece = "ffmpeg -nostdin -v error -f lavfi -i testsrc2=size=1280x720:rate=25:duration=8 -f lavfi"
                + " -i sine=duration=8 -c:v mjpeg -q:v 2 -c:a pcm_s16le -flags +bitexact -fflags +bitexact piece.mov";
        Programs.run(folder, piece.split(" "));
        long times = (SIZE_MIB * 1_048_576L) / Files.size(folder.resolve("piece.mov"));
        String film = "ffmpeg -nostdin -v error -stream_loop " + times + " -i piece.mov -c copy -metadata title=Planted"
                + " -metadata creation_time=2024-05-06T07:08:09Z film.mov";
        Programs.run(folder, film.split(" "));
        return Files.size(folder.resolve("film.mov"));
    }

    private String told(String file) throws Exception {
        return Programs.run(folder, "exiftool", "-api", "LargeFileSupport=1", "-a", "-u", "-G1", file);
    }

    private String hash(String file) throws Exception {
        return Programs.run(
                folder,
                "ffmpeg",
                "-nostdin",
                "-v",
                "error",
                "-i",
                file,
                "-map",
                "0",
                "-c",
                "copy",
                "-f",
                "streamhash",
                "-");
    }
}
