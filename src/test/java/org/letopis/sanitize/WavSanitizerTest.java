package org.letopis.sanitize;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.letopis.failure.Failure;

class WavSanitizerTest extends SoundContract {
    private static final byte[] FORMAT = format(1, 1, 8_000, 16, new byte[0]);
    private static final byte[] SAMPLES = samples(400);

    @Override
    byte[] dirty() {
        byte[] broadcast = new byte[602];
        System.arraycopy(Strips.latin("Planted Description"), 0, broadcast, 0, 19);
        System.arraycopy(Strips.latin("Planted Originator"), 0, broadcast, 256, 18);
        System.arraycopy(Strips.latin("2024-05-0607:08:09"), 0, broadcast, 320, 18);
        return Sounds.riff(
                "WAVE",
                Sounds.chunk("JUNK", new byte[28]),
                Sounds.chunk("bext", broadcast),
                Sounds.chunk("fmt ", FORMAT),
                Sounds.chunk("iXML", Strips.latin("<BWFXML><NOTE>Planted Note 55.7512</NOTE></BWFXML>")),
                Sounds.list("INFO", Sounds.chunk("IART", Strips.latin("Planted Artist\0"))),
                Sounds.chunk("data", SAMPLES),
                Sounds.chunk("id3 ", Strips.join(Strips.latin("ID3\3\0\0\0\0\0\20TIT2\0\0\0\16\0\0\0Planted Title"))),
                Sounds.chunk("cue ", new byte[28]));
    }

    @Override
    FileFormat format() {
        return FileFormat.WAV;
    }

    @Override
    List<String> planted() {
        return List.of(
                "Planted Description",
                "Planted Originator",
                "2024-05-06",
                "Planted Note",
                "Planted Artist",
                "Planted Title");
    }

    @Override
    List<String> findings() {
        return List.of("Broadcast notes (bext)", "Recorder's notes (iXML)", "Artist", "ID3 tag", "Cue points");
    }

    @Override
    List<String> facts() {
        return List.of(
                "RIFF:Encoding", "RIFF:NumChannels", "RIFF:SampleRate", "RIFF:AvgBytesPerSec", "RIFF:BitsPerSample");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pcm_u8",
                "pcm_s16le",
                "pcm_s24le",
                "pcm_f32le",
                "pcm_f64le",
                "pcm_alaw",
                "pcm_mulaw",
                "adpcm_ms",
                "adpcm_ima_wav"
            })
    void what_ffmpeg_writes_comes_out_clean_and_the_same(String coding) throws Exception {
        byte[] dirty = Sounds.tone(".wav", "-c:a", coding, "-write_bext", "1");
        byte[] clean = Strips.clean(dirty);

        demandSameContent(clean, dirty);
        for (String text : List.of("Planted", "Lavf", "2024")) {
            assertThat(Strips.contains(dirty, Strips.latin(text))).as(text).isTrue();
            assertThat(Strips.contains(clean, Strips.latin(text))).as(text).isFalse();
        }
        assertThat(Strips.stripped(clean).alreadyClean()).isTrue();
    }

    @Test
    void six_channels_stay_six_channels() throws Exception {
        byte[] dirty = Sounds.tone(".wav", "-ac", "6", "-c:a", "pcm_s24le");
        byte[] clean = Strips.clean(dirty);

        demandSameContent(clean, dirty);
        assertThat(Ffmpeg.streams(clean)).contains("channel_layout=5.1");
    }

    @Test
    void a_length_left_open_by_a_pipe_or_a_dead_battery_is_measured() throws Exception {
        byte[] whole = Sounds.riff("WAVE", Sounds.chunk("fmt ", FORMAT), Sounds.chunk("data", SAMPLES));
        for (int length : new int[] {0, -1}) {
            ByteBuffer open = ByteBuffer.wrap(whole.clone()).order(ByteOrder.LITTLE_ENDIAN);
            open.putInt(4, length).putInt(whole.length - SAMPLES.length - 4, length);

            assertThat(Strips.clean(open.array())).isEqualTo(whole);
        }
    }

    /** EBU Tech 3306: the sizes that do not fit are in the first chunk. */
    @Test
    void a_file_with_long_sizes_becomes_an_ordinary_one_when_it_is_short() throws Failure {
        byte[] whole = Sounds.riff("WAVE", Sounds.chunk("fmt ", FORMAT), Sounds.chunk("data", SAMPLES));
        byte[] sizes = ByteBuffer.allocate(28)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(whole.length - 8 + 36)
                .putLong(SAMPLES.length)
                .putLong(SAMPLES.length / 2)
                .array();
        byte[] large = Sounds.riff(
                "WAVE", Sounds.chunk("ds64", sizes), Sounds.chunk("fmt ", FORMAT), Sounds.chunk("data", SAMPLES));
        System.arraycopy(Strips.latin("RF64"), 0, large, 0, 4);
        ByteBuffer.wrap(large).putInt(4, -1).putInt(large.length - SAMPLES.length - 4, -1);

        assertThat(Strips.clean(large)).isEqualTo(whole);
    }

    @Test
    void a_description_and_a_count_with_more_in_them_are_cut_to_length() throws Failure {
        byte[] plain = Sounds.riff(
                "WAVE", Sounds.chunk("fmt ", FORMAT), Sounds.chunk("fact", new byte[4]), Sounds.chunk("data", SAMPLES));
        byte[] planted = Sounds.riff(
                "WAVE",
                Sounds.chunk("fmt ", Strips.join(FORMAT, Sounds.SECRET_BYTES)),
                Sounds.chunk("fact", Strips.join(new byte[4], Sounds.SECRET_BYTES)),
                Sounds.chunk("data", SAMPLES));

        assertThat(Strips.clean(planted)).isEqualTo(plain);
        assertThat(Strips.inspect(planted).findings())
                .contains(
                        new Finding(FindingGroup.HIDDEN, "Bytes behind the description of sound", Sounds.SECRET),
                        new Finding(FindingGroup.HIDDEN, "Bytes behind the number of samples", Sounds.SECRET));
    }

    @Test
    void chunks_that_nobody_knows_are_dropped_and_told() throws Failure {
        byte[] plain = Sounds.riff("WAVE", Sounds.chunk("fmt ", FORMAT), Sounds.chunk("data", SAMPLES));
        byte[] planted = Sounds.riff(
                "WAVE",
                Sounds.chunk("fmt ", FORMAT),
                Sounds.chunk("xyzw", Sounds.SECRET_BYTES),
                Sounds.chunk("data", SAMPLES),
                Sounds.chunk("JUNK", Sounds.SECRET_BYTES));

        assertThat(Strips.clean(planted)).isEqualTo(plain);
        assertThat(Strips.stripped(planted).removed())
                .containsExactlyInAnyOrder(
                        new Removed(FindingGroup.HIDDEN, "Unknown chunk"),
                        new Removed(FindingGroup.HIDDEN, "Bytes in free space"));
    }

    @ParameterizedTest
    @CsvSource({"85, sound coding 0x55", "57005, sound coding 0xdead"})
    void a_coding_that_is_not_listed_is_refused_by_name(int coding, String name) throws Failure {
        byte[] file = Sounds.riff(
                "WAVE", Sounds.chunk("fmt ", format(coding, 1, 8_000, 16, new byte[2])), Sounds.chunk("data", SAMPLES));

        assertThat(Strips.refusal(file).key()).isEqualTo("strip.unknown-part");
        assertThat(Strips.refusal(file).arguments()).contains(name);
    }

    @Test
    void a_text_left_in_the_sound_fails_the_strip() throws Failure {
        byte[] file = Sounds.riff(
                "WAVE",
                Sounds.chunk("fmt ", FORMAT),
                Sounds.chunk("data", Strips.join(Sounds.SECRET_BYTES, new byte[1])),
                Sounds.chunk("iXML", Sounds.SECRET_BYTES));

        assertThat(Strips.strip(Source.of(file), new MemoryCopy()))
                .isEqualTo(
                        new StripResult.Refused(FileFormat.WAV, "strip.left-over", List.of("Recorder's notes (iXML)")));
    }

    private static byte[] format(int coding, int channels, int rate, int bits, byte[] more) {
        return ByteBuffer.allocate(16 + more.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putShort((short) coding)
                .putShort((short) channels)
                .putInt(rate)
                .putInt(rate * channels * bits / 8)
                .putShort((short) (channels * bits / 8))
                .putShort((short) bits)
                .put(more)
                .array();
    }

    private static byte[] samples(int count) {
        ByteBuffer samples = ByteBuffer.allocate(2 * count).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < count; i++) {
            samples.putShort((short) (8_000 * Math.sin(i / 5.0)));
        }
        return samples.array();
    }
}
