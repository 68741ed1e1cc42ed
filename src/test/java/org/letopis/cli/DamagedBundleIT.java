package org.letopis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.letopis.failure.ExitCode;

/**
 * A bundle that is not exactly what was sent is refused, and nothing is written. Every byte is tried by {@code
 * BundleDamageTest} without the command around it; here the command is held to its exit codes.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DamagedBundleIT {
    private static final long SEED = 20_261_123;
    private static final int NONCE_BYTES = 16;
    private static final int CHUNK_BYTES = 65_536 + 16;

    private Path folder;
    private Letopis researcher;
    private byte[] bundle;
    private int firstStanza;
    private int macLine;
    private int nonce;

    /** A part of the file, by the age format (https://age-encryption.org/v1), and where to flip a bit in it. */
    private record Flip(String part, int position, int bit) {
        @Override
        public String toString() {
            return part + ", byte " + position + ", bit " + bit;
        }
    }

    @BeforeAll
    void readTheBundle(@TempDir Path shared) throws IOException {
        folder = shared;
        Letopis letopis = Correspondence.copyInto(folder).kept();
        letopis.as("researcher").run("slots", "add", "--new-key-file", "key").succeeds();
        // Many short runs, so without a passphrase that is stretched in each.
        researcher = letopis.with("--vault", "researcher.vault", "--key-file", "key", "--lang", "en")
                .jvm("-XX:TieredStopAtLevel=1");
        bundle = Files.readAllBytes(folder.resolve("bundle.age"));
        String latin = new String(bundle, StandardCharsets.ISO_8859_1);
        firstStanza = latin.indexOf("\n-> mlkem768x25519 ") + 1;
        macLine = latin.indexOf("\n--- ") + 1;
        nonce = latin.indexOf('\n', macLine) + 1;
        assertThat(firstStanza).isEqualTo("age-encryption.org/v1\n".length());
        assertThat(bundle.length).as("more than two chunks").isGreaterThan(nonce + NONCE_BYTES + 2 * CHUNK_BYTES);
    }

    Stream<Flip> flips() {
        Random random = new Random(SEED);
        int start = nonce + NONCE_BYTES;
        int lastChunk = start + (bundle.length - start - 1) / CHUNK_BYTES * CHUNK_BYTES;
        List<Flip> flips = new ArrayList<>();
        add(flips, random, "version line", 0, firstStanza, 2);
        add(flips, random, "stanzas", firstStanza, macLine, 8);
        add(flips, random, "MAC line", macLine, nonce, 3);
        add(flips, random, "nonce", nonce, start, 2);
        add(flips, random, "first chunk", start, start + CHUNK_BYTES, 3);
        add(flips, random, "chunks between", start + CHUNK_BYTES, lastChunk, 4);
        add(flips, random, "last chunk", lastChunk, bundle.length, 2);
        add(flips, random, "last byte", bundle.length - 1, bundle.length, 1);
        return flips.stream();
    }

    private static void add(List<Flip> flips, Random random, String part, int from, int to, int count) {
        random.ints(count, from, to).forEach(at -> flips.add(new Flip(part, at, random.nextInt(8))));
    }

    @ParameterizedTest
    @MethodSource("flips")
    void a_flipped_bit_is_20_or_in_a_stanza_also_21_and_nothing_is_written(Flip flip) throws IOException {
        byte[] damaged = bundle.clone();
        damaged[flip.position] ^= (byte) (1 << flip.bit);
        Outcome outcome = refused(damaged);
        if (flip.part.equals("stanzas")) {
            assertThat(outcome.exit()).isIn(ExitCode.DAMAGED.number(), ExitCode.NOT_FOR_ME.number());
        } else {
            outcome.endsWith(ExitCode.DAMAGED);
        }
    }

    @Test
    void a_file_of_another_kind_is_20_and_nothing_is_written() throws IOException {
        String armored = "-----BEGIN AGE ENCRYPTED FILE-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bundle)
                + "\n-----END AGE ENCRYPTED FILE-----\n";
        assertThat(refused(armored.getBytes(StandardCharsets.US_ASCII))
                        .endsWith(ExitCode.DAMAGED)
                        .said())
                .contains("in text form");
        byte[] version2 = bundle.clone();
        version2["age-encryption.org/v".length()] = '2';
        assertThat(refused(version2).endsWith(ExitCode.DAMAGED).said()).contains("another version");
        assertThat(refused(Files.readAllBytes(Correspondence.PNG))
                        .endsWith(ExitCode.DAMAGED)
                        .said())
                .contains("not an age file");
        refused(new byte[0]).endsWith(ExitCode.DAMAGED);
        refused(Files.readAllBytes(folder.resolve("monitor.card"))).endsWith(ExitCode.DAMAGED);
    }

    @Test
    void a_bundle_that_is_cut_short_or_longer_is_20_and_nothing_is_written() throws IOException {
        int start = nonce + NONCE_BYTES;
        for (int length : new int[] {macLine, nonce, start, start + CHUNK_BYTES, bundle.length - 1}) {
            refused(Arrays.copyOf(bundle, length)).endsWith(ExitCode.DAMAGED);
        }
        refused(Arrays.copyOf(bundle, bundle.length + 1)).endsWith(ExitCode.DAMAGED);
    }

    /** Tries to import these bytes. */
    private Outcome refused(byte[] bytes) throws IOException {
        Files.write(folder.resolve("damaged.age"), bytes);
        Map<String, String> before = Snapshot.of(folder);
        Outcome outcome = researcher.run("import", "damaged.age");
        assertThat(outcome.out()).isEmpty();
        assertThat(Snapshot.of(folder)).isEqualTo(before);
        return outcome;
    }
}
