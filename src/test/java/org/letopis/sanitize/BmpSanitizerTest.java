package org.letopis.sanitize;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.letopis.Programs;
import org.letopis.failure.Failure;

class BmpSanitizerTest extends SanitizerContract {
    @Override
    byte[] dirty() {
        return Bmps.dirty();
    }

    @Override
    FileFormat format() {
        return FileFormat.BMP;
    }

    @Override
    List<String> planted() {
        return List.of("Mira Tolvanova", "flat 14", "AK2-0047731", "Screen of Mira");
    }

    @Override
    List<String> findings() {
        return List.of("Bytes between header and picture", "Data after the end", "Colour profile details");
    }

    @Override
    List<String> facts() {
        return Facts.PROFILE;
    }

    @Override
    int tellingBytes() {
        return 18;
    }

    @Override
    void demandSameContent(byte[] clean, byte[] dirty) throws Exception {
        assertThat(Judge.pages(clean)).contains("13 9").isEqualTo(Judge.pages(dirty));
        assertThat(Strips.pixels(Strips.clean(Bmps.plain(40)))).isEqualTo(Strips.pixels(Bmps.plain(40)));
    }

    @ParameterizedTest
    @ValueSource(ints = {12, 40, 52, 56, 108, 124})
    void every_version_of_the_header_comes_out_as_itself(int headerBytes) throws Exception {
        byte[] file = Bmps.plain(headerBytes);

        assertThat(Strips.clean(file)).isEqualTo(file);
        assertThat(Strips.stripped(file).alreadyClean()).isTrue();
        byte[] filled = Bmps.rgb(headerBytes, Strips.latin("a note"), 'x', BmpHeader.SRGB, null);
        assertThat(Strips.clean(filled)).isEqualTo(file);
        assertThat(Strips.stripped(filled).removed())
                .containsExactly(
                        new Removed(FindingGroup.HIDDEN, "Bytes between header and picture"),
                        new Removed(FindingGroup.HIDDEN, "Bytes that fill up rows"));
    }

    @Test
    void run_length_code_is_followed_to_its_end() throws Exception {
        byte[] file = Bmps.runs();

        assertThat(Strips.clean(file)).isEqualTo(file);
        byte[] longer = Strips.join(file, Strips.latin("meet me at the mill"));
        assertThat(Strips.clean(Bmps.stating(longer.length - Bmps.RUNS_START, longer)))
                .isEqualTo(file);
        assertThat(Judge.frames(longer)).contains("8x6").isEqualTo(Judge.frames(file));
    }

    @Test
    void without_an_end_mark_the_code_ends_with_the_last_row() throws Exception {
        byte[] ended = Bmps.runs(8, 4, 2, 4, 1, 0, 0, 4, 2, 0, 1);
        byte[] hiding = Strips.join(Bmps.runs(8, 4, 2, 4, 1, 0, 0, 4, 2), Strips.latin("meet me at the mill!"));
        byte[] rowEnded = Strips.join(Bmps.runs(8, 4, 2, 4, 1, 0, 0, 4, 2, 0, 0), Strips.latin("meet me at the mill!"));

        for (byte[] dirty : List.of(hiding, rowEnded)) {
            for (int stated : new int[] {0, 6, dirty.length - Bmps.RUNS_START}) {
                byte[] clean = Strips.clean(Bmps.stating(stated, dirty));

                assertThat(Strips.contains(clean, Strips.latin("mill"))).isFalse();
                assertThat(Strips.stripped(clean).alreadyClean()).isTrue();
                assertThat(Judge.pages(clean)).isEqualTo(Judge.pages(ended));
                assertThat(Judge.frames(clean)).isEqualTo(Judge.frames(ended));
            }
        }
        assertThat(Strips.clean(hiding)).isEqualTo(ended);
    }

    @Test
    void a_length_in_the_header_that_is_too_small_loses_no_row() throws Exception {
        byte[] file = Bmps.runs();

        assertThat(Strips.clean(Bmps.stating(4, file))).isEqualTo(file);
        assertThat(Judge.frames(Bmps.stating(4, file))).isEqualTo(Judge.frames(file));
    }

    /** ImageMagick codes rows of a multiple of four bytes; what fills them up is not shown. */
    @ParameterizedTest
    @ValueSource(ints = {9, 10, 11})
    void pixels_that_fill_up_rows_are_dropped(int width) throws Exception {
        byte[] runs = Bmps.runs(8, width, 2, 8, 1, 4, 2, 0, 0, 8, 1, 0, 3, 2, 3, 1, 'x', 0, 0, 0, 1);
        byte[] halves = Bmps.runs(4, width, 2, 8, 1, 8, 0x12, 0, 0, 8, 1, 0, 5, 0x21, 0x31, 0x23, 'x', 0, 0, 0, 1);
        byte[][] clean = switch (width) {
            case 9 ->
                new byte[][] {
                    Bmps.runs(8, width, 2, 8, 1, 1, 2, 0, 0, 8, 1, 1, 2, 0, 0, 0, 1),
                    Bmps.runs(4, width, 2, 8, 1, 1, 0x10, 0, 0, 8, 1, 1, 0x20, 0, 0, 0, 1)
                };
            case 10 ->
                new byte[][] {
                    Bmps.runs(8, width, 2, 8, 1, 2, 2, 0, 0, 8, 1, 1, 2, 1, 3, 0, 0, 0, 1),
                    Bmps.runs(4, width, 2, 8, 1, 2, 0x12, 0, 0, 8, 1, 2, 0x21, 0, 0, 0, 1)
                };
            default ->
                new byte[][] {
                    Bmps.runs(8, width, 2, 8, 1, 3, 2, 0, 0, 8, 1, 0, 3, 2, 3, 1, 0, 0, 0, 0, 1),
                    Bmps.runs(4, width, 2, 8, 1, 3, 0x12, 0, 0, 8, 1, 0, 3, 0x21, 0x30, 0, 0, 0, 1)
                };
        };
        byte[][] dirty = {runs, halves};
        for (int i = 0; i < dirty.length; i++) {
            assertThat(Strips.clean(dirty[i])).isEqualTo(clean[i]);
            assertThat(Strips.clean(clean[i])).isEqualTo(clean[i]);
            assertThat(Judge.pages(clean[i])).isEqualTo(Judge.pages(dirty[i]));
            if (dirty[i] == runs) {
                // Of half bytes ffmpeg takes no such row at all.
                assertThat(Judge.frames(clean[i])).isEqualTo(Judge.frames(runs));
            }
            assertThat(Strips.stripped(dirty[i]).removed())
                    .contains(new Removed(FindingGroup.HIDDEN, "Pixels that fill up rows"));
        }
    }

    @Test
    void bytes_and_half_bytes_that_fill_up_runs_become_zero() throws Exception {
        byte[] plain = Bmps.runs(8, 3, 1, 0, 3, 1, 2, 3, 0, 0, 0, 0, 1);
        byte[] plainHalves = Bmps.runs(4, 4, 1, 1, 0x20, 0, 3, 0x12, 0x30, 0, 0, 0, 1);

        for (byte[][] each : new byte[][][] {
            {plain, Bmps.runs(8, 3, 1, 0, 3, 1, 2, 3, 'x', 0, 0, 0, 1)},
            {plainHalves, Bmps.runs(4, 4, 1, 1, 0x2F, 0, 3, 0x12, 0x3F, 0, 0, 0, 1)}
        }) {
            assertThat(Strips.clean(each[0])).isEqualTo(each[0]);
            assertThat(Strips.clean(each[1])).isEqualTo(each[0]);
            assertThat(Strips.stripped(each[1]).removed())
                    .containsExactly(new Removed(FindingGroup.HIDDEN, "Bytes that fill up runs"));
            assertThat(Judge.frames(each[0])).isEqualTo(Judge.frames(each[1]));
        }
    }

    @Test
    void bits_that_fill_up_rows_become_zero() throws Exception {
        assertThat(Strips.clean(Bmps.bits(0xFF))).isEqualTo(Bmps.bits(0));
        assertThat(Strips.pixels(Bmps.bits(0xFF))).isEqualTo(Strips.pixels(Bmps.bits(0)));
        assertThat(Strips.stripped(Bmps.bits(0)).alreadyClean()).isTrue();
    }

    @Test
    void run_length_code_that_leaves_the_picture_or_ends_too_early_is_refused() throws Failure {
        byte[] jumping = Bmps.runs(8, 4, 2, 4, 1, 0, 0, 0, 2, 1, 1, 3, 1, 0, 1);
        byte[] beside = Bmps.runs(8, 4, 2, 5, 1, 0, 0, 4, 1, 0, 0, 0, 1);
        byte[] note = Bmps.runs(8, 2, 2, 2, 1, 0, 8, 'a', 't', ' ', 'm', 'i', 'l', 'l', '!', 0, 0, 2, 1, 0, 1);
        byte[] cut = Arrays.copyOf(Bmps.runs(), Bmps.runs().length - 1);

        for (byte[] leaving : List.of(jumping, beside, note)) {
            assertThat(Strips.refusal(leaving).key()).isEqualTo("strip.damaged");
        }
        assertThat(Strips.refusal(cut).key()).isEqualTo("strip.truncated");
    }

    @Test
    void the_path_of_a_linked_profile_is_dropped() throws Failure {
        byte[] path = Strips.latin("C:\\Users\\Danil Orvenko\\screen.icc\0");
        byte[] dirty = Bmps.rgb(124, new byte[0], 0, BmpHeader.LINKED, path);

        assertThat(Strips.clean(dirty)).isEqualTo(Bmps.plain(124));
        assertThat(Strips.stripped(dirty).removed())
                .containsExactly(new Removed(FindingGroup.DEVICE, "Path of a colour profile"));
    }

    @Test
    void an_srgb_profile_is_dropped_and_a_wide_one_is_kept_without_its_texts() throws Failure {
        byte[] srgb = Bmps.rgb(124, new byte[0], 0, BmpHeader.EMBEDDED, IccProfileTest.srgb());
        byte[] wide = Strips.clean(Bmps.rgb(124, new byte[0], 0, BmpHeader.EMBEDDED, IccProfileTest.wide()));

        assertThat(Strips.clean(srgb)).isEqualTo(Bmps.plain(124));
        assertThat(Strips.contains(wide, Strips.latin("acsp"))).isTrue();
        assertThat(Strips.stripped(wide).alreadyClean()).isTrue();
    }

    @Test
    void pictures_of_imagemagick_and_the_jdk_keep_their_pixels() throws Exception {
        Programs.need("convert", "imagemagick");
        for (String[] options : List.of(
                new String[] {"-type", "truecolor"},
                new String[] {"-colors", "7", "-type", "palette"},
                new String[] {"-colors", "100", "-type", "palette", "-compress", "RLE"},
                new String[] {"-monochrome"},
                new String[] {"-alpha", "set", "-channel", "A", "-evaluate", "set", "50%"})) {
            for (String kind : List.of("bmp:", "bmp2:", "bmp3:")) {
                List<String> command = new ArrayList<>(List.of("convert", "-size", "37x21", "-seed", "3"));
                command.add("plasma:");
                command.addAll(List.of(options));
                command.add(kind + Judge.MADE);
                byte[] dirty = Judge.makes("bmp", new byte[0], command.toArray(String[]::new));

                byte[] clean = Strips.clean(dirty);

                assertThat(Judge.pages(clean)).as("%s", command).isEqualTo(Judge.pages(dirty));
                assertThat(Strips.clean(clean)).isEqualTo(clean);
            }
        }
    }

    @Test
    void a_picture_of_another_format_inside_is_refused_by_name() throws Failure {
        byte[] jpegInside = Bmps.plain(40);
        jpegInside[30] = 4;

        assertThat(Strips.refusal(jpegInside).key()).isEqualTo("strip.unknown-part");
        assertThat(Strips.refusal(jpegInside).arguments()).contains("compression 4 of 24 bits");
    }

    @Test
    void sizes_that_no_file_could_hold_are_refused() throws Failure {
        byte[] huge = Bmps.plain(40);
        ByteBuffer.wrap(huge)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(18, Integer.MAX_VALUE)
                .putInt(22, 0x7FFF_FFFF);

        assertThat(Strips.refusal(huge).key()).isEqualTo("strip.truncated");
    }
}
