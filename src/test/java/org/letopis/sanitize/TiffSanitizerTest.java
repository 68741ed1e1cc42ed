package org.letopis.sanitize;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.letopis.Programs;
import org.letopis.failure.Failure;

class TiffSanitizerTest extends SanitizerContract {
    private static final List<String> OF_A_PAGE = List.of(
            "SubfileType",
            "ImageWidth",
            "ImageHeight",
            "BitsPerSample",
            "Compression",
            "PhotometricInterpretation",
            "FillOrder",
            "StripOffsets",
            "Orientation",
            "SamplesPerPixel",
            "RowsPerStrip",
            "StripByteCounts",
            "XResolution",
            "YResolution",
            "PlanarConfiguration",
            "T4Options",
            "T6Options",
            "ResolutionUnit",
            "PageNumber",
            "Predictor",
            "WhitePoint",
            "PrimaryChromaticities",
            "ColorMap",
            "TileWidth",
            "TileLength",
            "TileOffsets",
            "TileByteCounts",
            "InkSet",
            "ExtraSamples",
            "SampleFormat",
            "SMinSampleValue",
            "SMaxSampleValue",
            "JPEGTables",
            "YCbCrSubSampling",
            "ReferenceBlackWhite");

    private static final Map<List<String>, byte[]> DRAWN = new HashMap<>();

    @Override
    byte[] dirty() {
        return Tiffs.dirty(ByteOrder.LITTLE_ENDIAN, false);
    }

    @Override
    FileFormat format() {
        return FileFormat.TIFF;
    }

    @Override
    List<String> planted() {
        return List.of(
                "Mira Tolvanova",
                "Данил Орвенко",
                "Danil Orvenko",
                "Morvesk Scan",
                "AK2-0047731",
                "2031:04:05",
                "flat 14",
                "ledger");
    }

    @Override
    List<String> findings() {
        return List.of(
                "Artist",
                "Software",
                "GPS Latitude",
                "Date/Time Original",
                "dc:format",
                "Maker notes",
                "Thumbnail",
                "Tags beside the picture",
                "Data after the end");
    }

    @Override
    List<String> facts() {
        return Facts.and(
                Facts.PROFILE,
                Stream.of("IFD0:", "IFD1:", "IFD2:")
                        .flatMap(group -> OF_A_PAGE.stream().map(tag -> group + tag))
                        .toArray(String[]::new));
    }

    @Override
    void demandSameContent(byte[] clean, byte[] dirty) throws Exception {
        super.demandSameContent(clean, dirty);
        String pages = Judge.pages(dirty);
        assertThat(pages.lines()).hasSize(3);
        // The thumbnail, second of the three, goes.
        assertThat(Judge.pages(clean).lines())
                .containsExactly(
                        pages.lines().toList().get(0), pages.lines().toList().get(2));
    }

    /** Options of ImageMagick that make a TIFF of a drawing, or of tiffcp that make another of such a one. */
    static Stream<Arguments> programs() {
        String[] plain = {"-compress", "none"};
        String[] fax = {"-monochrome", "-compress", "Group4"};
        return Stream.of(
                Arguments.of(plain, ""),
                Arguments.of(new String[] {"-compress", "RLE"}, ""),
                Arguments.of(new String[] {"-compress", "JPEG"}, ""),
                Arguments.of(new String[] {"-monochrome", "-compress", "Fax"}, ""),
                Arguments.of(fax, ""),
                Arguments.of(new String[] {"-depth", "16", "-define", "tiff:endian=msb", "-compress", "Zip"}, ""),
                Arguments.of(new String[] {"-colorspace", "CMYK", "-compress", "LZW"}, ""),
                Arguments.of(new String[] {"-colorspace", "Lab"}, ""),
                Arguments.of(new String[] {"-alpha", "set", "-channel", "A", "-evaluate", "set", "40%"}, ""),
                Arguments.of(new String[] {"-colors", "13", "-type", "palette"}, ""),
                Arguments.of(new String[] {"-depth", "32", "-define", "quantum:format=floating-point"}, ""),
                Arguments.of(new String[] {"-define", "tiff:tile-geometry=32x32", "-compress", "JPEG"}, ""),
                Arguments.of(new String[] {"-orient", "LeftBottom", "-units", "PixelsPerInch", "-density", "300"}, ""),
                Arguments.of(plain, "-c lzw:2"),
                Arguments.of(plain, "-c zip:2 -r 7"),
                Arguments.of(plain, "-c packbits -p separate -r 7"),
                Arguments.of(plain, "-c jpeg -r 16"),
                Arguments.of(plain, "-c jpeg:r:50"),
                Arguments.of(plain, "-c lzw -f lsb2msb -r 9"),
                Arguments.of(plain, "-c zip -f lsb2msb"),
                Arguments.of(plain, "-c lzw -t -w 16 -l 32"),
                Arguments.of(plain, "-c zip -p separate"),
                Arguments.of(plain, "-8 -B -c lzw -r 9"),
                Arguments.of(plain, "-8 -c jpeg -t -w 32 -l 32"),
                Arguments.of(fax, "-c g3:1d -r 5"),
                Arguments.of(fax, "-c g3:2d:fill -f lsb2msb"),
                Arguments.of(fax, "-c g4 -f lsb2msb -r 20"));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("programs")
    void what_other_programs_write_comes_out_clean_and_shows_the_same(String[] options, String copier)
            throws IOException, InterruptedException, Failure {
        byte[] dirty = drawn(options);
        if (!copier.isEmpty()) {
            Programs.need("tiffcp", "libtiff-tools");
            List<String> command = new ArrayList<>(List.of("tiffcp"));
            command.addAll(List.of(copier.split(" ")));
            command.addAll(List.of(Judge.FILE, Judge.MADE));
            dirty = Judge.makes("tif", dirty, command.toArray(String[]::new));
        }

        byte[] clean = Strips.clean(dirty);

        assertThat(Judge.pages(clean)).contains("61 43").isEqualTo(Judge.pages(dirty));
        assertThat(Strips.contains(dirty, Strips.latin("scanned by Mira"))).isTrue();
        assertThat(Strips.contains(clean, Strips.latin("scanned by Mira"))).isFalse();
        assertThat(Strips.clean(clean)).isEqualTo(clean);
        assertThat(Strips.stripped(clean).alreadyClean()).isTrue();
    }

    /** A drawing as ImageMagick writes it; each kind is made once. */
    private static byte[] drawn(String... options) throws IOException, InterruptedException {
        Programs.need("convert", "imagemagick");
        List<String> command = new ArrayList<>(List.of("convert", Judge.FILE));
        command.addAll(List.of(options));
        command.addAll(List.of("-set", "comment", "scanned by Mira", Judge.MADE));
        byte[] made = DRAWN.get(command);
        if (made == null) {
            byte[] drawing = Pngs.encode(Jpegs.drawing(61, 43), false);
            made = Judge.makes("tif", drawing, command.toArray(String[]::new));
            DRAWN.put(command, made);
        }
        return made;
    }

    @Test
    void exiftool_finds_only_facts_in_a_file_that_it_filled_before() throws Exception {
        Exiftool.need();
        byte[] plain = drawn("-define", "tiff:tile-geometry=16x16", "-compress", "LZW");
        byte[] dirty = Judge.makes(
                "tif",
                plain,
                "sh",
                "-c",
                "cp {file} {made} && exiftool -q -overwrite_original -Artist='Mira Tolvanova' -GPSLatitude=48.8566"
                        + " -GPSLatitudeRef=N -DateTimeOriginal='2031:04:05 06:07:08' -XMP-dc:Creator='Danil Orvenko'"
                        + " -IPTC:City=Morvesk -Photoshop:URL=http://mill.example/14 -Make='Morvesk Optics'"
                        + " -Orientation#=6 {made}");

        byte[] clean = Strips.clean(dirty);

        assertThat(Exiftool.telling(dirty, facts())).hasSizeGreaterThan(8);
        assertThat(Exiftool.telling(clean, facts())).isEmpty();
        assertThat(Judge.says(clean, "exiftool", "-s3", "-n", "-Orientation", Judge.FILE))
                .isEqualTo("6\n");
        assertThat(Judge.pages(clean)).isEqualTo(Judge.pages(dirty));
        assertThat(Strips.stripped(dirty).removed())
                .contains(new Removed(FindingGroup.PEOPLE, "Artist"), new Removed(FindingGroup.PLACE, "GPS Latitude"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"II", "MM", "II big", "MM big"})
    void both_byte_orders_and_both_sizes_of_offsets_are_read(String kind) throws Exception {
        ByteOrder order = kind.startsWith("II") ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
        byte[] dirty = Tiffs.dirty(order, kind.endsWith("big"));

        byte[] clean = Strips.clean(dirty);

        assertThat(clean).startsWith(Arrays.copyOf(dirty, 4));
        assertThat(Judge.pages(clean).lines()).hasSize(2);
        assertThat(Strips.inspect(dirty).findings()).extracting(Finding::name).containsAll(findings());
        for (String text : planted()) {
            assertThat(Strips.contains(clean, text.getBytes(UTF_8))).as(text).isFalse();
        }
        assertThat(Strips.stripped(clean).alreadyClean()).isTrue();
        assertThat(Exiftool.telling(clean, facts())).isEmpty();
    }

    @Test
    void bytes_behind_the_rows_of_a_strip_are_dropped() throws Exception {
        byte[] note = Strips.latin("meet me at the mill");
        byte[] rows = Tiffs.grey(3, Tiffs.WIDTH * Tiffs.HEIGHT);
        byte[] runs = Strips.join(run(rows, 0, 128), run(rows, 128, 128), run(rows, 256, 128));
        for (byte[][] each : new byte[][][] {
            {rows, {1, 0}}, {runs, {(byte) 0x80, 5}}, {Pngs.deflate(rows), {0, 8}}, {lzw(rows), {0, 5}}
        }) {
            int compression = each[1][0] == 1 ? 1 : each[1][1] == 5 && each[1][0] != 0 ? 32_773 : each[1][1];
            byte[] plain = Tiffs.file(ByteOrder.LITTLE_ENDIAN, false, Tiffs.page(compression, each[0]));
            byte[] longer =
                    Tiffs.file(ByteOrder.LITTLE_ENDIAN, false, Tiffs.page(compression, Strips.join(each[0], note)));

            byte[] clean = Strips.clean(longer);

            assertThat(clean).as("compression %d", compression).isEqualTo(Strips.clean(plain));
            assertThat(Strips.stripped(longer).removed())
                    .contains(new Removed(FindingGroup.HIDDEN, "Bytes behind the picture data"));
            assertThat(Judge.pages(clean)).isEqualTo(Judge.pages(plain));
        }
    }

    private static Tiffs.Page ycc(int compression, int bits, int across, int down, byte[] strip) {
        return new Tiffs.Page()
                .numbers(256, Tiffs.LONG, 8)
                .numbers(257, Tiffs.LONG, 2)
                .numbers(258, Tiffs.SHORT, bits, bits, bits)
                .numbers(259, Tiffs.SHORT, compression)
                .numbers(262, Tiffs.SHORT, 6)
                .strips(strip)
                .numbers(277, Tiffs.SHORT, 3)
                .numbers(278, Tiffs.LONG, 2)
                .numbers(279, Tiffs.LONG, strip.length)
                .numbers(530, Tiffs.SHORT, across, down);
    }

    /** TIFF 6.0 section 21 knows subsampling by 1, 2 and 4, of samples of eight bits. */
    @ParameterizedTest
    @ValueSource(ints = {1, 5, 8, 32_773})
    void rows_of_no_certain_size_are_refused_by_name(int compression) throws Exception {
        byte[] rows = Tiffs.grey(9, 48);
        byte[] coded = switch (compression) {
            case 5 -> lzw(rows);
            case 8 -> Pngs.deflate(rows);
            case 32_773 -> run(rows, 0, 48);
            default -> rows;
        };
        byte[] whole = Tiffs.file(ByteOrder.BIG_ENDIAN, false, ycc(compression, 8, 1, 1, coded));
        byte[] odd = Tiffs.file(ByteOrder.BIG_ENDIAN, false, ycc(compression, 8, 3, 1, coded));

        assertThat(Judge.pages(Strips.clean(whole))).isEqualTo(Judge.pages(whole));
        assertThat(Strips.refusal(odd).key()).isEqualTo("strip.unknown-part");
        assertThat(Strips.refusal(odd).arguments()).contains("layout of YCbCr");
    }

    @Test
    void without_subsampling_ycbcr_of_sixteen_bits_loses_what_is_behind_its_rows() throws Exception {
        byte[] rows = Tiffs.grey(9, 96);
        byte[] longer = Strips.join(rows, Strips.latin("meet me at the mill"));

        assertThat(Strips.clean(Tiffs.file(ByteOrder.BIG_ENDIAN, false, ycc(1, 16, 1, 1, longer))))
                .isEqualTo(Strips.clean(Tiffs.file(ByteOrder.BIG_ENDIAN, false, ycc(1, 16, 1, 1, rows))));
    }

    @Test
    void lzw_with_the_bits_the_other_way_round_is_refused_by_name() throws Failure {
        byte[] turned = lzw(Tiffs.grey(3, Tiffs.WIDTH * Tiffs.HEIGHT));
        turned[0] = 0;
        turned[1] = 1;
        StripResult.Refused refusal = Strips.refusal(Tiffs.file(ByteOrder.BIG_ENDIAN, false, Tiffs.page(5, turned)));
        assertThat(refusal.key()).isEqualTo("strip.unknown-part");
        assertThat(refusal.arguments()).contains("compression 5 (old LZW)");
    }

    @Test
    void a_run_of_bytes_that_goes_beyond_the_rows_is_damage() throws Failure {
        byte[] rows = Tiffs.grey(3, Tiffs.WIDTH * Tiffs.HEIGHT);
        byte[] beyond = Strips.join(
                run(rows, 0, 128),
                run(rows, 128, 100),
                run(rows, 228, 100),
                new byte[] {(byte) (56 + 19 - 1)},
                Arrays.copyOfRange(rows, 328, 384),
                Strips.latin("meet me at the mill"));

        assertThat(Strips.refusal(Tiffs.file(ByteOrder.BIG_ENDIAN, false, Tiffs.page(32_773, beyond)))
                        .key())
                .isEqualTo("strip.damaged");
    }

    /** Each page stands for a palette of 384 KiB, of which the file holds one number. */
    @Test
    void pages_whose_directories_would_fill_the_memory_are_refused() throws Failure {
        Tiffs.Page page = new Tiffs.Page()
                .numbers(256, Tiffs.LONG, 1)
                .numbers(257, Tiffs.LONG, 1)
                .numbers(258, Tiffs.SHORT, 16)
                .numbers(259, Tiffs.SHORT, 1)
                .numbers(262, Tiffs.SHORT, 3)
                .strips(new byte[] {0, 0})
                .numbers(277, Tiffs.SHORT, 1)
                .numbers(279, Tiffs.LONG, 2)
                .numbers(320, Tiffs.SHORT, 5);
        Tiffs.Page[] pages = new Tiffs.Page[90];
        Arrays.fill(pages, page);

        StripResult.Refused refusal = Strips.refusal(Tiffs.file(ByteOrder.BIG_ENDIAN, false, pages));
        assertThat(refusal.key()).isEqualTo("strip.too-large");
        assertThat(refusal.arguments()).contains("directories");
        byte[] few = Tiffs.file(ByteOrder.BIG_ENDIAN, false, Arrays.copyOf(pages, 3));
        assertThat(Strips.stripped(few).alreadyClean()).isFalse();
    }

    /** A dozen smaller pictures that say they are made of the same hundred thousand strips. */
    @Test
    void smaller_pictures_that_share_long_lists_of_strips_are_refused() throws Failure {
        Tiffs.Page smaller = new Tiffs.Page()
                .numbers(254, Tiffs.LONG, 1)
                .strips(new byte[] {1, 2, 3, 4})
                .numbers(279, Tiffs.LONG, 4);
        Tiffs.Page[] pages = new Tiffs.Page[13];
        Arrays.fill(pages, smaller);
        pages[0] = Tiffs.plain(1).bytes(65001, Tiffs.UNDEFINED, new byte[200_010]);
        byte[] file = Tiffs.file(ByteOrder.BIG_ENDIAN, false, pages);
        ByteBuffer numbers = ByteBuffer.wrap(file);
        int at = numbers.getInt(4);
        for (int i = 0; at != 0; i++) {
            int entries = numbers.getShort(at);
            for (int entry = at + 2; i > 0 && entry < at + 2 + 12 * entries; entry += 12) {
                if (numbers.getShort(entry) != 254) {
                    numbers.putShort(entry + 2, (short) Tiffs.SHORT)
                            .putInt(entry + 4, 100_000)
                            .putInt(entry + 8, 1000);
                }
            }
            at = numbers.getInt(at + 2 + 12 * entries);
        }

        assertThat(Strips.refusal(file).key()).isEqualTo("strip.too-large");
        assertThat(Strips.refusal(file).arguments()).contains("number of strips");
    }

    private static byte[] run(byte[] rows, int from, int count) {
        return Strips.join(new byte[] {(byte) (count - 1)}, Arrays.copyOfRange(rows, from, from + count));
    }

    /** Nine bits for each byte with a clear code in front of every hundredth, and the code that ends it. */
    static byte[] lzw(byte[] rows) {
        StringBuilder bits = new StringBuilder();
        for (int i = 0; i < rows.length; i++) {
            if (i % 100 == 0) {
                bits.append("100000000");
            }
            bits.append(
                    String.format("%9s", Integer.toBinaryString(rows[i] & 0xFF)).replace(' ', '0'));
        }
        bits.append("100000001").append("0".repeat((8 - bits.length() % 8) % 8));
        byte[] coded = new byte[bits.length() / 8];
        for (int i = 0; i < coded.length; i++) {
            coded[i] = (byte) Integer.parseInt(bits.substring(8 * i, 8 * i + 8), 2);
        }
        return coded;
    }

    @Test
    void jpeg_strips_lose_their_notes_and_what_follows_their_end() throws Exception {
        byte[] jpeg = Jpegs.grey();
        byte[] noted = Strips.join(
                Jpegs.planted(
                        jpeg,
                        Jpegs.segment(0xE1, Strips.latin("Exif\0\0 by Mira Tolvanova")),
                        Jpegs.segment(0xFE, Strips.latin("flat 14, Morvesk"))),
                Strips.latin("behind the end of the strip"));
        byte[] dirty = Tiffs.file(ByteOrder.BIG_ENDIAN, false, jpegPage(noted));

        byte[] clean = Strips.clean(dirty);

        for (String text : List.of("Mira Tolvanova", "flat 14", "behind the end", "JFIF")) {
            assertThat(Strips.contains(clean, Strips.latin(text))).as(text).isFalse();
        }
        assertThat(Strips.stripped(dirty).removed())
                .contains(
                        new Removed(FindingGroup.HIDDEN, "Notes in the coded picture"),
                        new Removed(FindingGroup.HIDDEN, "Bytes behind the picture data"));
        assertThat(Judge.pages(clean)).isEqualTo(Judge.pages(dirty));
        assertThat(Strips.clean(clean)).isEqualTo(clean);
    }

    @Test
    void bytes_behind_the_last_block_of_a_jpeg_strip_are_dropped() throws Exception {
        byte[] jpeg = Jpegs.grey();
        byte[] hiding = Jpegs.insert(jpeg, jpeg.length - 2, Strips.latin("meet me at the mill"));
        byte[] plain = Tiffs.file(ByteOrder.BIG_ENDIAN, false, jpegPage(jpeg));
        byte[] dirty = Tiffs.file(ByteOrder.BIG_ENDIAN, false, jpegPage(hiding));

        assertThat(Strips.clean(dirty)).isEqualTo(Strips.clean(plain));
        assertThat(Judge.pages(Strips.clean(dirty))).isEqualTo(Judge.pages(plain));
        assertThat(Strips.clean(tablesApart(hiding))).isEqualTo(Strips.clean(tablesApart(jpeg)));
        assertThat(Judge.pages(Strips.clean(tablesApart(hiding)))).isEqualTo(Judge.pages(plain));
    }

    /** TIFF Technical Note 2: what all strips need stands in a tag of its own. */
    private static byte[] tablesApart(byte[] jpeg) {
        byte[] tables = Arrays.copyOf(jpeg, 2);
        byte[] strip = tables;
        int at = 2;
        while ((jpeg[at + 1] & 0xFF) != 0xDA) {
            int next = at + 2 + IccProfile.u16(jpeg, at + 2);
            byte[] segment = Arrays.copyOfRange(jpeg, at, next);
            if ((jpeg[at + 1] & 0xFF) == 0xC0) {
                strip = Strips.join(strip, segment);
            } else if ((jpeg[at + 1] & 0xF0) == 0xC0 || (jpeg[at + 1] & 0xF0) == 0xD0) {
                tables = Strips.join(tables, segment);
            }
            at = next;
        }
        strip = Strips.join(strip, Arrays.copyOfRange(jpeg, at, jpeg.length));
        tables = Strips.join(tables, new byte[] {(byte) 0xFF, (byte) 0xD9});
        int frame = Jpegs.find(jpeg, 0xC0, 0);
        Tiffs.Page page = new Tiffs.Page()
                .numbers(256, Tiffs.LONG, IccProfile.u16(jpeg, frame + 7))
                .numbers(257, Tiffs.LONG, IccProfile.u16(jpeg, frame + 5))
                .numbers(258, Tiffs.SHORT, 8)
                .numbers(259, Tiffs.SHORT, 7)
                .numbers(262, Tiffs.SHORT, 1)
                .strips(strip)
                .numbers(277, Tiffs.SHORT, 1)
                .numbers(279, Tiffs.LONG, strip.length)
                .bytes(347, Tiffs.UNDEFINED, tables);
        return Tiffs.file(ByteOrder.BIG_ENDIAN, false, page);
    }

    static Tiffs.Page jpegPage(byte[] jpeg) {
        int frame = Jpegs.find(jpeg, 0xC0, 0);
        return new Tiffs.Page()
                .numbers(256, Tiffs.LONG, IccProfile.u16(jpeg, frame + 7))
                .numbers(257, Tiffs.LONG, IccProfile.u16(jpeg, frame + 5))
                .numbers(258, Tiffs.SHORT, 8)
                .numbers(259, Tiffs.SHORT, 7)
                .numbers(262, Tiffs.SHORT, 1)
                .strips(jpeg)
                .numbers(277, Tiffs.SHORT, 1)
                .numbers(279, Tiffs.LONG, jpeg.length);
    }

    @Test
    void a_wide_colour_profile_is_rebuilt_and_an_srgb_one_goes() throws Exception {
        byte[] wide = Strips.clean(rgb(IccProfileTest.wide()));
        byte[] narrow = Strips.clean(rgb(IccProfileTest.srgb()));

        assertThat(Strips.contains(wide, Strips.latin("acsp"))).isTrue();
        assertThat(Strips.contains(wide, Strips.latin("Mira"))).isFalse();
        assertThat(Strips.stripped(wide).alreadyClean()).isTrue();
        assertThat(Exiftool.telling(wide, facts())).isEmpty();
        assertThat(Strips.contains(narrow, Strips.latin("acsp"))).isFalse();
    }

    private static byte[] rgb(byte[] profile) {
        byte[] rows = Tiffs.grey(5, Tiffs.WIDTH * Tiffs.HEIGHT * 3);
        Tiffs.Page page = new Tiffs.Page()
                .numbers(256, Tiffs.LONG, Tiffs.WIDTH)
                .numbers(257, Tiffs.LONG, Tiffs.HEIGHT)
                .numbers(258, Tiffs.SHORT, 8, 8, 8)
                .numbers(259, Tiffs.SHORT, 1)
                .numbers(262, Tiffs.SHORT, 2)
                .strips(rows)
                .numbers(277, Tiffs.SHORT, 3)
                .numbers(279, Tiffs.LONG, rows.length)
                .bytes(34675, Tiffs.UNDEFINED, profile);
        return Tiffs.file(ByteOrder.LITTLE_ENDIAN, false, page);
    }

    @Test
    void pictures_below_a_page_and_photoshop_layers_are_dropped_and_named() throws Failure {
        Tiffs.Page page = Tiffs.plain(1).pointer(330, Tiffs.plain(9)).bytes(37724, Tiffs.UNDEFINED, layers());
        byte[] dirty = Tiffs.file(ByteOrder.LITTLE_ENDIAN, false, page);

        assertThat(Strips.clean(dirty))
                .isEqualTo(Strips.clean(Tiffs.file(ByteOrder.LITTLE_ENDIAN, false, Tiffs.plain(1))));
        assertThat(Strips.stripped(dirty).removed())
                .contains(
                        new Removed(FindingGroup.EMBEDDED, "Further pictures (SubIFDs)"),
                        new Removed(FindingGroup.EMBEDDED, "Photoshop layers"));
    }

    /** What Photoshop writes repeats the picture, here word for word. */
    private static byte[] layers() {
        return Strips.join(
                Strips.latin("Adobe Photoshop Document Data Block\0"), Tiffs.grey(1, Tiffs.WIDTH * Tiffs.HEIGHT / 2));
    }

    @Test
    void strips_may_share_their_data_and_still_do_afterwards() throws Failure {
        byte[] shared = Tiffs.file(ByteOrder.LITTLE_ENDIAN, false, Tiffs.plain(1));
        // The second strip's offset, which follows the first's, is made the same.
        int offsets = shared.length - 4 - 9 * 12 - 2 - 8 - 8;
        System.arraycopy(shared, offsets, shared, offsets + 4, 4);

        byte[] clean = Strips.clean(shared);

        assertThat(clean.length).isLessThan(shared.length - Tiffs.WIDTH * Tiffs.HEIGHT / 2 + 16);
        assertThat(Strips.pixels(clean)).isEqualTo(Strips.pixels(shared));
        assertThat(Strips.clean(clean)).isEqualTo(clean);
    }

    @Test
    void files_of_cameras_are_refused_by_name_and_yet_inspected() throws Failure {
        byte[] dng = Tiffs.file(
                ByteOrder.LITTLE_ENDIAN,
                false,
                Tiffs.plain(1).text(315, "Mira Tolvanova").bytes(50706, 1, new byte[] {1, 4, 0, 0}));
        Tiffs.Page preview = new Tiffs.Page().numbers(254, Tiffs.LONG, 1);
        byte[] nikon = Tiffs.file(
                ByteOrder.BIG_ENDIAN, false, preview.numbers(256, Tiffs.LONG, 8).pointer(330, Tiffs.plain(2)));
        byte[] sensor = Tiffs.file(ByteOrder.LITTLE_ENDIAN, false, Tiffs.page(34_713, new byte[99]));
        byte[] canon = Strips.join(Strips.latin("II*\0\20\0\0\0CR\2\0\0\0\0\0"), Arrays.copyOfRange(dng, 16, 99));

        for (byte[] raw : List.of(dng, nikon, sensor, canon)) {
            assertThat(Strips.refusal(raw).key()).isEqualTo("strip.camera-raw");
        }
        assertThat(Strips.inspect(dng).findings()).extracting(Finding::name).contains("Artist");
        assertThat(Strips.inspect(dng).strippable()).isFalse();
    }

    @Test
    void compressions_that_are_not_taken_are_refused_by_name() throws Failure {
        for (int compression : new int[] {6, 34_925, 50_000, 50_001, 12_345}) {
            byte[] file = Tiffs.file(ByteOrder.LITTLE_ENDIAN, false, Tiffs.page(compression, new byte[99]));

            assertThat(Strips.refusal(file).key()).isEqualTo("strip.unknown-part");
            assertThat(String.valueOf(Strips.refusal(file).arguments().get(1)))
                    .startsWith("compression " + compression);
        }
    }

    @Test
    void a_place_on_the_map_is_dropped_and_named() throws Failure {
        byte[] map = Tiffs.file(
                ByteOrder.LITTLE_ENDIAN,
                false,
                Tiffs.plain(1)
                        .numbers(34735, Tiffs.SHORT, 1, 1, 0, 1, 1024, 0, 1, 2)
                        .text(34737, "WGS 84|Morvesk|"));

        assertThat(Strips.clean(map))
                .isEqualTo(Strips.clean(Tiffs.file(ByteOrder.LITTLE_ENDIAN, false, Tiffs.plain(1))));
        assertThat(Strips.stripped(map).removed())
                .contains(new Removed(FindingGroup.PLACE, "Place on the map (GeoTIFF)"));
    }

    @Test
    void hundreds_of_pages_are_taken_and_more_refused() throws Failure {
        Tiffs.Page small = new Tiffs.Page()
                .numbers(256, Tiffs.LONG, 2)
                .numbers(257, Tiffs.LONG, 2)
                .numbers(258, Tiffs.SHORT, 8)
                .numbers(262, Tiffs.SHORT, 1)
                .strips(new byte[] {1, 2, 3, 4})
                .numbers(279, Tiffs.LONG, 4)
                .numbers(297, Tiffs.SHORT, 0, 800);
        Tiffs.Page[] pages = new Tiffs.Page[801];
        Arrays.fill(pages, small);

        byte[] clean = Strips.clean(Tiffs.file(ByteOrder.LITTLE_ENDIAN, false, Arrays.copyOf(pages, 800)));

        assertThat(Strips.stripped(clean).alreadyClean()).isTrue();
        assertThat(Strips.refusal(Tiffs.file(ByteOrder.LITTLE_ENDIAN, false, pages))
                        .arguments())
                .contains("number of pages");
    }

    @Test
    void directories_in_a_ring_and_strips_that_overlap_are_refused() throws Failure {
        byte[] ring = Tiffs.file(ByteOrder.LITTLE_ENDIAN, false, Tiffs.plain(1));
        System.arraycopy(ring, 4, ring, ring.length - 4, 4);
        byte[][] many = new byte[Tiffs.HEIGHT][];
        Arrays.fill(many, new byte[Tiffs.WIDTH]);
        byte[] overlapping = Tiffs.file(ByteOrder.LITTLE_ENDIAN, false, Tiffs.page(2, many));
        int counts = overlapping.length - 4 - 9 * 12 - 2 - 4 * Tiffs.HEIGHT;
        for (int i = 0; i < Tiffs.HEIGHT; i++) {
            overlapping[counts + 4 * i] = (byte) 250;
        }

        assertThat(Strips.refusal(ring).key()).isEqualTo("strip.damaged");
        assertThat(Strips.refusal(overlapping).arguments()).contains("strips that overlap");
    }
}
