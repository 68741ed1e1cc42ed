package org.letopis.sanitize;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.letopis.Programs;
import org.letopis.failure.Failure;

class GifSanitizerTest extends SanitizerContract {
    @Override
    byte[] dirty() {
        return Gifs.dirty();
    }

    @Override
    FileFormat format() {
        return FileFormat.GIF;
    }

    @Override
    List<String> planted() {
        return List.of("Mira Tolvanova", "Danil Orvenko", "AK2-0047731", "flat 14", "ledger", "LETOPIS-1.0");
    }

    @Override
    List<String> findings() {
        return List.of(
                "Comment", "XMP block", "dc:format", "Application block", "Plain text block", "Data after the end");
    }

    @Override
    List<String> facts() {
        return List.of(
                "GIF:GIFVersion",
                "GIF:ImageWidth",
                "GIF:ImageHeight",
                "GIF:HasColorMap",
                "GIF:ColorResolutionDepth",
                "GIF:BitsPerPixel",
                "GIF:BackgroundColor",
                "GIF:AnimationIterations",
                "GIF:FrameCount",
                "GIF:TransparentColor",
                "GIF:Duration");
    }

    @Override
    void demandSameContent(byte[] clean, byte[] dirty) throws Exception {
        super.demandSameContent(clean, dirty);
        assertThat(clean).isEqualTo(Gifs.animation());
        assertThat(Judge.frames(clean)).contains("\n").isEqualTo(Judge.frames(dirty));
    }

    @Test
    void a_program_that_edits_gifs_sees_the_same_frames_delays_and_loop() throws Exception {
        Programs.need("gifsicle", "gifsicle");
        byte[] dirty = Judge.makes(
                "gif",
                Gifs.animation(),
                "gifsicle",
                "-O2",
                "--comment",
                "drawn at the mill",
                Judge.FILE,
                "--extension",
                "7",
                "private words",
                "-o",
                Judge.MADE);

        byte[] clean = Strips.clean(dirty);

        assertThat(Strips.contains(dirty, Strips.latin("drawn at the mill"))).isTrue();
        assertThat(Strips.contains(clean, Strips.latin("drawn at the mill"))).isFalse();
        assertThat(Strips.contains(clean, Strips.latin("private words"))).isFalse();
        assertThat(Judge.pages(clean)).isEqualTo(Judge.pages(dirty));
        assertThat(Judge.frames(clean)).isEqualTo(Judge.frames(dirty));
        assertThat(Judge.says(clean, "gifsicle", "--info", Judge.FILE)).contains("loop count 3", "delay 0.12s");
    }

    @Test
    void animations_of_ffmpeg_and_imagemagick_keep_their_frames() throws Exception {
        Programs.need("ffmpeg", "ffmpeg");
        Programs.need("convert", "imagemagick");
        byte[] film = Judge.makes(
                "gif",
                new byte[0],
                "ffmpeg",
                "-v",
                "error",
                "-f",
                "lavfi",
                "-i",
                "testsrc=size=64x48:rate=5:duration=2",
                Judge.MADE);
        byte[] drawn = Judge.makes(
                "gif",
                new byte[0],
                "convert",
                "-delay",
                "20",
                "-size",
                "30x20",
                "xc:red",
                "plasma:",
                "xc:blue",
                "-comment",
                "for Mira",
                "-loop",
                "0",
                Judge.MADE);
        for (byte[] dirty : List.of(film, drawn)) {
            byte[] clean = Strips.clean(dirty);

            assertThat(Judge.frames(clean)).isEqualTo(Judge.frames(dirty));
            assertThat(Judge.pages(clean)).isEqualTo(Judge.pages(dirty));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"NETSCAPE2.0", "ANIMEXTS1.0"})
    void of_the_loop_block_only_the_count_is_kept(String name) throws Failure {
        byte[] loop = Gifs.loop(name, 5);
        byte[] longer = Strips.join(
                Arrays.copyOf(loop, loop.length - 1), Gifs.blocks(Strips.latin("\2 hidden behind the loop")));
        byte[] clean = Gifs.file(loop, Gifs.picture(1));

        assertThat(Strips.clean(Gifs.file(longer, Gifs.picture(1)))).isEqualTo(clean);
        assertThat(Strips.clean(Gifs.file(loop, loop, Gifs.picture(1)))).isEqualTo(clean);
        assertThat(Strips.stripped(clean).alreadyClean()).isTrue();
    }

    @Test
    void bytes_behind_the_code_stream_are_dropped() throws Failure {
        byte[] picture = Gifs.picture(1);
        byte[] inLastBlock = grown(picture, "meet me at the mill");
        byte[] inFurtherBlock = Strips.join(
                Arrays.copyOf(picture, picture.length - 1), Gifs.blocks(Strips.latin("meet me at the mill")));
        byte[] clean = Gifs.file(picture);

        assertThat(Strips.clean(clean)).isEqualTo(clean);
        for (byte[] hiding : List.of(inLastBlock, inFurtherBlock)) {
            assertThat(Strips.clean(Gifs.file(hiding))).isEqualTo(clean);
            assertThat(Strips.stripped(Gifs.file(hiding)).removed())
                    .containsExactly(new Removed(FindingGroup.HIDDEN, "Bytes behind the picture data"));
        }
    }

    /** The picture with the text at the end of its last block of data. */
    private static byte[] grown(byte[] picture, String text) {
        int at = 11;
        while (picture[at + 1 + (picture[at] & 0xFF)] != 0) {
            at += 1 + (picture[at] & 0xFF);
        }
        byte[] grown = Jpegs.insert(picture, picture.length - 1, Strips.latin(text));
        grown[at] += (byte) text.length();
        return grown;
    }

    @Test
    void pixels_behind_the_last_row_are_dropped() throws Failure {
        byte[] picture = Gifs.picture(1);
        // The same codes for a picture of half the height: decoders stop in the middle.
        picture[7] = 15;

        byte[] clean = Strips.clean(Gifs.file(picture));

        assertThat(clean.length).isLessThan(Gifs.file(picture).length * 3 / 4);
        assertThat(Strips.clean(clean)).isEqualTo(clean);
    }

    @Test
    void reserved_bits_and_stray_bytes_are_dropped() throws Failure {
        byte[] control = Gifs.control(4);
        control[3] |= (byte) 0xE0;
        byte[] picture = Gifs.picture(1);
        picture[9] |= 0x18;

        assertThat(Strips.clean(Gifs.file(control, new byte[0], picture, new byte[2], Gifs.control(1))))
                .isEqualTo(Gifs.file(Gifs.control(4), Gifs.picture(1)));
    }

    @Test
    void a_gif_without_a_picture_or_with_an_unknown_block_is_refused() throws Failure {
        assertThat(Strips.refusal(Gifs.file()).key()).isEqualTo("strip.damaged");
        assertThat(Strips.refusal(Gifs.file(Gifs.picture(1), new byte[] {0x55})).arguments())
                .contains("block 55");
    }
}
