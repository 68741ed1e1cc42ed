package org.letopis.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.letopis.Programs;
import org.letopis.crypto.Sha256;
import org.letopis.failure.Failure;
import org.letopis.protect.DisclosedFile;
import org.letopis.protect.Disclosure;

/** A bundle in parts: docs/reference/bundle-format.md, section 15. */
class PartsTest {
    private static final int MIB = 1 << 20;
    private static final PartSize SMALL = new PartSize(MIB);
    private static final byte[] FILM = Correspondents.noise(5, 3 * MIB + 70_000);
    private static final int CHUNK_BYTES = 64 * 1024 + 16;

    @TempDir
    Path folder;

    private Path sent;
    private List<Path> parts;

    @BeforeEach
    void write_a_bundle_in_parts() throws Exception {
        sent = Files.createDirectory(folder.resolve("sent"));
        parts = Correspondents.writeInParts(film(FILM), sent.resolve("x.age"), SMALL);
    }

    private static Disclosure film(byte[] content) {
        return Correspondents.disclosure(
                List.of(Correspondents.report("x")), Correspondents.file("mp4", "video/mp4", content));
    }

    @Test
    void parts_have_the_size_that_was_asked_for_and_are_numbered() throws IOException {
        assertThat(parts.stream().map(part -> part.getFileName().toString()))
                .containsExactly("x.age.001of004", "x.age.002of004", "x.age.003of004", "x.age.004of004");
        for (Path part : parts.subList(0, 3)) {
            assertThat(part).hasSize(MIB);
        }
        assertThat(Files.size(parts.get(3))).isBetween(1L, (long) MIB);
        for (Path part : parts) {
            assertThat(Files.getLastModifiedTime(part)).isEqualTo(FileTime.fromMillis(0));
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(part)))
                    .isEqualTo("rw-------");
        }
        assertThat(names(sent)).as("nothing beside them, hidden or not").hasSize(4);
    }

    @Test
    void cat_joins_them_and_what_is_joined_is_a_bundle() throws Exception {
        Programs.need("cat", "coreutils");
        Programs.run(sent, "sh", "-c", "cat x.age.*of004 > x.age");
        Correspondents.verify(sent.resolve("x.age"));
        assertThat(sent.resolve("x.age")).hasBinaryContent(joined(parts));
    }

    /** What {@code split -b} of GNU coreutils cuts is what Letopis cuts. */
    @Test
    void split_cuts_the_same_parts() throws Exception {
        Programs.need("split", "coreutils");
        Path whole = Files.write(folder.resolve("x.age"), joined(parts));
        Programs.run(folder, "split", "-b", "1m", "--numeric-suffixes=1", "-a", "3", "x.age", "stock.");
        List<Path> cut = Splitting.of(
                bundle(whole),
                SMALL,
                OptionalInt.empty(),
                folder.resolve("cut"),
                Correspondents.RANDOM,
                Progress.SILENT);
        assertThat(cut.stream().map(part -> part.getFileName().toString()))
                .containsExactly("x.age.001of004", "x.age.002of004", "x.age.003of004", "x.age.004of004");
        for (int i = 0; i < 4; i++) {
            assertThat(cut.get(i)).hasSameBinaryContentAs(folder.resolve("stock.00" + (i + 1)));
            assertThat(cut.get(i)).hasSameBinaryContentAs(parts.get(i));
        }
    }

    @Test
    void they_are_read_in_any_order_and_from_any_folders() throws Exception {
        Path stick = Files.createDirectory(folder.resolve("stick"));
        List<Path> given = new ArrayList<>(parts);
        for (int i : List.of(1, 3)) {
            given.set(i, Files.move(given.get(i), stick.resolve(given.get(i).getFileName())));
        }
        for (int seed = 0; seed < 5; seed++) {
            Collections.shuffle(given, new Random(seed));
            assertThat(content(bundle(given.toArray(Path[]::new)))).isEqualTo(FILM);
        }
        assertThat(content(bundle(sent, stick))).as("folders").isEqualTo(FILM);
        assertThat(content(bundle(given.get(0), sent, stick))).as("twice named").isEqualTo(FILM);
    }

    @Test
    void one_part_is_enough_where_the_others_lie_beside_it() throws Exception {
        assertThat(content(bundle(parts.get(2)))).isEqualTo(FILM);
    }

    @Test
    void missing_numbers_are_listed() throws Exception {
        Files.delete(parts.get(1));
        Files.delete(parts.get(3));
        Failure.Damaged failure = refused(sent);
        assertThat(failure.key()).isEqualTo("parts.missing");
        assertThat(failure.arguments()).containsExactly("x.age", "2, 4", 2, 4);
    }

    @Test
    void the_list_of_missing_numbers_has_an_end() throws Exception {
        Path one = Files.move(parts.get(0), folder.resolve("x.age.001of999"));
        assertThat(refused(one).arguments().get(1)).asString().endsWith("19, 20, 21, ...");
    }

    @Test
    void parts_of_two_bundles_are_told_apart() throws Exception {
        Correspondents.writeInParts(film(FILM), sent.resolve("y.age"), SMALL);
        Correspondents.writeInParts(film(FILM), sent.resolve("x-2.age"), new PartSize(2 * MIB));
        List<BundleFiles> found = BundleFiles.among(List.of(sent));
        assertThat(found.stream().map(BundleFiles::name)).containsExactly("x-2.age", "x.age", "y.age");
        for (BundleFiles one : found) {
            assertThat(content(one)).isEqualTo(FILM);
        }
    }

    @Test
    void parts_of_another_total_are_another_cut() throws Exception {
        Path whole = Files.write(folder.resolve("x.age"), joined(parts));
        List<Path> halves = Splitting.of(
                bundle(whole),
                new PartSize(2 * MIB),
                OptionalInt.empty(),
                sent,
                Correspondents.RANDOM,
                Progress.SILENT);
        assertThat(halves).hasSize(2);
        assertThat(BundleFiles.among(List.of(sent))).hasSize(2);
        Files.delete(halves.get(0));
        Files.delete(parts.get(0));
        for (BundleFiles one : BundleFiles.among(List.of(sent))) {
            Failure.Damaged failure = catchThrowableOfType(Failure.Damaged.class, one::whole);
            assertThat(failure.key()).isEqualTo("parts.missing");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void a_changed_part_is_named(int number) throws Exception {
        Path part = parts.get(number);
        byte[] bytes = Files.readAllBytes(part);
        Random random = new Random(number);
        // Far enough from both ends that the chunk lies in this part alone.
        for (int at : random.ints(5, CHUNK_BYTES, bytes.length - CHUNK_BYTES).toArray()) {
            byte[] changed = bytes.clone();
            changed[at] ^= 1;
            Files.write(part, changed);
            Failure.Damaged failure = refused(sent);
            assertThat(failure.key()).isEqualTo("parts.damaged");
            assertThat(failure.arguments()).containsExactly(part.getFileName().toString());
        }
    }

    @Test
    void a_change_in_the_header_is_in_the_first_part_and_one_at_the_end_in_the_last() throws Exception {
        int mac = new String(Files.readAllBytes(parts.get(0)), StandardCharsets.ISO_8859_1).indexOf("\n--- ");
        flip(parts.get(0), mac + 9);
        assertThat(refused(sent).arguments()).containsExactly("x.age.001of004");
        flip(parts.get(0), mac + 9);
        flip(parts.get(3), (int) Files.size(parts.get(3)) - 1);
        assertThat(refused(sent).arguments()).containsExactly("x.age.004of004");
    }

    @Test
    void of_a_chunk_that_lies_in_two_parts_both_are_named() throws Exception {
        flip(parts.get(1), 0);
        assertThat(refused(sent).arguments()).containsExactly("x.age.001of004, x.age.002of004");
    }

    @Test
    void parts_that_change_places_are_refused() throws Exception {
        swap(parts.get(1), parts.get(2));
        Failure.Damaged failure = refused(sent);
        assertThat(failure.key()).isEqualTo("parts.damaged");
        assertThat(failure.arguments().get(0)).asString().contains("x.age.002of004");
        swap(parts.get(1), parts.get(2));
        swap(parts.get(0), parts.get(1));
        assertThat(refused(sent).arguments()).containsExactly("x.age.001of004");
    }

    @Test
    void a_part_of_another_bundle_under_the_right_name_is_named() throws Exception {
        List<Path> others = Correspondents.writeInParts(film(FILM), folder.resolve("x.age"), SMALL);
        Files.copy(others.get(2), parts.get(2), StandardCopyOption.REPLACE_EXISTING);
        assertThat(refused(sent).arguments().get(0)).asString().contains("x.age.003of004");
    }

    @Test
    void a_part_that_was_cut_short_or_grew_is_named() throws Exception {
        for (int i = 0; i < parts.size(); i++) {
            byte[] bytes = Files.readAllBytes(parts.get(i));
            for (byte[] wrong :
                    List.of(new byte[0], Arrays.copyOf(bytes, bytes.length - 1), Arrays.copyOf(bytes, MIB + 1))) {
                Files.write(parts.get(i), wrong);
                Failure.Damaged failure = refused(sent);
                assertThat(failure.arguments().get(0))
                        .asString()
                        .as("%s of %s bytes", i, wrong.length)
                        .contains(parts.get(i).getFileName().toString());
            }
            Files.write(parts.get(i), bytes);
        }
        assertThat(content(bundle(sent))).isEqualTo(FILM);
    }

    /** The last chunk ends where the last part ends, so only the mark of the last chunk tells. */
    @Test
    void a_last_part_that_was_cut_between_chunks_is_named() throws Exception {
        byte[] whole = joined(parts);
        String text = new String(whole, 0, MIB, StandardCharsets.ISO_8859_1);
        int payloadAt = text.indexOf('\n', text.indexOf("\n--- ") + 1) + 1 + 16;
        int edge = payloadAt + (whole.length - 1 - payloadAt) / CHUNK_BYTES * CHUNK_BYTES;
        Files.write(parts.get(3), Arrays.copyOfRange(whole, 3 * MIB, edge));
        assertThat(refused(sent).arguments()).containsExactly("x.age.004of004");
    }

    @Test
    void the_same_part_twice_does_no_harm_unless_they_differ() throws Exception {
        Path stick = Files.createDirectory(folder.resolve("stick"));
        Path copy = Files.copy(parts.get(1), stick.resolve(parts.get(1).getFileName()));
        assertThat(content(bundle(sent, stick))).isEqualTo(FILM);
        flip(copy, 500);
        Failure.Damaged failure = refused(sent, stick);
        assertThat(failure.key()).isEqualTo("parts.differ");
        assertThat(failure.arguments()).containsExactly(parts.get(1), copy);
    }

    @Test
    void a_part_that_is_put_in_the_place_of_one_that_was_verified_is_not_read() throws Exception {
        List<Path> whole = bundle(sent).whole();
        try (UnverifiedBundle bundle = UnverifiedBundle.open(whole, List.of(Correspondents.RECEIVER))) {
            VerifiedBundle verified = Correspondents.verify(bundle);
            Files.delete(parts.get(2));
            Files.write(parts.get(2), new byte[MIB], StandardOpenOption.CREATE_NEW);
            Correspondents.Collected collected = new Correspondents.Collected();
            verified.read(collected, Progress.SILENT);
            assertThat(collected.contents.get(0)).isEqualTo(FILM);
        }
        assertThat(refused(sent).arguments().get(0)).asString().contains("x.age.003of004");
    }

    @Test
    void a_bundle_that_fits_into_a_part_is_one_file_without_a_number() throws Exception {
        Path target = folder.resolve("small.age");
        assertThat(Correspondents.writeInParts(Correspondents.ordinary(), target, SMALL))
                .containsExactly(target);
        Correspondents.verify(target);
    }

    @Test
    void a_part_is_made_again_from_the_whole_and_from_all_parts_of_another_size() throws Exception {
        byte[] third = Files.readAllBytes(parts.get(2));
        Path whole = Files.write(folder.resolve("x.age"), joined(parts));
        Path again = folder.resolve("again");
        assertThat(split(bundle(whole), SMALL, 3, again)).containsExactly(again.resolve("x.age.003of004"));
        assertThat(again.resolve("x.age.003of004")).hasBinaryContent(third);
        assertThat(names(again)).hasSize(1);
        split(bundle(sent), new PartSize(2 * MIB), 2, again);
        assertThat(again.resolve("x.age.002of002"))
                .hasBinaryContent(Arrays.copyOfRange(joined(parts), 2 * MIB, joined(parts).length));
    }

    @Test
    void there_is_no_part_beyond_the_last() throws Exception {
        for (int number : List.of(-1, 0, 5)) {
            Failure.Usage failure = catchThrowableOfType(
                    Failure.Usage.class, () -> split(bundle(sent), SMALL, number, folder.resolve("again")));
            assertThat(failure.key()).isEqualTo("parts.no-such");
        }
        Failure.Usage failure = catchThrowableOfType(
                Failure.Usage.class, () -> split(bundle(sent), PartSize.FOR_FAT, 1, folder.resolve("again")));
        assertThat(failure.key()).isEqualTo("parts.only-one");
        assertThat(folder.resolve("again")).doesNotExist();
    }

    @Test
    void only_bundles_are_cut() throws Exception {
        Path plain = Files.write(folder.resolve("testimony.txt"), FILM);
        Failure.Damaged failure = catchThrowableOfType(
                Failure.Damaged.class, () -> split(bundle(plain), SMALL, 1, folder.resolve("cut")));
        assertThat(failure.key()).isEqualTo("age.not-age");
        assertThat(folder.resolve("cut")).doesNotExist();
    }

    @Test
    void no_part_takes_the_place_of_another_file_and_then_none_is_left() throws Exception {
        Path cut = Files.createDirectory(folder.resolve("cut"));
        for (Path target : List.of(cut.resolve("x.age.003of004"), cut.resolve("x.age.001of004"))) {
            Files.writeString(target, "mine");
            assertThatThrownBy(() -> Correspondents.writeInParts(film(FILM), cut.resolve("x.age"), SMALL))
                    .isInstanceOf(Failure.Usage.class);
            assertThat(names(cut)).containsExactly(target.getFileName().toString());
            assertThatThrownBy(() -> Splitting.of(
                            bundle(sent), SMALL, OptionalInt.empty(), cut, Correspondents.RANDOM, Progress.SILENT))
                    .isInstanceOf(Failure.Usage.class);
            assertThat(names(cut)).containsExactly(target.getFileName().toString());
            assertThat(target).hasContent("mine");
            Files.delete(target);
        }
    }

    @Test
    void an_export_that_breaks_in_a_later_part_leaves_no_part() throws Exception {
        byte[] other = FILM.clone();
        other[FILM.length - 1] ^= 1;
        DisclosedFile changed = Correspondents.file(
                "mp4", "video/mp4", FILM.length, Sha256.of(FILM), () -> new ByteArrayInputStream(other));
        Path empty = Files.createDirectory(folder.resolve("empty"));
        Failure.Damaged failure = catchThrowableOfType(
                Failure.Damaged.class,
                () -> Correspondents.writeInParts(
                        Correspondents.disclosure(List.of(Correspondents.report("x")), changed),
                        empty.resolve("x.age"),
                        SMALL));
        assertThat(failure.key()).isEqualTo("bundle.content-changed");
        assertThat(names(empty)).isEmpty();
    }

    @Test
    void more_than_999_parts_are_refused_before_anything_is_written() {
        DisclosedFile huge = Correspondents.file("bin", "a/b", 1_200L * MIB, new byte[32], () -> {
            throw new AssertionError("opened");
        });
        Failure.Usage failure = catchThrowableOfType(
                Failure.Usage.class,
                () -> Correspondents.writeInParts(
                        Correspondents.disclosure(List.of(Correspondents.report("x")), huge),
                        folder.resolve("huge.age"),
                        SMALL));
        assertThat(failure.key()).isEqualTo("parts.too-many");
        assertThat(failure.arguments()).containsExactly(999, "2M");
        assertThat(names(folder)).containsExactly("sent");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1M", "18M", "18m", "4000M", "3900M", "3G", "1024K", "4096000K"})
    void sizes_are_written_as_people_write_them(String text) throws Exception {
        long unit = text.endsWith("K") ? 1 : text.endsWith("G") ? MIB : 1024;
        assertThat(PartSize.parse(text).bytes())
                .isEqualTo(1024 * unit * Long.parseLong(text.substring(0, text.length() - 1)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "18",
                "18MB",
                "M",
                "-1M",
                "1.5G",
                "1023K",
                "4001M",
                "4G",
                "0M",
                "99999999G",
                "18 M",
                "18\u0660M"
            })
    void other_sizes_are_refused(String text) {
        Failure.Usage failure = catchThrowableOfType(Failure.Usage.class, () -> PartSize.parse(text));
        assertThat(failure.key()).isEqualTo("parts.bad-size");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x.age.000of004",
                "x.age.005of004",
                "x.age.1of4",
                "x.age.0001of0004",
                ".001of004",
                "x.age.001of004.txt"
            })
    void other_names_are_not_those_of_parts(String name) {
        assertThat(PartName.of(folder.resolve(name))).isEmpty();
    }

    private static BundleFiles bundle(Path... given) throws Failure {
        List<BundleFiles> found = BundleFiles.among(List.of(given));
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    private static byte[] content(BundleFiles files) throws Failure {
        try (UnverifiedBundle bundle = UnverifiedBundle.open(files.whole(), List.of(Correspondents.RECEIVER))) {
            Correspondents.Collected collected = new Correspondents.Collected();
            Correspondents.verify(bundle).read(collected, Progress.SILENT);
            return collected.contents.get(0);
        }
    }

    private static Failure.Damaged refused(Path... given) {
        return catchThrowableOfType(Failure.Damaged.class, () -> content(bundle(given)));
    }

    private static List<Path> split(BundleFiles files, PartSize size, int number, Path into) throws Failure {
        return Splitting.of(files, size, OptionalInt.of(number), into, Correspondents.RANDOM, Progress.SILENT);
    }

    private static void flip(Path file, int at) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[at] ^= 1;
        Files.write(file, bytes);
    }

    private static void swap(Path one, Path other) throws IOException {
        byte[] bytes = Files.readAllBytes(one);
        Files.write(one, Files.readAllBytes(other));
        Files.write(other, bytes);
    }

    private static byte[] joined(List<Path> parts) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (Path part : parts) {
            all.write(Files.readAllBytes(part));
        }
        return all.toByteArray();
    }

    private static List<String> names(Path folder) {
        String[] names = folder.toFile().list();
        return names == null ? List.of() : Arrays.stream(names).sorted().toList();
    }
}
