package org.letopis.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.letopis.bundle.CardFile;
import org.letopis.bundle.RevocationStatement;
import org.letopis.bundle.Trust;
import org.letopis.crypto.Fingerprint;
import org.letopis.failure.ExitCode;
import org.letopis.failure.Failure;
import org.letopis.vault.Contact;
import org.letopis.vault.Vault;

/** What happens to a contact whose keys are renewed, replaced or revoked. */
class ContactsTest {
    @TempDir
    private Path folder;

    private Vault mine;
    private Vault anna;
    private byte[] firstCard;

    @BeforeEach
    void anna_is_a_contact_whose_words_were_compared() throws Failure {
        mine = Vaults.vault(folder, "mine");
        anna = Vaults.vault(folder, "anna");
        firstCard = Vaults.card(anna);
        Vaults.add(mine, firstCard, "Anna");
        Vaults.capture(mine);
    }

    @AfterEach
    void close() throws Failure {
        mine.close();
        anna.close();
    }

    private Contact take(byte[] card) throws Failure {
        return new CardIntake(mine).add(card, Optional.empty(), false, Optional.empty());
    }

    private Trust trust(String fingerprint) throws Failure {
        return new AddressBook(mine).trust(Fingerprint.parse(fingerprint));
    }

    private void export(String to) throws Failure {
        Vaults.send(mine, "", to, folder.resolve("b" + System.nanoTime()));
    }

    private static void fails(ThrowingCallable action, ExitCode code, String key) {
        assertThatThrownBy(action)
                .hasMessage(key)
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.exitCode()).isEqualTo(code));
    }

    @Test
    void a_renewed_card_keeps_words_and_trust_and_an_older_one_does_not_come_back() throws Failure {
        Contact renewed = take(Vaults.change(anna).renew("").text());
        assertThat(renewed.compared()).isTrue();
        assertThat(renewed.serial()).isEqualTo(2);
        fails(() -> take(firstCard), ExitCode.USAGE, "contact.older-card");
        assertThat(new AddressBook(mine).find("Anna").serial()).isEqualTo(2);
    }

    @Test
    void replaced_keys_keep_name_and_history_and_are_compared_anew() throws Failure {
        String before = new AddressBook(mine).find("Anna").fingerprint();
        Contact after = take(Vaults.change(anna).rotate("").text());
        assertThat(after.name()).isEqualTo("Anna");
        assertThat(after.compared()).isFalse();
        assertThat(after.former()).containsExactly(before);
        assertThat(new AddressBook(mine).all()).containsExactly(after);
        assertThat(trust(before)).isEqualTo(Trust.REPLACED);
        assertThat(trust(after.fingerprint())).isEqualTo(Trust.UNVERIFIED);
        assertThat(new AddressBook(mine).find(before.substring(0, 8))).isEqualTo(after);
        fails(() -> export("Anna"), ExitCode.UNKNOWN_SIGNER, "contact.not-compared");
        fails(() -> take(firstCard), ExitCode.UNKNOWN_SIGNER, "contact.replaced-card");
    }

    @Test
    void somebody_who_missed_a_change_of_keys_follows_two() throws Failure {
        String first = new AddressBook(mine).find("Anna").fingerprint();
        Vaults.change(anna).rotate("");
        Contact after = take(Vaults.change(anna).rotate("").text());
        assertThat(after.former()).containsExactly(first);
        assertThat(after.name()).isEqualTo("Anna");
        assertThat(after.serial()).isEqualTo(3);
    }

    @Test
    void the_same_keys_are_not_replaced_by_two_others() throws Exception {
        Path copy = folder.resolve("stolen");
        anna.copyInto(copy);
        byte[] hers = Vaults.change(anna).rotate("").text();
        byte[] thiefs;
        try (Vault stolen = anna.openCopy(copy)) {
            thiefs = Vaults.change(stolen).rotate("").text();
        }
        take(hers);
        fails(() -> take(thiefs), ExitCode.UNKNOWN_SIGNER, "contact.rotation-conflict");
        assertThat(new AddressBook(mine).all()).hasSize(1);
    }

    @Test
    void a_change_of_keys_that_is_older_than_the_card_is_refused() throws Exception {
        Path copy = folder.resolve("old");
        anna.copyInto(copy);
        byte[] fromAnOldCopy;
        try (Vault old = anna.openCopy(copy)) {
            fromAnOldCopy = Vaults.change(old).rotate("").text();
        }
        take(Vaults.change(anna).renew("").text());
        take(Vaults.change(anna).renew("").text());
        fails(() -> take(fromAnOldCopy), ExitCode.USAGE, "contact.older-card");
    }

    @Test
    void revoked_keys_are_revoked_for_good() throws Failure {
        new Revoking(mine, Vaults.TODAY).contact("Anna", "arrested, laptop taken");
        String fingerprint = new AddressBook(mine).find("Anna").fingerprint();
        assertThat(trust(fingerprint)).isEqualTo(Trust.REVOKED);
        assertThat(mine.contacts().revocation(fingerprint).orElseThrow().reason())
                .contains("arrested, laptop taken");
        fails(() -> export("Anna"), ExitCode.UNKNOWN_SIGNER, "contact.revoked");
        fails(() -> new AddressBook(mine).markCompared("Anna"), ExitCode.UNKNOWN_SIGNER, "contact.revoked");
        fails(() -> take(firstCard), ExitCode.UNKNOWN_SIGNER, "contact.revoked-card");
        CardFile renewed = Vaults.change(anna).renew("");
        fails(() -> take(renewed.text()), ExitCode.UNKNOWN_SIGNER, "contact.revoked-card");
        CardFile rotated = Vaults.change(anna).rotate("");
        fails(() -> take(rotated.text()), ExitCode.UNKNOWN_SIGNER, "contact.rotation-revoked");
        assertThat(trust(fingerprint)).isEqualTo(Trust.REVOKED);
    }

    @Test
    void a_revocation_beats_a_change_of_keys_that_came_before_it() throws Failure {
        byte[] statement = new Revoking(annasCopy("a"), Vaults.TODAY).own("").text();
        Contact named = take(Vaults.change(annasCopy("b")).rotate("").text());
        new Revoking(mine, Vaults.TODAY).statement(statement);
        assertThat(trust(named.fingerprint())).isEqualTo(Trust.REVOKED);
    }

    @Test
    void keys_whose_own_words_were_compared_stay_when_earlier_ones_are_revoked() throws Failure {
        byte[] statement = new Revoking(annasCopy("a"), Vaults.TODAY).own("").text();
        Contact named = take(Vaults.change(anna).rotate("").text());
        new AddressBook(mine).markCompared("Anna");
        Revoking.Revoked revoked = new Revoking(mine, Vaults.TODAY).statement(statement);
        assertThat(revoked.contact()).map(Contact::fingerprint).contains(named.fingerprint());
        assertThat(trust(revoked.fingerprint())).isEqualTo(Trust.REVOKED);
        assertThat(trust(named.fingerprint())).isEqualTo(Trust.COMPARED);
    }

    private Vault annasCopy(String name) throws Failure {
        Path copy = folder.resolve(name);
        anna.copyInto(copy);
        return anna.openCopy(copy);
    }

    @Test
    void a_revocation_of_somebody_unknown_is_remembered() throws Failure {
        try (Vault other = Vaults.vault(folder, "other")) {
            byte[] card = Vaults.card(other);
            RevocationStatement statement = new Revoking(other, Vaults.TODAY).own("");
            assertThat(new Revoking(mine, Vaults.TODAY)
                            .statement(statement.text())
                            .contact())
                    .isEmpty();
            fails(() -> Vaults.add(mine, card, "Boris"), ExitCode.UNKNOWN_SIGNER, "contact.revoked-card");
        }
    }

    @Test
    void a_card_that_ran_out_is_seen_and_gets_no_bundle() throws Failure {
        Contact contact = new AddressBook(mine).find("Anna");
        assertThat(AddressBook.isExpired(contact, Vaults.later(365))).isFalse();
        assertThat(AddressBook.isExpired(contact, Vaults.later(366))).isTrue();
        Sending late = new Sending(mine, Vaults.later(366), Vaults.RANDOM);
        fails(() -> late.requireFit(Addressee.of(contact), true), ExitCode.UNKNOWN_SIGNER, "contact.expired");
    }

    @Test
    void a_new_contact_needs_a_name_that_nobody_else_has() throws Failure {
        try (Vault other = Vaults.vault(folder, "other")) {
            byte[] card = Vaults.card(other);
            fails(() -> take(card), ExitCode.USAGE, "contact.needs-name");
            fails(() -> Vaults.add(mine, card, "ANNA"), ExitCode.USAGE, "contact.name-taken");
        }
    }

    @Test
    void a_qr_code_is_compared_whole() throws Failure {
        AddressBook book = new AddressBook(mine);
        String text = Fingerprint.parse(book.find("Anna").fingerprint()).qrText();
        assertThat(text).matches("LETOPIS-FP1:[0-9A-F]{64}");
        assertThat(book.compareQr("Anna", " " + text.toLowerCase(Locale.ROOT) + "\n")
                        .compared())
                .isTrue();
        for (String other : List.of("", text.substring(1), text + "0", text.replace("FP1", "FP2"))) {
            fails(() -> book.compareQr("Anna", other), ExitCode.UNKNOWN_SIGNER, "contact.qr-differs");
        }
    }
}
