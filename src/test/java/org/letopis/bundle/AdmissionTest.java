package org.letopis.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.letopis.crypto.AgeDecryption;
import org.letopis.crypto.AgeEncryption;
import org.letopis.crypto.Fingerprint;
import org.letopis.failure.Failure;

class AdmissionTest {
    @TempDir
    Path folder;

    private Path file;
    private WrittenBundle written;

    @BeforeEach
    void writeABundle() throws Failure {
        file = folder.resolve("x.age");
        written = Correspondents.write(Correspondents.ordinary(), file);
    }

    @ParameterizedTest
    @CsvSource({
        "UNVERIFIED, ONLY_COMPARED, bundle.unverified-signer",
        "UNKNOWN, ONLY_COMPARED, bundle.unknown-signer",
        "REVOKED, ONLY_COMPARED, bundle.revoked-signer",
        "REVOKED, ANY_SIGNER, bundle.revoked-signer"
    })
    void a_signer_nobody_compared_is_not_taken(Trust trust, Acceptance acceptance, String key) {
        Failure.UnknownSigner failure = catchThrowableOfType(
                Failure.UnknownSigner.class, () -> verify(Correspondents.knows(trust), acceptance));
        assertThat(failure.key()).isEqualTo(key);
        assertThat(failure.arguments())
                .containsExactly(Correspondents.SENDER
                        .verifyingKeys()
                        .fingerprint()
                        .hex()
                        .substring(0, 16));
    }

    @ParameterizedTest
    @CsvSource({"UNVERIFIED", "UNKNOWN", "COMPARED"})
    void a_flag_takes_any_signer_but_the_mark_stays(Trust trust) throws Failure {
        assertThat(verify(Correspondents.knows(trust), Acceptance.ANY_SIGNER)).isEqualTo(trust);
    }

    @Test
    void a_bundle_is_taken_once() {
        List<String> asked = new ArrayList<>();
        Signers signers = new Signers() {
            @Override
            public Trust trust(Fingerprint fingerprint) {
                return Trust.COMPARED;
            }

            @Override
            public boolean seen(String bundleId) {
                asked.add(bundleId);
                return true;
            }
        };
        Failure.Replay failure =
                catchThrowableOfType(Failure.Replay.class, () -> verify(signers, Acceptance.ONLY_COMPARED));
        assertThat(failure.key()).isEqualTo("bundle.replay");
        assertThat(asked).containsExactly(written.bundleId());
    }

    /** The recipient of a bundle passes the sender's signed words on as if they had been said to somebody else. */
    @Test
    void a_bundle_that_its_recipient_addressed_anew_is_refused() throws Exception {
        Path forwarded = folder.resolve("forwarded.age");
        try (InputStream plain = AgeDecryption.open(Files.newInputStream(file), List.of(Correspondents.RECEIVER));
                OutputStream anew = AgeEncryption.to(
                        Files.newOutputStream(forwarded),
                        List.of(Correspondents.STRANGER.recipient()),
                        1,
                        Correspondents.RANDOM)) {
            plain.transferTo(anew);
        }
        try (UnverifiedBundle bundle = UnverifiedBundle.open(forwarded, List.of(Correspondents.STRANGER))) {
            Failure.NotForMe failure = catchThrowableOfType(
                    Failure.NotForMe.class,
                    () -> bundle.verify(
                            Correspondents.knows(Trust.COMPARED),
                            Acceptance.ANY_SIGNER,
                            Set.of(Correspondents.STRANGER.recipient()),
                            Progress.SILENT));
            assertThat(failure.key()).isEqualTo("bundle.re-addressed");
        }
    }

    /** The payload is cut off, and nobody comes so far as to notice. */
    @Test
    void who_signed_is_asked_before_the_payload_is_looked_at() throws Exception {
        HostilePacker packer = new HostilePacker();
        packer.archive = plain -> Arrays.copyOf(plain, 20_000);
        packer.writeTo(file);
        assertThat(catchThrowableOfType(
                        Failure.class, () -> verify(Correspondents.knows(Trust.UNKNOWN), Acceptance.ONLY_COMPARED)))
                .isInstanceOf(Failure.UnknownSigner.class);
        assertThat(catchThrowableOfType(
                        Failure.class, () -> verify(Correspondents.knows(Trust.COMPARED), Acceptance.ONLY_COMPARED)))
                .isInstanceOf(Failure.Damaged.class);
    }

    @Test
    void what_is_no_age_file_of_ours_is_refused_when_opened() throws IOException {
        assertThat(openFailure("")).isInstanceOf(Failure.Damaged.class);
        assertThat(openFailure("PK\3\4 something else")).isInstanceOf(Failure.Damaged.class);
        assertThat(openFailure("age-encryption.org/v2\n")).isInstanceOf(Failure.Damaged.class);
        assertThat(openFailure("-----BEGIN AGE ENCRYPTED FILE-----\n")).isInstanceOf(Failure.Damaged.class);
        Failure folderFailure = catchThrowableOfType(
                Failure.class, () -> UnverifiedBundle.open(folder, List.of(Correspondents.RECEIVER)));
        assertThat(folderFailure).isInstanceOf(Failure.Usage.class);
        Failure missing = catchThrowableOfType(
                Failure.class, () -> UnverifiedBundle.open(folder.resolve("none"), List.of(Correspondents.RECEIVER)));
        assertThat(missing.key()).isEqualTo("io.no-such-file");
    }

    private Failure openFailure(String text) throws IOException {
        Path other = Files.writeString(folder.resolve("other.age"), text);
        return catchThrowableOfType(
                Failure.class, () -> UnverifiedBundle.open(other, List.of(Correspondents.RECEIVER)));
    }

    private Trust verify(Signers signers, Acceptance acceptance) throws Failure {
        try (UnverifiedBundle bundle = UnverifiedBundle.open(file, List.of(Correspondents.RECEIVER))) {
            return bundle.verify(signers, acceptance, Correspondents.ownKeys(), Progress.SILENT)
                    .trust();
        }
    }
}
