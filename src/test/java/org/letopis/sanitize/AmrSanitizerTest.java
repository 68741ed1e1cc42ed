package org.letopis.sanitize;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.letopis.failure.Failure;

/** Frames by hand, since Debian has no encoder; ffmpeg decodes them. */
class AmrSanitizerTest extends SoundContract {
    private static final int[] BYTES = {12, 13, 15, 17, 19, 20, 26, 31, 5};
    private static final int[] WIDE_BYTES = {17, 23, 32, 36, 40, 46, 50, 58, 60, 5};

    @Override
    byte[] dirty() {
        return Strips.join(Strips.latin("#!AMR\n"), frames(BYTES), Strips.latin("Planted Note behind the sound"));
    }

    /** Some frames of each type, and one that says that nothing was sent. */
    private static byte[] frames(int[] bytes) {
        Random random = new Random(7);
        byte[] all = new byte[0];
        for (int i = 0; i < 5 * bytes.length; i++) {
            int type = i % bytes.length;
            byte[] frame = new byte[1 + bytes[type]];
            random.nextBytes(frame);
            frame[0] = (byte) (type << 3 | 4);
            all = Strips.join(all, frame);
        }
        return Strips.join(all, new byte[] {15 << 3 | 4});
    }

    @Override
    FileFormat format() {
        return FileFormat.AMR;
    }

    @Override
    List<String> planted() {
        return List.of("Planted Note");
    }

    @Override
    List<String> findings() {
        return List.of("Data after the end");
    }

    /** Of this format exiftool reads nothing. */
    @Override
    boolean exiftoolReads() {
        return false;
    }

    @Override
    boolean isWhole(byte[] clean, int length) {
        int at = 6;
        while (at < length) {
            int type = clean[at] >> 3 & 15;
            at += 1 + (type == 15 ? 0 : BYTES[type]);
        }
        return at == length;
    }

    @Override
    void demandSameContent(byte[] clean, byte[] dirty) {
        byte[] sound = Strips.join(Strips.latin("#!AMR\n"), frames(BYTES));

        assertThat(clean).isEqualTo(sound);
        assertThat(Sounds.decoded(clean)).hasSizeGreaterThan(5);
    }

    @Test
    void wide_band_sound_stays() throws Failure {
        byte[] sound = Strips.join(Strips.latin("#!AMR-WB\n"), frames(WIDE_BYTES));

        assertThat(Strips.clean(sound)).isEqualTo(sound);
        assertThat(Strips.clean(Strips.join(sound, Sounds.SECRET_BYTES))).isEqualTo(sound);
        assertThat(Sounds.decoded(sound)).hasSizeGreaterThan(5);
    }

    /** Spaces and many letters are first bytes of frames, so that such text is walked through like sound. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                " Call Ahmed +9639 from the mill",
                "Date: 2024-05-06 at the mill, bring the ledger",
                " \u0417\u0432\u043e\u043d\u0438\u0442\u0435 \u0421\u0430\u0448\u0435 +79639",
                "|Dear Sasha, the ledger is at the mill"
            })
    void text_behind_the_sound_that_looks_like_frames_is_dropped(String text) throws Failure {
        for (byte[] sound : List.of(
                Strips.join(Strips.latin("#!AMR\n"), frames(BYTES)),
                Strips.join(Strips.latin("#!AMR-WB\n"), frames(WIDE_BYTES)))) {
            byte[] noted = Strips.join(sound, text.getBytes(UTF_8));
            byte[] clean = Strips.clean(noted);

            // A bar alone is a frame of which nothing was sent.
            assertThat(clean).isIn(sound, Strips.join(sound, Strips.latin("|")));
            assertThat(Strips.stripped(noted).removed())
                    .containsExactly(new Removed(FindingGroup.EMBEDDED, "Data after the end"));
        }
    }

    /** A call that ends while nobody speaks. */
    @Test
    void frames_in_which_nothing_was_sent_stay() throws Failure {
        byte[] nothing = Strips.latin("|".repeat(40));
        byte[] sound = Strips.join(Strips.latin("#!AMR\n"), frames(BYTES), nothing);

        assertThat(Strips.clean(sound)).isEqualTo(sound);
    }

    @ParameterizedTest
    @ValueSource(strings = {"#!AMR_MC1.0\n", "#!AMR-WB_MC1.0\n"})
    void several_channels_are_refused_by_name(String word) throws Failure {
        byte[] file = Strips.join(Strips.latin(word), new byte[4], frames(BYTES));

        assertThat(Strips.refusal(file).arguments()).contains("several channels");
    }
}
