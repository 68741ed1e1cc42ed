package org.letopis.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.letopis.failure.Failure;

/** Age files against typage (npm {@code age-encryption} 0.3.1), which is written by age's own author. */
class AgeTypageTest {
    private static final int SEVERAL_CHUNKS_BYTES = 3 * 1024 * 1024 + 17;

    @TempDir
    Path folder;

    private final AgeIdentity identity = AgeIdentity.generate(new SecureRandom());

    @BeforeAll
    static void need_the_peer() {
        Peers.npm();
    }

    @Test
    void the_recipient_of_an_identity_is_the_one_typage_computes() throws IOException {
        assertThat(typage("recipient", identityFile().toString()))
                .isEqualTo(identity.recipient().text());
    }

    @Test
    void typage_opens_what_we_encrypt_with_other_recipients_and_decoys_around() throws IOException {
        byte[] plain = noise(SEVERAL_CHUNKS_BYTES);
        Path sealed = folder.resolve("ours.age");
        Path opened = folder.resolve("opened");
        AgeRecipient other = AgeIdentity.generate(new SecureRandom()).recipient();
        try (OutputStream stream = AgeEncryption.to(
                Files.newOutputStream(sealed), List.of(other, identity.recipient()), 2, new SecureRandom())) {
            stream.write(plain);
        }

        typage("decrypt", identityFile().toString(), sealed.toString(), opened.toString());

        assertThat(opened).hasBinaryContent(plain);
    }

    @Test
    void we_open_what_typage_encrypts() throws IOException, Failure {
        byte[] plain = noise(SEVERAL_CHUNKS_BYTES);
        Path plainFile = Files.write(folder.resolve("plain"), plain);
        Path sealed = folder.resolve("theirs.age");
        Path recipient = Files.writeString(
                folder.resolve("recipient"), identity.recipient().text());

        typage("encrypt", recipient.toString(), plainFile.toString(), sealed.toString());

        try (InputStream stream = AgeDecryption.open(Files.newInputStream(sealed), List.of(identity))) {
            assertThat(stream.readAllBytes()).isEqualTo(plain);
        }
    }

    private Path identityFile() throws IOException {
        try (SecretBytes text = identity.text()) {
            return Files.write(folder.resolve("identity"), text.exposed());
        }
    }

    private static String typage(String... arguments) {
        return Peers.node(AgeTypageTest.class, "typage.mjs", arguments);
    }

    private static byte[] noise(int lengthBytes) {
        byte[] bytes = new byte[lengthBytes];
        new Random(1).nextBytes(bytes);
        return bytes;
    }
}
