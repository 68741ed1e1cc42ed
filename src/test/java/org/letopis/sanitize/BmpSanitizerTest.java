package org.letopis.sanitize;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
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
        ByteBuffer.wrap(longer).order(ByteOrder.LITTLE_ENDIAN).putInt(34, longer.length - 70);
        assertThat(Strips.clean(longer)).isEqualTo(file);
        assertThat(Judge.frames(longer)).contains("8x6").isEqualTo(Judge.frames(file));
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
        ByteBuffer.wrap(huge).order(ByteOrder.LITTLE_ENDIAN).putInt(18, Integer.MAX_VALUE).putInt(22, 0x7FFF_FFFF);

        assertThat(Strips.refusal(huge).key()).isEqualTo("strip.truncated");
    }
}
