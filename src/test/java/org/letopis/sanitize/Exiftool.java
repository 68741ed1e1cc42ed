package org.letopis.sanitize;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.letopis.Programs;

/** Asks exiftool, the best reader of metadata there is (Debian package libimage-exiftool-perl). */
final class Exiftool {
    /** What exiftool says of any picture: about the file on disk, the coding, and what follows from these. */
    private static final List<String> HARMLESS_GROUPS = List.of("ExifTool", "System", "File", "JFIF", "Composite");

    /** Facts of the picture itself, as group and tag. */
    private static final List<String> HARMLESS_TAGS = List.of(
            "IFD0:Orientation",
            "PNG:ImageWidth",
            "PNG:ImageHeight",
            "PNG:BitDepth",
            "PNG:ColorType",
            "PNG:Compression",
            "PNG:Filter",
            "PNG:Interlace",
            "PNG:Gamma",
            "PNG:SRGBRendering",
            "PNG:Palette",
            "PNG:Transparency",
            "PNG:WhitePointX",
            "PNG:WhitePointY",
            "PNG:RedX",
            "PNG:RedY",
            "PNG:GreenX",
            "PNG:GreenY",
            "PNG:BlueX",
            "PNG:BlueY",
            "PNG:BackgroundColor",
            "PNG:SignificantBits",
            "PNG-pHYs:PixelUnits",
            "PNG-pHYs:PixelsPerUnitX",
            "PNG-pHYs:PixelsPerUnitY");

    private Exiftool() {}

    /** Returns the tags that exiftool finds in the file and that are more than facts of the picture. */
    static List<String> telling(byte[] file) throws IOException, InterruptedException {
        return telling(file, List.of());
    }

    /**
     * The same for a format of which more is fact.
     *
     * @param facts tags as group and name, for example {@code QuickTime:Duration}
     */
    static List<String> telling(byte[] file, List<String> facts) throws IOException, InterruptedException {
        Path temporary = Files.createTempFile("letopis-test", ".bin");
        try {
            Files.write(temporary, file);
            Process process = new ProcessBuilder("exiftool", "-a", "-u", "-G1", "-s", "-ee", temporary.toString())
                    .redirectErrorStream(true)
                    .start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            return output.lines()
                    // Films must have a date: zero is none.
                    .filter(line -> !line.endsWith(": 0000:00:00 00:00:00"))
                    .map(line -> line.replaceFirst("^\\[([^]]+)]\\s+(\\S+)\\s*:.*", "$1:$2"))
                    .filter(tag -> !HARMLESS_GROUPS.contains(tag.replaceFirst(":.*", ""))
                            && !HARMLESS_TAGS.contains(tag)
                            && !facts.contains(tag))
                    .toList();
        } finally {
            Files.delete(temporary);
        }
    }

    /** Skips the test visibly where exiftool is missing; where the build server runs, it must not be. */
    static void need() {
        Programs.need("exiftool", "libimage-exiftool-perl");
    }
}
