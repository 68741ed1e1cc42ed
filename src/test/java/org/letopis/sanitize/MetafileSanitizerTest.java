package org.letopis.sanitize;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.letopis.failure.Failure;

/** EMF and WMF, written by hand after [MS-EMF] and [MS-WMF], and by LibreOffice. */
class MetafileSanitizerTest {
    private static final byte[] RECTANGLE = emfRecord(43, 1, 1, 90, 60);
    private static final byte[] EMF_END = emfRecord(14, 0, 16, 20);

    private static byte[] little(int... numbers) {
        ByteBuffer bytes = ByteBuffer.allocate(numbers.length * 4).order(ByteOrder.LITTLE_ENDIAN);
        for (int number : numbers) {
            bytes.putInt(number);
        }
        return bytes.array();
    }

    private static byte[] emfRecord(int type, int... numbers) {
        return Strips.join(little(type, 8 + numbers.length * 4), little(numbers));
    }

    private static byte[] comment(String text) {
        byte[] bytes = Strips.latin((text + "\0\0\0").substring(0, (text.length() + 3) / 4 * 4));
        return Strips.join(little(70, 12 + bytes.length, text.length()), bytes);
    }

    /** A metafile of 100 x 70 units with a description. */
    static byte[] dirtyEmf() {
        return emf("Darkbench\0Mira's map\0\0", comment("drawn by Mira Tolvanova"), RECTANGLE, EMF_END);
    }

    private static byte[] emf(String description, byte[]... records) {
        byte[] words = description.getBytes(StandardCharsets.UTF_16LE);
        int headerBytes = 108 + (words.length + 3) / 4 * 4;
        byte[] body = Strips.join(records);
        ByteBuffer header = ByteBuffer.allocate(headerBytes).order(ByteOrder.LITTLE_ENDIAN);
        header.putInt(1).putInt(headerBytes).putInt(0).putInt(0).putInt(99).putInt(69);
        header.putInt(0).putInt(0).putInt(2600).putInt(1800).putInt(0x464D4520).putInt(0x10000);
        header.putInt(headerBytes + body.length)
                .putInt(records.length + 1)
                .putShort((short) 1)
                .putShort((short) 0);
        header.putInt(description.length())
                .putInt(description.isEmpty() ? 0 : 108)
                .putInt(0);
        header.putInt(1920).putInt(1080).putInt(500).putInt(280);
        header.position(108);
        header.put(words);
        return Strips.join(header.array(), body);
    }

    @Test
    void a_drawing_loses_its_description_and_comments() throws Failure {
        byte[] dirty = dirtyEmf();

        byte[] clean = Strips.clean(dirty);

        assertThat(clean).isEqualTo(emf("", RECTANGLE, EMF_END));
        assertThat(Strips.inspect(dirty).findings())
                .contains(new Finding(FindingGroup.DEVICE, "Description", "Darkbench Mira's map"))
                .extracting(Finding::name)
                .contains("Comment");
        assertThat(Strips.inspect(clean).findings()).isEmpty();
    }

    @Test
    void a_drawing_that_is_only_in_comments_is_refused() throws Failure {
        byte[] header = Strips.join(little(70, 28, 16), Strips.latin("EMF+"), little(0x00004001, 12, 0));

        assertThat(Strips.refusal(emf("", header, EMF_END)).key()).isEqualTo("strip.unknown-part");
    }

    @Test
    void an_unknown_record_is_refused_and_a_bad_length_too() throws Failure {
        assertThat(Strips.refusal(emf("", emfRecord(4711, 0), EMF_END)).key()).isEqualTo("strip.unknown-part");
        assertThat(Strips.refusal(emf("", little(43, 7), EMF_END)).key()).isEqualTo("strip.damaged");
        assertThat(Strips.refusal(emf("", RECTANGLE)).key()).isEqualTo("strip.truncated");
    }

    @Test
    void what_follows_the_end_is_cut_off() throws Failure {
        byte[] clean = emf("", RECTANGLE, EMF_END);

        assertThat(Strips.clean(Strips.join(clean, Strips.latin("meet me at the mill"))))
                .isEqualTo(clean);
    }

    private static byte[] wmfRecord(int function, int... words) {
        ByteBuffer bytes = ByteBuffer.allocate(6 + words.length * 2).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putInt(3 + words.length).putShort((short) function);
        for (int word : words) {
            bytes.putShort((short) word);
        }
        return bytes.array();
    }

    private static byte[] wmf(int largestWords, byte[]... records) {
        byte[] body = Strips.join(records);
        ByteBuffer header = ByteBuffer.allocate(18).order(ByteOrder.LITTLE_ENDIAN);
        header.putShort((short) 1).putShort((short) 9).putShort((short) 0x300).putInt(9 + body.length / 2);
        header.putShort((short) 1).putInt(largestWords).putShort((short) 0);
        return Strips.join(header.array(), body);
    }

    @Test
    void an_old_drawing_loses_its_escapes() throws Failure {
        byte[] rectangle = wmfRecord(0x041B, 60, 90, 1, 1);
        byte[] escape = wmfRecord(0x0626, 15, 8, 0x694D, 0x6172, 0x5420, 0x6C6F, 0x6176, 0x6F6E);
        byte[] end = wmfRecord(0);

        assertThat(Strips.clean(wmf(11, escape, rectangle, end))).isEqualTo(wmf(7, rectangle, end));
        assertThat(Strips.refusal(wmf(7, wmfRecord(0x0999), end)).key()).isEqualTo("strip.unknown-part");
    }

    @Test
    void what_libreoffice_draws_comes_out_clean_and_is_read_again() throws Failure, IOException, InterruptedException {
        byte[] slides = Strips.clean(Strips.sample("dirty.pptx"));
        for (String ending : List.of("emf", "wmf")) {
            byte[] drawn = OtherProgram.libreOffice(slides, "pptx", ending);

            byte[] clean = Strips.clean(drawn);

            assertThat(Strips.clean(clean)).isEqualTo(clean);
            assertThat(OtherProgram.libreOffice(clean, ending, "png")).isNotEmpty();
        }
    }
}
