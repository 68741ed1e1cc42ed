package org.letopis.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.letopis.failure.Failure;

/** Ed25519 signatures against the installed {@code ssh-keygen -Y}. */
class SshKeygenTest {
    private static final String NAMESPACE = "letopis-bundle-v1";
    private static final byte[] MESSAGE = "одно и то же сообщение\n".getBytes(UTF_8);

    @TempDir
    Path folder;

    private final SigningKeys keys = SigningKeys.generate(new SecureRandom());

    @BeforeEach
    void need_the_peer() {
        Peers.require("ssh-keygen", "-?");
    }

    @Test
    void ssh_keygen_verifies_what_we_sign() throws IOException {
        VerifyingKeys signer = keys.verifyingKeys();
        String principal = signer.fingerprint().principal();
        Path allowed = Files.writeString(
                folder.resolve("allowed_signers"),
                principal + " " + signer.ed25519Line() + "\n" + principal + " " + signer.compositeLine() + "\n");
        Path signature = Files.write(
                folder.resolve("m.sig"), keys.sign(NAMESPACE, MESSAGE).ed25519());

        Peers.Ran good = verify(allowed, principal, NAMESPACE, signature);
        Peers.Ran otherPurpose = verify(allowed, principal, "letopis-card-v1", signature);

        assertThat(good.output()).startsWith("Good \"" + NAMESPACE + "\" signature for " + principal);
        assertThat(good.exitCode()).isZero();
        assertThat(otherPurpose.exitCode()).isNotZero();
    }

    @Test
    void we_verify_what_ssh_keygen_signs() throws IOException, Failure {
        Path key = folder.resolve("key");
        Path message = Files.write(folder.resolve("message"), MESSAGE);
        keygen("-q", "-t", "ed25519", "-N", "", "-C", "", "-f", key.toString());
        keygen("-q", "-Y", "sign", "-n", NAMESPACE, "-f", key.toString(), message.toString());
        String line = Files.readString(folder.resolve("key.pub")).strip();
        byte[] armor = Files.readAllBytes(folder.resolve("message.sig"));

        SshSignature signature = SshSignature.parse(SignatureScheme.ED25519, armor);
        signature.verify(SignatureScheme.ED25519.publicKey(line), NAMESPACE, MESSAGE);

        assertThat(signature.armored()).isEqualTo(armor);
        assertThatExceptionOfType(Failure.Damaged.class)
                .isThrownBy(() -> signature.verify(signature.publicKey(), NAMESPACE, "other".getBytes(UTF_8)))
                .withMessage("signature.wrong");
    }

    @Test
    void the_hash_that_ssh_keygen_does_not_use_by_itself_is_refused() throws IOException {
        Path key = folder.resolve("key");
        Path message = Files.write(folder.resolve("message"), MESSAGE);
        keygen("-q", "-t", "ed25519", "-N", "", "-C", "", "-f", key.toString());
        keygen("-q", "-Y", "sign", "-O", "hashalg=sha256", "-n", NAMESPACE, "-f", key.toString(), message.toString());
        byte[] armor = Files.readAllBytes(folder.resolve("message.sig"));

        assertThatExceptionOfType(Failure.Damaged.class)
                .isThrownBy(() -> SshSignature.parse(SignatureScheme.ED25519, armor))
                .withMessage("signature.malformed");
    }

    private static Peers.Ran verify(Path allowed, String principal, String namespace, Path signature) {
        return Peers.run(
                allowed.getParent(),
                MESSAGE,
                List.of(
                        "ssh-keygen",
                        "-Y",
                        "verify",
                        "-f",
                        allowed.toString(),
                        "-I",
                        principal,
                        "-n",
                        namespace,
                        "-s",
                        signature.toString()));
    }

    private void keygen(String... arguments) {
        List<String> command = new ArrayList<>(List.of("ssh-keygen"));
        command.addAll(List.of(arguments));
        Peers.Ran ran = Peers.run(folder, new byte[0], command);
        assertThat(ran.exitCode()).as(ran.errors()).isZero();
    }
}
