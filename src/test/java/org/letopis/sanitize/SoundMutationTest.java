package org.letopis.sanitize;

import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.letopis.Programs;
import org.letopis.failure.Failure;

/** {@link MutationTest} for sound and for films in AVI and Matroska, which a program must make first. */
class SoundMutationTest {
    @BeforeAll
    static void needs_ffmpeg() {
        Programs.need("ffmpeg", "ffmpeg");
    }

    static Stream<Arguments> files() {
        return Stream.of(
                Arguments.of("WAV", 1_000, new WavSanitizerTest().dirty()),
                Arguments.of("MP3", 500, new Mp3SanitizerTest().dirty()),
                Arguments.of("FLAC", 300, Sounds.tone(".flac", "-t", "0.1")),
                Arguments.of("Ogg", 500, Sounds.tone(".ogg", "-c:a", "libvorbis", "-t", "0.2")),
                Arguments.of("Opus", 500, Sounds.tone(".ogg", "-c:a", "libopus", "-t", "0.2")),
                Arguments.of("Matroska", 600, small(".mkv", "-c:v", "libx264", "-c:a", "aac")),
                Arguments.of("AVI", 800, small(".avi", "-c:v", "mpeg4", "-c:a", "libmp3lame")),
                Arguments.of("AVI of H.264", 500, small(".avi", "-c:v", "libx264", "-c:a", "pcm_s16le")),
                Arguments.of("WebM", 600, small(".webm", "-c:v", "libvpx", "-c:a", "libvorbis")));
    }

    private static byte[] small(String extension, String... coding) {
        return Ffmpeg.make(
                extension,
                Stream.of(
                                Stream.of("-f", "lavfi", "-i", "testsrc2=s=32x32:r=8:d=0.5"),
                                Stream.of("-f", "lavfi", "-i", "sine=d=0.1:r=44100"),
                                Stream.of(coding),
                                Stream.of("-metadata", "title=Planted Title"))
                        .flatMap(each -> each)
                        .toArray(String[]::new));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void a_damaged_file_is_stripped_or_refused(String name, int mutants, byte[] file) throws Failure {
        MutationTest.check(name, file, mutants);
    }
}
