package org.letopis.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.letopis.bundle.ApprovalRequest;
import org.letopis.bundle.Progress;
import org.letopis.crypto.SecretBytes;
import org.letopis.failure.Failure;
import org.letopis.json.Json;
import org.letopis.json.JsonObject;
import org.letopis.report.Draft;
import org.letopis.report.Profile;
import org.letopis.report.Report;
import org.letopis.vault.Contact;
import org.letopis.vault.SlotKind;
import org.letopis.vault.SlotSecrets;
import org.letopis.vault.Vault;
import org.letopis.vault.Way;

/** A report marked red leaves only when a second person agreed to exactly that. */
class SecondPersonTest {
    private static final byte[] CODE = new byte[32];

    @TempDir
    private Path folder;

    private Vault vera;
    private Vault lida;
    private Vault oleg;
    private Contact byLida;
    private Sending sending;

    @BeforeEach
    void a_red_report_for_oleg() throws Exception {
        vera = Vaults.vault(folder, "vera");
        lida = Vaults.vault(folder, "lida");
        oleg = Vaults.vault(folder, "oleg");
        Vaults.add(vera, Vaults.card(oleg), "Oleg");
        byLida = Vaults.add(vera, Vaults.card(lida), "Lida");
        sending = new Sending(vera, Vaults.TODAY, Vaults.RANDOM);
        capture("Stalls closed");
    }

    @AfterEach
    void close() throws Exception {
        vera.close();
        lida.close();
        oleg.close();
    }

    private void capture(String title) throws Exception {
        String text = "{\"format\":\"letopis-report/1\",\"title\":{\"lang\":\"en\",\"text\":\"" + title + "\"},"
                + "\"narrative\":[{\"lang\":\"en\",\"text\":\"In the morning.\"}],\"occurred\":\"2026-02\","
                + "\"protection\":\"red\"}";
        Report report = Draft.read(Json.parse(text.getBytes(StandardCharsets.UTF_8), 4096), Vaults.RANDOM)
                .report();
        vera.reports().add(report);
    }

    private Addressee to() throws Failure {
        return Addressee.find(vera, "Oleg");
    }

    private ApprovalRequest request() throws Failure {
        return sending.request(sending.preview(Sending.Parcel.of(vera.reports().list()), to()), to())
                .orElseThrow();
    }

    private Path send(Approver approver) throws Failure {
        Path target = folder.resolve("b.age");
        sending.send(Sending.Parcel.of(vera.reports().list()).with(approver), to(), target, Progress.SILENT);
        return target;
    }

    private void refused(Approver approver, String why) {
        assertThatThrownBy(() -> send(approver))
                .isInstanceOf(Failure.Refused.class)
                .hasMessage(why);
        assertThat(folder.resolve("b.age")).doesNotExist();
    }

    private Approver signed(ApprovalRequest request) throws Failure {
        byte[] text = new Approval(lida, Vaults.TODAY).give(request, "").text();
        return new SignedApproval(vera, Vaults.TODAY, request, text);
    }

    private JsonObject exported() throws Exception {
        JsonObject entry = vera.custody().entries().stream()
                .filter(one -> one.toString().contains("\"exported\""))
                .findFirst()
                .orElseThrow();
        return entry.object("details").object("approval");
    }

    @Test
    void nobody_agrees_to_a_receiver_whose_words_were_not_compared() throws Exception {
        try (Vault pavel = Vaults.vault(folder, "pavel")) {
            new AddressBook(vera).add(Vaults.card(pavel), "Pavel", false);
            Addressee to = Addressee.find(vera, "Pavel");
            sending.requireFit(to, true);
            Approver yes = asked -> Optional.of(new Approver.Given(JsonObject.empty(), "ab".repeat(32)));
            Sending.Parcel parcel = Sending.Parcel.of(vera.reports().list()).with(yes);
            assertThatThrownBy(() -> sending.send(parcel, to, folder.resolve("p.age"), Progress.SILENT))
                    .isInstanceOf(Failure.UnknownSigner.class)
                    .hasMessage("contact.not-compared");
        }
    }

    @Test
    void without_anybody_it_stays() {
        refused(Approver.NOBODY, "gate.approval-wanted");
    }

    @Test
    void a_contact_agrees_by_a_file_and_the_custody_log_says_so() throws Exception {
        ApprovalRequest request = request();
        assertThat(request().hash()).as("under another salt").isNotEqualTo(request.hash());
        Vaults.take(oleg, sentUnderCompared(send(signed(request))));
        assertThat(exported().string("contact")).isEqualTo(byLida.fingerprint());
        assertThat(exported().string("hash")).isEqualTo(request.hash());
    }

    private Path sentUnderCompared(Path bundle) throws Exception {
        Vaults.add(oleg, Vaults.card(vera), "Vera");
        return bundle;
    }

    @Test
    void a_yes_to_other_content_another_receiver_or_profile_is_none() throws Exception {
        ApprovalRequest first = request();
        Approver yes = signed(first);
        new CardIntake(vera).add(Vaults.card(oleg), Optional.of("Oleg"), true, Optional.of(Profile.UN));
        refused(yes, "approval.changed");
        new CardIntake(vera).add(Vaults.card(oleg), Optional.of("Oleg"), true, Optional.of(Profile.NETWORK));
        ApprovalRequest forLida = new ApprovalRequest(
                first.hash(), first.salt(), List.of("ab".repeat(32)), first.reports(), first.profile());
        refused(signed(forLida), "approval.changed");
        capture("A second one");
        refused(yes, "approval.changed");
        assertThat(Files.exists(send(signed(request())))).isTrue();
    }

    @Test
    void somebody_with_a_way_in_of_their_own_agrees_on_the_spot() throws Exception {
        try (SlotSecrets second = new SlotSecrets().with(SlotKind.RECOVERY_CODE, SecretBytes.copyOf(CODE))) {
            assertThatThrownBy(() -> SecondWay.of(vera, second, Optional.empty(), Vaults.RANDOM))
                    .isInstanceOf(Failure.WrongPassphrase.class);
            int index = vera.slots().add(Way.of(SlotKind.RECOVERY_CODE), second).index();
            ApprovalRequest shown = request();
            Approver here = SecondWay.of(vera, second, Optional.of(shown), Vaults.RANDOM);
            capture("Added behind their back");
            refused(here, "approval.changed");
            send(SecondWay.of(vera, second, Optional.empty(), Vaults.RANDOM));
            assertThat(exported().integer("slot", 0, 7)).isEqualTo(index);
            assertThat(exported().string("hash")).hasSize(64);
        }
        try (SlotSecrets own = Vaults.secrets()) {
            assertThatThrownBy(() -> SecondWay.of(vera, own, Optional.empty(), Vaults.RANDOM))
                    .isInstanceOf(Failure.Refused.class)
                    .hasMessage("second.same-way");
        }
    }
}
