package org.letopis.sanitize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.letopis.Programs;
import org.letopis.failure.Failure;

/** Pictures are made and looked at by ImageMagick, which shares nothing with us. */
class RedactionTest {
    private static final Stripping STRIPPING = new Stripping();

    @TempDir
    private Path folder;

    @BeforeAll
    static void need() {
        Programs.need("convert", "imagemagick");
        Programs.need("exiftool", "libimage-exiftool-perl");
    }

    @AfterAll
    static void end() {
        STRIPPING.close();
    }

    /** Makes a picture of noise, 120 x 80 pixels, with the seed 7. */
    private byte[] noise(String name, String... more) throws IOException, InterruptedException {
        String[] command = {"convert", "-seed", "7", "-size", "120x80", "xc:gray", "+noise", "Random"};
        String[] all = Stream.of(List.of(command), List.of(more), List.of(name))
                .flatMap(List::stream)
                .toArray(String[]::new);
        Programs.run(folder, all);
        return Files.readAllBytes(folder.resolve(name));
    }

    private Redaction.Redacted redact(byte[] picture, String... boxes) throws Failure, IOException {
        List<RedactionBox> all = new ArrayList<>();
        for (String box : boxes) {
            all.add(RedactionBox.parse(box));
        }
        Redaction.Redacted redacted = Redaction.of(Source.of(picture), all, STRIPPING);
        Files.write(folder.resolve("out." + redacted.format().extension()), redacted.file());
        return redacted;
    }

    /** Returns the mean of a part of a picture that stands upright, 0 to 1. */
    private double mean(String name, String part) throws IOException, InterruptedException {
        return Double.parseDouble(Programs.run(
                        folder,
                        "convert",
                        name,
                        "-auto-orient",
                        "+repage",
                        "-crop",
                        part,
                        "+repage",
                        "-alpha",
                        "off",
                        "-format",
                        "%[fx:mean]",
                        "info:")
                .strip());
    }

    /** Returns how many pixels differ when the box is black in both. */
    private String different(String before, String after, String rectangle) throws IOException, InterruptedException {
        Programs.run(folder, "convert", before, "-fill", "black", "-draw", "rectangle " + rectangle, "painted.png");
        return Programs.run(
                        folder,
                        "convert",
                        "painted.png",
                        after,
                        "-metric",
                        "AE",
                        "-compare",
                        "-format",
                        "%[distortion]",
                        "info:")
                .strip();
    }

    @ParameterizedTest
    @CsvSource({
        "PNG24, ''",
        "PNG32, ''",
        "PNG8, ''",
        "PNG48, ''",
        "PNG24, -grayscale Rec709Luma",
    })
    void in_a_png_the_box_is_black_and_everything_else_is_as_it_was(String kind, String more) throws Exception {
        String[] options = more.isEmpty() ? new String[0] : more.split(" ");
        Programs.run(
                folder,
                join(
                        List.of("convert", "-seed", "7", "-size", "120x80", "xc:gray", "+noise", "Random"),
                        options,
                        kind + ":in.png"));

        Redaction.Redacted redacted = redact(Files.readAllBytes(folder.resolve("in.png")), "10,20,30,40");

        assertThat(redacted.format()).isEqualTo(FileFormat.PNG);
        assertThat(mean("out.png", "30x40+10+20")).isZero();
        assertThat(different("in.png", "out.png", "10,20 39,59")).isEqualTo("0");
        assertThat(Strips.clean(redacted.file())).isEqualTo(redacted.file());
    }

    private static String[] join(List<String> command, String[] more, String last) {
        return Stream.of(command, List.of(more), List.of(last))
                .flatMap(List::stream)
                .toArray(String[]::new);
    }

    @Test
    void in_a_jpeg_the_box_is_black_and_the_rest_is_near_to_what_it_was() throws Exception {
        byte[] picture = noise("in.jpg", "-blur", "0x4", "-normalize", "-quality", "92");

        Redaction.Redacted redacted = redact(picture, "16,16,48,32", "80,0,8,8");

        assertThat(redacted.format()).isEqualTo(FileFormat.JPEG);
        assertThat(mean("out.jpg", "40x24+20+20")).isLessThan(0.02);
        assertThat(mean("out.jpg", "4x4+82+2")).isLessThan(0.15);
        Programs.run(folder, "convert", "in.jpg", "-crop", "60x32+10+48", "+repage", "a.png");
        Programs.run(folder, "convert", "out.jpg", "-crop", "60x32+10+48", "+repage", "b.png");
        double error = Double.parseDouble(Programs.run(
                        folder,
                        "convert",
                        "a.png",
                        "b.png",
                        "-metric",
                        "RMSE",
                        "-compare",
                        "-format",
                        "%[distortion]",
                        "info:")
                .strip());
        assertThat(error).isLessThan(0.05);
        assertThat(Strips.clean(redacted.file())).isEqualTo(redacted.file());
    }

    /** The camera lay on its side, and left a thumbnail of the whole picture. */
    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 5, 6, 7, 8})
    void the_box_is_in_pixels_of_the_upright_picture(int turned) throws Exception {
        noise("in.jpg", "-blur", "0x4", "-normalize", "-quality", "95");
        noise("thumb.jpg", "-thumbnail", "60x40");
        Programs.run(
                folder,
                "exiftool",
                "-q",
                "-n",
                "-overwrite_original",
                "-Orientation=" + turned,
                "-ThumbnailImage<=thumb.jpg",
                "-GPSLatitude=42",
                "-GPSLatitudeRef=N",
                "in.jpg");

        redact(Files.readAllBytes(folder.resolve("in.jpg")), "4,4,40,24");

        String size = Programs.run(folder, "convert", "out.jpg", "-format", "%wx%h", "info:")
                .strip();
        assertThat(size).isEqualTo(turned >= 5 ? "80x120" : "120x80");
        assertThat(mean("out.jpg", "30x14+9+9")).isLessThan(0.02);
        assertThat(Programs.run(folder, "exiftool", "-Orientation", "-ThumbnailImage", "-GPSLatitude", "out.jpg"))
                .isBlank();
        Programs.run(folder, "convert", "in.jpg", "-auto-orient", "+repage", "-crop", "70x40+4+36", "+repage", "a.png");
        Programs.run(folder, "convert", "out.jpg", "-crop", "70x40+4+36", "+repage", "b.png");
        double error = Double.parseDouble(Programs.run(
                        folder,
                        "convert",
                        "a.png",
                        "b.png",
                        "-metric",
                        "RMSE",
                        "-compare",
                        "-format",
                        "%[distortion]",
                        "info:")
                .strip());
        assertThat(error).isLessThan(0.05);
    }

    @ParameterizedTest
    @ValueSource(strings = {"in.gif", "in.bmp", "in.tif"})
    void other_still_pictures_become_png(String name) throws Exception {
        Redaction.Redacted redacted = redact(noise(name), "0,0,120,40");

        assertThat(redacted.format()).isEqualTo(FileFormat.PNG);
        assertThat(mean("out.png", "120x40+0+0")).isZero();
        assertThat(different(name, "out.png", "0,0 119,39")).isEqualTo("0");
    }

    @Test
    void what_moves_has_pages_or_cannot_be_decoded_is_refused_by_name() throws Exception {
        Programs.need("cwebp", "webp");
        noise("in.png");
        Programs.run(folder, "cwebp", "-quiet", "in.png", "-o", "in.webp");
        noise("cmyk.jpg", "-colorspace", "CMYK");
        noise("two.gif", "-duplicate", "1");

        assertThatThrownBy(() -> redact(Files.readAllBytes(folder.resolve("in.webp")), "0,0,1,1"))
                .isInstanceOf(Failure.Refused.class)
                .hasMessageContaining("redact.format");
        assertThatThrownBy(() -> redact(Files.readAllBytes(folder.resolve("cmyk.jpg")), "0,0,1,1"))
                .hasMessageContaining("redact.unreadable");
        assertThatThrownBy(() -> redact(Files.readAllBytes(folder.resolve("two.gif")), "0,0,1,1"))
                .hasMessageContaining("redact.several");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "100,0,21,10; redact.outside",
                "0,79,1,2; redact.outside",
                "0,0,0,5; redact.empty-box",
                "0,0,5; redact.not-a-box",
                "-1,0,5,5; redact.not-a-box",
            })
    void boxes_that_cover_nothing_or_more_than_the_picture_are_wrong(String box, String key) throws Exception {
        byte[] picture = noise("in.png");

        assertThatThrownBy(() -> redact(picture, box))
                .isInstanceOf(Failure.Usage.class)
                .hasMessageContaining(key);
    }

    /** 121 million pixels in few bytes. */
    @Test
    void pictures_too_large_for_the_memory_are_refused_before_they_are_decoded() throws Exception {
        BufferedImage huge = new BufferedImage(11_000, 11_000, BufferedImage.TYPE_BYTE_BINARY);
        ImageIO.write(huge, "png", folder.resolve("huge.png").toFile());

        assertThatThrownBy(() -> redact(Files.readAllBytes(folder.resolve("huge.png")), "0,0,1,1"))
                .isInstanceOf(Failure.Refused.class)
                .hasMessageContaining("redact.too-large");
    }
}
