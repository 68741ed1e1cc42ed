package org.letopis.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.letopis.bundle.Acceptance;
import org.letopis.bundle.BundleFiles;
import org.letopis.bundle.Progress;
import org.letopis.crypto.Passphrase;
import org.letopis.vault.Vault;

/** The vault and the bundle in {@code samples/bundles} were written by an earlier build: they must open for ever. */
class SampleBundleTest {
    private static final Path BUNDLES = Path.of("samples/bundles");

    @TempDir
    private Path folder;

    @Test
    void the_sample_bundle_verifies_and_comes_into_the_sample_vault() throws Exception {
        Path file = Files.copy(BUNDLES.resolve("researcher.vault"), folder.resolve("researcher.vault"));
        String words =
                Files.readString(BUNDLES.resolve("researcher.passphrase")).strip();
        SecureRandom random = new SecureRandom();
        try (Passphrase passphrase = Passphrase.of(words.toCharArray());
                Vault vault = Vault.open(file, passphrase, Clock.systemUTC(), random)) {
            Arrived arrived = new Receiving(vault, random)
                    .take(BundleFiles.of(BUNDLES.resolve("practice.age")), Acceptance.ONLY_COMPARED, Progress.SILENT);
            assertThat(arrived.trust()).isEqualTo("compared");
            assertThat(arrived.reports()).isEqualTo(1);
            assertThat(arrived.files().size()).isEqualTo(2);
            assertThat(arrived.standing().found()).isEmpty();
            assertThat(vault.reports().find("last").title()).startsWith("Stalls closed");
        }
    }
}
