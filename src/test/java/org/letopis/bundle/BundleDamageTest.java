package org.letopis.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.letopis.failure.Failure;

/** A bundle changed on its way, by accident or by somebody who cannot open it. */
class BundleDamageTest {
    private static final int CHUNK_BYTES = 64 * 1024 + 16;
    private static final List<Integer> WHOLE = List.of(0, 1, 2, 3);

    @TempDir
    Path folder;

    private Path good;
    private Path mutant;
    private byte[] bytes;
    private int nonceAt;

    @BeforeEach
    void writeABundle() throws Exception {
        good = folder.resolve("good.age");
        mutant = folder.resolve("mutant.age");
        Correspondents.write(Correspondents.ordinary(), good);
        bytes = Files.readAllBytes(good);
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        nonceAt = text.indexOf('\n', text.indexOf("\n--- ") + 1) + 1;
    }

    @Test
    void one_bit_anywhere_is_enough_to_refuse() throws IOException {
        Random random = new Random(20261123);
        for (int position : positions(random)) {
            byte[] changed = bytes.clone();
            changed[position] ^= (byte) (1 << random.nextInt(8));
            demandRefusal(changed, "bit at " + position);
        }
    }

    @Test
    void an_end_that_is_missing_is_noticed() throws IOException {
        Random random = new Random(42);
        List<Integer> lengths = new ArrayList<>(List.of(0, 1, 21, 22, nonceAt - 1, nonceAt, nonceAt + 15));
        for (int edge = nonceAt + 16; edge < bytes.length; edge += CHUNK_BYTES) {
            lengths.addAll(List.of(edge, edge + 1, edge + 16, edge + 17));
        }
        lengths.addAll(List.of(bytes.length - 1, bytes.length - 16, bytes.length - 17));
        random.ints(100, 0, bytes.length).forEach(lengths::add);
        for (int length : lengths) {
            demandRefusal(Arrays.copyOf(bytes, length), "cut to " + length);
        }
    }

    @Test
    void an_addition_is_noticed() throws IOException {
        demandRefusal(Arrays.copyOf(bytes, bytes.length + 1), "a zero");
        demandRefusal(Arrays.copyOf(bytes, bytes.length + CHUNK_BYTES), "a chunk of zeros");
        demandRefusal(joined(bytes, bytes), "itself");
        demandRefusal(joined(bytes, chunk(bytes, 3)), "a chunk of its own");
        demandRefusal(joined("\n".getBytes(StandardCharsets.US_ASCII), bytes), "a line end before it");
    }

    @Test
    void chunks_that_change_places_are_noticed() throws IOException {
        byte[] head = Arrays.copyOf(bytes, nonceAt + 16);
        assertThat(bytes).hasSize(head.length + 4 * CHUNK_BYTES);
        Set<List<Integer>> orders = new LinkedHashSet<>();
        for (int mask = 0; mask < 16; mask++) {
            orders.add(chosen(mask)); // all that drop some
        }
        for (int first = 0; first < 4; first++) {
            for (int second = 0; second < 4; second++) {
                List<Integer> swapped = new ArrayList<>(WHOLE);
                Collections.swap(swapped, first, second);
                orders.add(swapped);
                List<Integer> repeated = new ArrayList<>(WHOLE);
                repeated.add(first, second);
                orders.add(repeated);
                List<Integer> replaced = new ArrayList<>(WHOLE);
                replaced.set(first, second);
                orders.add(replaced);
            }
            List<Integer> appended = new ArrayList<>(WHOLE);
            appended.add(first);
            orders.add(appended);
        }
        Random random = new Random(7);
        for (int i = 0; i < 24; i++) {
            List<Integer> shuffled = new ArrayList<>(WHOLE);
            Collections.shuffle(shuffled, random);
            orders.add(shuffled);
        }
        orders.remove(WHOLE);
        assertThat(orders).hasSizeGreaterThan(50);
        for (List<Integer> order : orders) {
            byte[] changed = head;
            for (int number : order) {
                changed = joined(changed, chunk(bytes, number));
            }
            demandRefusal(changed, "chunks " + order);
        }
    }

    private static List<Integer> chosen(int mask) {
        return WHOLE.stream().filter(number -> (mask >> number & 1) == 1).toList();
    }

    /** Both from the same sender to the same receiver: each chunk of the one in the other, and all mixtures of them. */
    @Test
    void chunks_of_another_bundle_do_not_fit() throws Exception {
        Path other = folder.resolve("other.age");
        Correspondents.write(Correspondents.ordinary(), other);
        byte[] others = Files.readAllBytes(other);
        assertThat(others).hasSameSizeAs(bytes);
        for (int mask = 1; mask < 16; mask++) {
            byte[] changed = Arrays.copyOf(bytes, nonceAt + 16);
            for (int number : WHOLE) {
                changed = joined(changed, chunk((mask >> number & 1) == 1 ? others : bytes, number));
            }
            demandRefusal(changed, "chunks of another " + chosen(mask));
        }
        for (int split :
                List.of(22, nonceAt - 50, nonceAt, nonceAt + 16, nonceAt + 16 + CHUNK_BYTES, bytes.length - 1)) {
            byte[] spliced = joined(Arrays.copyOf(bytes, split), Arrays.copyOfRange(others, split, others.length));
            if (split > 22) { // where nothing but the version is the first one's
                demandRefusal(spliced, "joined at " + split);
            } else {
                assertThat(spliced).isEqualTo(others);
            }
        }
    }

    @Test
    void a_change_between_the_two_readings_is_noticed() throws Exception {
        for (int position : List.of(10, nonceAt + 3, nonceAt + 5_000, bytes.length / 2, bytes.length - 1)) {
            Files.write(mutant, bytes);
            try (UnverifiedBundle bundle = UnverifiedBundle.open(mutant, List.of(Correspondents.RECEIVER))) {
                VerifiedBundle verified = Correspondents.verify(bundle);
                overwrite(position);
                assertThatThrownBy(() -> verified.read(new Correspondents.Collected(), Progress.SILENT))
                        .as("byte %s", position)
                        .isInstanceOf(Failure.class);
            }
        }
    }

    /** The second file is good in itself, and from the same sender. */
    @Test
    void another_good_bundle_in_the_same_file_is_not_read_in_its_place() throws Exception {
        Path other = folder.resolve("other.age");
        Correspondents.write(Correspondents.ordinary(), other);
        Files.write(mutant, bytes);
        try (UnverifiedBundle bundle = UnverifiedBundle.open(mutant, List.of(Correspondents.RECEIVER))) {
            VerifiedBundle verified = Correspondents.verify(bundle);
            Files.write(mutant, Files.readAllBytes(other), StandardOpenOption.TRUNCATE_EXISTING);
            Correspondents.Collected collected = new Correspondents.Collected();
            Failure.Damaged damaged =
                    catchThrowableOfType(Failure.Damaged.class, () -> verified.read(collected, Progress.SILENT));
            assertThat(damaged.key()).isEqualTo("bundle.changed-while-reading");
            assertThat(collected.files).isEmpty();
        }
    }

    /** Only the ciphertext differs: the same words sealed anew by the one recipient who has them. */
    @Test
    void the_same_words_sealed_anew_are_not_the_same_bundle() throws Exception {
        Path anew = new HostilePacker().writeTo(folder.resolve("anew.age"));
        new HostilePacker().writeTo(mutant);
        try (UnverifiedBundle bundle = UnverifiedBundle.open(mutant, List.of(Correspondents.RECEIVER))) {
            VerifiedBundle verified = Correspondents.verify(bundle);
            Files.write(mutant, Files.readAllBytes(anew), StandardOpenOption.TRUNCATE_EXISTING);
            Failure.Damaged damaged = catchThrowableOfType(
                    Failure.Damaged.class, () -> verified.read(new Correspondents.Collected(), Progress.SILENT));
            assertThat(damaged.key()).isEqualTo("bundle.changed-while-reading");
        }
    }

    /** Every 8th byte of the first header lines, MAC line, nonce, tags of chunks, and seeded positions. */
    private List<Integer> positions(Random random) {
        List<Integer> positions = new ArrayList<>();
        for (int i = 0; i < 400; i += 8) {
            positions.add(i);
        }
        for (int i = nonceAt - 52; i < nonceAt + 20; i++) {
            positions.add(i);
        }
        for (int edge = nonceAt + 16 + CHUNK_BYTES; edge < bytes.length; edge += CHUNK_BYTES) {
            positions.addAll(List.of(edge - 17, edge - 16, edge - 1, edge));
        }
        positions.add(bytes.length - 1);
        random.ints(200, 0, nonceAt).forEach(positions::add);
        random.ints(300, nonceAt, bytes.length).forEach(positions::add);
        return positions;
    }

    private void demandRefusal(byte[] changed, String how) throws IOException {
        Files.write(mutant, changed);
        Correspondents.Collected collected = new Correspondents.Collected();
        Failure failure = catchThrowableOfType(Failure.class, () -> Correspondents.verifyAndRead(mutant, collected));
        assertThat(failure).as(how).isInstanceOfAny(Failure.Damaged.class, Failure.NotForMe.class);
        assertThat(collected.count())
                .as("handed over although refused: %s", how)
                .isZero();
    }

    private void overwrite(int position) throws IOException {
        try (FileChannel channel = FileChannel.open(mutant, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(new byte[] {(byte) (bytes[position] ^ 1)}), position);
        }
    }

    /** Of either bundle: both have headers of one length. */
    private byte[] chunk(byte[] from, int number) {
        int at = nonceAt + 16 + number * CHUNK_BYTES;
        return Arrays.copyOfRange(from, at, Math.min(from.length, at + CHUNK_BYTES));
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
