package org.letopis.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.letopis.crypto.Peers;
import org.letopis.crypto.SigningKeys;
import org.letopis.failure.Failure;

/** Cards with rotations behind them, and revocations: docs/reference/bundle-format.md, sections 12 to 14. */
class KeyStatementsTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 26);
    private static final SigningKeys OLD = Correspondents.SENDER;
    private static final SigningKeys NEW = SigningKeys.generate(Correspondents.RANDOM);
    private static final CardFile BEFORE = new CardFile(card(3, OLD), List.of());
    private static final CardFile ROTATED = BEFORE.rotated(card(4, NEW), OLD);
    private static final String REVOCATION =
            text(RevocationStatement.sign(OLD, DAY).text());

    @TempDir
    Path folder;

    private static ContactCard card(long serial, SigningKeys keys) {
        return ContactCard.sign(serial, DAY, Correspondents.RECEIVER.recipient(), keys);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.US_ASCII);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    @Test
    void a_card_without_anything_behind_it_is_the_card() throws Failure {
        CardFile read = CardFile.parse(BEFORE.text());
        assertThat(read.text()).isEqualTo(BEFORE.card().text());
        assertThat(read.rotations()).isEmpty();
    }

    @Test
    void behind_the_card_of_new_keys_stands_whose_place_they_take() throws Failure {
        CardFile read = CardFile.parse(ROTATED.text());
        assertThat(read.card().fingerprint()).isEqualTo(NEW.verifyingKeys().fingerprint());
        Rotation rotation = read.rotations().get(0);
        assertThat(rotation.before()).isEqualTo(OLD.verifyingKeys().fingerprint());
        assertThat(rotation.after()).isEqualTo(NEW.verifyingKeys().fingerprint());
        assertThat(rotation.serial()).isEqualTo(4);
        assertThat(text(ROTATED.text())
                        .substring(ROTATED.card().text().length)
                        .lines()
                        .limit(5))
                .containsExactly(
                        "letopis-rotate/1",
                        "old " + OLD.verifyingKeys().fingerprint().hex(),
                        "new " + NEW.verifyingKeys().fingerprint().hex(),
                        "serial 4",
                        "-----BEGIN SSH SIGNATURE-----");
    }

    @Test
    void the_last_eight_rotations_stay_and_fit_the_file() throws Failure {
        CardFile file = BEFORE;
        SigningKeys keys = OLD;
        for (int serial = 4; serial < 14; serial++) {
            SigningKeys next = SigningKeys.generate(Correspondents.RANDOM);
            file = file.rotated(card(serial, next), keys);
            keys = next;
        }
        CardFile read = CardFile.parse(file.text());
        assertThat(read.rotations()).hasSize(8);
        assertThat(read.rotations().get(7).serial()).isEqualTo(6);
        assertThat(file.text()).hasSizeLessThan(CardFile.MAX_BYTES);
    }

    @Test
    void a_rotation_that_is_not_of_this_card_is_refused() {
        byte[] rotation = ROTATED.rotations().get(0).text();
        SigningKeys third = SigningKeys.generate(Correspondents.RANDOM);
        refused(new CardFile(card(5, third), ROTATED.rotations()).text(), "card.bad-rotation");
        refused(new CardFile(card(3, NEW), ROTATED.rotations()).text(), "card.bad-rotation");
        refused(text(ROTATED.text()) + text(rotation), "card.bad-rotation");
        refused(text(rotation), "card.bad-form");
        refused(text(rotation) + text(ROTATED.card().text()), "card.bad-form");
        refused(text(ROTATED.text()) + "\n", "card.bad-form");
        refused(text(BEFORE.text()) + REVOCATION, "card.bad-rotation");
    }

    @Test
    void a_circle_of_rotations_is_refused() {
        Rotation back = Rotation.sign(NEW, OLD.verifyingKeys().fingerprint(), 5);
        CardFile circle =
                new CardFile(card(6, OLD), List.of(back, ROTATED.rotations().get(0)));
        refused(circle.text(), "card.bad-rotation");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "serial 4/serial 5",
                "serial 4/serial 04",
                "letopis-rotate/1/letopis-rotate/2",
                "letopis-rotate/1/letopis-revoke/1"
            })
    void other_words_in_a_rotation_are_refused(String change) {
        int split = change.lastIndexOf(change.startsWith("letopis") ? "/letopis" : "/");
        String rotation = text(ROTATED.rotations().get(0).text());
        String changed = rotation.replace(change.substring(0, split), change.substring(split + 1));
        assertThat(changed).isNotEqualTo(rotation);
        refused(text(ROTATED.card().text()) + changed, "");
    }

    @Test
    void ssh_keygen_verifies_the_plain_signature_of_both_statements() throws Exception {
        Peers.require("ssh-keygen", "-?");
        good(text(ROTATED.rotations().get(0).text()), "letopis-rotate-v1");
        good(REVOCATION, "letopis-revoke-v1");
    }

    private void good(String statement, String namespace) throws Exception {
        int body = statement.indexOf("-----BEGIN");
        Files.writeString(folder.resolve("sig"), statement.substring(body, statement.lastIndexOf("-----BEGIN")));
        Files.writeString(folder.resolve("signers"), "me " + OLD.verifyingKeys().ed25519Line() + "\n");
        List<String> verify =
                List.of("ssh-keygen", "-Y", "verify", "-f", "signers", "-I", "me", "-n", namespace, "-s", "sig");
        assertThat(Peers.run(folder, bytes(statement.substring(0, body)), verify)
                        .exitCode())
                .isZero();
    }

    @Test
    void a_revocation_says_which_keys_and_since_when() throws Failure {
        RevocationStatement read = RevocationStatement.parse(bytes(REVOCATION));
        assertThat(read.fingerprint()).isEqualTo(OLD.verifyingKeys().fingerprint());
        assertThat(read.day()).isEqualTo(DAY);
        assertThat(text(read.text())).isEqualTo(REVOCATION);
        assertThat(text(RevocationStatement.sign(OLD, DAY).text())).isEqualTo(REVOCATION);
        assertThat(RevocationStatement.isMeantBy(bytes(REVOCATION))).isTrue();
        assertThat(RevocationStatement.isMeantBy(BEFORE.text())).isFalse();
        assertThat(REVOCATION.lines().limit(4))
                .containsExactly(
                        "letopis-revoke/1",
                        "fingerprint " + OLD.verifyingKeys().fingerprint().hex(),
                        "day 2026-11-26",
                        "-----BEGIN SSH SIGNATURE-----");
    }

    static Stream<UnaryOperator<String>> otherRevocations() {
        return Stream.of(
                text -> "",
                text -> text.replace("day 2026", "day 2025"),
                text -> text.replace("11-26", "11-31"),
                text -> text.replace("\n", "\r\n"),
                text -> text + "\n",
                text -> text.replace(
                        OLD.verifyingKeys().fingerprint().hex(),
                        NEW.verifyingKeys().fingerprint().hex()),
                text -> text.substring(0, text.lastIndexOf("-----BEGIN")),
                text -> text.replace("fingerprint ", "reason lost\nfingerprint "),
                text -> text + text,
                text -> text + " ".repeat(RevocationStatement.MAX_BYTES));
    }

    @ParameterizedTest
    @MethodSource("otherRevocations")
    void no_other_form_is_a_revocation(UnaryOperator<String> change) {
        String changed = change.apply(REVOCATION);
        assertThat(changed).isNotEqualTo(REVOCATION);
        assertThatThrownBy(() -> RevocationStatement.parse(bytes(changed))).isInstanceOf(Failure.Damaged.class);
    }

    @Test
    void somebody_elses_signature_revokes_nothing() {
        String others = text(RevocationStatement.sign(NEW, DAY).text());
        String forged = REVOCATION.substring(0, REVOCATION.indexOf("-----BEGIN"))
                + others.substring(others.indexOf("-----BEGIN"));
        assertThatThrownBy(() -> RevocationStatement.parse(bytes(forged))).isInstanceOf(Failure.Damaged.class);
    }

    @Test
    void one_bit_anywhere_is_enough_to_refuse() {
        Random random = new Random(11);
        for (int i = 0; i < 300; i++) {
            byte[] card = ROTATED.text();
            int position = random.nextInt(card.length);
            card[position] ^= (byte) (1 << random.nextInt(8));
            assertThatThrownBy(() -> CardFile.parse(card))
                    .as("seed 11, bit at %s of the card", position)
                    .isInstanceOf(Failure.Damaged.class);
            byte[] revocation = bytes(REVOCATION);
            int place = random.nextInt(revocation.length);
            revocation[place] ^= (byte) (1 << random.nextInt(8));
            assertThatThrownBy(() -> RevocationStatement.parse(revocation))
                    .as("seed 11, bit at %s of the revocation", place)
                    .isInstanceOf(Failure.Damaged.class);
        }
    }

    private static void refused(String file, String key) {
        refused(bytes(file), key);
    }

    private static void refused(byte[] file, String key) {
        assertThatThrownBy(() -> CardFile.parse(file))
                .isInstanceOf(Failure.Damaged.class)
                .hasMessageContaining(key);
    }
}
