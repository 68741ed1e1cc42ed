package org.letopis.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

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
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.letopis.crypto.Peers;
import org.letopis.crypto.SigningKeys;
import org.letopis.failure.Failure;

class ContactCardTest {
    private static final LocalDate NOT_AFTER = LocalDate.of(2027, 2, 23);
    private static final ContactCard CARD =
            ContactCard.sign(7, NOT_AFTER, Correspondents.RECEIVER.recipient(), Correspondents.SENDER);
    private static final String TEXT = new String(CARD.text(), StandardCharsets.US_ASCII);

    @TempDir
    Path folder;

    @Test
    void a_card_says_the_same_after_a_journey() throws Failure {
        ContactCard read = ContactCard.parse(CARD.text());
        assertThat(read.serial()).isEqualTo(7);
        assertThat(read.notAfter()).isEqualTo(NOT_AFTER);
        assertThat(read.recipient()).isEqualTo(Correspondents.RECEIVER.recipient());
        assertThat(read.keys()).isEqualTo(Correspondents.SENDER.verifyingKeys());
        assertThat(read.fingerprint())
                .isEqualTo(Correspondents.SENDER.verifyingKeys().fingerprint());
        assertThat(read.text()).isEqualTo(CARD.text());
    }

    @Test
    void a_card_has_this_form() {
        String[] lines = TEXT.split("\n", -1);
        assertThat(lines[0]).isEqualTo("letopis-card/1");
        assertThat(lines[1]).isEqualTo("serial 7");
        assertThat(lines[2]).isEqualTo("not-after 2027-02-23");
        assertThat(lines[3]).isEqualTo("formats letopis-bundle/1");
        assertThat(lines[4])
                .isEqualTo("age " + Correspondents.RECEIVER.recipient().text());
        assertThat(lines[5]).startsWith("sign ssh-ed25519 AAAA");
        assertThat(lines[6]).startsWith("sign ssh-mldsa44-ed25519 AAAA");
        assertThat(lines[7]).isEqualTo("-----BEGIN SSH SIGNATURE-----");
        assertThat(TEXT).endsWith("-----END SSH SIGNATURE-----\n").hasSizeLessThan(16 * 1024);
    }

    @Test
    void ssh_keygen_verifies_the_plain_signature() throws Exception {
        Peers.require("ssh-keygen", "-?");
        int body = TEXT.indexOf("-----BEGIN");
        int second = TEXT.indexOf("-----BEGIN", body + 1);
        Files.writeString(folder.resolve("card.sig"), TEXT.substring(body, second));
        Files.writeString(
                folder.resolve("signers"),
                "me " + Correspondents.SENDER.verifyingKeys().ed25519Line() + "\n");
        List<String> verify = List.of(
                "ssh-keygen", "-Y", "verify", "-f", "signers", "-I", "me", "-n", "letopis-card-v1", "-s", "card.sig");
        assertThat(Peers.run(folder, TEXT.substring(0, body).getBytes(StandardCharsets.US_ASCII), verify)
                        .exitCode())
                .isZero();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("otherForms")
    void no_other_form_is_a_card(String name, UnaryOperator<String> change) {
        String changed = change.apply(TEXT);
        assertThat(changed).isNotEqualTo(TEXT);
        assertThatThrownBy(() -> ContactCard.parse(changed.getBytes(StandardCharsets.ISO_8859_1)))
                .isInstanceOf(Failure.Damaged.class);
    }

    static Stream<Arguments> otherForms() {
        return Stream.of(
                form("empty", text -> ""),
                form("CR LF", text -> text.replace("\n", "\r\n")),
                form("byte order mark", text -> "\u00ef\u00bb\u00bf" + text),
                form("other version", text -> text.replace("card/1", "card/2")),
                form("other serial", text -> text.replace("serial 7", "serial 8")),
                form("serial with a zero", text -> text.replace("serial 7", "serial 07")),
                form("serial with a sign", text -> text.replace("serial 7", "serial +7")),
                form("serial without end", text -> text.replace("serial 7", "serial 7" + "0".repeat(30))),
                form("other day", text -> text.replace("2027", "2099")),
                form("no such day", text -> text.replace("02-23", "02-30")),
                form("more formats", text -> text.replace("bundle/1", "bundle/1 letopis-bundle/0")),
                form("upper-case recipient", text -> text.replace("age1pq1", "AGE1PQ1")),
                form(
                        "other recipient",
                        text -> text.replace(
                                Correspondents.RECEIVER.recipient().text(),
                                Correspondents.STRANGER.recipient().text())),
                form("classic recipient", text -> text.replaceFirst("age1pq1\\w+", "age1" + "q".repeat(58))),
                form(
                        "lines change places",
                        text -> text.replace("serial 7\nnot-after 2027-02-23", "not-after 2027-02-23\nserial 7")),
                form("line twice", text -> text.replace("serial 7\n", "serial 7\nserial 7\n")),
                form("unknown line", text -> text.replace("serial 7\n", "serial 7\nname Anna\n")),
                form("a comment on a key", text -> text.replaceFirst("(sign ssh-ed25519 \\S+)", "$1 anna@host")),
                form("space at a line's end", text -> text.replace("serial 7", "serial 7 ")),
                form("something after it", text -> text + "\n"),
                form("something between the signatures", text -> text.replace("-----\n-----", "-----\n\n-----")),
                form("one signature only", text -> text.substring(0, text.lastIndexOf("-----BEGIN"))),
                form("no signature", text -> text.substring(0, text.indexOf("-----BEGIN"))),
                form("signatures change places", text -> {
                    int first = text.indexOf("-----BEGIN");
                    int second = text.lastIndexOf("-----BEGIN");
                    return text.substring(0, first) + text.substring(second) + text.substring(first, second);
                }),
                form("too long", text -> text + " ".repeat(64 * 1024)));
    }

    @Test
    void keys_that_did_not_sign_are_refused() {
        SigningKeys other = SigningKeys.generate(Correspondents.RANDOM);
        String changed = TEXT.replace(
                Correspondents.SENDER.verifyingKeys().ed25519Line(),
                other.verifyingKeys().ed25519Line());
        assertThatThrownBy(() -> ContactCard.parse(changed.getBytes(StandardCharsets.US_ASCII)))
                .isInstanceOf(Failure.Damaged.class);
    }

    @Test
    void one_bit_anywhere_is_enough_to_refuse() {
        Random random = new Random(8);
        for (int i = 0; i < 500; i++) {
            byte[] changed = CARD.text();
            int position = random.nextInt(changed.length);
            changed[position] ^= (byte) (1 << random.nextInt(8));
            assertThatThrownBy(() -> ContactCard.parse(changed))
                    .as("bit at %s", position)
                    .isInstanceOf(Failure.Damaged.class);
        }
    }

    private static Arguments form(String name, UnaryOperator<String> change) {
        return arguments(name, change);
    }
}
