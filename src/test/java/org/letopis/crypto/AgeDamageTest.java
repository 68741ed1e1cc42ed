package org.letopis.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.letopis.failure.Failure;
import org.letopis.failure.FailureInStream;

/** A file of three chunks, damaged in every way: it must never end as if it were whole. */
class AgeDamageTest {
    private static final int CHUNK = 64 * 1024;
    private static final int SEALED_CHUNK = CHUNK + 16;

    private final SecureRandom random = new SecureRandom();
    private final AgeIdentity identity = AgeIdentity.generate(random);
    private final byte[] plain = noise(2 * CHUNK + 100);
    private final byte[] file = sealed();
    private final int payloadAt = file.length - 2 * SEALED_CHUNK - 116;

    @Test
    void a_cut_anywhere_is_noticed() {
        for (int lengthBytes = 0; lengthBytes < file.length; lengthBytes += step(lengthBytes)) {
            assertThat(verdict(Arrays.copyOf(file, lengthBytes)))
                    .as("cut at %s", lengthBytes)
                    .isNotEqualTo("whole");
        }
        assertThat(verdict(file)).isEqualTo("whole");
    }

    @Test
    void a_changed_bit_anywhere_is_noticed() {
        for (int at = 0; at < file.length; at += step(at)) {
            byte[] changed = file.clone();
            changed[at] ^= 0x20;
            assertThat(verdict(changed)).as("changed at %s", at).isNotEqualTo("whole");
        }
    }

    /**
     * All 65,536 bits and 8,192 cuts of a file of 8 KiB, read with the file key: whoever unwraps it does the rest in the
     * same way. The bits of a whole bundle, read with an identity, are turned by {@code EveryBitIT}.
     */
    @Test
    void each_bit_and_each_cut_of_a_file_of_8_kib_is_noticed() throws IOException {
        int emptyBytes = sealedIn(new ByteArrayOutputStream(), new byte[0]).length;
        ByteArrayOutputStream sink = new ByteArrayOutputStream();
        try (AgeEncryption age = AgeEncryption.start(sink, List.of(identity.recipient()), 1, random)) {
            try (OutputStream stream = age.stream()) {
                stream.write(noise(8_192 - emptyBytes));
            }
            byte[] bytes = sink.toByteArray();
            assertThat(bytes).hasSize(8_192);
            assertThat(verdict(bytes, age.fileKey())).isEqualTo("whole");
            for (int bit = 0; bit < 8 * bytes.length; bit++) {
                bytes[bit / 8] ^= (byte) (1 << bit % 8);
                assertThat(verdict(bytes, age.fileKey())).as("bit %s", bit).isNotEqualTo("whole");
                bytes[bit / 8] ^= (byte) (1 << bit % 8);
            }
            for (int length = 0; length < bytes.length; length++) {
                assertThat(verdict(Arrays.copyOf(bytes, length), age.fileKey()))
                        .as("cut to %s", length)
                        .isNotEqualTo("whole");
            }
        }
    }

    private byte[] sealedIn(ByteArrayOutputStream sink, byte[] content) throws IOException {
        try (OutputStream stream = AgeEncryption.to(sink, List.of(identity.recipient()), 1, random)) {
            stream.write(content);
        }
        return sink.toByteArray();
    }

    private static String verdict(byte[] bytes, SecretBytes fileKey) {
        try (InputStream stream = AgeDecryption.openWithFileKey(new ByteArrayInputStream(bytes), fileKey)) {
            stream.transferTo(OutputStream.nullOutputStream());
            return "whole";
        } catch (IOException e) {
            return Failure.of(e).key();
        } catch (Failure failure) {
            return failure.key();
        }
    }

    @Test
    void a_cut_between_chunks_is_told_from_other_damage() {
        assertThat(verdict(Arrays.copyOf(file, payloadAt + SEALED_CHUNK))).isEqualTo("age.cut-short");
        assertThat(verdict(Arrays.copyOf(file, payloadAt))).isEqualTo("age.cut-short");
        assertThat(verdict(Arrays.copyOf(file, payloadAt - 1))).isEqualTo("age.cut-short");
        assertThat(verdict(Arrays.copyOf(file, file.length - 1))).isEqualTo("age.chunk-broken");
    }

    @Test
    void bytes_after_the_end_are_noticed() throws IOException {
        assertThat(verdict(Arrays.copyOf(file, file.length + 1))).isEqualTo("age.chunk-broken");
        byte[] fullLastChunk = sealed(noise(CHUNK));
        assertThat(verdict(Arrays.copyOf(fullLastChunk, fullLastChunk.length + 1)))
                .isEqualTo("age.trailing");
    }

    @Test
    void swapped_or_repeated_chunks_are_noticed() {
        byte[] swapped = file.clone();
        System.arraycopy(file, payloadAt, swapped, payloadAt + SEALED_CHUNK, SEALED_CHUNK);
        byte[] repeated = swapped.clone();
        System.arraycopy(file, payloadAt + SEALED_CHUNK, swapped, payloadAt, SEALED_CHUNK);

        assertThat(verdict(swapped)).isEqualTo("age.chunk-broken");
        assertThat(verdict(repeated)).isEqualTo("age.chunk-broken");
    }

    @Test
    void only_authenticated_chunks_are_given_out_and_the_failure_stays() throws IOException, Failure {
        byte[] changed = file.clone();
        changed[payloadAt + SEALED_CHUNK + CHUNK - 1] ^= 1;
        try (InputStream stream = open(changed)) {
            assertThat(stream.readNBytes(CHUNK)).isEqualTo(Arrays.copyOf(plain, CHUNK));
            for (int again = 0; again < 3; again++) {
                assertThatExceptionOfType(FailureInStream.class)
                        .isThrownBy(stream::read)
                        .satisfies(e -> assertThat(e.failure().arguments()).containsExactly(2L));
            }
        }
    }

    @Test
    void stanzas_in_another_order_break_the_seal_of_the_header() throws IOException {
        ByteArrayOutputStream sink = new ByteArrayOutputStream();
        try (OutputStream stream = AgeEncryption.to(sink, List.of(identity.recipient()), 1, random)) {
            stream.write(plain);
        }
        byte[] two = sink.toByteArray();
        int stanzaBytes = "-> mlkem768x25519 ".length() + 1494 + 1 + 43 + 1;
        int first = "age-encryption.org/v1\n".length();
        byte[] swapped = two.clone();
        System.arraycopy(two, first, swapped, first + stanzaBytes, stanzaBytes);
        System.arraycopy(two, first + stanzaBytes, swapped, first, stanzaBytes);

        assertThat(verdict(two)).isEqualTo("whole");
        assertThat(verdict(swapped)).isEqualTo("age.mac");
    }

    @Test
    void a_source_that_fails_is_an_input_error_and_not_damage() {
        InputStream broken = new InputStream() {
            private int at;

            @Override
            public int read(byte[] bytes, int offset, int lengthBytes) throws IOException {
                bytes[offset] = (byte) read();
                return 1;
            }

            @Override
            public int read() throws IOException {
                if (at == payloadAt + 1000) {
                    throw new IOException("stick pulled out");
                }
                return file[at++] & 0xff;
            }
        };

        assertThat(verdict(broken)).isEqualTo("io.failed");
    }

    @Test
    void a_foreign_stanza_is_counted() throws Failure {
        SecretBytes fileKey = SecretBytes.random(random, 16);
        Stanza ours = Hybrid.wrap(identity.recipient(), fileKey, random);
        Stanza foreign = new Stanza(List.of("X25519", "abc"), new byte[32]);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(AgeHeader.write(List.of(foreign, ours), fileKey));
        out.writeBytes(new byte[16]);

        assertThat(open(out.toByteArray()).foreignStanzas()).isEqualTo(1);
        assertThat(open(file).foreignStanzas()).isZero();
    }

    /** Every byte of header and nonce, every byte near the edge of a chunk, and some others. */
    private int step(int at) {
        int inChunk = (at - payloadAt) % SEALED_CHUNK;
        boolean nearEdge = inChunk < 20 || inChunk > SEALED_CHUNK - 20;
        return at < payloadAt ? 7 : nearEdge ? 1 : 1499;
    }

    private String verdict(byte[] bytes) {
        return verdict(new ByteArrayInputStream(bytes));
    }

    private String verdict(InputStream source) {
        try (InputStream stream = AgeDecryption.open(source, List.of(identity))) {
            stream.readAllBytes();
            return "whole";
        } catch (IOException e) {
            return Failure.of(e).key();
        } catch (Failure e) {
            return e.key();
        }
    }

    private AgeDecryption open(byte[] bytes) throws Failure {
        return AgeDecryption.open(new ByteArrayInputStream(bytes), List.of(identity));
    }

    private byte[] sealed() {
        try {
            return sealed(plain);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private byte[] sealed(byte[] content) throws IOException {
        ByteArrayOutputStream sink = new ByteArrayOutputStream();
        try (OutputStream stream = AgeEncryption.to(sink, List.of(identity.recipient()), 0, random)) {
            stream.write(content);
        }
        return sink.toByteArray();
    }

    private static byte[] noise(int lengthBytes) {
        byte[] bytes = new byte[lengthBytes];
        new Random(7).nextBytes(bytes);
        return bytes;
    }
}
