package org.letopis.crypto;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.letopis.failure.Failure;

class SignaturesTest {
    private static final String NAMESPACE = "letopis-bundle-v1";
    private static final byte[] MESSAGE = "tagmanifest".getBytes(UTF_8);

    private final SigningKeys keys = SigningKeys.generate(new SecureRandom());
    private final VerifyingKeys signer = keys.verifyingKeys();
    private final Signatures signatures = keys.sign(NAMESPACE, MESSAGE);

    @Test
    void both_signatures_verify_after_a_journey_through_files() throws Failure {
        Signatures read = Signatures.parse(signatures.ed25519(), signatures.composite());
        VerifyingKeys known = VerifyingKeys.parse(signer.ed25519Line(), signer.compositeLine());

        known.verify(NAMESPACE, MESSAGE, read);

        assertThat(known).isEqualTo(signer).hasSameHashCodeAs(signer);
        assertThat(VerifyingKeys.claimedBy(read)).isEqualTo(signer);
    }

    @Test
    void another_message_or_purpose_is_refused() {
        assertFails("signature.wrong", () -> signer.verify(NAMESPACE, "x".getBytes(UTF_8), signatures));
        assertFails("signature.other-purpose", () -> signer.verify("letopis-card-v1", MESSAGE, signatures));
    }

    @Test
    void the_keys_must_be_exactly_the_expected_ones() {
        SigningKeys others = SigningKeys.generate(new SecureRandom());
        Signatures mixed = new Signatures(
                signatures.ed25519Signature(), others.sign(NAMESPACE, MESSAGE).compositeSignature());

        assertFails("signature.other-key", () -> others.verifyingKeys().verify(NAMESPACE, MESSAGE, signatures));
        assertFails("signature.other-key", () -> signer.verify(NAMESPACE, MESSAGE, mixed));
    }

    @Test
    void one_right_signature_of_the_two_is_not_enough() {
        Signatures other = keys.sign(NAMESPACE, "other".getBytes(UTF_8));

        assertFails(
                "signature.wrong",
                () -> signer.verify(
                        NAMESPACE, MESSAGE, new Signatures(signatures.ed25519Signature(), other.compositeSignature())));
        assertFails(
                "signature.wrong",
                () -> signer.verify(
                        NAMESPACE, MESSAGE, new Signatures(other.ed25519Signature(), signatures.compositeSignature())));
    }

    @Test
    void one_bad_half_of_the_composite_is_refused() throws Failure {
        for (int at : new int[] {0, 1000, 2419, 2420, 2483}) {
            byte[] raw = compositeRaw();
            raw[at] ^= 1;
            SshSignature forged = new SshSignature(SignatureScheme.COMPOSITE, signer.composite(), NAMESPACE, raw);

            assertFails("signature.wrong", () -> forged.verify(signer.composite(), NAMESPACE, MESSAGE));
        }
    }

    /** S + L is the same number modulo the group order; stock OpenSSH accepts it, RFC 8032 section 5.1.7 does not. */
    @Test
    void a_signature_with_another_s_for_the_same_number_is_refused() throws Failure {
        byte[] plain = raw(SignatureScheme.ED25519, signatures.ed25519(), 64);
        byte[] composite = compositeRaw();
        SshSignature malleatedPlain =
                new SshSignature(SignatureScheme.ED25519, signer.ed25519(), NAMESPACE, withAddedOrder(plain, 32));
        SshSignature malleatedComposite = new SshSignature(
                SignatureScheme.COMPOSITE, signer.composite(), NAMESPACE, withAddedOrder(composite, 2420 + 32));

        assertFails("signature.wrong", () -> malleatedPlain.verify(signer.ed25519(), NAMESPACE, MESSAGE));
        assertFails("signature.wrong", () -> malleatedComposite.verify(signer.composite(), NAMESPACE, MESSAGE));
    }

    @Test
    void the_blob_that_the_following_tests_change_is_accepted_unchanged() throws Failure {
        assertThat(armor(blob(1, "", "sha512", ""))).isEqualTo(signatures.ed25519());
        SshSignature.parse(SignatureScheme.ED25519, armor(blob(1, "", "sha512", "")));
    }

    @Test
    void a_filled_reserved_field_is_refused() {
        assertMalformed(armor(blob(1, "x", "sha512", "")));
    }

    @Test
    void another_hash_is_refused() {
        assertMalformed(armor(blob(1, "", "sha256", "")));
    }

    @Test
    void another_version_is_refused() {
        assertMalformed(armor(blob(2, "", "sha512", "")));
    }

    @Test
    void bytes_after_the_blob_are_refused() {
        assertMalformed(armor(blob(1, "", "sha512", "\0")));
    }

    @Test
    void a_length_beyond_the_end_is_refused_before_anything_is_allocated() {
        byte[] blob = blob(1, "", "sha512", "");
        blob[10] = 0x7f;
        assertMalformed(armor(blob));
        blob[10] = (byte) 0xff;
        assertMalformed(armor(blob));
    }

    @Test
    void every_cut_of_the_blob_is_refused() {
        byte[] blob = blob(1, "", "sha512", "");
        for (int lengthBytes = 0; lengthBytes < blob.length; lengthBytes++) {
            assertMalformed(armor(Arrays.copyOf(blob, lengthBytes)));
        }
    }

    @Test
    void armor_that_ssh_keygen_would_not_write_is_refused() {
        String armor = new String(signatures.ed25519(), US_ASCII);
        List<String> others = List.of(
                "",
                armor + "\n",
                " " + armor,
                armor.stripTrailing(),
                armor.replace("\n", "\r\n"),
                armor.replaceFirst("([A-Za-z0-9+/])\n([A-Za-z0-9+/])", "$1$2"),
                armor.replaceFirst("U1NI", "U1N\nI"),
                armor.replaceFirst("U1NI", "U1N*I"),
                armor.replace("SSH SIGNATURE", "PGP SIGNATURE"),
                "x".repeat(20_000));
        for (String other : others) {
            assertMalformed(other.getBytes(US_ASCII));
        }
    }

    @Test
    void the_two_signatures_cannot_change_places() {
        assertFails("signature.malformed", () -> Signatures.parse(signatures.composite(), signatures.ed25519()));
    }

    @Test
    void a_public_key_line_has_one_form_only() {
        String line = signer.ed25519Line();
        List<String> others = new ArrayList<>(
                List.of("", line + " ", line + " comment", " " + line, line.replace("ssh-ed25519 ", "ssh-ed25519  ")));
        others.add(line.substring(0, line.length() - 4));
        others.add(signer.compositeLine());
        others.add(SignatureScheme.ED25519.line(new byte[31]));
        for (String other : others) {
            assertFails("signature.malformed", () -> VerifyingKeys.parse(other, signer.compositeLine()));
        }
    }

    /** RFC 8032: the neutral element signs anything for anyone who accepts it as a key. */
    @Test
    void a_public_key_of_small_order_is_refused() {
        byte[] neutral = new byte[32];
        neutral[0] = 1;
        byte[] composite = signer.composite().clone();
        System.arraycopy(neutral, 0, composite, 1312, 32);

        assertFails(
                "signature.malformed",
                () -> VerifyingKeys.parse(SignatureScheme.ED25519.line(neutral), signer.compositeLine()));
        assertFails(
                "signature.malformed",
                () -> VerifyingKeys.parse(signer.ed25519Line(), SignatureScheme.COMPOSITE.line(composite)));
    }

    @Test
    void seeds_give_the_same_keys_again_and_are_wiped_on_close() {
        SigningKeys again;
        try (SecretBytes first = keys.ed25519Seed();
                SecretBytes second = keys.mldsaSeed();
                SecretBytes third = keys.compositeEd25519Seed()) {
            again = SigningKeys.fromSeeds(first, second, third);
        }

        assertThat(again.verifyingKeys()).isEqualTo(signer);
        assertThat(again.sign(NAMESPACE, MESSAGE).composite()).isEqualTo(signatures.composite());
        assertThat(again).hasToString("SigningKeys[redacted]");
        again.close();
        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> again.sign(NAMESPACE, MESSAGE));
    }

    private byte[] compositeRaw() throws Failure {
        return raw(SignatureScheme.COMPOSITE, signatures.composite(), 2484);
    }

    /** The signature itself is the end of the blob. */
    private static byte[] raw(SignatureScheme scheme, byte[] armor, int lengthBytes) throws Failure {
        SshSignature.parse(scheme, armor);
        String text = new String(armor, US_ASCII).replaceAll("-----[A-Z ]+-----|\n", "");
        byte[] blob = Base64.getDecoder().decode(text);
        return Arrays.copyOfRange(blob, blob.length - lengthBytes, blob.length);
    }

    /** PROTOCOL.sshsig of OpenSSH, written here once more by hand. */
    private byte[] blob(int version, String reserved, String hash, String after) {
        byte[] type = "ssh-ed25519".getBytes(US_ASCII);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes("SSHSIG".getBytes(US_ASCII));
        out.writeBytes(new byte[] {0, 0, 0, (byte) version});
        out.writeBytes(SshWire.strings(
                SshWire.strings(type, signer.ed25519()),
                NAMESPACE.getBytes(US_ASCII),
                reserved.getBytes(US_ASCII),
                hash.getBytes(US_ASCII),
                SshWire.strings(type, rawPlain())));
        out.writeBytes(after.getBytes(US_ASCII));
        return out.toByteArray();
    }

    private byte[] rawPlain() {
        try {
            return raw(SignatureScheme.ED25519, signatures.ed25519(), 64);
        } catch (Failure e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] armor(byte[] blob) {
        String body = Base64.getEncoder().encodeToString(blob).replaceAll("(.{1,70})", "$1\n");
        return ("-----BEGIN SSH SIGNATURE-----\n" + body + "-----END SSH SIGNATURE-----\n").getBytes(US_ASCII);
    }

    private static byte[] withAddedOrder(byte[] signature, int scalarAt) {
        BigInteger order = BigInteger.TWO.pow(252).add(new BigInteger("27742317777372353535851937790883648493"));
        byte[] bigEndian = new byte[32];
        for (int i = 0; i < 32; i++) {
            bigEndian[i] = signature[scalarAt + 31 - i];
        }
        byte[] sum = new BigInteger(1, bigEndian).add(order).toByteArray();
        byte[] changed = signature.clone();
        for (int i = 0; i < 32; i++) {
            changed[scalarAt + i] = i < sum.length ? sum[sum.length - 1 - i] : 0;
        }
        return changed;
    }

    private static void assertMalformed(byte[] armor) {
        assertFails("signature.malformed", () -> SshSignature.parse(SignatureScheme.ED25519, armor));
    }

    private static void assertFails(String key, ThrowingCallable action) {
        assertThatExceptionOfType(Failure.Damaged.class).isThrownBy(action).withMessage(key);
    }
}
