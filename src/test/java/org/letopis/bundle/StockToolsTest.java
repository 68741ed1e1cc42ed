package org.letopis.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gov.loc.repository.bagit.reader.BagReader;
import gov.loc.repository.bagit.verify.BagVerifier;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.letopis.crypto.AgeDecryption;
import org.letopis.crypto.Peers;
import org.letopis.crypto.SecretBytes;
import org.letopis.json.Json;
import org.letopis.protect.Disclosure;

/** A bundle is opened and proved with programs that nobody here wrote: docs/reference/bundle-format.md, section 11. */
class StockToolsTest {
    /** As docs/reference/bundle-format.md says, section 3. */
    private static final List<String> ORDER = List.of(
            "tagmanifest-sha256.txt",
            "tagmanifest-sha256.txt.ed25519.sig",
            "tagmanifest-sha256.txt.mldsa44-ed25519.sig",
            "bundle.json",
            "bagit.txt",
            "bag-info.txt",
            "manifest-sha256.txt",
            "data/attachments/000001.jpg",
            "data/attachments/000002.txt",
            "data/attachments/000003.bin",
            "data/files.json",
            "data/reports/000001.json",
            "data/reports/000002.json");

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
        decrypted();
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

    /** GNU tar; libarchive, which is tar on macOS and Windows; BusyBox, which is tar on routers and rescue disks. */
    @ParameterizedTest
    @ValueSource(strings = {"tar", "bsdtar", "busybox tar"})
    void each_tar_program_unpacks_the_same_files_without_a_word(String program) throws Exception {
        List<String> words = List.of(program.split(" "));
        Peers.require(words.get(0), words.size() > 1 ? "true" : "--version");
        Path tar = decrypted();
        List<String> command = new ArrayList<>(words);
        command.addAll(List.of("-xf", tar.toString()));
        Path there = Files.createDirectory(folder.resolve("there"));
        Peers.Ran ran = run(there, command.toArray(String[]::new));
        assertThat(ran.output() + ran.errors()).isEmpty();
        try (InputStream plain = Files.newInputStream(tar);
                Stream<Path> found = Files.walk(there)) {
            TarReader reader = new TarReader(plain);
            List<Path> files = found.filter(Files::isRegularFile).toList();
            assertThat(files).hasSize(7 + 6 + 1);
            for (String name : ORDER) {
                byte[] content = reader.entry(name, 1 << 20);
                assertThat(there.resolve("b").resolve(name)).hasBinaryContent(content);
            }
            reader.finish();
            assertThat(there.resolve("b/padding")).isRegularFile();
        }
    }

    /**
     * The implementation of the Library of Congress, where BagIt was written (RFC 8493). It takes every file for a manifest
     * whose name begins like one, the signatures too, so these are put beside the bag first. They are in no manifest.
     */
    @Test
    void a_validator_of_bags_accepts_it_and_notices_a_change() throws Exception {
        Path tar = decrypted();
        Peers.require("tar", "--version");
        run(folder, "tar", "-xf", tar.toString());
        Path bag = folder.resolve("b");
        for (String name : ORDER.subList(1, 3)) {
            Files.move(bag.resolve(name), folder.resolve(name));
        }
        validate(bag);
        for (String name : List.of("data/attachments/000001.jpg", "bundle.json", "manifest-sha256.txt")) {
            byte[] good = Files.readAllBytes(bag.resolve(name));
            byte[] bad = good.clone();
            bad[3] ^= 1;
            Files.write(bag.resolve(name), bad);
            assertThatThrownBy(() -> validate(bag)).as(name).isInstanceOf(Exception.class);
            Files.write(bag.resolve(name), good);
        }
        Files.delete(bag.resolve("data/reports/000002.json"));
        assertThatThrownBy(() -> validate(bag)).isInstanceOf(Exception.class);
    }

    private static void validate(Path bag) throws Exception {
        try (BagVerifier verifier = new BagVerifier()) {
            verifier.isValid(new BagReader().read(bag), false);
        }
    }

    private Path decrypted() throws Exception {
        Path tar = folder.resolve("b.tar");
        try (InputStream plain = AgeDecryption.open(Files.newInputStream(bundle), List.of(Correspondents.RECEIVER))) {
            Files.copy(plain, tar);
        }
        return tar;
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
