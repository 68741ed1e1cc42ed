package org.letopis.sanitize;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.letopis.Programs;
import org.letopis.failure.Failure;

class HeifSanitizerTest extends SanitizerContract {
    private static byte[] heic;

    @BeforeAll
    static void needs_encoders() throws InterruptedException {
        Programs.need("heif-enc", "libheif-examples");
        Programs.need("avifenc", "libavif-bin");
        Programs.need("ffmpeg", "ffmpeg");
        Exiftool.need();
    }

    @Override
    byte[] dirty() {
        synchronized (HeifSanitizerTest.class) {
            if (heic == null) {
                heic = Films.picture(".heic", List.of("heif-enc", "-t", "24", "IN", "-o", "OUT"));
            }
            return heic;
        }
    }

    @Override
    FileFormat format() {
        return FileFormat.HEIC;
    }

    @Override
    List<String> planted() {
        return List.of("Planted Artist", "PlantedMaker", "Planted Creator", "2024:05:06");
    }

    @Override
    List<String> findings() {
        return List.of("EXIF (Exif)", "XMP (mime)", "Thumbnail (grid)", "GPS Latitude", "Artist");
    }

    @Override
    List<String> facts() {
        return Facts.FILM;
    }

    @Override
    void demandSameContent(byte[] clean, byte[] dirty) {
        assertThat(decoded(clean, ".heic", "heif-convert")).isEqualTo(decoded(dirty, ".heic", "heif-convert"));
    }

    private static int[] decoded(byte[] picture, String extension, String decoder) {
        return Ffmpeg.withFile(
                extension,
                picture,
                file -> Ffmpeg.withFile(".png", new byte[0], png -> {
                    Ffmpeg.run(List.of(decoder, file.toString(), png.toString()));
                    return Strips.pixels(Files.readAllBytes(png));
                }));
    }

    static Stream<Arguments> pictures() {
        return Stream.of(
                Arguments.of("AVIF by libheif", ".avif", List.of("heif-enc", "-A", "IN", "-o", "OUT"), "heif-convert"),
                Arguments.of("AVIF by libavif", ".avif", List.of("avifenc", "-s", "9", "IN", "OUT"), "avifdec"),
                Arguments.of("tiles", ".avif", List.of("avifenc", "-s", "9", "--grid", "2x1", "IN", "OUT"), "avifdec"),
                Arguments.of(
                        "turned, mirrored, cropped",
                        ".avif",
                        List.of(
                                "avifenc",
                                "-s",
                                "9",
                                "--irot",
                                "1",
                                "--imir",
                                "0",
                                "--crop",
                                "10,10,40,20",
                                "IN",
                                "OUT"),
                        "avifdec"),
                Arguments.of("lossless", ".avif", List.of("avifenc", "-s", "9", "-l", "IN", "OUT"), "avifdec"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pictures")
    void an_ordinary_picture_comes_out_clean_and_the_same(
            String name, String extension, List<String> encoder, String decoder) throws Exception {
        byte[] dirty = Films.picture(extension, encoder);
        byte[] clean = Strips.clean(dirty);

        assertThat(FileFormat.detect(Source.of(clean))).isEqualTo(FileFormat.AVIF);
        assertThat(decoded(clean, extension, decoder)).isEqualTo(decoded(dirty, extension, decoder));
        for (String text : planted()) {
            assertThat(Strips.contains(clean, Strips.latin(text))).as(text).isFalse();
        }
        assertThat(Strips.stripped(clean).alreadyClean()).isTrue();
        assertThat(Exiftool.telling(clean, Facts.FILM)).isEmpty();
    }

    @Test
    void transparency_stays() throws Failure {
        byte[] alpha = Pngs.encode(Pngs.palette(), false);
        byte[] dirty = Ffmpeg.withFile(
                ".png",
                alpha,
                png -> Ffmpeg.withFile(".avif", new byte[0], file -> {
                    Ffmpeg.run(List.of("avifenc", "-s", "9", png.toString(), file.toString()));
                    return Files.readAllBytes(file);
                }));

        byte[] clean = Strips.clean(dirty);

        assertThat(Strips.contains(clean, Strips.latin("auxiliary:alpha"))).isTrue();
        assertThat(decoded(clean, ".avif", "avifdec")).isEqualTo(decoded(dirty, ".avif", "avifdec"));
    }

    @Test
    void an_animation_keeps_its_frames() throws Failure {
        byte[] dirty = Ffmpeg.make(
                ".avif", "-f", "lavfi", "-i", "testsrc2=s=96x64:r=5:d=1", "-c:v", "libaom-av1", "-cpu-used", "8");
        byte[] clean = Strips.clean(dirty);

        assertThat(Ffmpeg.frames(clean)).hasSize(5).isEqualTo(Ffmpeg.frames(dirty));
        assertThat(Strips.contains(clean, Strips.latin("Lavc"))).isFalse();
        assertThat(Strips.stripped(clean).alreadyClean()).isTrue();
    }

    @Test
    void the_film_of_a_motion_photo_and_private_boxes_are_dropped() throws Failure {
        byte[] film = Films.box("mpvd", Films.phone());
        byte[] planted = Films.append(
                dirty(), Films.box("uuid", Strips.join(new byte[16], Strips.latin("Planted in uuid"))), film);

        assertThat(Strips.clean(planted)).isEqualTo(Strips.clean(dirty()));
        assertThat(Strips.stripped(planted).removed())
                .contains(new Removed(FindingGroup.EMBEDDED, "Film of a motion photo"));
    }

    @Test
    void pixels_outside_a_crop_are_told_of() throws Failure {
        byte[] cropped = Films.picture(".avif", List.of("avifenc", "-s", "9", "--crop", "10,10,40,20", "IN", "OUT"));

        assertThat(Strips.inspect(Strips.clean(cropped)).findings())
                .extracting(Finding::name)
                .containsExactly("Cropped pixels");
    }

    @Test
    void an_item_or_property_that_is_not_known_is_refused_by_name() throws Failure {
        byte[] odd = Films.replace(dirty(), "hvc1", "tmap", Films.find(dirty(), "hvc1", 0) < 40 ? 1 : 0);

        assertThat(Strips.refusal(odd).arguments()).contains("item tmap");
    }

    @Test
    void a_wide_colour_profile_is_rebuilt_and_an_srgb_one_goes() throws Failure {
        byte[] wide = withProfile(IccProfileTest.wide());

        byte[] clean = Strips.clean(wide);

        assertThat(Strips.contains(clean, Strips.latin("colrprof"))).isTrue();
        assertThat(Strips.contains(clean, Strips.latin("Mira"))).isFalse();
        assertThat(Strips.stripped(clean).alreadyClean()).isTrue();
        assertThat(Strips.contains(Strips.clean(withProfile(IccProfileTest.srgb())), Strips.latin("colrprof")))
                .isFalse();
    }

    private static byte[] withProfile(byte[] profile) {
        return Ffmpeg.withFile(
                ".icc",
                profile,
                icc -> Films.picture(".avif", List.of("avifenc", "-s", "9", "--icc", icc.toString(), "IN", "OUT")));
    }
}
