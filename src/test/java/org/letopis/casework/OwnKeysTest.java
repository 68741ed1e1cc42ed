package org.letopis.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.letopis.bundle.CardFile;
import org.letopis.bundle.Progress;
import org.letopis.bundle.Trust;
import org.letopis.crypto.Fingerprint;
import org.letopis.failure.Failure;
import org.letopis.vault.Circle;
import org.letopis.vault.Contact;
import org.letopis.vault.HeldKeys;
import org.letopis.vault.Outgoing;
import org.letopis.vault.OwnKeys;
import org.letopis.vault.Revocation;
import org.letopis.vault.SlotSecrets;
import org.letopis.vault.Vault;

/** One's own keys: several, renewed, replaced, forgotten and given up. */
class OwnKeysTest {
    @TempDir
    private Path folder;

    private Vault mine;
    private Vault anna;

    @BeforeEach
    void two_who_know_each_other() throws Failure {
        mine = Vaults.vault(folder, "mine");
        anna = Vaults.vault(folder, "anna");
        Vaults.add(mine, Vaults.card(anna), "Anna");
        Vaults.add(anna, Vaults.card(mine), "me");
        Vaults.capture(mine);
        Vaults.capture(anna);
    }

    @AfterEach
    void close() throws Failure {
        mine.close();
        anna.close();
    }

    private Path file(String name) {
        return folder.resolve(name);
    }

    private List<Outgoing> sent() throws Failure {
        return mine.exchange().sentTo(mine.contacts().find("Anna").fingerprints());
    }

    @Test
    void what_was_sent_to_an_earlier_key_opens_until_it_is_forgotten() throws Exception {
        Vaults.send(anna, "", "me", file("first"));
        Vaults.send(anna, "", "me", file("never read"));
        CardFile renewed = Vaults.change(mine).renew("");
        Vaults.add(anna, renewed.text(), "me");
        Vaults.send(anna, "", "me", file("second"));
        Vaults.take(mine, file("first"));
        Vaults.take(mine, file("second"));
        assertThat(Vaults.change(mine).forget("")).isEqualTo(1);
        assertThat(mine.ownKeySets().all())
                .singleElement()
                .satisfies(one -> assertThat(one.fingerprint())
                        .isEqualTo(renewed.card().fingerprint().hex()));
        assertThatThrownBy(() -> Vaults.take(mine, file("never read"))).isInstanceOf(Failure.NotForMe.class);
        assertThat(mine.check(100, (done, total) -> {}).problems()).isEmpty();
        assertThat(Vaults.change(mine).forget("")).isZero();
    }

    @Test
    void replaced_keys_go_on_with_the_same_ids_in_a_row_of_their_own() throws Exception {
        Vaults.send(mine, "", "Anna", file("1"));
        Vaults.send(mine, "", "Anna", file("2"));
        Vaults.take(anna, file("1"));
        Vaults.take(anna, file("2"));
        Vaults.add(anna, Vaults.change(mine).rotate("").text(), "me");
        Vaults.send(mine, "", "Anna", file("3"));
        Arrived arrived = Vaults.take(anna, file("3"));
        assertThat(arrived.trust()).isEqualTo("compared");
        assertThat(arrived.standing().found()).isEmpty();
        assertThat(sent()).extracting(Outgoing::sequence).containsExactly(1L, 2L, 1L);
        assertThat(sent().get(2).ids()).as("known by them already").isEmpty();
        assertThat(anna.reports().list()).as("her own, and one from me").hasSize(2);
    }

    @Test
    void a_contact_with_new_keys_goes_on_in_the_same_row() throws Exception {
        Vaults.send(mine, "", "Anna", file("1"));
        Vaults.take(anna, file("1"));
        Vaults.add(mine, Vaults.change(anna).rotate("").text(), "Anna");
        Vaults.send(mine, "", "Anna", file("2"));
        assertThat(Vaults.take(anna, file("2")).standing().found()).isEmpty();
        assertThat(sent()).extracting(Outgoing::sequence).containsExactly(1L, 2L);
        assertThat(sent().get(1).ids()).isEmpty();
        assertThat(anna.reports().list()).hasSize(2);
    }

    @Test
    void keys_of_another_name_share_no_id_and_no_row_with_the_first() throws Exception {
        Vaults.send(mine, "", "Anna", file("1"));
        CardFile river = Vaults.change(mine).make("river");
        Vaults.add(anna, river.text(), "River");
        Vaults.send(mine, "river", "Anna", file("2"));
        Vaults.send(mine, "river", "Anna", file("3"));
        Vaults.send(mine, "", "Anna", file("4"));
        List<Outgoing> sent = sent();
        assertThat(sent).extracting(Outgoing::sequence).containsExactly(1L, 1L, 2L, 2L);
        assertThat(sent.get(1).stream()).isNotEqualTo(sent.get(0).stream());
        assertThat(sent.get(1).ids()).isNotEmpty();
        assertThat(common(sent.get(0).ids(), sent.get(1).ids())).isEmpty();
        for (String name : List.of("1", "2", "3", "4")) {
            assertThat(Vaults.take(anna, file(name)).standing().found()).isEmpty();
        }
        Vaults.send(anna, "", "River", file("5"));
        Vaults.send(anna, "", "me", file("6"));
        assertThat(Vaults.take(mine, file("5")).trust()).isEqualTo("compared");
        assertThat(Vaults.take(mine, file("6")).trust()).isEqualTo("compared");
    }

    private static List<String> common(Map<String, String> one, Map<String, String> other) {
        return one.values().stream().filter(other.values()::contains).toList();
    }

    @Test
    void keys_that_were_given_up_sign_nothing_and_open_what_was_sent_to_them() throws Exception {
        Vaults.send(anna, "", "me", file("before"));
        byte[] statement = new Revoking(mine, Vaults.TODAY).own("").text();
        assertThat(new Revoking(mine, Vaults.later(9)).own("").text()).isEqualTo(statement);
        for (ThrowingCallable act : List.<ThrowingCallable>of(
                () -> Vaults.send(mine, "", "Anna", file("x")),
                () -> Vaults.card(mine),
                () -> Vaults.change(mine).renew(""),
                () -> Vaults.change(mine).rotate(""))) {
            assertThatThrownBy(act).isInstanceOf(Failure.UnknownSigner.class).hasMessage("card.revoked");
        }
        assertThat(file("x")).doesNotExist();
        Vaults.take(mine, file("before"));
        new Revoking(anna, Vaults.TODAY).statement(statement);
        assertThat(new AddressBook(anna).trust(fingerprint(mine))).isEqualTo(Trust.REVOKED);

        CardFile fresh = Vaults.change(mine).make("");
        assertThat(fresh.rotations()).isEmpty();
        Vaults.add(anna, fresh.text(), "me again");
        Vaults.send(mine, "", "Anna", file("after"));
        assertThat(Vaults.take(anna, file("after")).trust()).isEqualTo("compared");
    }

    private static Fingerprint fingerprint(Vault vault) throws Failure {
        try (OwnKeys own = vault.ownKeys()) {
            return own.signing().verifyingKeys().fingerprint();
        }
    }

    @Test
    void a_name_is_for_one_set_of_keys() throws Failure {
        Vaults.change(mine).make("river");
        for (String name : List.of("RIVER", "")) {
            assertThatThrownBy(() -> Vaults.change(mine).make(name)).isInstanceOf(Failure.Usage.class);
        }
        assertThatThrownBy(() -> Vaults.change(mine).renew("lake")).hasMessage("card.none");
        assertThat(mine.ownKeySets().all()).extracting(HeldKeys::name).containsExactly("", "river");
    }

    @Test
    void a_circle_gets_one_bundle_that_each_member_opens() throws Exception {
        try (Vault boris = Vaults.vault(folder, "boris")) {
            Vaults.add(mine, Vaults.card(boris), "Boris");
            Vaults.add(boris, Vaults.card(mine), "me");
            new Circles(mine, Vaults.RANDOM).declare("Lawyers", List.of("Anna", "boris"));
            Vaults.send(mine, "", "Anna", file("to Anna"));
            Vaults.send(mine, "", "lawyers", file("1"));
            Vaults.send(mine, "", "lawyers", file("2"));
            String circle = mine.circles().find("Lawyers").orElseThrow().id();
            List<Outgoing> sent = mine.exchange().sentTo(circle);
            assertThat(sent).extracting(Outgoing::sequence).containsExactly(1L, 2L);
            assertThat(sent.get(1).ids()).isEmpty();
            assertThat(common(sent().get(0).ids(), sent.get(0).ids())).isEmpty();
            for (Vault member : List.of(anna, boris)) {
                assertThat(Vaults.take(member, file("1")).trust()).isEqualTo("compared");
                assertThat(Vaults.take(member, file("2")).standing().found()).isEmpty();
            }
            assertThatThrownBy(() -> Vaults.take(mine, file("1"))).isInstanceOf(Failure.NotForMe.class);

            Vaults.add(mine, Vaults.change(boris).rotate("").text(), "Boris");
            Vaults.send(mine, "", "lawyers", file("3"));
            assertThat(Vaults.take(boris, file("3")).standing().found()).isEmpty();
            new Revoking(mine, Vaults.TODAY).contact("Boris", "left");
            assertThatThrownBy(() -> Vaults.send(mine, "", "lawyers", file("4")))
                    .isInstanceOf(Failure.UnknownSigner.class)
                    .hasMessage("contact.revoked");
            assertThat(file("4")).doesNotExist();
        }
    }

    @Test
    void a_circle_has_two_members_and_a_name_of_its_own() throws Failure {
        Circles circles = new Circles(mine, Vaults.RANDOM);
        assertThatThrownBy(() -> circles.declare("x", List.of("Anna"))).hasMessage("circle.size");
        assertThatThrownBy(() -> circles.declare("x", List.of("Anna", "anna"))).hasMessage("contact.twice");
        assertThatThrownBy(() -> circles.declare("anna", List.of("Anna"))).hasMessage("contact.name-taken");
    }

    @Test
    void new_keys_of_the_vault_leave_all_of_this_as_it_is() throws Exception {
        Vaults.change(mine).make("river");
        Vaults.change(mine).renew("");
        Vaults.change(mine).rotate("river");
        new Revoking(mine, Vaults.TODAY).own("river");
        mine.contacts().revoke(new Revocation("ab".repeat(32), "2026-11-26", Optional.of("lost"), Optional.empty()));
        mine.circles().put(new Circle("cd".repeat(32), "x", List.of("ab".repeat(32), "ef".repeat(32))));
        List<HeldKeys> before = mine.ownKeySets().all();
        mine.close();
        try (SlotSecrets secrets = Vaults.secrets()) {
            new Rekeying(Vaults.RANDOM, Vaults.TODAY, Progress.SILENT).rekey(file("mine"), secrets, true);
            mine = Vault.open(file("mine"), secrets, Vaults.TODAY, Vaults.RANDOM);
        }
        assertThat(mine.ownKeySets().all()).isEqualTo(before);
        for (HeldKeys held : before) {
            try (OwnKeys own = mine.ownKeySets().open(held)) {
                assertThat(own.signing().verifyingKeys().fingerprint().hex()).isEqualTo(held.fingerprint());
            }
        }
        assertThat(mine.contacts().revocation("ab".repeat(32))).isPresent();
        assertThat(mine.circles().find("x")).isPresent();
        assertThat(mine.check(100, (done, total) -> {}).problems()).isEmpty();
    }

    @Test
    void a_receipt_is_signed_by_the_keys_that_were_named_and_tells_of_a_circle_by_its_member() throws Exception {
        Vaults.change(anna).make("mill");
        Vaults.add(mine, OwnCard.current(anna, "mill", Vaults.TODAY).text(), "Anna at the mill");
        new Circles(mine, Vaults.RANDOM).declare("Lawyers", List.of("Anna", "Anna at the mill"));
        Vaults.send(mine, "", "Lawyers", file("1"));
        Vaults.take(anna, file("1"));

        Contact sender = anna.contacts().find("me");
        new Receipts(anna, Vaults.TODAY, Vaults.RANDOM, "mill").make(sender, file("receipt"));
        Receipts.Checked checked = new Receipts(mine, Vaults.TODAY, Vaults.RANDOM).check(file("receipt"));

        assertThat(checked.receiver().name()).isEqualTo("Anna at the mill");
        assertThat(checked.lines()).extracting(Receipts.Line::state).containsExactly(Receipts.State.ARRIVED);
        assertThat(checked.unknown()).isEmpty();
        new Receipts(anna, Vaults.TODAY, Vaults.RANDOM).make(sender, file("another"));
        Receipts.Checked other = new Receipts(mine, Vaults.TODAY, Vaults.RANDOM).check(file("another"));
        assertThat(other.receiver().name()).isEqualTo("Anna");

        new Circles(mine, Vaults.RANDOM).declare("Lawyers", List.of("Anna", "Anna at the mill"));
        Receipts.Checked afterwards = new Receipts(mine, Vaults.TODAY, Vaults.RANDOM).check(file("another"));
        assertThat(afterwards.lines()).isEmpty();
        assertThat(afterwards.unknown())
                .as("what went to a circle that was declared anew is ours")
                .isEmpty();
    }

    @Test
    void bundles_under_earlier_keys_are_on_the_receipt_of_who_has_new_ones() throws Exception {
        Vaults.send(mine, "", "Anna", file("before"));
        Vaults.take(anna, file("before"));
        Vaults.add(anna, Vaults.change(mine).rotate("").text(), "me");
        Vaults.send(mine, "", "Anna", file("after"));
        Vaults.take(anna, file("after"));

        new Receipts(anna, Vaults.TODAY, Vaults.RANDOM).make(anna.contacts().find("me"), file("receipt"));

        assertThat(new Receipts(mine, Vaults.TODAY, Vaults.RANDOM)
                        .check(file("receipt"))
                        .lines())
                .extracting(Receipts.Line::state)
                .containsExactly(Receipts.State.ARRIVED, Receipts.State.ARRIVED);
    }
}
