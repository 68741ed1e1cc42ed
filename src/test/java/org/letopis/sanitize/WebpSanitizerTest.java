package org.letopis.sanitize;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.letopis.Programs;
import org.letopis.failure.Failure;

class WebpSanitizerTest extends SanitizerContract {
    private static final int WIDTH = 60;
    private static final int HEIGHT = 40;

    private byte[] lossy;
    private byte[] lossless;

    @BeforeEach
    void make() throws IOException, InterruptedException {
        lossy = Webps.picture(Webps.lossy());
        lossless = Webps.picture(Webps.lossless());
    }

    @Override
    byte[] dirty() {
        return Strips.join(
                Webps.file(
                        Webps.extended(0x2C, WIDTH, HEIGHT),
                        Webps.chunk("ICCP", IccProfileTest.wide()),
                        Webps.chunk("LTPS", Strips.latin("AK2-0047731 in a private chunk")),
                        lossy,
                        Webps.chunk("EXIF", exif(6)),
                        Webps.chunk("XMP ", Strips.latin(xmp()))),
                Strips.latin("behind the end: the ledger"));
    }

    /** An EXIF block without the name that JPEG puts before it. */
    private static byte[] exif(int orientation) {
        byte[] segment = Jpegs.exif(
                ByteOrder.LITTLE_ENDIAN,
                new long[][] {{0x0112, 3, 1, orientation}, {0x013B, 2, 15, 38}},
                Strips.latin("Mira Tolvanova\0"));
        return Arrays.copyOfRange(segment, 10, segment.length);
    }

    private static String xmp() {
        return "<x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'>"
                + "<rdf:Description xmlns:dc='http://purl.org/dc/elements/1.1/' dc:format='Danil Orvenko'/></rdf:RDF>"
                + "</x:xmpmeta>";
    }

    @Override
    FileFormat format() {
        return FileFormat.WEBP;
    }

    @Override
    List<String> planted() {
        return List.of("Mira Tolvanova", "Danil Orvenko", "AK2-0047731", "Screen of Mira", "ledger");
    }

    @Override
    List<String> findings() {
        return List.of("Artist", "dc:format", "XMP block", "EXIF block", "Chunk LTPS", "Data after the end");
    }

    @Override
    List<String> facts() {
        return Facts.and(
                Facts.PROFILE,
                "RIFF:ImageWidth",
                "RIFF:ImageHeight",
                "RIFF:VP8Version",
                "RIFF:HorizontalScale",
                "RIFF:VerticalScale",
                "RIFF:WebP_Flags",
                "RIFF:AlphaIsUsed");
    }

    @Override
    void demandSameContent(byte[] clean, byte[] dirty) throws Exception {
        assertThat(decoded(clean)).isEqualTo(decoded(dirty));
        assertThat(Judge.says(clean, "webpmux", "-info", Judge.FILE))
                .contains("Canvas size: 60 x 40", "EXIF metadata", "ICC profile")
                .doesNotContain("XMP", "animation");
    }

    private static byte[] decoded(byte[] webp) throws IOException, InterruptedException {
        Programs.need("dwebp", "webp");
        return Judge.makes("pam", webp, "dwebp", "-quiet", "-pam", Judge.FILE, "-o", Judge.MADE);
    }

    @Test
    void plain_pictures_come_out_as_themselves() throws Failure, IOException, InterruptedException {
        for (byte[] plain : List.of(Webps.lossy(), Webps.lossless())) {
            assertThat(Strips.clean(plain)).isEqualTo(plain);
            assertThat(Strips.stripped(plain).alreadyClean()).isTrue();
        }
    }

    @Test
    void of_exif_only_an_orientation_that_turns_is_kept() throws Failure {
        byte[] upright = Webps.file(Webps.extended(8, WIDTH, HEIGHT), lossy, Webps.chunk("EXIF", exif(1)));
        byte[] turned = Webps.file(Webps.extended(8, WIDTH, HEIGHT), lossy, Webps.chunk("EXIF", exif(8)));

        assertThat(Strips.clean(upright)).isEqualTo(Webps.file(Webps.extended(0, WIDTH, HEIGHT), lossy));
        assertThat(Strips.clean(turned))
                .isEqualTo(Webps.file(
                        Webps.extended(8, WIDTH, HEIGHT), lossy, Webps.chunk("EXIF", TiffTags.orientationOnly(8))));
    }

    @Test
    void an_animation_keeps_frames_delays_and_loops_and_loses_chunks_inside_frames() throws Exception {
        Programs.need("webpmux", "webp");
        byte[] note = Webps.chunk("LTPS", Strips.latin("hidden in a frame"));
        byte[] loops = Webps.chunk("ANIM", new byte[] {1, 2, 3, 4, 5, 0});
        byte[] dirty = Webps.file(
                Webps.extended(0x06, WIDTH, HEIGHT),
                loops,
                Webps.frame(WIDTH, HEIGHT, 70, note, lossy, note),
                Webps.frame(WIDTH, HEIGHT, 90, lossless, note),
                Webps.chunk("XMP ", Strips.latin(xmp())));

        byte[] clean = Strips.clean(dirty);

        assertThat(clean)
                .isEqualTo(Webps.file(
                        Webps.extended(0x02, WIDTH, HEIGHT),
                        loops,
                        Webps.frame(WIDTH, HEIGHT, 70, lossy),
                        Webps.frame(WIDTH, HEIGHT, 90, lossless)));
        List<byte[]> pictures = List.of(Webps.lossy(), Webps.lossless());
        for (int i = 0; i < pictures.size(); i++) {
            String number = String.valueOf(i + 1);
            byte[] frame = Judge.makes("webp", clean, "webpmux", "-get", "frame", number, Judge.FILE, "-o", Judge.MADE);
            assertThat(decoded(frame)).isEqualTo(decoded(pictures.get(i)));
        }
        assertThat(Judge.says(clean, "webpmux", "-info", Judge.FILE))
                .contains("Number of frames: 2", "Loop Count : 5", "   70  ", "   90  ");
    }

    @Test
    void a_second_picture_is_dropped() throws Failure {
        byte[] dirty = Webps.file(Webps.extended(0xC5, WIDTH, HEIGHT), lossy, lossless);

        assertThat(Strips.clean(dirty)).isEqualTo(Webps.file(Webps.extended(0, WIDTH, HEIGHT), lossy));
    }

    @Test
    void a_byte_that_pads_a_picture_becomes_zero() throws Exception {
        byte[] coded = Arrays.copyOfRange(lossy, 8, lossy.length);
        byte[] odd = Webps.chunk("VP8 ", Arrays.copyOf(coded, coded.length / 2 * 2 + 1));
        byte[] padded = odd.clone();
        padded[odd.length - 1] = 'x';
        byte[] dirty = Webps.file(padded);

        assertThat(Strips.clean(dirty)).isEqualTo(Webps.file(odd));
        assertThat(Strips.stripped(dirty).removed())
                .containsExactly(new Removed(FindingGroup.HIDDEN, "Bytes that pad chunks"));
        assertThat(decoded(dirty)).isEqualTo(decoded(Webps.file(odd)));
    }

    /** RFC 9649 section 2.5: a file of one lossy picture has no other chunk; viewers look for alpha behind VP8X. */
    @Test
    void transparency_that_no_viewer_looks_for_is_dropped() throws Exception {
        byte[] hiding = Webps.chunk("ALPH", Strips.latin("\0meet me at the mill"));
        byte[] dirty = Webps.file(hiding, lossy);

        assertThat(Strips.clean(dirty)).isEqualTo(Webps.file(lossy));
        assertThat(Strips.stripped(dirty).removed()).containsExactly(new Removed(FindingGroup.HIDDEN, "Unknown chunk"));
    }

    @Test
    void an_animation_of_gif2webp_keeps_its_pictures() throws Exception {
        Programs.need("gif2webp", "webp");
        byte[] dirty =
                Judge.makes("webp", Gifs.animation(), "gif2webp", "-quiet", "-mixed", Judge.FILE, "-o", Judge.MADE);

        byte[] clean = Strips.clean(dirty);

        assertThat(Judge.pages(clean)).isEqualTo(Judge.pages(dirty));
        assertThat(Strips.clean(clean)).isEqualTo(clean);
    }

    @Test
    void small_damaged_files_are_stripped_or_refused() throws Failure {
        MutationTest.check("dirty.webp", dirty(), 400);
    }
}
