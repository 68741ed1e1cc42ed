package org.letopis.sanitize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Coded samples of films, by hand: what no program writes, and a person who hides something might. */
class SampleFilterTest {
    private static final byte[] SECRET = Strips.latin("meet me behind the mill at nine");

    private final Draft draft = new Draft(FileFormat.MP4);

    private interface Filter {
        SampleFilter over(BoxReader in);
    }

    private byte[] kept(byte[] sample, Filter filter) throws Refusal, IOException {
        Source source = Source.of(sample);
        Pieces kept = new Pieces();
        long bytes = filter.over(new BoxReader(source, FileFormat.MP4)).keep(0, sample.length, kept);
        assertThat(bytes).isEqualTo(kept.sizeBytes());
        return kept.stream(source).readAllBytes();
    }

    private SampleFilter avc(BoxReader in) {
        return new NalFilter(in, false, 4, false, new SeiMessages(false, Optional.empty(), draft), draft);
    }

    private Filter hevc(boolean dolbyVision) {
        return in -> new NalFilter(in, true, 4, dolbyVision, new SeiMessages(true, Optional.empty(), draft), draft);
    }

    private static byte[] unit(boolean hevc, int type) {
        byte[] header = hevc ? new byte[] {(byte) (type << 1), 1} : new byte[] {(byte) type};
        byte[] unit = Strips.join(header, SECRET);
        return Strips.join(new byte[] {0, 0, 0, (byte) unit.length}, unit);
    }

    private static byte[] units(boolean hevc, IntStream types) {
        return Strips.join(types.mapToObj(type -> unit(hevc, type)).toArray(byte[][]::new));
    }

    /** ITU-T H.264 table 7-1: 17, 18, 22 and 23 are reserved, 0 and 24 to 31 unspecified, 12 is filler, 6 messages. */
    @Test
    void of_h264_only_units_that_the_specification_defines_stay() throws Exception {
        IntStream defined = IntStream.of(1, 2, 3, 4, 5, 7, 8, 9, 10, 11, 13, 14, 15, 16, 19, 20, 21);

        byte[] clean = kept(units(false, IntStream.range(0, 32).filter(type -> type != 6)), this::avc);

        assertThat(clean).isEqualTo(units(false, defined));
        assertThat(draft.removed())
                .containsExactly(new Removed(FindingGroup.HIDDEN, "Unknown units in the coded picture"));
        assertThat(draft.findings()).hasSize(1);
        assertThat(draft.texts().get(0).bytes()).isEqualTo(SECRET);
    }

    /** ITU-T H.265 table 7-1: 10 to 15, 22 to 31 and 41 to 47 are reserved, 48 to 63 unspecified, 38 is filler. */
    @Test
    void of_h265_only_units_that_the_specification_defines_stay_and_dolbys_with_dolby_vision() throws Exception {
        IntStream all = IntStream.range(0, 64).filter(type -> type != 39 && type != 40);
        byte[] sample = units(true, all);
        byte[] defined = units(
                true,
                IntStream.concat(
                        IntStream.rangeClosed(0, 9),
                        IntStream.concat(IntStream.rangeClosed(16, 21), IntStream.rangeClosed(32, 37))));

        assertThat(kept(sample, hevc(false))).isEqualTo(defined);
        assertThat(kept(sample, hevc(true))).isEqualTo(Strips.join(defined, units(true, IntStream.of(62, 63))));
        assertThat(draft.findings()).hasSize(1);
    }

    @Test
    void units_behind_start_codes_are_kept_by_the_same_list() throws Exception {
        byte[] sample = units(false, IntStream.range(0, 32).filter(type -> type != 6));
        byte[] behindCodes = sample.clone();
        for (int at = 3; at < sample.length; at += 4 + sample[3]) {
            behindCodes[at] = 1;
        }
        byte[] clean = kept(behindCodes, in -> new AnnexBFilter(in, draft));

        int unitBytes = 4 + sample[3];
        List<Integer> types = IntStream.range(0, clean.length / unitBytes)
                .mapToObj(i -> (int) clean[i * unitBytes + 4])
                .toList();
        assertThat(types).containsExactly(1, 2, 3, 4, 5, 7, 8, 9, 10, 11, 13, 14, 15, 16, 19, 20, 21);
        assertThat(draft.removed())
                .containsExactly(new Removed(FindingGroup.HIDDEN, "Unknown units in the coded picture"));
    }

    @Test
    void one_sample_of_more_pieces_than_a_film_may_have_is_refused() {
        byte[] pair = {1, 1, 1, 31};
        byte[] lengths = many(pair, Pieces.MOST_FILM_PIECES + 2);
        byte[] codes = many(new byte[] {0, 0, 1, 1, 0, 0, 1, 31}, Pieces.MOST_FILM_PIECES + 2);
        SeiMessages messages = new SeiMessages(false, Optional.empty(), draft);

        for (Refusal refusal : List.of(
                refusal(lengths, in -> new NalFilter(in, false, 1, false, messages, draft)),
                refusal(codes, in -> new AnnexBFilter(in, draft)))) {
            assertThat(refusal.key()).isEqualTo("strip.too-large");
            assertThat(refusal.arguments()).contains("coded picture");
        }
    }

    private Refusal refusal(byte[] sample, Filter filter) {
        return catchThrowableOfType(Refusal.class, () -> kept(sample, filter));
    }

    private static byte[] many(byte[] part, int times) {
        byte[] all = new byte[part.length * times];
        for (int at = 0; at < all.length; at += part.length) {
            System.arraycopy(part, 0, all, at, part.length);
        }
        return all;
    }

    private static byte[] coded(int code, byte... content) {
        return Strips.join(new byte[] {0, 0, 1, (byte) code}, content);
    }

    @ParameterizedTest
    @ValueSource(ints = {0xB2, 0xB0, 0xB1, 0xB4, 0xB6, 0xBA, 0xFF})
    void user_data_and_unknown_codes_behind_the_first_slice_go(int code) throws Exception {
        byte[] field = Strips.join(
                coded(0, (byte) 1, (byte) 2),
                coded(0xB5, (byte) 0x80, (byte) 9),
                coded(1, (byte) 0x55, (byte) 7),
                coded(0xAF, (byte) 8));
        byte[] sequence = Strips.join(coded(0xB3, (byte) 3), coded(0xB5, (byte) 0x10), coded(0xB8, (byte) 4), field);
        byte[] hidden = coded(code, SECRET);

        byte[] clean =
                kept(Strips.join(sequence, hidden, field, hidden, coded(0xB7)), in -> new StartCodes(in, false, draft));

        assertThat(clean).isEqualTo(Strips.join(sequence, field, coded(0xB7)));
        assertThat(draft.texts().get(0).bytes()).isEqualTo(SECRET);
    }

    /** A picture packed behind another, as DivX does in AVI files. */
    @Test
    void user_data_behind_the_second_picture_of_a_sample_goes() throws Exception {
        byte[] picture = coded(0xB6, (byte) 0x10, (byte) 0, (byte) 0, (byte) 2);
        byte[] headers = Strips.join(coded(0xB3, (byte) 1), coded(0x20, (byte) 5));

        byte[] clean = kept(
                Strips.join(headers, picture, coded(0xB2, SECRET), picture, coded(0xC3, SECRET), coded(0xB1)),
                in -> new StartCodes(in, true, draft));

        assertThat(clean).isEqualTo(Strips.join(headers, picture, picture, coded(0xB1)));
    }

    private static byte[] segment(int marker, byte... content) {
        return Strips.join(new byte[] {(byte) 0xFF, (byte) marker, 0, (byte) (content.length + 2)}, content);
    }

    private static byte[] jpeg(byte[] note) {
        byte[] scan = {0x12, (byte) 0xFF, 0, 0x34, (byte) 0xFF, (byte) 0xD3, 0x56};
        return Strips.join(
                new byte[] {(byte) 0xFF, (byte) 0xD8},
                segment(0xE0, Strips.latin("AVI1\1\0\0\0\0\0\0\0\0\0")),
                note,
                segment(0xDB, new byte[65]),
                segment(0xDA, (byte) 1, (byte) 1, (byte) 0, (byte) 0, (byte) 63, (byte) 0),
                scan,
                new byte[] {(byte) 0xFF, (byte) 0xD9});
    }

    @Test
    void notes_of_the_second_field_and_bytes_behind_either_field_go() throws Exception {
        byte[] field = jpeg(new byte[0]);
        byte[] dirty = Strips.join(
                jpeg(segment(0xFE, SECRET)),
                SECRET,
                new byte[] {0, (byte) 0xFF},
                jpeg(Strips.join(segment(0xE1, SECRET), segment(0xF0, SECRET), segment(0x02, SECRET))),
                SECRET);

        assertThat(kept(dirty, in -> new JpegFrames(in, draft))).isEqualTo(Strips.join(field, field));
        assertThat(draft.removed())
                .containsExactly(
                        new Removed(FindingGroup.HIDDEN, "Notes in the coded picture"),
                        new Removed(FindingGroup.HIDDEN, "Bytes behind the coded picture"));
        assertThat(draft.texts()).extracting(text -> new String(text.bytes())).containsOnly(new String(SECRET));
        byte[] clean = Strips.join(field, field);
        assertThat(kept(clean, in -> new JpegFrames(in, draft))).isEqualTo(clean);
    }

    @Test
    void a_picture_whose_end_a_camera_left_out_stays_whole() throws Exception {
        byte[] field = jpeg(new byte[0]);
        byte[] open = Arrays.copyOf(field, field.length - 2);

        assertThat(kept(open, in -> new JpegFrames(in, draft))).isEqualTo(open);
        assertThat(kept(Strips.join(open, open), in -> new JpegFrames(in, draft)))
                .isEqualTo(Strips.join(open, open));
        byte[] cut = Arrays.copyOf(open, field.length - 20);
        assertThat(refusal(cut, in -> new JpegFrames(in, draft)).key()).isEqualTo("strip.damaged");
        assertThat(draft.removed()).isEmpty();
    }
}
