package org.letopis.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.letopis.bundle.ApprovalRequest;
import org.letopis.bundle.ApprovalStatement;
import org.letopis.failure.Failure;
import org.letopis.vault.Contact;
import org.letopis.vault.OwnKeys;
import org.letopis.vault.Vault;

class ApprovalTest {
    private static final String HASH = "ab".repeat(32);
    private static final String SALT = "0c".repeat(32);

    @TempDir
    private Path folder;

    private Vault vera;
    private Vault lida;
    private Vault oleg;
    private Contact toOleg;
    private ApprovalRequest request;

    @BeforeEach
    void vera_sends_to_oleg_and_asks_lida() throws Exception {
        vera = Vaults.vault(folder, "vera");
        lida = Vaults.vault(folder, "lida");
        oleg = Vaults.vault(folder, "oleg");
        toOleg = Vaults.add(vera, Vaults.card(oleg), "Oleg");
        request = new ApprovalRequest(HASH, SALT, List.of(toOleg.fingerprint()), 2, "lawyer");
    }

    @AfterEach
    void close() throws Exception {
        vera.close();
        lida.close();
        oleg.close();
    }

    private static Approval at(Vault vault) {
        return new Approval(vault, Vaults.TODAY);
    }

    private byte[] approved(Vault by) throws Failure {
        return at(by).give(request, "").text();
    }

    private void refused(byte[] approval, ApprovalRequest asked, Class<? extends Failure> how, String why) {
        assertThatThrownBy(() -> at(vera).verify(asked, approval))
                .isInstanceOf(how)
                .hasMessage(why);
    }

    @Test
    void a_compared_contact_who_is_not_the_receiver_approves() throws Exception {
        Contact byLida = Vaults.add(vera, Vaults.card(lida), "Lida");
        ApprovalRequest passedOn = ApprovalRequest.parse(request.text());
        assertThat(passedOn).isEqualTo(request);
        Approval.Approved approved =
                at(vera).verify(request, at(lida).give(passedOn, "").text());
        assertThat(approved.by()).isEqualTo(byLida);
        assertThat(approved.day()).isEqualTo("2026-11-26");
        assertThat(lida.custody().entries())
                .filteredOn(entry -> entry.toString().contains("approval_given"))
                .hasSize(1);
    }

    @Test
    void nobody_approves_for_themselves() throws Exception {
        Vaults.add(vera, Vaults.card(lida), "Lida");
        refused(approved(vera), request, Failure.Refused.class, "approval.own");
        assertThatThrownBy(() -> at(oleg).give(request, ""))
                .isInstanceOf(Failure.Refused.class)
                .hasMessage("approval.for-oneself");
        ApprovalRequest forLida = new ApprovalRequest(
                HASH, SALT, List.of(Vaults.add(oleg, Vaults.card(lida), "L").fingerprint()), 2, "lawyer");
        byte[] byOleg = at(oleg).give(forLida, "").text();
        assertThat(at(vera).verify(forLida, byOleg).by()).isEqualTo(toOleg);
        byte[] aboutOleg = ApprovalStatement.parse(byOleg).text();
        refused(aboutOleg, request, Failure.Refused.class, "approval.of-another");
    }

    @Test
    void the_receiver_is_no_second_person_under_whatever_keys() throws Exception {
        try (OwnKeys keys = oleg.ownKeys()) {
            byte[] byOleg = ApprovalStatement.sign(request, keys.signing(), LocalDate.of(2026, 11, 26))
                    .text();
            refused(byOleg, request, Failure.Refused.class, "approval.receivers");
        }
        Vaults.add(vera, Vaults.change(oleg).rotate("").text(), "Oleg");
        try (OwnKeys keys = oleg.ownKeys()) {
            byte[] byOleg = ApprovalStatement.sign(request, keys.signing(), LocalDate.of(2026, 11, 26))
                    .text();
            refused(byOleg, request, Failure.Refused.class, "approval.receivers");
        }
        assertThatThrownBy(() -> at(oleg).give(request, ""))
                .isInstanceOf(Failure.Refused.class)
                .hasMessage("approval.for-oneself");
    }

    @Test
    void strangers_uncompared_and_revoked_contacts_do_not_count() throws Exception {
        byte[] approval = approved(lida);
        refused(approval, request, Failure.UnknownSigner.class, "approval.not-compared");
        new AddressBook(vera).add(Vaults.card(lida), "Lida", false);
        refused(approval, request, Failure.UnknownSigner.class, "approval.not-compared");
        new AddressBook(vera).markCompared("Lida");
        assertThat(at(vera).verify(request, approval).by().name()).isEqualTo("Lida");
        new Revoking(vera, Vaults.TODAY).contact("Lida", "lost");
        refused(approval, request, Failure.UnknownSigner.class, "bundle.revoked-signer");
    }

    @Test
    void an_approval_is_of_exactly_what_was_shown() throws Exception {
        Vaults.add(vera, Vaults.card(lida), "Lida");
        byte[] approval = approved(lida);
        List<String> to = request.to();
        for (ApprovalRequest other : List.of(
                new ApprovalRequest("ac".repeat(32), SALT, to, 2, "lawyer"),
                new ApprovalRequest(HASH, HASH, to, 2, "lawyer"),
                new ApprovalRequest(HASH, SALT, List.of(HASH), 2, "lawyer"),
                new ApprovalRequest(HASH, SALT, to, 3, "lawyer"),
                new ApprovalRequest(HASH, SALT, to, 2, "archive"))) {
            refused(approval, other, Failure.Refused.class, "approval.of-another");
        }
    }

    @Test
    void a_changed_byte_is_damage() throws Exception {
        Vaults.add(vera, Vaults.card(lida), "Lida");
        byte[] approval = approved(lida);
        for (int place = 0; place < approval.length; place += 97) {
            byte[] changed = approval.clone();
            changed[place] ^= 1;
            assertThatThrownBy(() -> at(vera).verify(request, changed))
                    .as("byte %d", place)
                    .isInstanceOf(Failure.Damaged.class);
        }
        byte[] text = request.text();
        for (String wrong : List.of("{}", "", "[]", new String(text, StandardCharsets.UTF_8) + " ")) {
            assertThatThrownBy(() -> ApprovalRequest.parse(wrong.getBytes(StandardCharsets.UTF_8)))
                    .isInstanceOf(Failure.Damaged.class)
                    .hasMessage("approval.bad-request");
        }
        String twice = new String(text, StandardCharsets.UTF_8).replace("\"reports\":2", "\"reports\":0");
        assertThatThrownBy(() -> ApprovalRequest.parse(twice.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(Failure.Damaged.class);
    }
}
