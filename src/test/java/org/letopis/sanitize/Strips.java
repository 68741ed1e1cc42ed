package org.letopis.sanitize;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.letopis.failure.Failure;

/** What the tests of this floor do again and again. */
final class Strips {
    /** One for all tests; its worker process ends with this one. */
    private static final Stripping STRIPPING = new Stripping();

    private Strips() {}

    static StripResult strip(Source source, CleanCopy copy) throws Failure {
        return STRIPPING.strip(source, copy);
    }

    static byte[] sample(String name) {
        try {
            return Files.readAllBytes(Path.of("samples", "files", name));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Strips, demands success and returns the clean copy. */
    static byte[] clean(byte[] dirty) throws Failure {
        MemoryCopy copy = new MemoryCopy();
        StripResult result = strip(Source.of(dirty), copy);
        assertThat(result).isInstanceOf(StripResult.Stripped.class);
        assertThat(((StripResult.Stripped) result).sizeBytes()).isEqualTo(copy.bytes().length);
        return copy.bytes();
    }

    static StripResult.Stripped stripped(byte[] dirty) throws Failure {
        return (StripResult.Stripped) strip(Source.of(dirty), new MemoryCopy());
    }

    /** Strips, demands a refusal before anything was written, and returns it. */
    static StripResult.Refused refusal(byte[] dirty) throws Failure {
        MemoryCopy copy = new MemoryCopy();
        StripResult result = strip(Source.of(dirty), copy);
        assertThat(result).isInstanceOf(StripResult.Refused.class);
        assertThat(copy.opened()).as("nothing is written for a refused file").isFalse();
        return (StripResult.Refused) result;
    }

    static Inspection inspect(byte[] file) throws Failure {
        return Inspection.of(Source.of(file), STRIPPING);
    }

    /** Decoded pixels by the JDK's decoder, which shares nothing with our code; width and height at the end. */
    static int[] pixels(byte[] picture) {
        try {
            BufferedImage image = ImageIO.read(new ByteArrayInputStream(picture));
            int width = image.getWidth();
            int height = image.getHeight();
            int[] pixels = new int[width * height + 2];
            image.getRGB(0, 0, width, height, pixels, 0, width);
            pixels[width * height] = width;
            pixels[width * height + 1] = height;
            return pixels;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    static byte[] join(byte[]... parts) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            joined.writeBytes(part);
        }
        return joined.toByteArray();
    }

    static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    static boolean contains(byte[] file, byte[] wanted) {
        return new String(file, StandardCharsets.ISO_8859_1).contains(new String(wanted, StandardCharsets.ISO_8859_1));
    }
}
