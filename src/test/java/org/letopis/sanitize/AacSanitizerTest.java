package org.letopis.sanitize;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.letopis.Programs;
import org.letopis.failure.Failure;

class AacSanitizerTest extends SanitizerContract {
    private static byte[] tagged;

    @BeforeAll
    static void needs_ffmpeg() {
        Programs.need("ffmpeg", "ffmpeg");
    }

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

    @Override
    void demandSameContent(byte[] clean, byte[] dirty) {
        assertThat(Sounds.decoded(dirty)).isNotEmpty();
        assertThat(Sounds.decoded(clean)).isEqualTo(Sounds.decoded(dirty));
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
