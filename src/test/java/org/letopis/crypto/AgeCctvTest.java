package org.letopis.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.letopis.failure.Failure;

/** The 143 vectors of the C2SP CCTV age test kit (npm {@code cctv-age} 0.2.0). */
class AgeCctvTest {
    /** Vectors of these families do not depend on the kind of stanza, so the file key they state can judge them. */
    private static final Set<String> FAMILIES_FOR_FILE_KEY =
            Set.of("empty", "header", "hmac", "stanza", "stream", "version");

    private static List<CctvVector> vectors;

    @BeforeAll
    static void export_the_vectors() {
        vectors = CctvVector.all();
    }

    @Test
    void the_kit_has_143_vectors_and_each_is_run_by_one_of_the_tests_below() {
        assertThat(vectors.size()).isEqualTo(143);
        assertThat(hybrid().size()).isEqualTo(17);
        assertThat(refusedByDesign().size()).isEqualTo(143 - 17);
        assertThat(judgedByFileKey().size()).isEqualTo(59);
    }

    @Test
    void hybrid_vectors_get_the_exact_verdict_with_their_identities() {
        SoftAssertions softly = new SoftAssertions();
        for (CctvVector vector : hybrid()) {
            softly.assertThat(verdict(vector, () -> AgeDecryption.open(stream(vector), identities(vector))))
                    .as(vector.name())
                    .isEqualTo(vector.only("expect"));
        }
        softly.assertAll();
    }

    @Test
    void header_and_payload_vectors_get_the_exact_verdict_with_their_file_key() {
        SoftAssertions softly = new SoftAssertions();
        for (CctvVector vector : judgedByFileKey()) {
            SecretBytes fileKey = SecretBytes.owning(Sha256.unhex(vector.only("file key")));
            softly.assertThat(verdict(vector, () -> AgeDecryption.openWithFileKey(stream(vector), fileKey)))
                    .as(vector.name())
                    .isEqualTo(vector.only("expect"));
        }
        softly.assertAll();
    }

    @Test
    void armor_and_files_without_a_hybrid_stanza_are_refused_by_name() {
        SoftAssertions softly = new SoftAssertions();
        AgeIdentity identity = AgeIdentity.generate(new SecureRandom());
        for (CctvVector vector : refusedByDesign()) {
            softly.assertThat(failureKey(() -> AgeDecryption.open(stream(vector), List.of(identity))))
                    .as(vector.name())
                    .isIn(expectedRefusals(vector));
        }
        softly.assertAll();
    }

    private static List<String> expectedRefusals(CctvVector vector) {
        if (vector.has("armored")) {
            return List.of(looksArmored(vector) ? "age.armored" : "age.not-age");
        }
        boolean malformed = vector.only("expect").equals("header failure")
                && judgedByFileKey().contains(vector);
        if (malformed && !vector.name().matches("stream_.*")) {
            return List.of("age.header", "age.not-age", "age.version");
        }
        // The X25519 or scrypt stanza may be right or wrong inside: it is not ours, so nobody looks.
        return List.of("bundle.not-for-me");
    }

    private static boolean looksArmored(CctvVector vector) {
        return new String(vector.file(), StandardCharsets.ISO_8859_1).startsWith("-----BEGIN AGE");
    }

    private static List<CctvVector> hybrid() {
        return vectors.stream().filter(v -> v.isHybrid() && !v.has("armored")).toList();
    }

    private static List<CctvVector> judgedByFileKey() {
        return vectors.stream()
                .filter(v -> !v.isHybrid() && !v.has("armored"))
                .filter(v -> FAMILIES_FOR_FILE_KEY.contains(v.name().split("_", 2)[0])
                        || v.name().endsWith("_not_canonical_body")
                        || v.only("expect").equals("success"))
                .toList();
    }

    private static List<CctvVector> refusedByDesign() {
        List<CctvVector> rest = new ArrayList<>(vectors);
        rest.removeAll(hybrid());
        return rest;
    }

    private static List<AgeIdentity> identities(CctvVector vector) throws Failure {
        List<AgeIdentity> identities = new ArrayList<>();
        for (String text : vector.all("identity")) {
            identities.add(AgeIdentity.parse(SecretBytes.owning(text.getBytes(StandardCharsets.US_ASCII))));
        }
        return identities;
    }

    private static InputStream stream(CctvVector vector) {
        return new ByteArrayInputStream(vector.file());
    }

    private interface Opening {
        AgeDecryption open() throws Failure;
    }

    /** The verdict in the words of the kit, with a note when the bytes given out are not those it expects. */
    private static String verdict(CctvVector vector, Opening opening) {
        Sha256 released = new Sha256();
        String verdict;
        try {
            verdict = readAll(opening.open(), released);
        } catch (Failure.NotForMe e) {
            return "no match";
        } catch (Failure e) {
            return e.key().equals("age.mac") ? "HMAC failure" : "header failure";
        }
        boolean expectedBytes = Sha256.hex(released.digest()).equals(vector.only("payload"));
        return expectedBytes ? verdict : verdict + " with other bytes";
    }

    private static String readAll(AgeDecryption stream, Sha256 released) {
        byte[] buffer = new byte[10_000];
        try (stream) {
            for (int n = stream.read(buffer, 0, buffer.length); n >= 0; n = stream.read(buffer, 0, buffer.length)) {
                released.update(buffer, 0, n);
            }
            return "success";
        } catch (IOException e) {
            assertThat(Failure.of(e)).isInstanceOf(Failure.Damaged.class);
            return "payload failure";
        }
    }

    private static String failureKey(Opening opening) {
        try {
            opening.open();
            return "opened";
        } catch (Failure e) {
            return e.key();
        }
    }
}
