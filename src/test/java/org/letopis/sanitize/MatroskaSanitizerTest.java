package org.letopis.sanitize;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
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

class MatroskaSanitizerTest extends SanitizerContract {
    private static final String SUBTITLE = "Planted Subtitle of the dialogue";
    private static final List<String> FACTS = List.of(
            "Matroska:EBMLVersion", //
            "Matroska:EBMLReadVersion", //
            "Matroska:EBMLMaxIDLength", //
            "Matroska:EBMLMaxSizeLength", //
            "Matroska:DocType", //
            "Matroska:DocTypeVersion", //
            "Matroska:DocTypeReadVersion", //
            "Matroska:SeekID", //
            "Matroska:SeekPosition", //
            "Matroska:TimecodeScale", //
            "Matroska:Duration", //
            "Matroska:MuxingApp", //
            "Matroska:WritingApp", //
            "Matroska:CueTime", //
            "Matroska:CueTrack", //
            "Matroska:CueClusterPosition", //
            "Track1:TrackNumber", //
            "Track1:TrackUID", //
            "Track1:TrackLanguage", //
            "Track1:TrackType", //
            "Track1:TrackDefault", //
            "Track1:TrackLacing", //
            "Track1:VideoCodecID", //
            "Track1:VideoFrameRate", //
            "Track1:ImageWidth", //
            "Track1:ImageHeight", //
            "Track1:DisplayWidth", //
            "Track1:DisplayHeight", //
            "Track1:CodecPrivate", //
            "Track2:TrackNumber", //
            "Track2:TrackUID", //
            "Track2:TrackLanguage", //
            "Track2:TrackType", //
            "Track2:TrackDefault", //
            "Track2:AudioCodecID", //
            "Track2:DefaultDuration", //
            "Track2:AudioSampleRate", //
            "Track2:AudioBitsPerSample", //
            "Track2:CodecPrivate");
    private static byte[] merged;

    @BeforeAll
    static void needs_programs() {
        Programs.need("ffmpeg", "ffmpeg");
        Programs.need("mkvmerge", "mkvtoolnix");
    }

    @Override
    byte[] dirty() {
        if (merged == null) {
            merged = merged(Films.make(".mkv", "-c:v", "libx264", "-c:a", "aac"));
        }
        return merged;
    }

    /** What mkvmerge makes of a film: title, names, subtitles, chapters, an attachment, identifiers, its own name. */
    private static byte[] merged(byte[] film, String... options) {
        return inFolder(folder -> {
            Files.write(folder.resolve("in.mkv"), film);
            Files.writeString(folder.resolve("in.srt"), "1\n00:00:00,000 --> 00:00:00,900\n" + SUBTITLE + "\n");
            Files.writeString(
                    folder.resolve("chapters.txt"), "CHAPTER01=00:00:00.000\nCHAPTER01NAME=Planted Chapter\n");
            Files.writeString(folder.resolve("notes.txt"), "Planted Attachment");
            List<String> command = new ArrayList<>(List.of("mkvmerge", "-q", "-o", "out.mkv"));
            command.addAll(List.of("--title", "Planted Title", "--chapters", "chapters.txt"));
            command.addAll(List.of("--attachment-description", "Planted Description", "--attach-file", "notes.txt"));
            command.addAll(List.of("--track-name", "0:Planted Name"));
            command.addAll(List.of(options));
            command.addAll(List.of("in.mkv", "in.srt"));
            Programs.run(folder, command.toArray(String[]::new));
            return Files.readAllBytes(folder.resolve("out.mkv"));
        });
    }

    interface Work {
        byte[] in(Path folder) throws IOException, InterruptedException;
    }

    private static byte[] inFolder(Work work) {
        try {
            Path folder = Files.createTempDirectory("letopis-test");
            try {
                return work.in(folder);
            } finally {
                try (Stream<Path> files = Files.list(folder)) {
                    for (Path file : files.toList()) {
                        Files.delete(file);
                    }
                }
                Files.delete(folder);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    FileFormat format() {
        return FileFormat.MATROSKA;
    }

    @Override
    List<String> planted() {
        return List.of(
                "Planted Title",
                "Planted Comment",
                "Planted Artist",
                "Planted Name",
                "Planted Chapter",
                "Planted Description",
                "Planted Attachment",
                "notes.txt",
                SUBTITLE,
                "libebml",
                "mkvmerge",
                "x264 - core",
                "Lavc");
    }

    @Override
    List<String> findings() {
        return List.of(
                "Title",
                "Program that wrote the file",
                "Time of writing",
                "Identifier of the film",
                "Name of a track",
                "Name in a comment (ARTIST)",
                "Attached file",
                "Chapters",
                "Subtitle track",
                "Language of a track",
                "Encoder's notes in the coded picture",
                "Encoder's name in the coded sound");
    }

    @Override
    List<String> facts() {
        return FACTS;
    }

    @Override
    void demandSameContent(byte[] clean, byte[] dirty) {
        assertThat(Ffmpeg.frames(dirty)).isNotEmpty();
        assertThat(Ffmpeg.frames(clean)).isEqualTo(Ffmpeg.frames(dirty));
        assertThat(Ffmpeg.streams(clean)).doesNotContain("TAG:DURATION").doesNotContain("ENCODER");
    }

    static Stream<Arguments> films() {
        return Stream.of(
                film("phone browser: VP8 and Opus", ".webm", "-c:v", "libvpx", "-c:a", "libopus"),
                film("VP9 and Opus", ".webm", "-c:v", "libvpx-vp9", "-deadline", "realtime", "-c:a", "libopus"),
                film("VP8 and Vorbis", ".webm", "-c:v", "libvpx", "-c:a", "libvorbis"),
                film("AV1 and Opus", ".webm", "-c:v", "libaom-av1", "-cpu-used", "8", "-c:a", "libopus"),
                film("H.264 and AAC, five channels", ".mkv", "-c:v", "libx264", "-c:a", "aac", "-ac", "6"),
                film("HEVC and FLAC", ".mkv", "-c:v", "libx265", "-x265-params", "log-level=error", "-c:a", "flac"),
                film("MPEG-4 and MP3", ".mkv", "-c:v", "mpeg4", "-c:a", "libmp3lame"),
                film("MPEG-2 and MP2", ".mkv", "-c:v", "mpeg2video", "-c:a", "mp2"),
                film("Motion JPEG and PCM", ".mkv", "-c:v", "mjpeg", "-c:a", "pcm_s24le"),
                film("Theora and Vorbis", ".mkv", "-c:v", "libtheora", "-c:a", "libvorbis"),
                film("FFV1 and floats", ".mkv", "-c:v", "ffv1", "-c:a", "pcm_f32le"),
                // Its frames name the maker of the encoder, and keep that.
                film("ProRes and ALAC", ".mkv", "-c:v", "prores_ks", "-vendor", "apl0", "-c:a", "alac"),
                film("HuffYUV and AC-3", ".mkv", "-c:v", "huffyuv", "-pix_fmt", "yuv422p", "-c:a", "ac3"),
                film("Microsoft MPEG-4 and ADPCM", ".mkv", "-c:v", "msmpeg4", "-c:a", "adpcm_ms"),
                film("E-AC-3 alone", ".mka", "-vn", "-c:a", "eac3"));
    }

    private static Arguments film(String name, String extension, String... coding) {
        return Arguments.of(name, (Films.Maker) () -> Films.make(extension, coding));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("films")
    void what_programs_write_comes_out_clean_and_the_same(String name, Films.Maker maker) throws Failure {
        byte[] dirty = maker.make();
        demandCleanAndSame(dirty);
        demandCleanAndSame(merged(dirty));
    }

    private static void demandCleanAndSame(byte[] dirty) throws Failure {
        byte[] clean = Strips.clean(dirty);

        assertThat(Ffmpeg.frames(clean)).isNotEmpty().isEqualTo(Ffmpeg.frames(dirty));
        for (String text : List.of("Planted", "Lavf", "Lavc", "mkvmerge", "2024", "x264", "ENCODER")) {
            assertThat(Strips.contains(clean, Strips.latin(text))).as(text).isFalse();
        }
        assertThat(Strips.stripped(clean).alreadyClean()).isTrue();
        assertThat(Strips.inspect(clean).findings()).isEmpty();
    }

    @Test
    void lengths_left_open_are_measured() throws Failure {
        byte[] clean = Strips.clean(dirty());

        assertThat(Strips.clean(opened(clean))).isEqualTo(clean);
    }

    /** The segment and its clusters without lengths, list of parts and index, as a recorder writes them to a pipe. */
    private static byte[] opened(byte[] clean) {
        byte[] open = {1, -1, -1, -1, -1, -1, -1, -1};
        int segment = Films.find(clean, "\u0018\u0053\u0080\u0067", 0);
        int at = segment + 4 + sizeBytes(clean, segment + 4);
        byte[] out = Strips.join(Arrays.copyOf(clean, segment + 4), open);
        while (at < clean.length) {
            int data = at + 4 + sizeBytes(clean, at + 4);
            int end = data + (int) size(clean, at + 4);
            int id = ByteBuffer.wrap(clean).getInt(at);
            if (id == MatroskaId.CLUSTER) {
                out = Strips.join(out, Arrays.copyOfRange(clean, at, at + 4), open);
                out = Strips.join(out, Arrays.copyOfRange(clean, data, end));
            } else if (id != MatroskaId.SEEK_HEAD && id != MatroskaId.CUES) {
                out = Strips.join(out, Arrays.copyOfRange(clean, at, end));
            }
            at = end;
        }
        return out;
    }

    private static int sizeBytes(byte[] file, int at) {
        return Integer.numberOfLeadingZeros(file[at] & 0xFF) - 23;
    }

    private static long size(byte[] file, int at) {
        int bytes = sizeBytes(file, at);
        long size = (file[at] & 0xFF) - (1 << 8 - bytes);
        for (int i = 1; i < bytes; i++) {
            size = size << 8 | file[at + i] & 0xFF;
        }
        return size;
    }

    @Test
    void unknown_elements_checksums_and_free_space_are_dropped() throws Failure {
        byte[] clean = Strips.clean(dirty());
        byte[] secret = Sounds.SECRET_BYTES;
        byte[] unknown = Strips.join(Strips.latin("\u0067\u0045"), new byte[] {(byte) (0x80 | secret.length)}, secret);
        byte[] space = Strips.join(Strips.latin("\u00EC"), new byte[] {(byte) (0x80 | secret.length)}, secret);
        byte[] checksum = {(byte) 0xBF, (byte) 0x84, 1, 2, 3, 4};
        byte[] planted = opened(clean);
        int info = Films.find(planted, "\u0015\u0049\u00A9\u0066", 0);
        planted = Jpegs.insert(planted, info, Strips.join(unknown, space, checksum));
        // Behind the time of the last cluster, which is open.
        planted = Strips.join(planted, unknown, space);

        assertThat(Strips.clean(planted)).isEqualTo(clean);
        assertThat(Strips.stripped(planted).removed())
                .containsExactlyInAnyOrder(
                        new Removed(FindingGroup.HIDDEN, "Element that is not needed"),
                        new Removed(FindingGroup.HIDDEN, "Bytes in free space"));
    }

    @Test
    void languages_stay_where_a_listener_chooses_by_them() throws Failure {
        byte[] two = Films.make(
                ".mkv",
                "-f",
                "lavfi",
                "-i",
                "sine=f=900:d=1",
                "-map",
                "0",
                "-map",
                "1",
                "-map",
                "2",
                "-c:v",
                "libx264",
                "-c:a",
                "aac",
                "-metadata:s:a:0",
                "language=rus",
                "-metadata:s:a:1",
                "language=eng");
        String streams = Ffmpeg.streams(Strips.clean(two));

        assertThat(streams)
                .contains("TAG:language=rus")
                .contains("TAG:language=eng")
                .doesNotContain("chv");
        assertThat(Ffmpeg.streams(Strips.clean(dirty()))).doesNotContain("language=chv");
    }

    @Test
    void transparency_beside_the_picture_stays() throws Failure {
        byte[] dirty = Films.make(".webm", "-an", "-c:v", "libvpx", "-auto-alt-ref", "0", "-pix_fmt", "yuva420p");
        byte[] clean = Strips.clean(dirty);
        List<String> transparent = transparent(dirty);

        assertThat(transparent(clean)).hasSameSizeAs(transparent).isEqualTo(transparent);
        assertThat(Ffmpeg.streams(clean)).contains("TAG:alpha_mode=1");
    }

    private static List<String> transparent(byte[] film) {
        return Ffmpeg.withFile(
                ".webm",
                film,
                file -> Ffmpeg.run(List.of(
                                "ffmpeg",
                                "-nostdin",
                                "-v",
                                "error",
                                "-c:v",
                                "libvpx",
                                "-i",
                                file.toString(),
                                "-pix_fmt",
                                "rgba",
                                "-f",
                                "framemd5",
                                "-"))
                        .lines()
                        .filter(line -> !line.startsWith("#"))
                        .toList());
    }

    @Test
    void a_second_film_in_the_file_is_refused_by_name() throws Failure {
        byte[] clean = Strips.clean(dirty());

        assertThat(Strips.refusal(Strips.join(clean, clean)).arguments()).contains("second film");
    }

    @ParameterizedTest
    @CsvSource({"0:zlib, packed frames", "0:mpeg4_p2, shortened frames of V_MPEG4/ISO/ASP"})
    void frames_that_cannot_be_looked_into_are_refused_by_name(String packing, String name) throws Failure {
        byte[] packed = merged(Films.make(".mkv", "-an", "-c:v", "mpeg4"), "--compression", packing);

        assertThat(Strips.refusal(packed).key()).isEqualTo("strip.unknown-part");
        assertThat(Strips.refusal(packed).arguments()).contains(name);
    }

    /** Old versions of mkvmerge cut off the first bytes of frames, which are the same in all. */
    @Test
    void shortened_frames_that_need_no_look_stay_shortened() throws Failure {
        byte[] whole = Films.make(".mka", "-vn", "-c:a", "ac3");
        byte[] shortened = shortened(Strips.clean(whole));
        byte[] clean = Strips.clean(shortened);

        assertThat(Ffmpeg.frames(shortened)).isEqualTo(Ffmpeg.frames(whole));
        assertThat(Ffmpeg.frames(clean)).isEqualTo(Ffmpeg.frames(whole));
        assertThat(Strips.clean(clean)).isEqualTo(clean);
        assertThat(Strips.contains(clean, new byte[] {0x42, 0x55, (byte) 0x82, 0x0B, 0x77}))
                .isTrue();
    }

    private static byte[] shortened(byte[] clean) {
        byte[] open = inTrack(opened(clean), content -> Strips.join(content, encodings(new byte[0])));
        int blocks = Films.find(open, "\u001F\u0043\u00B6\u0075", 0);
        byte[] out = Arrays.copyOf(open, blocks);
        for (int at = blocks; at < open.length; ) {
            boolean cluster = ByteBuffer.wrap(open).getInt(at) == MatroskaId.CLUSTER;
            int data = cluster ? at + 12 : at + 1 + sizeBytes(open, at + 1);
            int next = cluster ? data : data + (int) size(open, at + 1);
            if ((open[at] & 0xFF) == MatroskaId.SIMPLE_BLOCK) {
                // Track, time and flags are four bytes.
                byte[] head = Arrays.copyOfRange(open, data, data + 4);
                byte[] frame = Arrays.copyOfRange(open, data + 6, next);
                out = Strips.join(out, new byte[] {(byte) 0xA3}, length(4 + frame.length), head, frame);
            } else {
                out = Strips.join(out, Arrays.copyOfRange(open, at, next));
            }
            at = next;
        }
        return out;
    }

    /** Frames of AC-3 without their first two bytes. */
    private static byte[] encodings(byte[] scope) {
        byte[] packing = element(0x42, 0x54, new byte[] {3});
        byte[] settings = element(0x42, 0x55, new byte[] {0x0B, 0x77});
        byte[] encoding = element(0x62, 0x40, scope, element(0x50, 0x34, packing, settings));
        return element(0x6D, 0x80, encoding);
    }

    /** Changes what stands in the entry of the first track of a film of open length. */
    private static byte[] inTrack(byte[] open, UnaryOperator<byte[]> change) {
        int tracks = Films.find(open, "\u0016\u0054\u00AE\u006B", 0);
        int entry = tracks + 4 + sizeBytes(open, tracks + 4);
        int content = entry + 1 + sizeBytes(open, entry + 1);
        int end = content + (int) size(open, entry + 1);
        int listEnd = entry + (int) size(open, tracks + 4);
        byte[] longer = element(0xAE, change.apply(Arrays.copyOfRange(open, content, end)));
        byte[] list = Strips.join(longer, Arrays.copyOfRange(open, end, listEnd));
        return Strips.join(
                Arrays.copyOf(open, tracks + 4),
                length(list.length),
                list,
                Arrays.copyOfRange(open, listEnd, open.length));
    }

    /** Changes an element, with an identifier of one byte, in the entry of a track. */
    private static UnaryOperator<byte[]> each(int id, UnaryOperator<byte[]> change) {
        return content -> {
            byte[] out = new byte[0];
            for (int at = 0; at < content.length; ) {
                int idBytes = sizeBytes(content, at);
                int data = at + idBytes + sizeBytes(content, at + idBytes);
                int end = data + (int) size(content, at + idBytes);
                boolean wanted = idBytes == 1 && (content[at] & 0xFF) == id;
                out = Strips.join(
                        out,
                        wanted
                                ? element(id, change.apply(Arrays.copyOfRange(content, data, end)))
                                : Arrays.copyOfRange(content, at, end));
                at = end;
            }
            return out;
        };
    }

    private static byte[] element(int id, byte[] data) {
        return Strips.join(new byte[] {(byte) id}, length(data.length), data);
    }

    private static byte[] element(int first, int second, byte[]... data) {
        byte[] all = Strips.join(data);
        return Strips.join(new byte[] {(byte) first, (byte) second}, length(all.length), all);
    }

    private static byte[] length(int bytes) {
        return new byte[] {(byte) (0x10 | bytes >> 24), (byte) (bytes >> 16), (byte) (bytes >> 8), (byte) bytes};
    }

    @Test
    void a_coding_that_is_not_listed_is_refused_by_name() throws Failure {
        byte[] film = Films.make(".mkv", "-an", "-c:v", "dvvideo", "-s", "720x576", "-pix_fmt", "yuv420p");

        assertThat(Strips.refusal(film).arguments()).contains("coding dvsd");
    }

    @Test
    void a_live_recording_with_open_lengths_becomes_a_film_that_can_be_searched() throws Failure {
        byte[] live =
                Films.make(".webm", "-c:v", "libvpx", "-c:a", "libopus", "-live", "1", "-cluster_time_limit", "200");
        byte[] clean = Strips.clean(live);

        assertThat(Ffmpeg.frames(clean)).isEqualTo(Ffmpeg.frames(live));
        assertThat(Strips.contains(clean, new byte[] {0x1C, 0x53, (byte) 0xBB, 0x6B}))
                .isTrue();
        String told = Ffmpeg.withFile(".webm", clean, file -> Ffmpeg.run(List.of("mkvmerge", "-J", file.toString())));
        assertThat(told).contains("\"recognized\": true");
    }

    /** A text may have a zero and anything behind it (RFC 8794 section 7.4). */
    @Test
    void text_behind_the_end_of_a_name_is_dropped() throws Failure {
        byte[] clean = Strips.clean(dirty());
        byte[] behind = Strips.join(new byte[1], Sounds.SECRET_BYTES);
        byte[] planted = inTrack(opened(clean), each(MatroskaId.CODEC, name -> Strips.join(name, behind)));

        assertThat(Strips.clean(planted)).isEqualTo(clean);
    }

    /** Some programs take the first, some the last. */
    @ParameterizedTest
    @ValueSource(ints = {MatroskaId.CODEC, MatroskaId.TRACK_TYPE, MatroskaId.TRACK_NUMBER, MatroskaId.VIDEO})
    void an_element_of_which_there_is_one_twice_is_refused(int id) throws Failure {
        byte[] twice = inTrack(opened(Strips.clean(dirty())), content -> {
            List<byte[]> found = new ArrayList<>();
            UnaryOperator<byte[]> look = each(id, data -> {
                found.add(element(id, data));
                return data;
            });
            return Strips.join(look.apply(content), found.get(0));
        });

        assertThat(Strips.refusal(twice).key()).isEqualTo("strip.damaged");
    }

    /** RFC 8794 section 7.3: four bytes, eight, or none. */
    @Test
    void a_floating_number_of_another_length_is_refused() throws Failure {
        byte[] clean = Strips.clean(dirty());
        int duration = Films.find(clean, "\u0044\u0089\u0084", 0);
        byte[] odd = clean.clone();
        odd[duration + 2] = (byte) 0x81;
        System.arraycopy(new byte[] {(byte) 0xEC, (byte) 0x81, 0}, 0, odd, duration + 4, 3);

        assertThat(Strips.refusal(odd).arguments()).contains("element 0x4489");
    }

    @Test
    void data_beside_pictures_that_have_no_transparency_is_dropped() throws Failure {
        byte[] clean = Strips.clean(Films.make(".mkv", "-an", "-c:v", "libx264"));
        byte[] alpha = element(0x53, 0xC0, new byte[] {1});
        byte[] beside = element(0xA6, element(0xA5, Sounds.SECRET_BYTES));
        byte[] planted = inTrack(opened(clean), each(MatroskaId.VIDEO, video -> Strips.join(video, alpha)));
        byte[] group = element(0xA0, Strips.join(lastBlock(planted), element(0x75, 0xA1, beside)));
        byte[] cleaned = Strips.clean(Strips.join(planted, group));

        assertThat(Strips.contains(cleaned, Strips.latin("ledger"))).isFalse();
        assertThat(Ffmpeg.frames(cleaned)).hasSize(Ffmpeg.frames(clean).size() + 1);
    }

    /** Returns the last block of an open film as one of a group. */
    private static byte[] lastBlock(byte[] open) {
        byte[] block = new byte[0];
        for (int at = Films.find(open, "\u001F\u0043\u00B6\u0075", 0); at < open.length; ) {
            boolean cluster = ByteBuffer.wrap(open).getInt(at) == MatroskaId.CLUSTER;
            int data = cluster ? at + 12 : at + 1 + sizeBytes(open, at + 1);
            int next = cluster ? data : data + (int) size(open, at + 1);
            if ((open[at] & 0xFF) == MatroskaId.SIMPLE_BLOCK) {
                block = Arrays.copyOfRange(open, data, next);
            }
            at = next;
        }
        block[3] = 0;
        return element(0xA1, block);
    }

    /** Of Dolby Vision five bytes are numbers and the rest of the 24 is reserved. */
    @Test
    void settings_of_dolby_vision_stay_without_what_stands_in_their_reserved_bytes() throws Failure {
        byte[] clean = Strips.clean(Films.make(".mkv", "-an", "-c:v", "libx264"));
        byte[] numbers = {1, 0, 0x10, 0x1D, 0x20};
        byte[] settings = Strips.join(numbers, Arrays.copyOf(Strips.latin("at the mill, ledger"), 19));
        byte[] dolby = mapping("dvcC", settings);
        byte[] named = Strips.join(mapping("abcd", Strips.latin("dvcC: the ledger")));
        byte[] cleaned = Strips.clean(inTrack(opened(clean), content -> Strips.join(content, dolby)));

        assertThat(Strips.contains(cleaned, Strips.join(numbers, new byte[19]))).isTrue();
        assertThat(Strips.contains(cleaned, Strips.latin("ledger"))).isFalse();
        assertThat(Strips.clean(cleaned)).isEqualTo(cleaned);
        assertThat(Strips.clean(inTrack(opened(clean), content -> Strips.join(content, named))))
                .isEqualTo(clean);
    }

    private static byte[] mapping(String kind, byte[] data) {
        return element(0x41, 0xE4, element(0x41, 0xE7, Strips.latin(kind)), element(0x41, 0xED, data));
    }

    @ParameterizedTest
    @ValueSource(bytes = {2, 3, 4})
    void packing_of_more_than_frames_is_refused_by_name(byte scope) throws Failure {
        byte[] sound = Strips.clean(Films.make(".mka", "-vn", "-c:a", "ac3"));
        byte[] packed = encodings(element(0x50, 0x32, new byte[] {scope}));

        assertThat(Strips.refusal(inTrack(opened(sound), content -> Strips.join(content, packed)))
                        .arguments())
                .contains("packed frames");
    }

    @Test
    void more_elements_than_any_film_has_are_refused() throws Failure {
        byte[] open = opened(Strips.clean(Films.make(".mkv", "-an", "-c:v", "libx264")));
        byte[] space = {(byte) 0xEC, (byte) 0x80};
        byte[] many = repeated(space, 10_001);
        byte[] references = repeated(new byte[] {(byte) 0xFB, (byte) 0x81, 1}, 1_001);

        assertThat(Strips.refusal(inTrack(open, content -> Strips.join(content, many)))
                        .arguments())
                .contains("number of elements");
        assertThat(Strips.refusal(Strips.join(open, element(0xA0, Strips.join(lastBlock(open), references))))
                        .arguments())
                .contains("group of a block");
    }

    @Test
    void more_start_data_than_any_film_has_is_refused() throws Failure {
        byte[] open = opened(Strips.clean(Films.make(".mkv", "-an", "-c:v", "mpeg2video")));
        byte[] start = Strips.join(new byte[] {0, 0, 1}, new byte[(4 << 20) - 3]);
        byte[] more = new byte[0];
        for (int i = 2; i < 6; i++) {
            byte[] number = element(MatroskaId.TRACK_NUMBER, new byte[] {(byte) i});
            byte[] type = element(MatroskaId.TRACK_TYPE, new byte[] {1});
            byte[] codec = element(MatroskaId.CODEC, Strips.latin("V_MPEG2"));
            byte[] data = element(0x63, 0xA2, start);
            more = Strips.join(more, element(0xAE, Strips.join(number, type, codec, data)));
        }
        int tracks = Films.find(open, "\u0016\u0054\u00AE\u006B", 0);
        int list = tracks + 4 + sizeBytes(open, tracks + 4);
        int end = list + (int) size(open, tracks + 4);
        byte[] grown = Strips.join(
                Arrays.copyOf(open, tracks + 4),
                length(end - list + more.length),
                Arrays.copyOfRange(open, list, end),
                more,
                Arrays.copyOfRange(open, end, open.length));

        assertThat(Strips.refusal(grown).arguments()).contains("list of tracks");
    }

    private static byte[] repeated(byte[] part, int times) {
        ByteBuffer all = ByteBuffer.allocate(times * part.length);
        for (int i = 0; i < times; i++) {
            all.put(part);
        }
        return all.array();
    }

    @Test
    void data_in_a_tag_is_told() throws Failure {
        byte[] clean = Strips.clean(dirty());
        byte[] data = element(0x44, 0x85, Sounds.SECRET_BYTES);
        byte[] tag = element(0x73, 0x73, element(0x67, 0xC8, element(0x45, 0xA3, Strips.latin("NOTES")), data));
        byte[] tags = Strips.join(new byte[] {0x12, 0x54, (byte) 0xC3, 0x67}, length(tag.length), tag);
        byte[] planted = Strips.join(opened(clean), tags);

        assertThat(Strips.clean(planted)).isEqualTo(clean);
        assertThat(Strips.stripped(planted).removed())
                .containsExactly(new Removed(FindingGroup.HIDDEN, "Data in a tag"));
    }
}
