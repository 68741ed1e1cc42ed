package org.letopis.sanitize;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.letopis.Programs;
import org.letopis.failure.Failure;

class Mp4SanitizerTest extends SanitizerContract {
    private static final byte[] SECRET = Strips.latin("meet me at the mill with the ledger");

    @BeforeAll
    static void needs_ffmpeg() throws InterruptedException {
        Programs.need("ffmpeg", "ffmpeg");
    }

    @Override
    byte[] dirty() {
        return Films.phone();
    }

    @Override
    FileFormat format() {
        return FileFormat.MP4;
    }

    @Override
    List<String> planted() {
        return List.of("Planted Title", "Planted Comment", "Planted Artist", "Planted Handler", "x264 - core", "Lavc");
    }

    @Override
    List<String> findings() {
        return List.of(
                "Position (loci)",
                "Creation Time",
                "Times of film and tracks (tkhd)",
                "Handler name",
                "Compressor name",
                "Language of a track",
                "Encoder's notes in the coded picture",
                "Encoder's name in the coded sound");
    }

    @Override
    List<String> facts() {
        return Facts.FILM;
    }

    @Override
    void demandSameContent(byte[] clean, byte[] dirty) {
        assertThat(Ffmpeg.frames(dirty)).isNotEmpty();
        assertThat(Ffmpeg.frames(clean)).isEqualTo(Ffmpeg.frames(dirty));
    }

    /** What cameras, phones and programs write; every frame is decoded and compared. */
    static Stream<Arguments> films() {
        return Stream.of(
                Arguments.of("iPhone: HEVC, PCM, time code", FileFormat.MOV, (Films.Maker) () -> Films.make(
                        ".mov",
                        "-c:v",
                        "libx265",
                        "-x265-params",
                        "log-level=error",
                        "-tag:v",
                        "hvc1",
                        "-c:a",
                        "pcm_s16le",
                        "-timecode",
                        "10:11:12:13",
                        "-movflags",
                        "use_metadata_tags",
                        "-metadata",
                        "com.apple.quicktime.location.ISO6709=" + Films.PLACE,
                        "-metadata",
                        "make=PlantedMaker")),
                Arguments.of("fragments", FileFormat.MP4, (Films.Maker) () -> Films.make(
                        ".mp4", "-c:v", "libx264", "-g", "8", "-c:a", "aac", "-movflags", "frag_keyframe+empty_moov")),
                Arguments.of("fragments, places from moof", FileFormat.MP4, (Films.Maker) () -> Films.make(
                        ".mp4",
                        "-c:v",
                        "libx264",
                        "-g",
                        "8",
                        "-c:a",
                        "aac",
                        "-movflags",
                        "frag_keyframe+empty_moov+default_base_moof+dash+global_sidx")),
                Arguments.of("fragments behind a film", FileFormat.MP4, (Films.Maker) () ->
                        Films.make(".mp4", "-c:v", "libx264", "-g", "8", "-c:a", "aac", "-movflags", "frag_keyframe")),
                Arguments.of("header first", FileFormat.MP4, (Films.Maker)
                        () -> Films.make(".mp4", "-c:v", "libx264", "-c:a", "aac", "-movflags", "+faststart")),
                Arguments.of("interlaced", FileFormat.MP4, (Films.Maker) () -> Films.make(
                        ".mp4",
                        "-c:v",
                        "libx264",
                        "-x264-params",
                        "tff=1:nal-hrd=vbr:vbv-maxrate=900:vbv-bufsize=900",
                        "-flags",
                        "+ilme+ildct",
                        "-c:a",
                        "ac3")),
                Arguments.of("old camera: Motion JPEG", FileFormat.MOV, (Films.Maker)
                        () -> Films.make(".mov", "-c:v", "mjpeg", "-c:a", "pcm_u8")),
                Arguments.of("Motion JPEG A", FileFormat.MOV, (Films.Maker)
                        () -> Films.make(".mov", "-c:v", "mjpeg", "-vtag", "mjpa", "-c:a", "pcm_s16be")),
                Arguments.of("Motion JPEG as MPEG-4 says it", FileFormat.MP4, (Films.Maker)
                        () -> Films.make(".mp4", "-c:v", "mjpeg", "-c:a", "aac")),
                Arguments.of("old phone: MPEG-4", FileFormat.THREE_GP, (Films.Maker)
                        () -> Films.make(".3gp", "-c:v", "mpeg4", "-c:a", "aac")),
                Arguments.of("H.263", FileFormat.THREE_GP, (Films.Maker)
                        () -> Films.make(".3gp", "-s", "176x144", "-c:v", "h263", "-c:a", "aac")),
                Arguments.of("AV1 and Opus", FileFormat.MP4, (Films.Maker) () ->
                        Films.make(".mp4", "-c:v", "libaom-av1", "-cpu-used", "8", "-c:a", "libopus", "-strict", "-2")),
                Arguments.of("VP9 and FLAC", FileFormat.MP4, (Films.Maker) () -> Films.make(
                        ".mp4", "-c:v", "libvpx-vp9", "-deadline", "realtime", "-c:a", "flac", "-strict", "-2")),
                Arguments.of("MPEG-2 and MP3", FileFormat.MP4, (Films.Maker)
                        () -> Films.make(".mp4", "-c:v", "mpeg2video", "-c:a", "libmp3lame")),
                Arguments.of("ProRes and floats", FileFormat.MOV, (Films.Maker)
                        () -> Films.make(".mov", "-c:v", "prores", "-c:a", "pcm_f32le")),
                Arguments.of("AAC", FileFormat.M4A, (Films.Maker) () -> Films.sound(".m4a", "-c:a", "aac")),
                Arguments.of("lossless sound", FileFormat.M4A, (Films.Maker) () -> Films.sound(".m4a", "-c:a", "alac")),
                Arguments.of("QuickTime AAC", FileFormat.MOV, (Films.Maker) () -> Films.sound(".mov", "-c:a", "aac")),
                Arguments.of("ADPCM", FileFormat.MOV, (Films.Maker) () -> Films.sound(".mov", "-c:a", "adpcm_ima_qt")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("films")
    void an_ordinary_film_comes_out_clean_and_the_same(String name, FileFormat format, Films.Maker maker)
            throws Exception {
        byte[] dirty = maker.make();
        byte[] clean = Strips.clean(dirty);

        assertThat(FileFormat.detect(Source.of(clean))).isEqualTo(format);
        demandSameContent(clean, dirty);
        for (String text : List.of("Planted", "Lavc", "Lavf", "x264", "x265", "Handler", "+55.75")) {
            assertThat(Strips.contains(clean, Strips.latin(text))).as(text).isFalse();
        }
        assertThat(Strips.inspect(clean).findings()).isEmpty();
        assertThat(Strips.stripped(clean).alreadyClean()).isTrue();
        assertThat(Exiftool.telling(clean, Facts.FILM)).isEmpty();
    }

    @Test
    void which_way_is_up_and_when_it_starts_stay() throws Failure {
        byte[] turned = Films.replace(Films.phone(), "tkhd", "tkhd", 0);
        int matrix = Films.find(turned, "tkhd", 0) + 4 + 40;
        ByteBuffer.wrap(turned)
                .position(matrix)
                .putInt(0)
                .putInt(0x10000)
                .putInt(0)
                .putInt(-0x10000)
                .putInt(0);

        byte[] clean = Strips.clean(turned);

        assertThat(Ffmpeg.streams(clean)).contains("rotation=-90");
        assertThat(Ffmpeg.frames(clean)).isEqualTo(Ffmpeg.frames(turned));
    }

    @Test
    void tracks_of_text_place_and_time_are_dropped_with_their_samples() throws Failure {
        byte[] text = Films.subtitled(".mp4", "GPS 55.7512 N 37.6184 E", "-c:v", "libx264");
        byte[] places = Films.replace(text, "sbtl", "meta", 0);

        for (byte[] film : List.of(text, places)) {
            byte[] clean = Strips.clean(film);
            assertThat(Strips.contains(clean, Strips.latin("37.6184"))).isFalse();
            assertThat(Ffmpeg.streams(clean)).contains("codec_type=video").doesNotContain("codec_type=subtitle");
            assertThat(Ffmpeg.frames(clean)).isEqualTo(Ffmpeg.frames(film));
        }
        assertThat(Strips.stripped(places).removed())
                .contains(new Removed(FindingGroup.PLACE, "Track of places and motion"));
        assertThat(Strips.stripped(text).removed()).contains(new Removed(FindingGroup.HIDDEN, "Subtitle track"));
    }

    @Test
    void boxes_that_no_player_needs_are_dropped_wherever_they_are() throws Failure {
        byte[] film = Films.phone();
        byte[] planted = Films.append(
                Films.intoMoov(
                        film,
                        Films.box("uuid", Strips.join(new byte[16], SECRET)),
                        Films.box("free", SECRET),
                        Films.box("meta", Strips.join(new byte[4], SECRET)),
                        Films.box("XtrA", SECRET)),
                Films.box("skip", SECRET),
                Films.box("uuid", Strips.join(new byte[16], SECRET)),
                Films.box("odd ", SECRET));

        assertThat(Strips.clean(planted)).isEqualTo(Strips.clean(film));
        assertThat(Strips.inspect(planted).findings())
                .extracting(Finding::name)
                .contains("Bytes in free space", "Private box (uuid)", "Box that is not needed (odd)");
    }

    @Test
    void media_data_of_no_track_is_dropped_and_told() throws Failure {
        byte[] planted = Films.append(Films.phone(), Films.box("mdat", SECRET));

        assertThat(Strips.clean(planted)).isEqualTo(Strips.clean(Films.phone()));
        assertThat(Strips.stripped(planted).removed())
                .contains(new Removed(FindingGroup.HIDDEN, "Media data of no track"));
    }

    @Test
    void a_quicktime_film_without_a_type_box_is_one() throws Failure {
        byte[] film = Films.make(".mov", "-c:v", "libx264", "-c:a", "aac");
        int type = ByteBuffer.wrap(film).getInt(0);
        byte[] old = film.clone();
        System.arraycopy(Films.box("wide", new byte[type - 8]), 0, old, 0, type);

        assertThat(Strips.clean(old)).isEqualTo(Strips.clean(film));
    }

    @Test
    void messages_in_the_parameter_sets_of_hevc_are_dropped() throws Failure {
        byte[] film = Films.make(".mp4", "-c:v", "libx265", "-x265-params", "log-level=error", "-c:a", "aac");

        assertThat(Strips.contains(film, Strips.latin("x265 (build"))).isTrue();
        assertThat(Strips.contains(Strips.clean(film), Strips.latin("x265 (build")))
                .isFalse();
    }

    @Test
    void what_cannot_be_looked_into_is_refused_by_name() throws Failure {
        byte[] film = Films.phone();
        byte[] elsewhere = film.clone();
        elsewhere[Films.find(film, "url ", 0) + 7] = 0;

        assertThat(Strips.refusal(Films.replace(film, "avc1", "encv", 1)).key()).isEqualTo("strip.encrypted");
        assertThat(Strips.refusal(Films.replace(film, "avc1", "dvcp", 1)).arguments())
                .contains("coding dvcp");
        assertThat(Strips.refusal(elsewhere).arguments()).contains("media in another file");
        assertThat(Strips.refusal(Films.replace(film, "udta", "cmov", 0)).arguments())
                .contains("compressed moov");
    }

    @Test
    void a_fragment_of_a_million_samples_is_refused() throws Failure {
        byte[] film = Films.make(
                ".mp4", "-c:v", "libx264", "-g", "8", "-c:a", "aac", "-movflags", "frag_keyframe+empty_moov");
        int run = Films.find(film, "trun", 0);
        int more = 4 * ((1 << 20) + 1);
        for (String box : List.of("moof", "traf", "trun")) {
            int at = Films.find(film, box, 0) - 4;
            ByteBuffer.wrap(film).putInt(at, ByteBuffer.wrap(film).getInt(at) + more);
        }
        // Of each sample the size, which is zero.
        ByteBuffer.wrap(film).putInt(run + 4, 0x201).putInt(run + 8, (1 << 20) + 1);
        byte[] swollen = Jpegs.insert(film, run + 16, new byte[more]);

        assertThat(Strips.refusal(swollen).key()).isEqualTo("strip.too-large");
        assertThat(Strips.refusal(swollen).arguments()).contains("number of samples");
    }

    @Test
    void the_same_bytes_used_again_and_again_are_refused() throws Failure {
        byte[] film = Films.phone();
        ByteBuffer swollen = ByteBuffer.wrap(film.clone());
        int places = Films.find(film, "stco", 1) + 8;
        int chunks = swollen.getInt(places);
        for (int i = 1; i <= chunks; i++) {
            swollen.putInt(places + 4 * i, 0);
        }
        // One sample in each chunk, nearly as large as the file.
        swollen.position(Films.find(film, "stsc", 1) + 8)
                .putInt(1)
                .putInt(1)
                .putInt(1)
                .putInt(1);
        swollen.putInt(Films.find(film, "stsz", 1) + 8, film.length - 100);

        assertThat(chunks).isGreaterThan(1);
        assertThat(Strips.refusal(swollen.array()).arguments()).contains("sample tables");
    }

    /** Of Dolby Vision five bytes are numbers and the rest of the 24 is reserved. */
    @Test
    void settings_of_dolby_vision_stay_without_what_stands_in_their_reserved_bytes() throws Failure {
        byte[] film = Films.phone();
        byte[] numbers = {1, 0, 0x10, 0x1D, 0x20};
        byte[] said = Strips.join(numbers, Arrays.copyOf(Strips.latin("at the mill, ledger"), 19));
        byte[] box = Films.box("dvvC", said);
        byte[] planted = Jpegs.insert(film, Films.find(film, "avcC", 0) - 4, box);
        for (String parent : List.of("moov", "trak", "mdia", "minf", "stbl", "stsd", "avc1")) {
            int at = Films.find(planted, parent, parent.equals("avc1") ? 1 : 0) - 4;
            ByteBuffer.wrap(planted).putInt(at, ByteBuffer.wrap(planted).getInt(at) + box.length);
        }
        byte[] cleaned = Strips.clean(planted);

        assertThat(Strips.contains(cleaned, Films.box("dvvC", Strips.join(numbers, new byte[19]))))
                .isTrue();
        assertThat(Strips.contains(cleaned, Strips.latin("ledger"))).isFalse();
        assertThat(Ffmpeg.frames(cleaned)).isNotEmpty().isEqualTo(Ffmpeg.frames(film));
    }
}
