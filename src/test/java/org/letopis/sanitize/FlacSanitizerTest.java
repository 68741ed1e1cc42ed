package org.letopis.sanitize;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.letopis.Programs;
import org.letopis.failure.Failure;

class FlacSanitizerTest extends SoundContract {
    private static byte[] tagged;

    @BeforeAll
    static void needs_flac() {
        Programs.need("flac", "flac");
    }

    @Override
    byte[] dirty() {
        if (tagged == null) {
            tagged = encoded("-8", "-T", "ARTIST=Planted Artist", "-T", "LOCATION=Planted Place 55.7512");
        }
        return tagged;
    }

    /** A tone coded by the reference encoder. */
    private static byte[] encoded(String... options) {
        byte[] wav = Sounds.tone(".wav", "-ac", "2", "-af", "aecho");
        return Ffmpeg.withFile(
                ".wav",
                wav,
                file -> Ffmpeg.withFile(".flac", new byte[0], coded -> {
                    List<String> command = new ArrayList<>(List.of("flac", "-s", "-f"));
                    command.addAll(List.of(options));
                    command.addAll(List.of("-o", coded.toString(), file.toString()));
                    Ffmpeg.run(command);
                    return Files.readAllBytes(coded);
                }));
    }

    @Override
    FileFormat format() {
        return FileFormat.FLAC;
    }

    @Override
    List<String> planted() {
        return List.of("Planted Artist", "Planted Place", "55.7512", "reference libFLAC");
    }

    @Override
    List<String> findings() {
        return List.of(
                "Name in a comment (ARTIST)",
                "Place in a comment (LOCATION)",
                "Program that wrote the file",
                "Padding");
    }

    @Override
    List<String> facts() {
        return List.of(
                "FLAC:BlockSizeMin",
                "FLAC:BlockSizeMax",
                "FLAC:FrameSizeMin",
                "FLAC:FrameSizeMax",
                "FLAC:SampleRate",
                "FLAC:Channels",
                "FLAC:BitsPerSample",
                "FLAC:TotalSamples",
                "FLAC:MD5Signature",
                "FLAC:SeekTable");
    }

    @Override
    void demandSameContent(byte[] clean, byte[] dirty) {
        super.demandSameContent(clean, dirty);
        // Decodes all and compares with the checksum in the file.
        Ffmpeg.withFile(".flac", clean, file -> Ffmpeg.run(List.of("flac", "-s", "-t", file.toString())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-0", "-5", "-l0", "-e", "--no-padding", "-b256", "--lax"})
    void what_the_reference_encoder_writes_comes_out_clean_and_the_same(String option) throws Failure {
        byte[] dirty = encoded(option);
        byte[] clean = Strips.clean(dirty);

        demandSameContent(clean, dirty);
        assertThat(Strips.stripped(clean).alreadyClean()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"s16", "s32"})
    void what_ffmpeg_writes_comes_out_clean_and_the_same(String samples) throws Failure {
        byte[] dirty = Sounds.tone(".flac", "-ac", "6", "-sample_fmt", samples);

        demandSameContent(Strips.clean(dirty), dirty);
    }

    @Test
    void tags_of_other_formats_and_private_blocks_are_dropped() throws Failure {
        byte[] clean = Strips.clean(dirty());
        byte[] tag = Strips.join(Strips.latin("ID3\3\0\0\0\0\0\60"), new byte[13], Sounds.SECRET_BYTES);
        byte[] old = Arrays.copyOf(Strips.join(Strips.latin("TAG"), Sounds.SECRET_BYTES), 128);
        byte[] block = Strips.join(new byte[] {2, 0, 0, (byte) Sounds.SECRET_BYTES.length}, Sounds.SECRET_BYTES);
        byte[] planted = Strips.join(tag, Jpegs.insert(clean, 42, block), Sounds.SECRET_BYTES, old);
        planted[tag.length + 4] &= 0x7F;

        assertThat(Strips.clean(planted)).isEqualTo(clean);
        assertThat(Strips.stripped(planted).removed())
                .extracting(Removed::name)
                .contains("Application data", "ID3v1 tag", "ID3 tag", "Bytes behind the sound");
    }

    /** As joining without coding anew leaves it: the number of samples is that of the first file. */
    @Test
    void sound_behind_the_number_of_samples_stays() throws Failure {
        byte[] clean = Strips.clean(encoded("--no-seektable"));
        byte[] joined = Strips.join(clean, Arrays.copyOfRange(clean, 42, clean.length));

        assertThat(Strips.clean(joined)).isEqualTo(joined);
    }

    @Test
    void bytes_between_frames_are_refused() throws Failure {
        byte[] clean = Strips.clean(dirty());
        byte[] planted = Jpegs.insert(clean, clean.length / 2, Sounds.SECRET_BYTES);

        assertThat(Strips.refusal(planted).key()).isEqualTo("strip.damaged");
    }

    /** The reference program names all blocks with what is in them. */
    @ParameterizedTest
    @ValueSource(strings = {"-S0.2s", "-S5x", "-S12x"})
    void places_to_jump_to_stay_where_frames_are(String option) throws Failure {
        byte[] dirty = encoded(option);

        assertThat(places(dirty)).hasSizeGreaterThan(4);
        assertThat(places(Strips.clean(dirty))).isEqualTo(places(dirty));
    }

    private static List<String> places(byte[] file) {
        List<String> command = List.of("metaflac", "--list", "--block-type=SEEKTABLE");
        return Ffmpeg.withFile(".flac", file, sound -> {
            List<String> whole = new ArrayList<>(command);
            whole.add(sound.toString());
            return Ffmpeg.run(whole)
                    .lines()
                    .filter(line -> line.contains("sample_number"))
                    .toList();
        });
    }

    @Test
    void places_at_which_no_frame_stands_are_dropped() throws Failure {
        byte[] clean = Strips.clean(encoded("-S0.2s"));
        int table = 4 + 38;
        int points = (clean[table + 3] & 0xFF) / 18;
        byte[] secret = Arrays.copyOf(Sounds.SECRET_BYTES, 36);
        byte[] room = new byte[18];
        Arrays.fill(room, 0, 8, (byte) -1);
        byte[] noted = Strips.join(new byte[8], Strips.latin("the ledger"));
        byte[] planted = Jpegs.insert(
                Jpegs.insert(clean, table + 4 + 18 * points, Strips.join(secret, room)), table + 4 + 18, noted);
        planted[table + 3] = (byte) (18 * (points + 4));

        assertThat(points).isGreaterThan(3);
        assertThat(Strips.clean(planted)).isEqualTo(clean);
        assertThat(Strips.stripped(planted).removed()).containsExactly(new Removed(FindingGroup.HIDDEN, "Seek table"));
    }
}
