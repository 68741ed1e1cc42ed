package org.letopis.crypto;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.letopis.failure.Failure;
import org.letopis.failure.FailureInStream;

class AgeEncryptionTest {
    private static final int CHUNK = 64 * 1024;

    private final SecureRandom random = new SecureRandom();
    private final AgeIdentity identity = AgeIdentity.generate(random);

    @Test
    void every_length_around_a_chunk_comes_back() throws IOException, Failure {
        for (int lengthBytes : new int[] {0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK, 3 * CHUNK + 7}) {
            byte[] plain = noise(lengthBytes);
            assertThat(opened(sealed(plain))).isEqualTo(plain);
        }
    }

    @Test
    void bytes_written_and_read_one_by_one_are_the_same_file() throws IOException, Failure {
        byte[] plain = noise(CHUNK + 10);
        ByteArrayOutputStream sink = new ByteArrayOutputStream();
        try (OutputStream stream = AgeEncryption.to(sink, List.of(identity.recipient()), 0, random)) {
            for (byte b : plain) {
                stream.write(b);
            }
        }
        ByteArrayOutputStream result = new ByteArrayOutputStream();
        try (InputStream stream = open(sink.toByteArray())) {
            for (int b = stream.read(); b >= 0; b = stream.read()) {
                result.write(b);
            }
        }

        assertThat(result.toByteArray()).isEqualTo(plain);
    }

    @Test
    void each_recipient_opens_and_nobody_else() throws IOException, Failure {
        AgeIdentity other = AgeIdentity.generate(random);
        AgeIdentity stranger = AgeIdentity.generate(random);
        byte[] file = sealed(noise(10), List.of(identity.recipient(), other.recipient()), 2);

        assertThat(AgeDecryption.open(new ByteArrayInputStream(file), List.of(stranger, other)))
                .hasBinaryContent(noise(10));
        assertThat(open(file)).hasBinaryContent(noise(10));
        assertThatExceptionOfType(Failure.NotForMe.class)
                .isThrownBy(() -> AgeDecryption.open(new ByteArrayInputStream(file), List.of(stranger)))
                .withMessage("bundle.not-for-me");
    }

    @Test
    void decoys_look_like_recipients_and_stand_anywhere() throws IOException, Failure {
        Set<Integer> places = new HashSet<>();
        for (int i = 0; i < 60; i++) {
            byte[] file = sealed(new byte[0], List.of(identity.recipient()), 3);
            List<Stanza> stanzas =
                    AgeHeader.read(new ByteArrayInputStream(file)).stanzas();
            assertThat(stanzas).hasSize(4);
            assertThat(stanzas).allSatisfy(stanza -> {
                assertThat(stanza.type()).isEqualTo("mlkem768x25519");
                assertThat(stanza.arguments().get(1)).hasSize(1494);
                assertThat(stanza.body()).hasSize(32);
            });
            places.add(placeOfOurs(stanzas));
        }
        assertThat(places).containsExactlyInAnyOrder(0, 1, 2, 3);
    }

    @Test
    void the_file_key_opens_the_file_until_it_is_wiped() throws IOException, Failure {
        ByteArrayOutputStream sink = new ByteArrayOutputStream();
        AgeEncryption encryption = AgeEncryption.start(sink, List.of(identity.recipient()), 1, random);
        try (encryption) {
            try (OutputStream stream = encryption.stream()) {
                stream.write(noise(100));
            }
            assertThat(AgeDecryption.openWithFileKey(
                            new ByteArrayInputStream(sink.toByteArray()), encryption.fileKey()))
                    .hasBinaryContent(noise(100));
            assertThatExceptionOfType(Failure.Damaged.class)
                    .isThrownBy(() -> AgeDecryption.openWithFileKey(
                            new ByteArrayInputStream(sink.toByteArray()), SecretBytes.random(random, 16)))
                    .withMessage("age.mac");
        }

        assertThatIllegalStateException().isThrownBy(() -> encryption.fileKey().exposed());
    }

    @Test
    void a_file_that_is_not_closed_has_no_end() throws IOException, Failure {
        ByteArrayOutputStream sink = new ByteArrayOutputStream();
        OutputStream stream = AgeEncryption.to(sink, List.of(identity.recipient()), 0, random);
        stream.write(noise(2 * CHUNK));
        stream.flush();

        assertThatExceptionOfType(FailureInStream.class)
                .isThrownBy(() -> open(sink.toByteArray()).readAllBytes())
                .withMessage("age.cut-short");
        stream.close();
        assertThatIOException().isThrownBy(() -> stream.write(1));
        assertThat(opened(sink.toByteArray())).hasSize(2 * CHUNK);
    }

    @Test
    void after_a_failed_write_closing_does_not_pretend_that_the_file_is_whole() throws IOException {
        FullDisk disk = new FullDisk();
        OutputStream stream = AgeEncryption.to(disk, List.of(identity.recipient()), 0, random);
        assertThatIOException().isThrownBy(() -> stream.write(noise(20 * CHUNK)));
        stream.close();

        assertThat(disk.closed).isTrue();
        assertCutShort(disk.written.toByteArray());
    }

    @Test
    void chunks_still_in_work_that_find_the_disk_full_fail_the_closing() throws IOException {
        FullDisk disk = new FullDisk();
        OutputStream stream = AgeEncryption.to(disk, List.of(identity.recipient()), 0, random);
        stream.write(noise(2 * CHUNK));
        assertThatIOException().isThrownBy(stream::close);

        assertThat(disk.closed).isTrue();
        assertCutShort(disk.written.toByteArray());
    }

    @Test
    void a_file_without_a_recipient_or_with_too_many_stanzas_is_an_error_of_the_program() {
        List<AgeRecipient> one = List.of(identity.recipient());
        OutputStream nowhere = OutputStream.nullOutputStream();

        assertThatIllegalArgumentException().isThrownBy(() -> AgeEncryption.to(nowhere, List.of(), 1, random));
        assertThatIllegalArgumentException().isThrownBy(() -> AgeEncryption.to(nowhere, one, 32, random));
        assertThatIllegalArgumentException().isThrownBy(() -> AgeEncryption.to(nowhere, one, -1, random));
    }

    @Test
    void the_header_names_no_recipient() throws IOException {
        String text = new String(sealed(new byte[0]), ISO_8859_1);

        assertThat(text).doesNotContain(identity.recipient().text().substring(7, 40));
        assertThat(sealed(new byte[0])).isNotEqualTo(sealed(new byte[0]));
    }

    private void assertCutShort(byte[] file) {
        assertThatExceptionOfType(FailureInStream.class)
                .isThrownBy(() -> open(file).readAllBytes())
                .withMessage("age.cut-short");
    }

    /** Has room for the header and one chunk. */
    private static final class FullDisk extends OutputStream {
        private final ByteArrayOutputStream written = new ByteArrayOutputStream();
        private boolean closed;

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int lengthBytes) throws IOException {
            if (written.size() + lengthBytes > CHUNK + 5000) {
                throw new IOException("no space left");
            }
            written.write(bytes, offset, lengthBytes);
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    private int placeOfOurs(List<Stanza> stanzas) {
        for (int i = 0; i < stanzas.size(); i++) {
            byte[] share = Base64.getDecoder().decode(stanzas.get(i).arguments().get(1));
            if (Hybrid.unwrap(share, stanzas.get(i), identity).isPresent()) {
                return i;
            }
        }
        return -1;
    }

    private byte[] sealed(byte[] plain) throws IOException {
        return sealed(plain, List.of(identity.recipient()), 0);
    }

    private byte[] sealed(byte[] plain, List<AgeRecipient> recipients, int decoys) throws IOException {
        ByteArrayOutputStream sink = new ByteArrayOutputStream();
        try (OutputStream stream = AgeEncryption.to(sink, recipients, decoys, random)) {
            stream.write(plain);
        }
        return sink.toByteArray();
    }

    private AgeDecryption open(byte[] file) throws Failure {
        return AgeDecryption.open(new ByteArrayInputStream(file), List.of(identity));
    }

    private byte[] opened(byte[] file) throws IOException, Failure {
        try (InputStream stream = open(file)) {
            return stream.readAllBytes();
        }
    }

    private static byte[] noise(int lengthBytes) {
        byte[] bytes = new byte[lengthBytes];
        new Random(lengthBytes).nextBytes(bytes);
        return bytes;
    }
}
