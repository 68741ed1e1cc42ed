package org.letopis.sanitize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.drew.imaging.ImageProcessingException;
import com.drew.imaging.jpeg.JpegMetadataReader;
import com.drew.metadata.Directory;
import com.drew.metadata.exif.ExifDirectoryBase;
import com.drew.metadata.exif.ExifIFD0Directory;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.letopis.Programs;
import org.letopis.failure.Failure;

class JpegSanitizerTest extends SanitizerContract {
    private static final ByteOrder BIG = ByteOrder.BIG_ENDIAN;

    @Override
    byte[] dirty() {
        return Strips.sample("dirty.jpg");
    }

    @Override
    FileFormat format() {
        return FileFormat.JPEG;
    }

    @Override
    List<String> planted() {
        return List.of(
                "AK2-0047731",
                "Mira Tolvanova",
                "2024:05:17",
                "Morvesk",
                "LETOPIS-SAMPLE",
                "flat 14",
                "Darkbench",
                "Aldine",
                "witness");
    }

    @Override
    List<String> findings() {
        return List.of(
                "GPS Latitude",
                "GPS Longitude",
                "Body Serial Number",
                "Camera Owner Name",
                "Date/Time Original",
                "Thumbnail",
                "Comment",
                "Data after the end",
                "dc:creator[1]",
                "XMP block");
    }

    @Test
    void the_sample_tells_what_its_readme_says() throws Failure {
        assertThat(Strips.inspect(dirty()).findings())
                .contains(
                        new Finding(FindingGroup.PLACE, "GPS Latitude", "-45° 7' 24.44\""),
                        new Finding(FindingGroup.PLACE, "GPS Longitude", "-120° 34' 4.41\""),
                        new Finding(FindingGroup.DEVICE, "Body Serial Number", "AK2-0047731"),
                        new Finding(FindingGroup.PEOPLE, "Camera Owner Name", "Mira Tolvanova"),
                        new Finding(FindingGroup.EMBEDDED, "Data after the end", "69 bytes, plain text"))
                .anyMatch(finding ->
                        finding.name().equals("Thumbnail") && finding.value().startsWith("160 x 96 pixels"));
    }

    @Test
    void a_turned_picture_stays_upright_and_loses_its_film() throws Failure, IOException, ImageProcessingException {
        byte[] dirty = Strips.sample("dirty-rotated.jpg");

        byte[] clean = Strips.clean(dirty);

        assertThat(orientation(clean)).isEqualTo(6);
        assertThat(Strips.pixels(clean)).isEqualTo(Strips.pixels(dirty));
        assertThat(Strips.inspect(dirty).findings())
                .contains(new Finding(FindingGroup.EMBEDDED, "Data after the end", "2259 bytes, MP4"));
        assertThat(Strips.stripped(dirty).removed())
                .contains(
                        new Removed(FindingGroup.EMBEDDED, "Data after the end"),
                        new Removed(FindingGroup.EMBEDDED, "Index of further pictures (MPF)"));
        assertThat(Strips.inspect(clean).findings()).isEmpty();
        assertThat(Strips.clean(clean)).isEqualTo(clean);
    }

    @ParameterizedTest
    @CsvSource({
        // tag type, count, value: what is kept, 0 for nothing
        "3, 1, 1, 0",
        "3, 1, 2, 2",
        "3, 1, 3, 3",
        "3, 1, 4, 4",
        "3, 1, 5, 5",
        "3, 1, 6, 6",
        "3, 1, 7, 7",
        "3, 1, 8, 8",
        "3, 1, 9, 0",
        "3, 1, 0, 0",
        "4, 1, 6, 6",
        "3, 2, 6, 0"
    })
    void of_exif_only_an_orientation_that_turns_is_kept(int type, int count, int value, int kept)
            throws Failure, IOException, ImageProcessingException {
        for (ByteOrder order : List.of(BIG, ByteOrder.LITTLE_ENDIAN)) {
            byte[] exif = Jpegs.exif(
                    order,
                    new long[][] {{0x010F, 2, 9, 50}, {0x0112, type, count, value}, {0x013B, 2, 9, 50}},
                    Strips.latin("NamedOne\0"));
            byte[] clean = Strips.clean(Jpegs.planted(Jpegs.baseline(), exif));

            assertThat(orientation(clean)).isEqualTo(kept);
            assertThat(Strips.contains(clean, Strips.latin("NamedOne"))).isFalse();
            assertThat(Strips.pixels(clean)).isEqualTo(Strips.pixels(Jpegs.baseline()));
            assertThat(Strips.clean(clean)).isEqualTo(clean);
        }
    }

    /** Returns the orientation by the independent reader, 0 when there is no EXIF; demands that it is the only tag. */
    private static int orientation(byte[] jpeg) throws IOException, ImageProcessingException {
        Directory directory = JpegMetadataReader.readMetadata(new ByteArrayInputStream(jpeg))
                .getFirstDirectoryOfType(ExifIFD0Directory.class);
        if (directory == null) {
            return 0;
        }
        assertThat(directory.getTagCount()).isEqualTo(1);
        return directory.getInteger(ExifDirectoryBase.TAG_ORIENTATION);
    }

    @Test
    void segments_between_the_scans_of_a_progressive_picture_are_dropped() throws Failure {
        byte[] progressive = Jpegs.progressive();
        byte[] comment = Jpegs.segment(0xFE, Strips.latin("between the scans"));
        byte[] xmp = Jpegs.segment(0xE1, Strips.latin("http://ns.adobe.com/xap/1.0/\0 not even XML"));
        int secondScan = Jpegs.find(progressive, 0xDA, 1);
        byte[] dirty = Jpegs.insert(progressive, secondScan, Strips.join(comment, xmp));

        byte[] clean = Strips.clean(dirty);

        assertThat(clean).isEqualTo(Strips.clean(progressive));
        assertThat(Strips.pixels(clean)).isEqualTo(Strips.pixels(progressive));
        assertThat(Strips.inspect(dirty).findings())
                .contains(new Finding(FindingGroup.HIDDEN, "Comment", "between the scans"));
    }

    @Test
    void the_adobe_marker_of_cmyk_is_kept_as_its_twelve_bytes() throws Failure {
        byte[] plain = Jpegs.cmyk(Jpegs.adobe(0));
        byte[] longer = Jpegs.cmyk(Strips.join(Jpegs.adobe(0), Strips.latin("and a note")));

        assertThat(Strips.clean(plain)).isEqualTo(plain);
        assertThat(Strips.clean(longer)).isEqualTo(plain);
        assertThat(Jpegs.raster(Strips.clean(longer))).isEqualTo(Jpegs.raster(longer));
        assertThat(Strips.stripped(longer).removed())
                .containsExactly(new Removed(FindingGroup.HIDDEN, "Bytes in the Adobe marker"));
    }

    @Test
    void a_picture_whose_components_are_named_rgb_gets_no_jfif_header() throws Failure {
        byte[] jpeg = Jpegs.baseline();
        int jfif = Jpegs.find(jpeg, 0xE0, 0);
        byte[] bare = Strips.join(Arrays.copyOf(jpeg, jfif), Arrays.copyOfRange(jpeg, jfif + 18, jpeg.length));
        int frame = Jpegs.find(bare, 0xC0, 0);
        int scan = Jpegs.find(bare, 0xDA, 0);
        for (int i = 0; i < 3; i++) {
            bare[frame + 10 + 3 * i] = (byte) "RGB".charAt(i);
            bare[scan + 5 + 2 * i] = (byte) "RGB".charAt(i);
        }
        byte[] dirty = Jpegs.planted(bare, Jpegs.exif(BIG, new long[][] {{0x0112, 3, 1, 1}}, new byte[0]));

        // A decoder that finds a JFIF header takes the components for YCbCr (libjpeg, jdapimin.c).
        assertThat(Strips.clean(dirty)).isEqualTo(bare);
    }

    @Test
    void a_picture_with_exif_only_gets_a_plain_jfif_header() throws Failure {
        byte[] jpeg = Jpegs.baseline();
        byte[] bare = Strips.join(Arrays.copyOf(jpeg, 2), Arrays.copyOfRange(jpeg, 20, jpeg.length));
        byte[] dirty = Jpegs.planted(bare, Jpegs.exif(BIG, new long[][] {{0x0112, 3, 1, 1}}, new byte[0]));

        byte[] clean = Strips.clean(dirty);

        assertThat(clean).startsWith(0xFF, 0xD8, 0xFF, 0xE0, 0, 16, 'J', 'F', 'I', 'F', 0, 1, 1, 0, 0, 1, 0, 1, 0, 0);
        assertThat(Strips.pixels(clean)).isEqualTo(Strips.pixels(dirty));
    }

    @Test
    void fill_bytes_and_stray_bytes_are_dropped() throws Failure {
        byte[] jpeg = Jpegs.baseline();
        byte[] clean = Strips.clean(jpeg);
        int tables = Jpegs.find(jpeg, 0xDB, 0);
        byte[] dirty = Jpegs.insert(jpeg, tables, new byte[] {'h', 'i', (byte) 0xFF, (byte) 0xFF});
        dirty = Jpegs.insert(dirty, dirty.length - 2, new byte[] {(byte) 0xFF, (byte) 0xFF});

        assertThat(Strips.clean(dirty)).isEqualTo(clean);
        assertThat(Strips.stripped(dirty).removed())
                .contains(
                        new Removed(FindingGroup.HIDDEN, "Fill bytes"),
                        new Removed(FindingGroup.HIDDEN, "Bytes between segments"));
    }

    @Test
    void an_end_marker_inside_a_dropped_segment_is_not_the_end() throws Failure {
        byte[] jpeg = Jpegs.baseline();
        byte[] decoy = Jpegs.segment(0xE9, new byte[] {'x', (byte) 0xFF, (byte) 0xD9, (byte) 0xFF, (byte) 0xDA, 'y'});

        assertThat(Strips.clean(Jpegs.planted(jpeg, decoy))).isEqualTo(Strips.clean(jpeg));
    }

    @ParameterizedTest
    @CsvSource({"01", "02", "C5", "C8", "DC", "DE", "F0", "F7", "D8"})
    void a_marker_that_is_not_known_is_refused_by_name(String marker) throws Failure {
        byte[] dirty =
                Jpegs.planted(Jpegs.baseline(), Jpegs.segment(Integer.parseInt(marker, 16), Strips.latin("something")));

        StripResult.Refused refused = Strips.refusal(dirty);

        assertThat(refused.key()).isEqualTo("strip.unknown-part");
        assertThat(refused.arguments()).containsExactly("JPEG", "marker FF" + marker, 2L);
    }

    @Test
    void tables_that_hold_more_than_tables_are_refused() throws Failure {
        byte[] jpeg = Jpegs.baseline();
        int quantization = Jpegs.find(jpeg, 0xDB, 0);
        int huffman = Jpegs.find(jpeg, 0xC4, 0);
        for (int at : List.of(quantization, huffman)) {
            byte[] longer = Jpegs.insert(jpeg, at + 4 + lengthAt(jpeg, at) - 2, Strips.latin("hi"));
            longer[at + 3] += 2;

            assertThat(Strips.refusal(longer).key()).isEqualTo("strip.damaged");
        }
    }

    private static int lengthAt(byte[] jpeg, int marker) {
        return (jpeg[marker + 2] & 0xFF) << 8 | jpeg[marker + 3] & 0xFF;
    }

    @Test
    void an_srgb_profile_is_dropped_and_a_wide_one_is_kept_without_its_texts() throws Failure {
        byte[] jpeg = Jpegs.baseline();

        assertThat(Strips.clean(Jpegs.planted(jpeg, icc(IccProfileTest.srgb()))))
                .isEqualTo(Strips.clean(jpeg));

        byte[] wide = Jpegs.planted(jpeg, icc(IccProfileTest.wide()));
        byte[] clean = Strips.clean(wide);
        assertThat(Strips.contains(clean, Strips.latin("ICC_PROFILE"))).isTrue();
        assertThat(Strips.contains(clean, Strips.latin("Screen of Mira"))).isFalse();
        assertThat(Strips.pixels(clean)).isEqualTo(Strips.pixels(wide));
        assertThat(Strips.inspect(wide).findings())
                .anyMatch(finding -> finding.value().contains("Screen of Mira"));
        assertThat(Strips.inspect(clean).findings()).isEmpty();
        assertThat(Strips.stripped(clean).alreadyClean()).isTrue();
    }

    @Test
    void a_profile_for_another_colour_space_is_dropped_as_viewers_ignore_it() throws Failure {
        assertThat(Strips.clean(Jpegs.planted(Jpegs.grey(), icc(IccProfileTest.wide()))))
                .isEqualTo(Strips.clean(Jpegs.grey()));
    }

    @Test
    void a_profile_with_a_missing_part_is_refused() throws Failure {
        byte[] content = Strips.join(Strips.latin("ICC_PROFILE\0"), new byte[] {1, 2}, IccProfileTest.wide());

        StripResult.Refused refused = Strips.refusal(Jpegs.planted(Jpegs.baseline(), Jpegs.segment(0xE2, content)));

        assertThat(refused.key()).isEqualTo("strip.colour-profile");
        assertThat(refused.arguments()).containsExactly("JPEG", "parts");
    }

    private static byte[] icc(byte[] profile) {
        List<byte[]> segments = new ArrayList<>();
        int half = profile.length / 2;
        for (int i = 0; i < 2; i++) {
            byte[] part = i == 0 ? Arrays.copyOf(profile, half) : Arrays.copyOfRange(profile, half, profile.length);
            segments.add(Jpegs.segment(
                    0xE2, Strips.join(Strips.latin("ICC_PROFILE\0"), new byte[] {(byte) (i + 1), 2}, part)));
        }
        return Strips.join(segments.toArray(byte[][]::new));
    }

    /** Metadata that was copied into coded data that is not followed: no allowlist of parts can find that. */
    @Test
    void a_position_left_in_coded_data_fails_the_strip() throws Failure {
        ByteBuffer degrees = ByteBuffer.allocate(24);
        for (int number : new int[] {45, 1, 7, 1, 24_4416, 10_000}) {
            degrees.putInt(number);
        }
        byte[] gps = Strips.join(new byte[] {0, 2, 0, 1, 0, 2, 0, 0, 0, 2}, Strips.latin("S\0\0\0"), new byte[] {
            0, 2, 0, 5, 0, 0, 0, 3, 0, 0, 0, 56, 0, 0, 0, 0
        });
        byte[] exif = Jpegs.exif(BIG, new long[][] {{0x8825, 4, 1, 26}}, Strips.join(gps, degrees.array()));
        byte[] dirty = Jpegs.planted(Jpegs.progressive(), exif);
        byte[] leaking = Jpegs.insert(dirty, dirty.length - 2, degrees.array());

        assertThat(Strips.inspect(dirty).findings()).extracting(Finding::name).contains("GPS Latitude");
        Strips.clean(dirty);
        assertThat(Strips.strip(Source.of(leaking), new MemoryCopy()))
                .isEqualTo(new StripResult.Refused(FileFormat.JPEG, "strip.left-over", List.of("GPS Latitude")));
    }

    @Test
    void a_text_left_in_coded_data_fails_the_strip_in_any_encoding() throws Failure {
        byte[] dirty = Jpegs.planted(
                Jpegs.progressive(), Jpegs.segment(0xFE, "Свидетель Данил".getBytes(StandardCharsets.UTF_8)));
        for (var charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
            byte[] leaking = Jpegs.insert(dirty, dirty.length - 2, "Свидетель Данил".getBytes(charset));

            assertThat(Strips.strip(Source.of(leaking), new MemoryCopy()))
                    .isEqualTo(new StripResult.Refused(FileFormat.JPEG, "strip.left-over", List.of("Comment")));
        }
    }

    @Test
    void a_windows_text_in_utf_16_is_searched_for() throws Failure {
        byte[] title = "Данил у лавки".getBytes(StandardCharsets.UTF_16LE);
        byte[] exif = Jpegs.exif(ByteOrder.LITTLE_ENDIAN, new long[][] {{0x9C9B, 1, title.length, 26}}, title);
        byte[] dirty = Jpegs.planted(Jpegs.progressive(), exif);
        byte[] leaking = Jpegs.insert(dirty, dirty.length - 2, "Данил у лавки".getBytes(StandardCharsets.UTF_8));

        assertThat(Strips.stripped(dirty).removed()).contains(new Removed(FindingGroup.OTHER, "Windows XP Title"));
        assertThat(Strips.strip(Source.of(leaking), new MemoryCopy()))
                .isEqualTo(new StripResult.Refused(FileFormat.JPEG, "strip.left-over", List.of("Windows XP Title")));
    }

    @Test
    void reading_metadata_opens_no_connection() throws Failure, IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            server.setSoTimeout(300);
            String address = "http://127.0.0.1:" + server.getLocalPort() + "/x.dtd";
            String xmp = "http://ns.adobe.com/xap/1.0/\0<?xml version=\"1.0\"?><!DOCTYPE x SYSTEM \"" + address
                    + "\" [<!ENTITY e SYSTEM \"" + address
                    + "\">]><x:xmpmeta xmlns:x=\"adobe:ns:meta/\">&e;</x:xmpmeta>";
            byte[] dirty = Jpegs.planted(Jpegs.baseline(), Jpegs.segment(0xE1, Strips.latin(xmp)));

            Inspection inspection = Strips.inspect(dirty);

            assertThat(inspection.unread()).containsExactly("inspect.unread-metadata");
            assertThatThrownBy(server::accept).isInstanceOf(SocketTimeoutException.class);
            assertThat(Strips.clean(dirty)).isEqualTo(Strips.clean(Jpegs.baseline()));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1x1", "2x1", "1x2", "2x2", "4x1", "2x2,2x1,1x1", "1x1,2x2,1x1"})
    void bytes_behind_the_last_block_of_a_scan_are_dropped(String sampling) throws Exception {
        Programs.need("convert", "imagemagick");
        for (String size : List.of("1x1", "17x33", "131x77")) {
            byte[] plain = Judge.makes(
                    "jpg",
                    new byte[0],
                    "convert",
                    "-size",
                    size,
                    "-seed",
                    "7",
                    "plasma:",
                    "-sampling-factor",
                    sampling,
                    Judge.MADE);
            byte[] hiding = Jpegs.insert(plain, plain.length - 2, Strips.latin("meet me at the mill"));

            byte[] clean = Strips.clean(hiding);

            assertThat(clean).as(size).isEqualTo(Strips.clean(plain));
            assertThat(clean).as(size).endsWith(Arrays.copyOfRange(plain, plain.length - 20, plain.length));
            assertThat(Strips.stripped(hiding).removed())
                    .contains(new Removed(FindingGroup.HIDDEN, "Bytes between segments"));
            assertThat(Judge.pages(clean)).isEqualTo(Judge.pages(hiding));
        }
    }

    /**
     * Scans of nothing but empty blocks: two zero bits each. libjpeg warns of a scan with too few or too many, and
     * identify fails then.
     */
    @ParameterizedTest
    @CsvSource({
        "16, 16, 0, '11', 4",
        "17, 9, 1, '11', 6",
        "100, 9, 7, '11', 26",
        "24, 24, 5, '22', 9",
        "17, 33, 3, '22 11 11', 36",
        "40, 25, 2, '41 21 11', 56",
        "40, 25, 0, '12 11 11', 40"
    })
    void blocks_are_counted_as_libjpeg_counts_them(int width, int height, int interval, String sampling, int blocks)
            throws Exception {
        String[] factors = sampling.split(" ");
        int ofUnit = factors.length == 1
                ? 1
                : Arrays.stream(factors).mapToInt(Jpegs::blocks).sum();
        byte[] plain = Jpegs.empty(width, height, interval, factors, blocks, ofUnit, "");
        byte[] hiding = Jpegs.empty(width, height, interval, factors, blocks, ofUnit, "meet me at the mill");

        assertThat(Judge.says(plain, "identify", "-regard-warnings", "-format", "%wx%h", Judge.FILE))
                .isEqualTo(width + "x" + height);
        assertThat(Strips.clean(plain)).isEqualTo(plain);
        assertThat(Strips.clean(hiding)).isEqualTo(plain);
        assertThat(Judge.pages(hiding)).isEqualTo(Judge.pages(plain));
    }

    /** T.81 section B.1.1.2 has fill bytes in front of markers only; libjpeg and ffmpeg both draw such a picture wrong. */
    @Test
    void bytes_ff_inside_coded_data_are_damage_that_stays_as_it_is() throws Failure {
        byte[] plain = Jpegs.baseline();
        int data = Jpegs.find(plain, 0x00, 0);
        byte[] damaged = Jpegs.insert(plain, data, new byte[] {(byte) 0xFF, (byte) 0xFF});

        assertThat(data).isGreaterThan(Jpegs.find(plain, 0xDA, 0));
        assertThat(Strips.pixels(Strips.clean(damaged))).isEqualTo(Strips.pixels(damaged));
        assertThat(Strips.clean(Strips.clean(damaged))).isEqualTo(Strips.clean(damaged));
    }

    @Test
    void a_scan_with_too_few_blocks_or_a_wrong_code_stays_as_it_is() throws Failure {
        byte[] tooShort = Jpegs.empty(64, 64, 0, new String[] {"11"}, 60, 1, "");
        byte[] wrong = Jpegs.empty(64, 64, 0, new String[] {"11"}, 64, 1, "");
        wrong[wrong.length - 5] = (byte) 0xFE;

        assertThat(Strips.clean(tooShort)).isEqualTo(tooShort);
        assertThat(Strips.clean(wrong)).isEqualTo(wrong);
    }

    @Test
    void of_many_long_comments_only_so_much_is_held_in_memory() throws Exception {
        byte[] comment = new byte[65_000];
        Arrays.fill(comment, (byte) 'x');
        byte[][] comments = new byte[400][];
        for (int i = 0; i < comments.length; i++) {
            byte[] note = Strips.latin("meet me at mill " + i + " ");
            System.arraycopy(note, 0, comment, 0, note.length);
            comments[i] = Jpegs.segment(0xFE, comment);
        }
        byte[] dirty = Jpegs.planted(Jpegs.baseline(), comments);
        Draft draft = new Draft(FileFormat.JPEG);
        new JpegSanitizer().read(Source.of(dirty), draft, ByteSink.NOTHING);

        assertThat(draft.texts()).hasSize(comments.length);
        assertThat(draft.texts().stream().mapToLong(text -> text.bytes().length).sum())
                .isLessThan(17L << 20);
        assertThat(new String(draft.texts().get(399).bytes(), StandardCharsets.ISO_8859_1))
                .startsWith("meet me at mill 399");
        assertThat(draft.findings()).allMatch(finding -> finding.value().length() <= 401);
        assertThat(Strips.clean(dirty)).isEqualTo(Strips.clean(Jpegs.baseline()));
    }

    /** A TIFF keeps this tag, so only there it is not looked for. */
    @ParameterizedTest
    @EnumSource(
            value = FileFormat.class,
            names = {"JPEG", "TIFF"})
    void constants_of_colour_are_looked_for_where_they_are_dropped(FileFormat format) throws IOException {
        byte[] fractions = new byte[24];
        new Random(5).nextBytes(fractions);
        byte[] exif = Jpegs.exif(BIG, new long[][] {{0x0211, 5, 3, 8 + 2 + 12 + 4}}, fractions);
        MetadataReader.Result metadata =
                MetadataReader.read(FileFormat.JPEG, new ByteArrayInputStream(Jpegs.planted(Jpegs.baseline(), exif)));
        NeedleSearch search =
                OriginalValues.needles(new Draft(format), metadata).search(List.of(), NeedleSearch.SHORTEST);

        search.accept(fractions, 0, fractions.length);

        assertThat(search.hit().isPresent()).isEqualTo(format == FileFormat.JPEG);
    }

    @Test
    void an_exif_block_that_unfolds_to_gigabytes_is_dropped_unread() throws Failure {
        long[][] entries = new long[3_000][];
        for (int i = 0; i < entries.length; i++) {
            entries[i] = new long[] {0xC000 + i, 7, 30_000, 8};
        }
        byte[] dirty = Jpegs.planted(Jpegs.baseline(), Jpegs.exif(BIG, entries, new byte[0]));

        assertThat(Strips.inspect(dirty).unread()).containsExactly("inspect.unread-metadata");
        assertThat(Strips.clean(dirty)).isEqualTo(Strips.clean(Jpegs.baseline()));
    }
}
