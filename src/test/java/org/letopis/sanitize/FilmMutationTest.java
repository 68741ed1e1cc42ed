package org.letopis.sanitize;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.letopis.Programs;
import org.letopis.failure.Failure;

/** {@link MutationTest} for films and HEIF pictures, which a program must make first. */
class FilmMutationTest {
    @BeforeAll
    static void needs_encoders() throws InterruptedException {
        Programs.need("ffmpeg", "ffmpeg");
        Programs.need("heif-enc", "libheif-examples");
        Exiftool.need();
    }

    static Stream<Arguments> files() {
        return Stream.of(
                Arguments.of("film", 1_000, small(".mp4", "-c:v", "libx264", "-preset", "ultrafast")),
                Arguments.of(
                        "fragments",
                        800,
                        small(".mp4", "-c:v", "libx264", "-g", "2", "-movflags", "frag_keyframe+empty_moov")),
                Arguments.of("QuickTime", 800, small(".mov", "-c:v", "mjpeg", "-c:a", "pcm_s16le")),
                Arguments.of("HEIC", 1_000, Films.picture(".heic", List.of("heif-enc", "IN", "-o", "OUT"))),
                Arguments.of("AV1 sequence", 800, small(".avif", "-an", "-c:v", "libaom-av1", "-cpu-used", "8")));
    }

    private static byte[] small(String extension, String... coding) {
        return Ffmpeg.make(
                extension,
                Stream.of(
                                Stream.of("-f", "lavfi", "-i", "testsrc2=s=32x32:r=8:d=0.5"),
                                Stream.of("-f", "lavfi", "-i", "sine=d=0.1:r=8000"),
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
