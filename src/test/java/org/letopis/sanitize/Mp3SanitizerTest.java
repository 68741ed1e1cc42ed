package org.letopis.sanitize;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.letopis.failure.Failure;

class Mp3SanitizerTest extends SoundContract {
    private static byte[] tagged;

    @Override
    byte[] dirty() {
        if (tagged == null) {
            tagged = Sounds.tone(".mp3", "-c:a", "libmp3lame", "-write_id3v1", "1");
        }
        return tagged;
    }

    @Override
    FileFormat format() {
        return FileFormat.MP3;
    }

    @Override
    List<String> planted() {
        return List.of("Planted Title", "Planted Artist", "Planted Comment", "Lavf", "Lavc");
    }

    @Override
    List<String> findings() {
        return List.of("ID3 title", "ID3 artist", "ID3v1 tag", "Encoder's name and settings");
    }

    @Override
    List<String> facts() {
        return List.of(
                "MPEG:MPEGAudioVersion",
                "MPEG:AudioLayer",
                "MPEG:AudioBitrate",
                "MPEG:SampleRate",
                "MPEG:ChannelMode",
                "MPEG:MSStereo",
                "MPEG:IntensityStereo",
                "MPEG:CopyrightFlag",
                "MPEG:OriginalMedia",
                "MPEG:Emphasis",
                "MPEG:VBRFrames",
                "MPEG:VBRBytes",
                "MPEG:VBRScale",
                // The name that every clean copy has, and zeros.
                "MPEG:Encoder",
                "MPEG:LameVBRQuality",
                "MPEG:LameQuality",
                "MPEG:LameMethod",
                "MPEG:LameLowPassFilter",
                "MPEG:LameBitrate",
                "MPEG:LameStereoMode");
    }

    @Override
    boolean isWhole(byte[] clean, int length) {
        return IntStream.range(1, clean.length)
                .map(frame -> frameAt(clean, frame))
                .takeWhile(at -> at < clean.length)
                .anyMatch(at -> at == length);
    }

    @ParameterizedTest
    @CsvSource({
        "libmp3lame,-q:a,2",
        "libmp3lame,-ac,2",
        "libmp3lame,-ar,22050",
        "libmp3lame,-ar,8000",
        "libshine,-b:a,128k",
        "libmp3lame,-abr,1",
        "mp2,-b:a,192k"
    })
    void what_encoders_write_comes_out_clean_and_the_same(String coder, String option, String value) throws Exception {
        byte[] dirty = Sounds.tone(".mp3", "-c:a", coder, option, value, "-f", coder.equals("mp2") ? "mp2" : "mp3");
        byte[] clean = Strips.clean(dirty);

        demandSameContent(clean, dirty);
        assertThat(Strips.contains(clean, Strips.latin("Lav"))).isFalse();
        assertThat(Strips.stripped(clean).alreadyClean()).isTrue();
    }

    /** Each of these tags hides behind another from tools that know tags by name (research: mat2 and jaudiotagger). */
    @Test
    void tags_go_in_any_order_and_number() throws Failure {
        byte[] clean = Strips.clean(dirty());
        List<byte[]> behind = List.of(id3v1(), ape(), lyrics(), oldLyrics(), longId3v1());
        for (byte[] first : behind) {
            for (byte[] second : behind) {
                byte[] planted = Strips.join(id3v2(4), id3v2(3), id3v2(2), clean, first, second);

                assertThat(Strips.clean(planted)).isEqualTo(clean);
            }
        }
        assertThat(Strips.inspect(Strips.join(clean, Strips.join(behind.toArray(byte[][]::new))))
                        .findings())
                .extracting(Finding::value)
                .allMatch(value -> value.contains(Sounds.SECRET));
    }

    @Test
    void a_picture_in_a_tag_is_told() throws Failure {
        byte[] cover = Pngs.encode(Jpegs.drawing(32, 32), false);
        byte[] dirty = Ffmpeg.withFile(
                ".png",
                cover,
                file -> Sounds.tone(
                        ".mp3", "-i", file.toString(), "-map", "0", "-map", "1", "-c:v", "copy", "-c:a", "libmp3lame"));

        assertThat(Strips.inspect(dirty).findings())
                .anyMatch(each ->
                        each.group() == FindingGroup.EMBEDDED && each.name().equals("ID3 picture"));
        assertThat(Strips.contains(Strips.clean(dirty), Strips.latin("IHDR"))).isFalse();
    }

    @Test
    void tags_and_bytes_between_frames_are_dropped() throws Failure {
        byte[] clean = Strips.clean(dirty());
        int middle = frameAt(clean, 5);
        for (byte[] between : List.of(id3v2(3), ape(), Sounds.SECRET_BYTES, id3v1())) {
            byte[] planted = Jpegs.insert(clean, middle, between);

            assertThat(Strips.clean(planted)).isEqualTo(clean);
        }
    }

    @Test
    void a_frame_inside_a_tag_is_no_frame() throws Failure {
        byte[] clean = Strips.clean(dirty());
        byte[] frames = new byte[5 * 417];
        for (int at = 0; at < frames.length; at += 417) {
            System.arraycopy(new byte[] {(byte) 0xFF, (byte) 0xFB, (byte) 0x90, 0x64}, 0, frames, at, 4);
        }
        byte[] tag = Strips.join(
                Strips.latin("ID3\3\0\0\0\0"), new byte[] {(byte) (frames.length >> 7), (byte) (frames.length & 0x7F)});

        assertThat(Strips.clean(Strips.join(tag, frames, clean))).isEqualTo(clean);
    }

    @Test
    void a_last_frame_that_reaches_into_a_tag_is_refused() throws Failure {
        byte[] clean = Strips.clean(dirty());
        byte[] cut = Strips.join(Arrays.copyOf(clean, clean.length - 128), id3v1());
        byte[] behind = Strips.join(cut, Strips.latin("xx"));

        assertThat(Strips.refusal(cut).key()).isEqualTo("strip.damaged");
        assertThat(Strips.refusal(behind).key()).isEqualTo("strip.damaged");
    }

    @Test
    void frames_of_free_length_are_refused_by_name() throws Failure {
        byte[] free = new byte[4_000];
        for (int at = 0; at < free.length; at += 400) {
            System.arraycopy(new byte[] {(byte) 0xFF, (byte) 0xFB, 0x00, 0x44}, 0, free, at, 4);
        }

        assertThat(Strips.refusal(free).arguments()).contains("frames of free length");
    }

    private static int frameAt(byte[] sound, int wanted) {
        int at = 0;
        for (int i = 0; i < wanted && at < sound.length; i++) {
            at += MpegFrame.of(ByteBuffer.wrap(sound).getInt(at)).orElseThrow().lengthBytes();
        }
        return at;
    }

    private static byte[] id3v2(int version) {
        byte[] text = Strips.join(new byte[] {0}, Sounds.SECRET_BYTES);
        byte[] frame = version == 2
                ? Strips.join(Strips.latin("TT2"), new byte[] {0, 0, (byte) text.length}, text)
                : Strips.join(Strips.latin("TIT2"), new byte[] {0, 0, 0, (byte) text.length, 0, 0}, text);
        byte[] room = new byte[7];
        return Strips.join(
                Strips.latin("ID3"),
                new byte[] {(byte) version, 0, 0, 0, 0, 0, (byte) (frame.length + room.length)},
                frame,
                room);
    }

    private static byte[] id3v1() {
        return Arrays.copyOf(Strips.join(Strips.latin("TAG"), Sounds.SECRET_BYTES), 128);
    }

    private static byte[] longId3v1() {
        return Strips.join(Arrays.copyOf(Strips.join(Strips.latin("TAG+"), Sounds.SECRET_BYTES), 227), id3v1());
    }

    private static byte[] ape() {
        byte[] item = Strips.join(
                new byte[] {(byte) Sounds.SECRET_BYTES.length, 0, 0, 0, 0, 0, 0, 0},
                Strips.latin("Title\0"),
                Sounds.SECRET_BYTES);
        byte[] size = {(byte) (item.length + 32), 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, (byte) 0x80};
        byte[] ends = Strips.join(Strips.latin("APETAGEX"), new byte[] {(byte) 0xD0, 7, 0, 0}, size, new byte[8]);
        return Strips.join(ends, item, ends);
    }

    private static byte[] lyrics() {
        String content = "LYRICSBEGININD0000200LYR00035" + Sounds.SECRET;
        return Strips.latin(content + String.format("%06d", content.length()) + "LYRICS200");
    }

    private static byte[] oldLyrics() {
        return Strips.latin("LYRICSBEGIN" + Sounds.SECRET + "LYRICSEND");
    }

    /** Its table would be longer than the frame, so nobody knows what stands in it. */
    @Test
    void a_frame_that_tells_of_the_others_and_cannot_be_read_is_refused() throws Failure {
        byte[] clean = Strips.clean(dirty());
        byte[] telling = new byte[417];
        ByteBuffer.wrap(telling).putInt(0xFFFB9064).position(36).put(Strips.latin("VBRI"));
        ByteBuffer.wrap(telling).putShort(36 + 18, (short) -1).putShort(36 + 22, (short) 2);
        ByteBuffer.wrap(telling).position(100).put(Sounds.SECRET_BYTES);

        assertThat(Strips.refusal(Strips.join(telling, clean)).arguments()).contains("frame that tells of the others");
    }

    @Test
    void a_tag_that_is_longer_than_the_file_is_refused() throws Failure {
        byte[] tag = ape();
        tag[14] = (byte) 0xFF;

        byte[] clean = Strips.clean(dirty());

        assertThat(Strips.refusal(Jpegs.insert(clean, frameAt(clean, 5), tag)).arguments())
                .contains("APE tag");
    }

    @Test
    void more_frames_that_tell_of_others_than_joined_files_have_are_refused() throws Failure {
        byte[] clean = Strips.clean(dirty());
        byte[] telling = Arrays.copyOf(clean, frameAt(clean, 1));
        telling[telling.length - 1] = 1;
        ByteBuffer many = ByteBuffer.allocate(5_000 * telling.length);
        while (many.hasRemaining()) {
            many.put(telling);
        }

        assertThat(Strips.refusal(Strips.join(many.array(), clean)).arguments())
                .contains("number of frames that tell of others");
    }

    /** Of the places of each percent in the file none stands in front of the one before. */
    @Test
    void places_to_jump_to_that_are_a_text_become_even() throws Failure {
        byte[] clean = Strips.clean(dirty());
        byte[] planted = clean.clone();
        int places = Films.find(clean, "Info", 0) + 16;
        System.arraycopy(Sounds.SECRET_BYTES, 0, planted, places + 20, Sounds.SECRET_BYTES.length);
        byte[] cleaned = Strips.clean(planted);

        assertThat(planted[places + 99]).isEqualTo(clean[places + 99]).isNotZero();
        assertThat(Strips.contains(cleaned, Strips.latin("ledger"))).isFalse();
        assertThat(Strips.clean(cleaned)).isEqualTo(cleaned);
        assertThat(Sounds.decoded(cleaned)).isEqualTo(Sounds.decoded(clean));
    }
}
