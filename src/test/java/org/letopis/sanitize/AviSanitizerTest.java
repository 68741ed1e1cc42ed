package org.letopis.sanitize;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.letopis.Programs;
import org.letopis.failure.Failure;

class AviSanitizerTest extends SanitizerContract {
    private static byte[] camera;

    @BeforeAll
    static void needs_ffmpeg() {
        Programs.need("ffmpeg", "ffmpeg");
    }

    /** Motion JPEG and PCM, with the time of recording where cameras write it, and a list of EXIF. */
    @Override
    byte[] dirty() {
        if (camera == null) {
            byte[] film =
                    Films.make(".avi", "-c:v", "mjpeg", "-c:a", "pcm_s16le", "-metadata:s:0", "title=Planted Name");
            byte[] time = Sounds.chunk("IDIT", Strips.latin("MON MAY 06 07:08:09 2024\n\0"));
            byte[] exif = Sounds.list("exif", Sounds.chunk("ecor", Strips.latin("PlantedMaker")));
            camera = grown(film, "hdrl", time, exif);
        }
        return camera;
    }

    /** Puts chunks at the start of a list and makes it and the file longer. */
    private static byte[] grown(byte[] film, String list, byte[]... chunks) {
        byte[] more = Strips.join(chunks);
        int at = Films.find(film, list, 0);
        byte[] grown = Jpegs.insert(film, at + 4, more);
        for (int size : new int[] {4, at - 4}) {
            ByteBuffer numbers = ByteBuffer.wrap(grown).order(ByteOrder.LITTLE_ENDIAN);
            numbers.putInt(size, numbers.getInt(size) + more.length);
        }
        return grown;
    }

    @Override
    FileFormat format() {
        return FileFormat.AVI;
    }

    @Override
    List<String> planted() {
        return List.of(
                "Planted Title",
                "Planted Artist",
                "Planted Comment",
                "Planted Name",
                "PlantedMaker",
                "Lavf",
                "Lavc",
                "MON MAY");
    }

    @Override
    List<String> findings() {
        return List.of("Time of recording (IDIT)", "List of notes", "Name of a stream", "Notes in the coded picture");
    }

    @Override
    List<String> facts() {
        return Stream.of(
                        "FrameRate",
                        "MaxDataRate",
                        "FrameCount",
                        "StreamCount",
                        "StreamType",
                        "VideoCodec",
                        "VideoFrameRate",
                        "VideoFrameCount",
                        "Quality",
                        "SampleSize",
                        "BMPVersion",
                        "ImageWidth",
                        "ImageHeight",
                        "Planes",
                        "BitDepth",
                        "Compression",
                        "ImageLength",
                        "PixelsPerMeterX",
                        "PixelsPerMeterY",
                        "NumColors",
                        "NumImportantColors",
                        "AudioCodec",
                        "AudioSampleRate",
                        "AudioSampleCount",
                        "Unknown_vprp",
                        "Encoding",
                        "NumChannels",
                        "SampleRate",
                        "AvgBytesPerSec",
                        "BitsPerSample")
                .flatMap(tag -> Stream.of("RIFF:" + tag, "File:" + tag))
                .toList();
    }

    @Override
    void demandSameContent(byte[] clean, byte[] dirty) {
        assertThat(Ffmpeg.frames(dirty)).isNotEmpty();
        assertThat(Ffmpeg.frames(clean)).isEqualTo(Ffmpeg.frames(dirty));
        assertThat(packets(clean)).isEqualTo(packets(dirty));
    }

    /** When each packet is shown, how long it lasts, and whether a player may start there: what indexes tell. */
    private static List<String> packets(byte[] film) {
        return Ffmpeg.withFile(
                ".avi",
                film,
                file -> Ffmpeg.run(List.of(
                                "ffprobe",
                                "-v",
                                "error",
                                "-show_entries",
                                "packet=stream_index,dts_time,duration_time,flags",
                                "-of",
                                "csv",
                                file.toString()))
                        .lines()
                        .toList());
    }

    static Stream<Arguments> films() {
        return Stream.of(
                film("MPEG-4 and MP3", "-c:v", "mpeg4", "-g", "8", "-c:a", "libmp3lame"),
                film("Xvid and AC-3", "-c:v", "libxvid", "-c:a", "ac3"),
                film("dashcam: H.264 and PCM", "-c:v", "libx264", "-g", "8", "-c:a", "pcm_s16le"),
                film("H.264 and AAC", "-c:v", "libx264", "-bf", "0", "-c:a", "aac"),
                film("MPEG-2 and MP2", "-c:v", "mpeg2video", "-c:a", "mp2"),
                film("Microsoft MPEG-4 and ADPCM", "-c:v", "msmpeg4v2", "-c:a", "adpcm_ms"),
                film("HuffYUV and A-law", "-c:v", "huffyuv", "-pix_fmt", "yuv422p", "-c:a", "pcm_alaw"),
                film("FFV1 and floats", "-c:v", "ffv1", "-c:a", "pcm_f32le"),
                film("uncompressed", "-c:v", "rawvideo", "-pix_fmt", "bgr24", "-c:a", "pcm_u8"),
                film("uncompressed with a palette", "-c:v", "rawvideo", "-pix_fmt", "pal8", "-c:a", "pcm_u8"),
                film("VP8", "-an", "-c:v", "libvpx"));
    }

    private static Arguments film(String name, String... coding) {
        return Arguments.of(name, (Films.Maker) () -> Films.make(".avi", coding));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("films")
    void what_programs_write_comes_out_clean_and_the_same(String name, Films.Maker maker) throws Failure {
        byte[] dirty = maker.make();
        byte[] clean = Strips.clean(dirty);

        demandSameContent(clean, dirty);
        for (String text : List.of("Planted", "Lavf", "Lavc", "2024", "x264")) {
            assertThat(Strips.contains(clean, Strips.latin(text))).as(text).isFalse();
        }
        assertThat(Strips.stripped(clean).alreadyClean()).isTrue();
        assertThat(Strips.inspect(clean).findings()).isEmpty();
    }

    @Test
    void a_film_of_several_parts_stays_whole_and_can_be_searched() throws Failure {
        byte[] whole = Strips.clean(Films.make(".avi", "-c:v", "mpeg4", "-g", "5", "-c:a", "pcm_s16le"));
        byte[] parted = parted(whole, true);
        byte[] clean = Strips.clean(parted);

        assertThat(packets(parted)).isEqualTo(packets(whole));
        assertThat(packets(clean)).isEqualTo(packets(whole));
        assertThat(Ffmpeg.frames(clean)).isEqualTo(Ffmpeg.frames(whole));
        assertThat(from("0.8", clean)).isNotEmpty().isEqualTo(from("0.8", whole));
    }

    @Test
    void a_film_of_several_parts_without_an_index_stays_whole() throws Failure {
        byte[] whole = Strips.clean(Films.make(".avi", "-c:v", "mjpeg", "-c:a", "pcm_s16le"));
        byte[] parted = parted(whole, false);

        assertThat(Ffmpeg.frames(Strips.clean(parted))).isNotEmpty().isEqualTo(Ffmpeg.frames(parted));
    }

    private static List<String> from(String seconds, byte[] film) {
        return Ffmpeg.withFile(
                ".avi",
                film,
                file -> Ffmpeg.run(List.of(
                                "ffmpeg",
                                "-nostdin",
                                "-v",
                                "error",
                                "-ss",
                                seconds,
                                "-i",
                                file.toString(),
                                "-map",
                                "0:v",
                                "-f",
                                "framemd5",
                                "-"))
                        .lines()
                        .filter(line -> !line.startsWith("#"))
                        .toList());
    }

    /** The film cut into three parts, as OpenDML does with each gigabyte, with its indexes if {@code indexed}. */
    private static byte[] parted(byte[] film, boolean indexed) {
        List<byte[]> frames = frames(film);
        int index = Films.find(film, "idx1", 0) + 8;
        byte[] start = Arrays.copyOfRange(film, 12, Films.find(film, "movi", 0) - 8);
        ByteBuffer[] places = {little(72), little(72)};
        for (ByteBuffer each : places) {
            each.put(new byte[] {4, 0, 0, 0, 3, 0, 0, 0}).position(24);
        }
        int at = 12 + start.length + (indexed ? 2 * 80 : 0);
        List<byte[]> lists = new ArrayList<>();
        for (int part = 0; part < 3; part++) {
            List<byte[]> mine = frames.subList(frames.size() * part / 3, frames.size() * (part + 1) / 3);
            int base = at + 12;
            byte[] content = Strips.join(mine.toArray(byte[][]::new));
            for (int stream = 0; indexed && stream < 2; stream++) {
                byte[] entries = entries(film, mine, index, stream, base);
                places[stream]
                        .putLong(base + content.length)
                        .putInt(entries.length)
                        .putInt(1);
                content = Strips.join(content, entries);
            }
            index += 16 * mine.size();
            lists.add(Sounds.list("movi", content));
            at += lists.get(part).length + 12;
        }
        for (int stream = 0; indexed && stream < 2; stream++) {
            start = described(start, stream, Sounds.chunk("indx", places[stream].array()));
        }
        return Strips.join(
                Sounds.riff("AVI ", start, lists.get(0)),
                Sounds.riff("AVIX", lists.get(1)),
                Sounds.riff("AVIX", lists.get(2)));
    }

    private static ByteBuffer little(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static List<byte[]> frames(byte[] film) {
        ByteBuffer numbers = ByteBuffer.wrap(film).order(ByteOrder.LITTLE_ENDIAN);
        int movi = Films.find(film, "movi", 0);
        int end = movi + numbers.getInt(movi - 4);
        List<byte[]> frames = new ArrayList<>();
        for (int at = movi + 4; at < end; ) {
            int next = at + 8 + (numbers.getInt(at + 4) + 1 & ~1);
            frames.add(Arrays.copyOfRange(film, at, next));
            at = next;
        }
        return frames;
    }

    /** The index of one stream in one part; which frames are keys stands in the old index. */
    private static byte[] entries(byte[] film, List<byte[]> frames, int oldIndex, int stream, int base) {
        ByteBuffer entries = little(24 + 8 * frames.size());
        entries.put(new byte[] {2, 0, 0, 1}).putInt(0).put(Strips.latin("0" + stream + (stream == 0 ? "dc" : "wb")));
        entries.putLong(base).putInt(0);
        int place = 0;
        for (int i = 0; i < frames.size(); i++) {
            byte[] frame = frames.get(i);
            if (frame[1] == '0' + stream) {
                int length =
                        ByteBuffer.wrap(frame).order(ByteOrder.LITTLE_ENDIAN).getInt(4);
                boolean key = (film[oldIndex + 16 * i + 4] & 0x10) != 0;
                entries.putInt(place + 8).putInt(key ? length : length | 0x80000000);
            }
            place += frame.length;
        }
        byte[] filled = Arrays.copyOf(entries.array(), entries.position());
        ByteBuffer.wrap(filled).order(ByteOrder.LITTLE_ENDIAN).putInt(4, (filled.length - 24) / 8);
        return Sounds.chunk("ix0" + stream, filled);
    }

    /** Puts a chunk into the description of a stream; {@code start} begins with the list of headers. */
    private static byte[] described(byte[] start, int stream, byte[] chunk) {
        int list = Films.find(start, "strl", stream);
        byte[] grown = Jpegs.insert(start, Films.find(start, "strf", stream), chunk);
        ByteBuffer numbers = ByteBuffer.wrap(grown).order(ByteOrder.LITTLE_ENDIAN);
        numbers.putInt(4, numbers.getInt(4) + chunk.length);
        numbers.putInt(list - 4, numbers.getInt(list - 4) + chunk.length);
        return grown;
    }

    @Test
    void lengths_that_a_dying_camera_left_open_are_measured() throws Failure {
        byte[] clean = Strips.clean(dirty());
        int movi = Films.find(clean, "movi", 0);
        int index = Films.find(clean, "idx1", 0);
        byte[] open = Arrays.copyOf(clean, index);
        ByteBuffer.wrap(open).putInt(4, 0).putInt(movi - 4, 0);

        assertThat(Ffmpeg.frames(Strips.clean(open))).isEqualTo(Ffmpeg.frames(clean));
    }

    @Test
    void subtitles_go_and_the_other_streams_move_up() throws Failure {
        byte[] clean = Strips.clean(dirty());
        byte[] header = new byte[56];
        System.arraycopy(Strips.latin("txts"), 0, header, 0, 4);
        byte[] stream = Sounds.list("strl", Sounds.chunk("strh", header), Sounds.chunk("strf", Sounds.SECRET_BYTES));
        byte[] planted = grown(clean, "movi", Sounds.chunk("02tx", Sounds.SECRET_BYTES));
        int movi = Films.find(planted, "movi", 0) - 8;
        planted = Jpegs.insert(planted, movi, stream);
        ByteBuffer numbers = ByteBuffer.wrap(planted).order(ByteOrder.LITTLE_ENDIAN);
        numbers.putInt(4, numbers.getInt(4) + stream.length);
        numbers.putInt(16, numbers.getInt(16) + stream.length);

        assertThat(Ffmpeg.frames(Strips.clean(planted))).isEqualTo(Ffmpeg.frames(clean));
        assertThat(Strips.contains(Strips.clean(planted), Sounds.SECRET_BYTES)).isFalse();
        assertThat(Strips.stripped(planted).removed()).contains(new Removed(FindingGroup.HIDDEN, "Subtitle track"));
    }

    @Test
    void bytes_in_headers_and_among_frames_are_dropped() throws Failure {
        byte[] clean = Strips.clean(dirty());
        byte[] planted = grown(
                clean, "movi", Sounds.chunk("JUNK", Sounds.SECRET_BYTES), Sounds.chunk("abcd", Sounds.SECRET_BYTES));
        System.arraycopy(Strips.latin("Planted maker"), 0, planted, Films.find(planted, "avih", 0) + 8 + 42, 13);

        byte[] again = Strips.clean(planted);
        assertThat(Ffmpeg.frames(again)).isEqualTo(Ffmpeg.frames(clean));
        assertThat(again).hasSameSizeAs(clean);
        assertThat(Strips.contains(again, Strips.latin("Planted"))).isFalse();
    }

    @Test
    void aac_in_packets_of_another_layer_is_refused_by_name() throws Failure {
        byte[] film = Films.make(".avi", "-c:v", "mpeg4", "-c:a", "aac");
        int coding = Films.find(film, "strf", 1) + 8;
        assertThat(film[coding]).isEqualTo((byte) 0xFF);
        film[coding] = 0x02;
        film[coding + 1] = 0x16;

        assertThat(Strips.refusal(film).arguments()).contains("sound coding 0x1602");
    }

    /** A change of colours: first, count, flags, then four bytes for each (AVIPALCHANGE of vfw.h). */
    @Test
    void colours_change_only_where_there_are_any_and_only_at_their_length() throws Failure {
        byte[] change = {3, 2, 0, 0, 1, 2, 3, 0, 4, 5, 6, 0};
        byte[] clean = Strips.clean(Films.make(".avi", "-an", "-c:v", "rawvideo", "-pix_fmt", "pal8"));
        byte[] changed = Strips.clean(grown(clean, "movi", Sounds.chunk("00pc", change)));
        byte[] noted = grown(clean, "movi", Sounds.chunk("00pc", Strips.join(change, Sounds.SECRET_BYTES)));
        byte[] coded = grown(Strips.clean(dirty()), "movi", Sounds.chunk("00pc", change));

        assertThat(Strips.contains(changed, Sounds.chunk("00pc", change))).isTrue();
        assertThat(Strips.contains(Strips.clean(noted), Strips.latin("ledger"))).isFalse();
        assertThat(Strips.stripped(noted).removed()).contains(new Removed(FindingGroup.HIDDEN, "Unknown chunk"));
        assertThat(Strips.contains(Strips.clean(coded), change)).isFalse();
        assertThat(Ffmpeg.frames(Strips.clean(coded))).isNotEmpty().isEqualTo(Ffmpeg.frames(dirty()));
    }

    @ParameterizedTest
    @CsvSource({
        "libvpx, yuv420p",
        "huffyuv, yuv422p",
        "huffyuv, bgra",
        "ffvhuff, yuv420p10le",
        "ffvhuff, gray16le",
        "ffvhuff, yuva444p",
        "ffvhuff, gbrap"
    })
    void start_data_that_a_coding_does_not_need_is_dropped(String coder, String points) throws Failure {
        byte[] dirty = Films.make(".avi", "-an", "-c:v", coder, "-pix_fmt", points);
        byte[] clean = Strips.clean(dirty);
        byte[] planted = behindDescription(clean);

        assertThat(Ffmpeg.frames(clean)).isNotEmpty().isEqualTo(Ffmpeg.frames(dirty));
        assertThat(Strips.clean(planted)).isEqualTo(clean);
        assertThat(Strips.stripped(planted).removed())
                .containsExactly(new Removed(FindingGroup.HIDDEN, "Bytes behind the description of pictures"));
    }

    /** Its last four bytes are a checksum (RFC 9043 section 4.3). */
    @ParameterizedTest
    @ValueSource(strings = {"yuv420p", "yuv422p10le"})
    void start_data_of_ffv1_that_does_not_fit_is_refused(String points) throws Failure {
        byte[] dirty = Films.make(".avi", "-an", "-c:v", "ffv1", "-level", "3", "-pix_fmt", points);
        byte[] clean = Strips.clean(dirty);

        assertThat(Ffmpeg.frames(clean)).isNotEmpty().isEqualTo(Ffmpeg.frames(dirty));
        assertThat(Strips.refusal(behindDescription(clean)).arguments()).contains("start data of FFV1");
    }

    private static byte[] behindDescription(byte[] clean) {
        byte[] secret = Arrays.copyOf(Sounds.SECRET_BYTES, Sounds.SECRET_BYTES.length + 1 & ~1);
        int description = Films.find(clean, "strf", 0);
        int said = ByteBuffer.wrap(clean).order(ByteOrder.LITTLE_ENDIAN).getInt(description + 4);
        byte[] planted = Jpegs.insert(clean, description + 8 + said, secret);
        int list = Films.find(planted, "strl", 0) - 4;
        for (int size : new int[] {4, 16, list, description + 4}) {
            ByteBuffer numbers = ByteBuffer.wrap(planted).order(ByteOrder.LITTLE_ENDIAN);
            numbers.putInt(size, numbers.getInt(size) + secret.length);
        }
        return planted;
    }

    /** Pictures of JPEG 2000 may have comments in each. */
    @Test
    void jpeg_2000_is_refused_by_name() throws Failure {
        byte[] film = Films.make(".avi", "-an", "-c:v", "huffyuv", "-pix_fmt", "yuv422p");
        byte[] named = Films.replace(Films.replace(film, "HFYU", "MJ2C", 0), "HFYU", "MJ2C", 0);

        assertThat(Strips.refusal(named).arguments()).contains("coding MJ2C");
    }

    @Test
    void more_parts_and_frames_than_any_film_has_are_refused_over_all_parts_together() throws Failure {
        byte[] clean = Strips.clean(dirty());
        byte[] headers = Arrays.copyOfRange(clean, 12, Films.find(clean, "movi", 0) - 8);
        byte[] lists = repeated(Sounds.list("movi"), 6_000);
        byte[] frames = Sounds.list("movi", repeated(Sounds.chunk("00dc", new byte[0]), 600_000));

        assertThat(Strips.refusal(Strips.join(Sounds.riff("AVI ", headers, lists), Sounds.riff("AVIX", lists)))
                        .arguments())
                .contains("number of parts");
        assertThat(Strips.refusal(Strips.join(Sounds.riff("AVI ", headers, frames), Sounds.riff("AVIX", frames)))
                        .arguments())
                .contains("number of frames");
    }

    private static byte[] repeated(byte[] part, int times) {
        ByteBuffer all = ByteBuffer.allocate(times * part.length);
        for (int i = 0; i < times; i++) {
            all.put(part);
        }
        return all.array();
    }

    @Test
    void dv_is_refused_by_name() throws Failure {
        byte[] film = Films.make(".avi", "-an", "-c:v", "dvvideo", "-s", "720x576", "-pix_fmt", "yuv420p");

        assertThat(Strips.refusal(film).key()).isEqualTo("strip.unknown-part");
        assertThat(Strips.refusal(film).arguments()).contains("coding dvsd");
    }

    @Test
    void what_stands_beside_the_number_of_frames_is_told() throws Failure {
        byte[] clean = Strips.clean(dirty());
        byte[] total = Sounds.chunk("dmlh", Strips.join(new byte[] {25, 0, 0, 0}, Sounds.SECRET_BYTES));
        byte[] list = Sounds.list("odml", total, Sounds.chunk("abcd", Sounds.SECRET_BYTES));
        byte[] planted = grown(clean, "hdrl", list);

        assertThat(Strips.contains(Strips.clean(planted), Strips.latin("ledger")))
                .isFalse();
        assertThat(Strips.stripped(planted).removed())
                .contains(
                        new Removed(FindingGroup.HIDDEN, "Bytes in reserved fields"),
                        new Removed(FindingGroup.HIDDEN, "Unknown chunk"));
    }
}
