package org.letopis.sanitize;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.letopis.LongRun;
import org.letopis.failure.Failure;

/**
 * Thousands of damaged files: each is stripped or refused, in bounded time, and a clean copy of a damaged file tells
 * nothing either. The seeds are fixed, so a failure comes back.
 */
class MutationTest {
    private static final long LONGEST_MILLIS = 10_000;

    static Stream<Arguments> files() {
        byte[] animation = Pngs.grey(
                12,
                8,
                Pngs.animationControl(2),
                Pngs.frameControl(0, 12, 8),
                Pngs.chunk("IDAT", Pngs.deflate(Pngs.rows(12, 8, 1))),
                Pngs.frameControl(1, 6, 4),
                Pngs.frameData(2, Pngs.deflate(Pngs.rows(6, 4, 9))));
        return Stream.of(
                Arguments.of("dirty.jpg", Strips.sample("dirty.jpg"), 600),
                Arguments.of("dirty-rotated.jpg", Strips.sample("dirty-rotated.jpg"), 600),
                Arguments.of("dirty.png", Strips.sample("dirty.png"), 1_500),
                Arguments.of("head of dirty.jpg", smaller(Strips.sample("dirty.jpg")), 3_000),
                Arguments.of("intervals", Jpegs.empty(40, 25, 2, new String[] {"41", "21", "11"}, 56, 7, "x"), 1_000),
                Arguments.of("progressive", Jpegs.progressive(), 1_500),
                Arguments.of("CMYK", Jpegs.cmyk(Jpegs.adobe(0)), 1_000),
                Arguments.of("dirty.gif", Gifs.dirty(), 1_500),
                Arguments.of("dirty.bmp", Bmps.dirty(), 200),
                Arguments.of("plain.bmp", Bmps.plain(124), 1_500),
                Arguments.of("runs.bmp", Bmps.runs(), 1_000),
                Arguments.of("bits.bmp", Bmps.bits(0xFF), 400),
                Arguments.of("halves.bmp", Bmps.runs(4, 4, 1, 1, 0x2F, 0, 3, 0x12, 0x3F, 0, 0, 0, 1), 600),
                Arguments.of("animation", animation, 2_000),
                Arguments.of("dirty.tif", Tiffs.dirty(ByteOrder.LITTLE_ENDIAN, false), 700),
                Arguments.of("dirty.btf", Tiffs.dirty(ByteOrder.BIG_ENDIAN, true), 500),
                Arguments.of("lzw.tif", tiff(Tiffs.page(5, TiffSanitizerTest.lzw(new byte[384]))), 300),
                Arguments.of("jpeg.tif", tiff(TiffSanitizerTest.jpegPage(Jpegs.grey())), 300),
                Arguments.of("dirty.zip", Strips.sample("dirty.zip"), 400),
                Arguments.of("dirty.odt", Strips.sample("dirty.odt"), 300),
                Arguments.of("dirty.epub", Strips.sample("dirty.epub"), 300),
                Arguments.of("content of ODT", Odfs.text("", "<text:p>Seen <text:s text:c=\"3\"/></text:p>"), 300),
                Arguments.of("palette", Pngs.encode(Pngs.palette(), true), 1_500));
    }

    private static byte[] tiff(Tiffs.Page page) {
        return Tiffs.file(ByteOrder.BIG_ENDIAN, false, page);
    }

    /** The segments of the file in front of a small picture, so that mutants hit metadata more often. */
    private static byte[] smaller(byte[] jpeg) {
        int tables = 2;
        while ((jpeg[tables + 1] & 0xFF) != 0xDB) {
            tables += 2 + IccProfile.u16(jpeg, tables + 2);
        }
        byte[] small = Jpegs.baseline();
        return Strips.join(
                Arrays.copyOf(jpeg, tables), Arrays.copyOfRange(small, Jpegs.find(small, 0xDB, 0), small.length));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void a_damaged_file_is_stripped_or_refused(String name, byte[] file, int mutants) throws Failure {
        check(name, file, mutants);
    }

    static void check(String name, byte[] file, int mutants) throws Failure {
        Random random = new Random(name.hashCode());
        int tried = LongRun.share(mutants);
        int clean = 0;
        for (int i = 0; i < tried; i++) {
            byte[] mutant = mutant(file, random);
            long start = System.nanoTime();
            MemoryCopy copy = new MemoryCopy();
            StripResult result = Strips.strip(Source.of(mutant), copy);
            if (result.format() != FileFormat.UNKNOWN) {
                // Others go to the parser worker, which has tests of its own.
                Strips.inspect(mutant);
            }

            assertThat((System.nanoTime() - start) / 1_000_000)
                    .as("mutant %d", i)
                    .isLessThan(LONGEST_MILLIS);
            if (result instanceof StripResult.Stripped) {
                assertThat(Strips.inspect(copy.bytes()).findings())
                        .as("mutant %d", i)
                        .isEmpty();
                clean++;
            }
        }
        LongRun.tell(
                MutationTest.class, "%s: %d damaged files, %d cleaned, %d refused", name, tried, clean, tried - clean);
    }

    static byte[] mutant(byte[] file, Random random) {
        byte[] mutant = file.clone();
        switch (random.nextInt(6)) {
            case 0 -> {
                return Arrays.copyOf(mutant, random.nextInt(mutant.length));
            }
            case 1 -> flip(mutant, random, 1);
            case 2 -> flip(mutant, random, 1 + random.nextInt(20));
            case 3 -> length(mutant, random);
            case 4 -> {
                int from = random.nextInt(mutant.length);
                int to = from + random.nextInt(Math.min(300, mutant.length - from));
                return Strips.join(Arrays.copyOf(mutant, from), Arrays.copyOfRange(mutant, to, mutant.length));
            }
            default -> {
                int from = random.nextInt(mutant.length);
                int to = from + random.nextInt(Math.min(300, mutant.length - from));
                return Jpegs.insert(mutant, random.nextInt(mutant.length), Arrays.copyOfRange(mutant, from, to));
            }
        }
        return mutant;
    }

    /** Most flips go to the first bytes, where the structure is. */
    private static void flip(byte[] mutant, Random random, int times) {
        for (int i = 0; i < times; i++) {
            int limit = random.nextBoolean() ? mutant.length : Math.min(mutant.length, 2_000);
            mutant[random.nextInt(limit)] ^= (byte) (1 << random.nextInt(8));
        }
    }

    /** Writes a number where a length may be: zero, huge, negative, off by one. */
    private static void length(byte[] mutant, Random random) {
        int at = random.nextInt(Math.min(mutant.length, 6_000) - 4);
        int old = ByteBuffer.wrap(mutant).getInt(at);
        int[] numbers = {0, 1, -1, Integer.MAX_VALUE, old + 1, old - 1, 0x0000FFFF, 0x7FFF, old << 8};
        int number = numbers[random.nextInt(numbers.length)];
        if (random.nextBoolean()) {
            ByteBuffer.wrap(mutant).putInt(at, number);
        } else {
            ByteBuffer.wrap(mutant).putShort(at, (short) number);
        }
    }
}
