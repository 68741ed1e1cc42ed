package org.letopis.sanitize;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.letopis.failure.Failure;

class AacSanitizerTest extends SoundContract {
    private static byte[] tagged;

    @Override
    byte[] dirty() {
        if (tagged == null) {
            byte[] old = Arrays.copyOf(Strips.latin("TAGPlanted Title"), 128);
            tagged = Strips.join(Sounds.tone(".aac", "-c:a", "aac", "-write_id3v2", "1"), old);
        }
        return tagged;
    }

    @Override
    FileFormat format() {
        return FileFormat.AAC;
    }

    @Override
    List<String> planted() {
        return List.of("Planted Title", "Planted Artist", "Planted Comment", "Lavf", "Lavc");
    }

    @Override
    List<String> findings() {
        return List.of("ID3 title", "ID3 artist", "ID3v1 tag", "Encoder's name in the coded sound");
    }

    @Override
    List<String> facts() {
        return List.of("AAC:ProfileType", "AAC:SampleRate", "AAC:Channels");
    }

    @Override
    boolean isWhole(byte[] clean, int length) {
        return frameEnd(clean, length) == length;
    }

    /** Returns the first end of a frame that is not before {@code from}. */
    private static int frameEnd(byte[] sound, int from) {
        int at = 0;
        while (at < from) {
            at += (sound[at + 3] & 3) << 11 | (sound[at + 4] & 0xFF) << 3 | (sound[at + 5] & 0xFF) >> 5;
        }
        return at;
    }

    @ParameterizedTest
    @CsvSource({"-ac,1", "-ac,6", "-ar,8000", "-aac_coder,fast"})
    void what_ffmpeg_writes_comes_out_clean_and_the_same(String option, String value) throws Failure {
        byte[] dirty = Sounds.tone(".aac", "-c:a", "aac", option, value);
        byte[] clean = Strips.clean(dirty);

        demandSameContent(clean, dirty);
        assertThat(Strips.contains(clean, Strips.latin("Lavc"))).isFalse();
        assertThat(Strips.stripped(clean).alreadyClean()).isTrue();
    }

    @Test
    void bytes_and_tags_between_frames_are_dropped() throws Failure {
        byte[] clean = Strips.clean(dirty());
        int middle = frameEnd(clean, clean.length / 2);
        byte[] tag = Strips.join(Strips.latin("ID3\3\0\0\0\0\0\55"), new byte[10], Sounds.SECRET_BYTES);

        assertThat(Strips.clean(Jpegs.insert(clean, middle, Sounds.SECRET_BYTES)))
                .isEqualTo(clean);
        assertThat(Strips.clean(Jpegs.insert(clean, middle, tag))).isEqualTo(clean);
    }

    /** Four loudspeakers have no number of their own: ffmpeg lists them, with its name behind the list. */
    @ParameterizedTest
    @ValueSource(strings = {".aac", ".mkv", ".m4a"})
    void the_comment_of_a_list_of_channels_becomes_zeros(String extension) throws Failure {
        byte[] dirty = Sounds.tone(extension, "-af", "aformat=channel_layouts=quad", "-c:a", "aac");
        byte[] clean = Strips.clean(dirty);

        assertThat(Strips.contains(dirty, Strips.latin("Lavc"))).isTrue();
        demandSameContent(clean, dirty);
        assertThat(Strips.contains(clean, Strips.latin("Lavc"))).isFalse();
        assertThat(Strips.stripped(clean).alreadyClean()).isTrue();
        assertThat(Strips.inspect(clean).findings()).isEmpty();
        assertThat(Strips.stripped(dirty).removed())
                .contains(new Removed(FindingGroup.DEVICE, "Encoder's name in the coded sound"));
    }

    /** Elements of data and of filling by hand, in front of what is in the first frame (ISO/IEC 14496-3, 4.4.2.1). */
    @Test
    void data_and_notes_in_front_of_the_sound_of_a_frame_become_zeros() throws Failure {
        byte[] clean = Strips.clean(dirty());
        // Data element, instance 0, aligned, count.
        byte[] data =
                Strips.join(new byte[] {(byte) 0b1000_0001, (byte) Sounds.SECRET_BYTES.length}, Sounds.SECRET_BYTES);
        byte[] planted = inFirstFrame(clean, data);
        byte[] again = Strips.clean(planted);

        assertThat(again).hasSameSizeAs(planted);
        assertThat(Strips.contains(again, Sounds.SECRET_BYTES)).isFalse();
        assertThat(Strips.contains(again, Strips.latin("ledger"))).isFalse();
        assertThat(Sounds.decoded(again)).isEqualTo(Sounds.decoded(clean));
        assertThat(Strips.stripped(planted).removed())
                .containsExactly(new Removed(FindingGroup.HIDDEN, "Data beside the coded sound"));
        assertThat(Strips.clean(again)).isEqualTo(again);
    }

    private static byte[] inFirstFrame(byte[] sound, byte[] element) {
        byte[] planted = Jpegs.insert(sound, 7, element);
        int length = frameEnd(sound, 1) + element.length;
        planted[3] = (byte) (planted[3] & 0xFC | length >> 11);
        planted[4] = (byte) (length >> 3);
        planted[5] = (byte) (planted[5] & 0x1F | length << 5);
        return planted;
    }

    @Test
    void frames_with_a_checksum_that_name_the_encoder_are_refused_by_name() throws Failure {
        byte[] dirty = Sounds.tone(".aac", "-c:a", "aac");
        byte[] checked = checked(dirty);

        assertThat(Strips.refusal(checked).arguments()).contains("named frames with a checksum");
        byte[] clean = checked(Strips.clean(dirty));
        assertThat(Strips.clean(clean)).isEqualTo(clean);
    }

    /** Gives each frame two bytes for a checksum, which players do not look at. */
    private static byte[] checked(byte[] sound) {
        byte[] checked = new byte[0];
        for (int at = 0; at < sound.length; at = frameEnd(sound, at + 1)) {
            byte[] frame = inFirstFrame(Arrays.copyOfRange(sound, at, frameEnd(sound, at + 1)), new byte[2]);
            frame[1] &= (byte) ~1;
            checked = Strips.join(checked, frame);
        }
        return checked;
    }

    @Test
    void a_tag_into_which_the_last_frame_reaches_is_refused() throws Failure {
        byte[] clean = Strips.clean(dirty());
        byte[] cut = Arrays.copyOf(clean, clean.length - 60);
        byte[] tag = Strips.join(Strips.latin("APETAGEX"), new byte[24], Sounds.SECRET_BYTES, new byte[40]);

        assertThat(Strips.refusal(Strips.join(cut, tag)).key()).isEqualTo("strip.damaged");
    }

    @Test
    void bits_that_number_a_copyrighted_work_become_zero() throws Failure {
        byte[] clean = Strips.clean(dirty());
        byte[] numbered = clean.clone();
        for (int at = 0; at < clean.length; at = frameEnd(clean, at + 1)) {
            numbered[at + 3] |= 8;
        }

        assertThat(Strips.clean(numbered)).isEqualTo(clean);
    }
}
