package org.letopis.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.letopis.crypto.AgeDecryption;
import org.letopis.crypto.Peers;
import org.letopis.crypto.SecretBytes;
import org.letopis.json.Json;
import org.letopis.protect.Disclosure;

/** A bundle is opened and proved with programs that nobody here wrote: docs/reference/bundle-format.md, section 11. */
class StockToolsTest {
    @TempDir
    Path folder;

    private Path bundle;
    private Disclosure disclosure;

    @BeforeEach
    void writeABundle() throws Exception {
        bundle = folder.resolve("x.age");
        disclosure = Correspondents.ordinary();
        Correspondents.write(disclosure, bundle);
    }

    @Test
    void tar_sha256sum_and_ssh_keygen_find_it_good() throws Exception {
        Peers.require("tar", "--version");
        Peers.require("sha256sum", "--version");
        Peers.require("ssh-keygen", "-?");
        try (InputStream plain = AgeDecryption.open(Files.newInputStream(bundle), List.of(Correspondents.RECEIVER))) {
            Files.copy(plain, folder.resolve("b.tar"));
        }
        assertThat(run(folder, "tar", "-xf", "b.tar").errors()).isEmpty();
        Path bag = folder.resolve("b");
        Peers.Ran sums = run(bag, "sha256sum", "--strict", "-c", "tagmanifest-sha256.txt", "manifest-sha256.txt");
        assertThat(sums.output().lines()).hasSize(4 + 6).allMatch(line -> line.endsWith(": OK"));

        String signer = Correspondents.SENDER.verifyingKeys().fingerprint().principal();
        Files.writeString(
                bag.resolve("allowed_signers"),
                signer + " namespaces=\"letopis-bundle-v1\" "
                        + Correspondents.SENDER.verifyingKeys().ed25519Line() + "\n"
                        + signer + " namespaces=\"letopis-bundle-v1\" "
                        + Correspondents.SENDER.verifyingKeys().compositeLine() + "\n");
        byte[] words = Files.readAllBytes(bag.resolve("tagmanifest-sha256.txt"));
        assertThat(verify(bag, words, signer).output()).startsWith("Good \"letopis-bundle-v1\" signature");
        words[0] ^= 1;
        assertThat(verify(bag, words, signer).exitCode()).isNotZero();

        assertThat(bag.resolve("data/reports/000001.json"))
                .hasBinaryContent(Json.canonical(disclosure.reports().get(0)));
        assertThat(bag.resolve("data/attachments/000001.jpg")).hasBinaryContent(Correspondents.noise(2, 100_001));
        assertThat(bag.resolve("data/attachments/000003.bin")).hasBinaryContent(Correspondents.noise(3, 512));
    }

    @Test
    void another_age_implementation_opens_it() throws Exception {
        Path identity = folder.resolve("key.txt");
        try (SecretBytes text = Correspondents.RECEIVER.text()) {
            Files.write(identity, text.exposed());
        }
        Path opened = folder.resolve("typage.tar");
        Peers.node(Peers.class, "typage.mjs", "decrypt", identity.toString(), bundle.toString(), opened.toString());
        try (InputStream plain = AgeDecryption.open(Files.newInputStream(bundle), List.of(Correspondents.RECEIVER))) {
            assertThat(opened).hasBinaryContent(plain.readAllBytes());
        }
    }

    @Test
    void a_bundle_sealed_by_another_age_implementation_is_read() throws Exception {
        Path plain = folder.resolve("plain.tar");
        try (InputStream content = AgeDecryption.open(Files.newInputStream(bundle), List.of(Correspondents.RECEIVER))) {
            Files.copy(content, plain);
        }
        Path sealed = folder.resolve("typage.age");
        Path recipient = Files.writeString(
                folder.resolve("recipient.txt"),
                Correspondents.RECEIVER.recipient().text());
        Peers.node(Peers.class, "typage.mjs", "encrypt", recipient.toString(), plain.toString(), sealed.toString());
        Correspondents.verify(sealed);
    }

    private static Peers.Ran verify(Path bag, byte[] words, String signer) {
        return Peers.run(
                bag,
                words,
                List.of(
                        "ssh-keygen",
                        "-Y",
                        "verify",
                        "-f",
                        "allowed_signers",
                        "-I",
                        signer,
                        "-n",
                        "letopis-bundle-v1",
                        "-s",
                        "tagmanifest-sha256.txt.ed25519.sig"));
    }

    private static Peers.Ran run(Path where, String... command) {
        Peers.Ran ran = Peers.run(where, new byte[0], List.of(command));
        assertThat(ran.exitCode()).as(ran.errors()).isZero();
        return ran;
    }
}
