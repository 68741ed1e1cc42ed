package org.letopis.sanitize;

import static org.assertj.core.api.Assertions.assertThat;

import com.drew.imaging.png.PngMetadataReader;
import com.drew.imaging.png.PngProcessingException;
import com.drew.metadata.exif.ExifDirectoryBase;
import com.drew.metadata.exif.ExifIFD0Directory;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.letopis.failure.Failure;

class PngSanitizerTest extends SanitizerContract {
    @Override
    byte[] dirty() {
        return Strips.sample("dirty.png");
    }

    @Override
    FileFormat format() {
        return FileFormat.PNG;
    }

    @Override
    List<String> planted() {
        return List.of(
                "Арина", "Veshnyak", "MIRA-LAPTOP", "Мельничная", "Aldine", "2024:06:02", "LETOPIS-SAMPLE", "prVt");
    }

    @Override
    List<String> findings() {
        return List.of(
                "Text: Author",
                "Text: Software",
                "Text: Description",
                "Text: Comment",
                "Last modification time",
                "Artist",
                "Chunk prVt",
                "Data after the end");
    }

    @Test
    void texts_are_shown_inflated_and_in_their_own_script() throws Failure {
        assertThat(Strips.inspect(dirty()).findings())
                .contains(
                        new Finding(FindingGroup.PEOPLE, "Text: Author", "Арина Вешняк"),
                        new Finding(
                                FindingGroup.HIDDEN,
                                "Text: Comment",
                                "Copied from the district archive by A. Veshnyak"),
                        new Finding(FindingGroup.TIME, "Last modification time", "2024-06-02 08:15:00"));
    }

    @Test
    void every_kind_of_picture_stays_as_it_is() throws Failure {
        byte[] text = Pngs.chunk("tEXt", Strips.latin("Author\0Somebody Known"));
        for (boolean interlaced : new boolean[] {false, true}) {
            for (BufferedImage image : List.of(
                    Pngs.of(BufferedImage.TYPE_INT_RGB),
                    Pngs.of(BufferedImage.TYPE_4BYTE_ABGR),
                    Pngs.of(BufferedImage.TYPE_BYTE_GRAY),
                    Pngs.of(BufferedImage.TYPE_USHORT_GRAY),
                    Pngs.of(BufferedImage.TYPE_BYTE_BINARY),
                    Pngs.palette())) {
                byte[] png = Pngs.encode(image, interlaced);
                byte[] dirty = Pngs.planted(png, text);

                byte[] clean = Strips.clean(dirty);

                assertThat(clean).isEqualTo(png);
                assertThat(Strips.pixels(clean)).isEqualTo(Strips.pixels(dirty));
            }
        }
    }

    @Test
    void a_picture_of_sixteen_bits_for_each_colour_stays_as_it_is() throws Failure {
        byte[] rows = new byte[(1 + 5 * 8) * 4];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = (byte) (i % 41 == 0 ? 0 : i * 31);
        }
        byte[] png = Strips.join(
                Pngs.SIGNATURE,
                Pngs.header(5, 4, 16, 6),
                Pngs.chunk("IDAT", Pngs.deflate(rows)),
                Pngs.chunk("IEND", new byte[0]));

        assertThat(Strips.clean(png)).isEqualTo(png);
        assertThat(Strips.pixels(png)).hasSize(5 * 4 + 2);
    }

    @Test
    void chunks_that_colours_depend_on_are_kept_and_others_dropped() throws Failure {
        byte[] gamma = Pngs.chunk("gAMA", new byte[] {0, 0, (byte) 0xB1, (byte) 0x8F});
        byte[] resolution = Pngs.chunk("pHYs", new byte[] {0, 0, 11, 19, 0, 0, 11, 19, 1});
        byte[] points = Pngs.chunk("cICP", new byte[] {12, 13, 0, 1});
        byte[] histogram = Pngs.chunk("hIST", new byte[] {0, 1});
        byte[] own = Pngs.chunk("qrSt", Strips.latin("something of somebody"));

        byte[] dirty = Pngs.planted(Pngs.rgb(), gamma, histogram, resolution, own, points);

        assertThat(Strips.clean(dirty)).isEqualTo(Pngs.planted(Pngs.rgb(), gamma, resolution, points));
        assertThat(Strips.stripped(dirty).removed())
                .containsExactly(
                        new Removed(FindingGroup.HIDDEN, "Unknown chunk"),
                        new Removed(FindingGroup.OTHER, "Chunk hIST"));
    }

    @Test
    void a_second_chunk_of_a_kind_that_may_come_once_is_dropped() throws Failure {
        byte[] gamma = Pngs.chunk("gAMA", new byte[] {0, 0, (byte) 0xB1, (byte) 0x8F});
        byte[] again = Pngs.chunk("gAMA", Strips.latin("HIDE"));

        assertThat(Strips.clean(Pngs.planted(Pngs.rgb(), gamma, again))).isEqualTo(Pngs.planted(Pngs.rgb(), gamma));
    }

    @Test
    void an_unknown_critical_chunk_is_refused_by_name() throws Failure {
        StripResult.Refused refused = Strips.refusal(Pngs.planted(Pngs.rgb(), Pngs.chunk("SeCT", new byte[3])));

        assertThat(refused)
                .isEqualTo(new StripResult.Refused(
                        FileFormat.PNG, "strip.unknown-part", List.of("PNG", "chunk SeCT", 33L)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"IDAT", "tEXt", "IHDR", "IEND"})
    void a_wrong_checksum_is_refused_even_in_a_chunk_that_is_dropped(String type) throws Failure {
        byte[] png = Pngs.planted(Pngs.rgb(), Pngs.chunk("tEXt", Strips.latin("Author\0Somebody")));
        int at = new String(png, StandardCharsets.ISO_8859_1).indexOf(type);
        byte[] broken = png.clone();
        int crc = at + 4 + (int) IccProfile.u32(png, at - 4);
        broken[crc] ^= 1;

        StripResult.Refused refused = Strips.refusal(broken);

        assertThat(refused.key()).isEqualTo("strip.damaged");
        assertThat(refused.arguments()).containsExactly("PNG", "checksum of chunk " + type, (long) at - 4);
    }

    @Test
    void bytes_behind_the_zlib_stream_are_cut_off() throws Failure {
        byte[] stream = Pngs.deflate(Pngs.rows(20, 10, 3));
        byte[] note = Strips.latin("the list is in the blue folder");
        byte[] clean = Pngs.grey(20, 10, Pngs.chunk("IDAT", stream));

        byte[] inSameChunk = Pngs.grey(20, 10, Pngs.chunk("IDAT", Strips.join(stream, note)));
        byte[] inNextChunk = Pngs.grey(20, 10, Pngs.chunk("IDAT", stream), Pngs.chunk("IDAT", note));
        byte[] emptyChunk = Pngs.grey(20, 10, Pngs.chunk("IDAT", new byte[0]), Pngs.chunk("IDAT", stream));

        assertThat(Strips.clean(clean)).isEqualTo(clean);
        assertThat(Strips.clean(inSameChunk)).isEqualTo(clean);
        assertThat(Strips.clean(inNextChunk)).isEqualTo(clean);
        assertThat(Strips.clean(emptyChunk)).isEqualTo(clean);
        assertThat(Strips.stripped(inSameChunk).removed())
                .containsExactly(new Removed(FindingGroup.HIDDEN, "Bytes behind the picture data"));
    }

    @Test
    void picture_data_in_many_chunks_keeps_its_chunks() throws Failure {
        byte[] stream = Pngs.deflate(Pngs.rows(200, 90, 3));
        byte[] first = Pngs.chunk("IDAT", Arrays.copyOf(stream, 40));
        byte[] second = Pngs.chunk("IDAT", Arrays.copyOfRange(stream, 40, stream.length));

        assertThat(Strips.clean(Pngs.grey(200, 90, first, second))).isEqualTo(Pngs.grey(200, 90, first, second));
    }

    @Test
    void picture_data_for_more_or_less_than_the_picture_is_refused() throws Failure {
        byte[] longer = Pngs.grey(20, 10, Pngs.chunk("IDAT", Pngs.deflate(Pngs.rows(20, 11, 3))));
        byte[] shorter = Pngs.grey(20, 10, Pngs.chunk("IDAT", Pngs.deflate(Pngs.rows(20, 9, 3))));

        for (byte[] png : List.of(longer, shorter)) {
            StripResult.Refused refused = Strips.refusal(png);
            assertThat(refused.key()).isEqualTo("strip.damaged");
            assertThat(refused.arguments()).contains("picture data");
        }
    }

    @Test
    void a_picture_that_would_unfold_to_more_than_four_gibibytes_is_refused() throws Failure {
        byte[] huge = Strips.join(Pngs.SIGNATURE, Pngs.header(100_000, 100_000, 8, 0), Pngs.chunk("IEND", new byte[0]));

        assertThat(Strips.refusal(huge))
                .isEqualTo(new StripResult.Refused(FileFormat.PNG, "strip.too-large", List.of("PNG", "picture")));
    }

    @Test
    void an_animation_stays_one_with_its_chunks_numbered_anew() throws Failure {
        byte[] still = Pngs.deflate(Pngs.rows(12, 8, 1));
        byte[] frame = Pngs.deflate(Pngs.rows(6, 4, 9));
        byte[] dirty = Pngs.grey(
                12,
                8,
                Pngs.chunk("tEXt", Strips.latin("Author\0Somebody Known")),
                Pngs.animationControl(3),
                Pngs.frameControl(0, 12, 8),
                Pngs.chunk("IDAT", still),
                Pngs.frameControl(1, 6, 4),
                Pngs.frameData(2, Strips.join(frame, Strips.latin("behind"))),
                Pngs.frameData(3, Strips.latin("a chunk that no frame needs")),
                Pngs.frameControl(4, 6, 4),
                Pngs.frameData(5, frame));
        byte[] clean = Pngs.grey(
                12,
                8,
                Pngs.animationControl(3),
                Pngs.frameControl(0, 12, 8),
                Pngs.chunk("IDAT", still),
                Pngs.frameControl(1, 6, 4),
                Pngs.frameData(2, frame),
                Pngs.frameControl(3, 6, 4),
                Pngs.frameData(4, frame));

        assertThat(Strips.clean(dirty)).isEqualTo(clean);
        assertThat(Strips.clean(clean)).isEqualTo(clean);
    }

    @Test
    void an_animation_that_lacks_a_frame_is_refused() throws Failure {
        byte[] png = Pngs.grey(
                12,
                8,
                Pngs.animationControl(2),
                Pngs.frameControl(0, 12, 8),
                Pngs.chunk("IDAT", Pngs.deflate(Pngs.rows(12, 8, 1))));

        assertThat(Strips.refusal(png).key()).isEqualTo("strip.damaged");
    }

    @Test
    void frames_without_animation_control_are_dropped() throws Failure {
        byte[] data = Pngs.chunk("IDAT", Pngs.deflate(Pngs.rows(12, 8, 1)));
        byte[] dirty = Pngs.grey(12, 8, data, Pngs.frameControl(0, 6, 4), Pngs.frameData(1, Strips.latin("hidden")));

        assertThat(Strips.clean(dirty)).isEqualTo(Pngs.grey(12, 8, data));
    }

    @Test
    void of_exif_only_an_orientation_that_turns_is_kept() throws Failure, IOException, PngProcessingException {
        byte[] segment = Jpegs.exif(
                ByteOrder.LITTLE_ENDIAN,
                new long[][] {{0x0112, 3, 1, 8}, {0x013B, 2, 9, 38}},
                Strips.latin("NamedOne\0"));
        byte[] exif = Pngs.chunk("eXIf", Arrays.copyOfRange(segment, 10, segment.length));
        byte[] early = Strips.clean(Pngs.planted(Pngs.rgb(), exif));
        byte[] late = Strips.clean(Pngs.plantedLate(Pngs.rgb(), exif));

        assertThat(late).isEqualTo(early);
        assertThat(early).isEqualTo(Pngs.planted(Pngs.rgb(), Pngs.chunk("eXIf", TiffTags.orientationOnly(8))));
        ExifIFD0Directory directory = PngMetadataReader.readMetadata(new ByteArrayInputStream(early))
                .getFirstDirectoryOfType(ExifIFD0Directory.class);
        assertThat(directory.getTagCount()).isEqualTo(1);
        assertThat(directory.getInteger(ExifDirectoryBase.TAG_ORIENTATION)).isEqualTo(8);
        assertThat(Strips.stripped(early).alreadyClean()).isTrue();
    }

    @Test
    void an_srgb_profile_becomes_the_chunk_that_says_srgb() throws Failure {
        byte[] dirty = Pngs.planted(Pngs.rgb(), profile("Mira's sRGB", IccProfileTest.srgb()));

        assertThat(Strips.clean(dirty)).isEqualTo(Pngs.planted(Pngs.rgb(), Pngs.chunk("sRGB", new byte[] {0})));
    }

    @Test
    void a_wide_profile_is_kept_without_its_name_and_texts() throws Failure {
        byte[] dirty = Pngs.planted(Pngs.rgb(), profile("Mira's screen", IccProfileTest.wide()));

        byte[] clean = Strips.clean(dirty);

        assertThat(Strips.pixels(clean)).isEqualTo(Strips.pixels(dirty));
        assertThat(Strips.contains(clean, Strips.latin("iCCPICC\0"))).isTrue();
        assertThat(Strips.contains(clean, Strips.latin("Mira"))).isFalse();
        assertThat(Strips.inspect(dirty).findings())
                .anyMatch(finding -> finding.value().contains("Screen of Mira"));
        assertThat(Strips.inspect(clean).findings()).isEmpty();
        assertThat(Strips.clean(clean)).isEqualTo(clean);
    }

    private static byte[] profile(String name, byte[] profile) {
        return Pngs.chunk("iCCP", Strips.join(Strips.latin(name + "\0\0"), Pngs.deflate(profile)));
    }

    @Test
    void a_text_that_unfolds_to_gigabytes_is_dropped_unread() throws Failure {
        byte[] bomb = Pngs.chunk("zTXt", Strips.join(Strips.latin("Comment\0\0"), Pngs.deflate(new byte[16 << 20])));
        byte[] dirty = Pngs.planted(Pngs.rgb(), bomb);

        assertThat(Strips.inspect(dirty).unread()).containsExactly("inspect.unread-metadata");
        assertThat(Strips.clean(dirty)).isEqualTo(Pngs.rgb());
    }

    @Test
    void a_length_behind_the_end_of_the_file_is_refused_before_memory_is_asked_for() throws Failure {
        byte[] png = Pngs.planted(Pngs.rgb(), Strips.join(new byte[] {0x7F, -1, -1, -1}, Strips.latin("tEXt")));

        StripResult.Refused refused = Strips.refusal(png);

        assertThat(refused.key()).isEqualTo("strip.truncated");
        assertThat(refused.arguments()).containsExactly("PNG", (long) png.length);
    }

    /** The author's name is drawn into the picture's raw rows: an allowlist of chunks cannot find that. */
    @Test
    void a_text_left_in_the_compressed_pixels_fails_the_strip() throws Failure {
        byte[] rows = Pngs.rows(40, 4, 1);
        System.arraycopy(Strips.latin("Somebody Known"), 0, rows, 45, 14);
        byte[] picture = Pngs.chunk("IDAT", Pngs.deflate(rows));
        byte[] text = Pngs.chunk("tEXt", Strips.latin("Author\0Somebody Known"));

        assertThat(Strips.clean(Pngs.grey(40, 4, picture))).isNotEmpty();
        assertThat(Strips.strip(Source.of(Pngs.grey(40, 4, text, picture)), new MemoryCopy()))
                .isEqualTo(new StripResult.Refused(FileFormat.PNG, "strip.left-over", List.of("Text: Author")));
    }
}
