package org.letopis.sanitize;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.letopis.Programs;
import org.letopis.failure.Failure;

class OggSanitizerTest extends SoundContract {
    private static final String[] FILM = {"-f", "lavfi", "-i", "testsrc2=s=64x48:r=12:d=1"};
    private static byte[] wav;
    private static byte[] tagged;

    @BeforeAll
    static void needs_encoders() {
        Programs.need("oggenc", "vorbis-tools");
        Programs.need("opusenc", "opus-tools");
    }

    @Override
    byte[] dirty() {
        if (tagged == null) {
            tagged = encoded(
                    "oggenc", "-Q", "--skeleton", "-a", "Planted Artist", "-c", "LOCATION=Planted Place 55.7512");
        }
        return tagged;
    }

    @Override
    FileFormat format() {
        return FileFormat.OGG;
    }

    @Override
    List<String> planted() {
        return List.of("Planted Artist", "Planted Place", "55.7512", "Xiph.Org libVorbis", "fishead");
    }

    @Override
    List<String> findings() {
        return List.of(
                "Name in a comment (artist)",
                "Place in a comment (LOCATION)",
                "Program that wrote the file",
                "Index of the streams (Skeleton)");
    }

    @Override
    List<String> facts() {
        return List.of(
                "Vorbis:VorbisVersion",
                "Vorbis:Vendor",
                "Vorbis:AudioChannels",
                "Vorbis:SampleRate",
                "Vorbis:NominalBitrate",
                "Vorbis:MaximumBitrate",
                "Vorbis:MinimumBitrate");
    }

    @Override
    boolean isWhole(byte[] clean, int length) {
        int end = 0;
        while (end < length) {
            end = OggPageEnd.of(clean, end);
        }
        return end == length;
    }

    @Override
    void demandSameContent(byte[] clean, byte[] dirty) {
        super.demandSameContent(clean, dirty);
        // Looks at numbers, checksums and times of pages.
        String said = Ffmpeg.withFile(".ogg", clean, file -> Ffmpeg.run(List.of("ogginfo", file.toString())));
        assertThat(said).doesNotContain("WARNING").doesNotContain("Warning").containsPattern("Vendor: \n");
    }

    static Stream<Arguments> files() {
        return Stream.of(
                Arguments.of("oggenc, best", (Films.Maker)
                        () -> encoded("oggenc", "-Q", "-q", "10", "-a", "Planted Artist")),
                Arguments.of("oggenc, one channel", (Films.Maker)
                        () -> encoded("oggenc", "-Q", "--downmix", "--resample", "8000", "-a", "Planted Artist")),
                Arguments.of(
                        "opusenc", (Films.Maker) () -> encoded("opusenc", "--quiet", "--artist", "Planted Artist")),
                Arguments.of("opusenc, small packets", (Films.Maker) () -> encoded(
                        "opusenc", "--quiet", "--framesize", "2.5", "--max-delay", "20", "--artist", "Planted Artist")),
                Arguments.of(
                        "Opus of a phone", (Films.Maker) () -> sound("-ac", "1", "-c:a", "libopus", "-b:a", "16k")),
                Arguments.of("Opus, six channels", (Films.Maker)
                        () -> sound("-ac", "6", "-c:a", "libopus", "-mapping_family", "1")),
                Arguments.of("Vorbis of ffmpeg", (Films.Maker) () -> sound("-c:a", "libvorbis")),
                Arguments.of("Speex", (Films.Maker) () -> sound("-ar", "16000", "-ac", "1", "-c:a", "libspeex")),
                Arguments.of("FLAC", (Films.Maker) () -> sound("-c:a", "flac")),
                Arguments.of("FLAC of the reference encoder", (Films.Maker)
                        () -> encoded("flac", "-s", "-f", "--ogg", "-T", "ARTIST=Planted Artist")),
                Arguments.of("Theora and Vorbis", (Films.Maker) () -> film("-c:v", "libtheora", "-c:a", "libvorbis")),
                Arguments.of("Theora and Opus, long pages", (Films.Maker) () ->
                        film("-c:v", "libtheora", "-b:v", "2M", "-c:a", "libopus", "-page_duration", "10000000")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void what_programs_write_comes_out_clean_and_the_same(String name, Films.Maker maker) throws Failure {
        byte[] dirty = maker.make();
        byte[] clean = Strips.clean(dirty);

        assertThat(Sounds.decoded(clean)).isNotEmpty().isEqualTo(Sounds.decoded(dirty));
        assertThat(Strips.contains(dirty, Strips.latin("Planted"))).isTrue();
        for (String text : List.of("Planted", "Lavf", "Lavc", "lib", "ENCODER", "encoder")) {
            assertThat(Strips.contains(clean, Strips.latin(text))).as(text).isFalse();
        }
        assertThat(Strips.stripped(clean).alreadyClean()).isTrue();
        assertThat(Strips.inspect(clean).findings()).isEmpty();
    }

    @Test
    void comments_over_many_pages_go_and_the_setup_behind_them_stays() throws Failure {
        byte[] dirty = encoded("oggenc", "-Q", "-c", "COMMENT=" + "Planted Comment. ".repeat(5_000));

        assertThat(dirty.length).isGreaterThan(80_000);
        byte[] clean = Strips.clean(dirty);
        assertThat(clean).isEqualTo(Strips.clean(encoded("oggenc", "-Q")));
    }

    @Test
    void a_picture_in_the_comments_is_told() throws Failure {
        byte[] picture = Pngs.encode(Jpegs.drawing(32, 32), false);
        byte[] dirty =
                Ffmpeg.withFile(".png", picture, file -> encoded("opusenc", "--quiet", "--picture", file.toString()));

        assertThat(Strips.inspect(dirty).findings())
                .extracting(Finding::name)
                .contains("Picture in a comment (METADATA_BLOCK_PICTURE)");
        assertThat(Strips.contains(Strips.clean(dirty), Strips.latin("METADATA_BLOCK")))
                .isFalse();
    }

    @Test
    void streams_one_behind_the_other_stay_all() throws Failure {
        byte[] first = sound("-c:a", "libvorbis");
        byte[] second = sound("-t", "0.4", "-c:a", "libvorbis");
        byte[] clean = Strips.clean(Strips.join(first, second));

        assertThat(Sounds.decoded(clean)).isEqualTo(Sounds.decoded(Strips.join(first, second)));
        assertThat(clean.length).isEqualTo(Strips.clean(first).length + Strips.clean(second).length);
        // The same stream twice has one number twice, as when a file is joined to itself.
        assertThat(Strips.clean(Strips.join(first, first))).hasSize(2 * Strips.clean(first).length);
    }

    @Test
    void bytes_between_pages_and_pages_of_no_stream_are_dropped() throws Failure {
        byte[] clean = Strips.clean(dirty());
        byte[] stray = OggPage.of(0, 77, 4_711, 3, new byte[] {35}, Sounds.SECRET_BYTES);
        int second = OggPageEnd.of(clean, 0);
        byte[] planted = Strips.join(
                Arrays.copyOf(clean, second),
                stray,
                Sounds.SECRET_BYTES,
                Arrays.copyOfRange(clean, second, clean.length));

        assertThat(Strips.clean(planted)).isEqualTo(clean);
        assertThat(Strips.stripped(planted).removed())
                .containsExactlyInAnyOrder(
                        new Removed(FindingGroup.HIDDEN, "Bytes between pages"),
                        new Removed(FindingGroup.HIDDEN, "Pages of no stream"));
    }

    @Test
    void bytes_behind_the_first_header_are_dropped() throws Failure {
        byte[] clean = Strips.clean(sound("-c:a", "libopus"));
        int end = OggPageEnd.of(clean, 0);
        byte[] header = Arrays.copyOfRange(clean, OggPage.HEADER_BYTES + 1, end);
        byte[] longer = Strips.join(header, Sounds.SECRET_BYTES);
        byte[] page = OggPage.of(OggPage.FIRST, 0, 1, 0, new byte[] {(byte) longer.length}, longer);

        assertThat(Strips.clean(Strips.join(page, Arrays.copyOfRange(clean, end, clean.length))))
                .isEqualTo(clean);
    }

    @ParameterizedTest
    @ValueSource(ints = {9, 22, 30, 400})
    void a_page_whose_checksum_does_not_fit_is_refused(int offset) throws Failure {
        byte[] clean = Strips.clean(dirty());
        clean[OggPageEnd.of(clean, OggPageEnd.of(clean, 0)) + offset] ^= 1;

        assertThat(Strips.refusal(clean).key()).isEqualTo("strip.damaged");
    }

    @Test
    void a_stream_of_another_coding_is_refused_by_name() throws Failure {
        byte[] page = OggPage.of(OggPage.FIRST, 0, 1, 0, new byte[] {20}, Strips.latin("BBCD\0 Dirac pictures"));

        assertThat(Strips.refusal(page).key()).isEqualTo("strip.unknown-part");
        assertThat(Strips.refusal(page).arguments()).contains("stream BBCD Di");
    }

    @Test
    void a_packet_of_comments_among_the_sound_is_refused() throws Failure {
        byte[] clean = Strips.clean(dirty());
        byte[] comments = Strips.join(Strips.latin("\3vorbis"), Sounds.SECRET_BYTES);
        byte[] page = OggPage.of(0, -1, 1, 2, new byte[] {(byte) comments.length}, comments);

        assertThat(Strips.refusal(Strips.join(clean, page)).arguments())
                .contains("packet that is neither picture nor sound");
    }

    @Test
    void a_hole_in_the_pages_stays_a_hole() throws Failure {
        byte[] clean = Strips.clean(sound("-c:a", "libopus", "-page_duration", "100000"));
        int start = 0;
        for (int i = 0; i < 4; i++) {
            start = OggPageEnd.of(clean, start);
        }
        int end = OggPageEnd.of(clean, start);
        byte[] holed = Strips.join(Arrays.copyOf(clean, start), Arrays.copyOfRange(clean, end, clean.length));

        assertThat(Strips.clean(holed)).isEqualTo(holed);
    }

    /** Where pages end, read with no line of the code that is tested. */
    private static final class OggPageEnd {
        static int of(byte[] file, int start) {
            ByteBuffer in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
            int parts = in.get(start + 26) & 0xFF;
            int end = start + 27 + parts;
            for (int i = 0; i < parts; i++) {
                end += in.get(start + 27 + i) & 0xFF;
            }
            return end;
        }
    }

    private static byte[] sound(String... coding) {
        return Sounds.tone(".ogg", coding);
    }

    private static byte[] film(String... coding) {
        List<String> arguments = new ArrayList<>(List.of(FILM));
        arguments.addAll(List.of(coding));
        return Sounds.tone(".ogv", arguments.toArray(String[]::new));
    }

    /** The tone coded by a program that reads WAV. */
    private static byte[] encoded(String... command) {
        if (wav == null) {
            wav = Ffmpeg.make(".wav", "-f", "lavfi", "-i", "sine=d=1.3:r=48000", "-ac", "2");
        }
        return Ffmpeg.withFile(
                ".wav",
                wav,
                file -> Ffmpeg.withFile(".ogg", new byte[0], coded -> {
                    List<String> whole = new ArrayList<>(List.of(command));
                    boolean opus = command[0].equals("opusenc");
                    whole.addAll(
                            opus
                                    ? List.of(file.toString(), coded.toString())
                                    : List.of("-o", coded.toString(), file.toString()));
                    Ffmpeg.run(whole);
                    return Files.readAllBytes(coded);
                }));
    }

    /** Two packets on a page: of comments that say nothing, and one that the first header counts. */
    @Test
    void further_headers_of_speex_are_dropped_with_their_number() throws Failure {
        byte[] clean = Strips.clean(sound("-ar", "16000", "-ac", "1", "-c:a", "libspeex"));
        int second = OggPageEnd.of(clean, 0);
        int third = OggPageEnd.of(clean, second);
        byte[] first = Arrays.copyOfRange(clean, OggPage.HEADER_BYTES + 1, second);
        ByteBuffer.wrap(first).order(ByteOrder.LITTLE_ENDIAN).putInt(68, 1);
        byte[] comments = Arrays.copyOfRange(clean, second + OggPage.HEADER_BYTES + 1, third);
        byte[] lengths = {(byte) comments.length, (byte) Sounds.SECRET_BYTES.length};
        byte[] planted = Strips.join(
                OggPage.of(OggPage.FIRST, 0, 1, 0, new byte[] {(byte) first.length}, first),
                OggPage.of(0, 0, 1, 1, lengths, Strips.join(comments, Sounds.SECRET_BYTES)),
                Arrays.copyOfRange(clean, third, clean.length));

        assertThat(Strips.clean(planted)).isEqualTo(clean);
        assertThat(Strips.stripped(planted).removed())
                .contains(new Removed(FindingGroup.HIDDEN, "Header that is not needed"));
    }

    /** Decoders leave out the rest of a packet of which they have not seen the start. */
    @Test
    void the_rest_of_a_packet_that_never_started_is_refused_or_dropped() throws Failure {
        byte[] clean = Strips.clean(sound("-c:a", "libopus", "-page_duration", "100000"));
        int start = 0;
        for (int i = 0; i < 4; i++) {
            start = OggPageEnd.of(clean, start);
        }
        byte[] whole = withRest(clean, start, 0);
        byte[] holed = withRest(clean, start, 1);
        byte[] cleaned = Strips.clean(holed);

        assertThat(Sounds.decoded(holed)).isNotEmpty();
        assertThat(Strips.refusal(whole).key()).isEqualTo("strip.damaged");
        assertThat(Strips.contains(cleaned, Strips.latin("ledger"))).isFalse();
        assertThat(Strips.clean(cleaned)).isEqualTo(cleaned);
        assertThat(cleaned).hasSameSizeAs(clean);
        assertThat(Sounds.decoded(cleaned)).isEqualTo(Sounds.decoded(clean));
    }

    /** Puts a text in front of what a page has, as the end of a packet, and moves the pages from there on. */
    private static byte[] withRest(byte[] file, int from, int moved) {
        byte[] out = Arrays.copyOf(file, from);
        for (int at = from; at < file.length; ) {
            int end = OggPageEnd.of(file, at);
            ByteBuffer in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
            int parts = in.get(at + 26) & 0xFF;
            byte[] lengths = Arrays.copyOfRange(file, at + 27, at + 27 + parts);
            byte[] body = Arrays.copyOfRange(file, at + 27 + parts, end);
            boolean first = at == from;
            byte[] rest = first ? Sounds.SECRET_BYTES : new byte[0];
            out = Strips.join(
                    out,
                    OggPage.of(
                            in.get(at + 5) | (first ? OggPage.CONTINUED : 0),
                            in.getLong(at + 6),
                            in.getInt(at + 14),
                            in.getInt(at + 18) + moved,
                            first ? Strips.join(new byte[] {(byte) rest.length}, lengths) : lengths,
                            Strips.join(rest, body)));
            at = end;
        }
        return out;
    }

    @Test
    void headers_and_pages_that_would_fill_the_memory_are_refused() throws Failure {
        byte[] first = Strips.join(Strips.latin("\1vorbis"), new byte[23]);
        byte[] setup = Strips.join(Strips.latin("\5vorbis"), new byte[60_000]);
        byte[] lengths = new byte[setup.length / 255 + 1];
        Arrays.fill(lengths, (byte) 255);
        lengths[lengths.length - 1] = (byte) (setup.length % 255);
        byte[] comments = OggCoding.VORBIS.noComments();
        ByteBuffer streams = ByteBuffer.allocate(20 << 20);
        for (int serial = 1; serial <= 300; serial++) {
            streams.put(OggPage.of(OggPage.FIRST, 0, serial, 0, new byte[] {30}, first));
            streams.put(OggPage.of(0, 0, serial, 1, new byte[] {(byte) comments.length}, comments));
            streams.put(OggPage.of(0, 0, serial, 2, lengths, setup));
        }
        byte[] clean = Strips.clean(dirty());
        byte[] empty = OggPage.of(0, -1, 1, 9, new byte[255], new byte[0]);
        ByteBuffer pages = ByteBuffer.allocate(clean.length + 130_000 * empty.length);
        pages.put(clean);
        while (pages.remaining() >= empty.length) {
            pages.put(empty);
        }

        assertThat(Strips.refusal(Arrays.copyOf(streams.array(), streams.position()))
                        .arguments())
                .contains("headers of the streams");
        assertThat(Strips.refusal(pages.array()).arguments()).contains("number of pages");
    }
}
