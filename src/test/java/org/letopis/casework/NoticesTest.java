package org.letopis.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.letopis.bundle.Progress;
import org.letopis.failure.Failure;
import org.letopis.json.JsonObject;
import org.letopis.report.Text;
import org.letopis.vault.Contact;
import org.letopis.vault.ReportSummary;
import org.letopis.vault.Sought;
import org.letopis.vault.Vault;
import org.letopis.vault.Withdrawal;

class NoticesTest {
    private static final Text WHY = Text.of("en", "taken back");

    /** Two people who agreed to be spoken of by code. */
    private static final String TWO = "'persons':[{'id':'a','kind':'individual'},{'id':'b','kind':'individual'}],"
            + "'acts':[{'id':'1','victim':'a','type':'A15'}],"
            + "'consents':[{'person':'a','scope':'network','decision':'yes','identity':'pseudonym'},"
            + "{'person':'b','scope':'network','decision':'yes','identity':'pseudonym'}]";

    @TempDir
    private Path folder;

    private Vault vera;
    private Vault lida;
    private ReportSummary report;
    private int bundles;

    @BeforeEach
    void vera_sent_a_report_to_lida() throws Exception {
        vera = Vaults.vault(folder, "vera");
        lida = Vaults.vault(folder, "lida");
        Vaults.add(vera, Vaults.card(lida), "Lida");
        Vaults.add(lida, Vaults.card(vera), "Vera");
        report = Reports.capture(vera, "Stalls", "2026-02", TWO);
        Vaults.take(lida, send(vera, "", "Lida"));
    }

    @AfterEach
    void close() throws Exception {
        vera.close();
        lida.close();
    }

    private Path send(Vault from, String own, String to) throws Failure {
        Path file = folder.resolve("bundle" + bundles++);
        Contact contact = from.contacts().find(to);
        List<ReportSummary> all = List.of(from.reports().list().get(0));
        new Sending(from, Vaults.TODAY, Vaults.RANDOM, own)
                .send(Sending.Parcel.of(all), Addressee.of(contact), file, Progress.SILENT);
        return file;
    }

    private FoundPerson person(int place) throws Failure {
        return FoundPerson.find(
                vera,
                vera.reports().report(report.id()).persons().get(place).code().text());
    }

    private static Notices notices(Vault vault) {
        return new Notices(vault, Vaults.TODAY, Vaults.RANDOM);
    }

    private Path notice(String... scopes) throws Failure {
        new Consenting(vera, Vaults.TODAY).withdraw(person(0), List.of(scopes), "self", WHY);
        Path file = folder.resolve("notice" + bundles++);
        notices(vera).make(notices(vera).due(person(0)).get(0), file);
        return file;
    }

    private void refused(Vault by, Path file, Class<? extends Failure> how, String why) {
        assertThatThrownBy(() -> notices(by).take(file)).isInstanceOf(how).hasMessage(why);
    }

    @Test
    void the_receiver_learns_whom_it_is_about_by_the_code_that_they_know() throws Exception {
        ReportSummary theirs = lida.reports().list().get(0);
        FoundPerson ours = person(0);
        String code = new CarriedBy(vera)
                .person(ours.report().id(), ours.person())
                .get(0)
                .code()
                .orElseThrow();
        assertThat(code).isNotEqualTo(person(0).person().code().text());
        assertThat(lida.reports().report(theirs.id()).persons())
                .extracting(one -> one.code().text())
                .contains(code);

        Notices.Taken taken = notices(lida).take(notice("network", "lawyer"));
        assertThat(taken.by().name()).isEqualTo("Vera");
        Withdrawal told = taken.withdrawal();
        assertThat(told.code()).isEqualTo(code);
        assertThat(told.scopes()).containsExactly("lawyer", "network");
        assertThat(told.day()).isEqualTo("2026-11-26");
        assertThat(lida.withdrawals().of(theirs.id())).containsExactly(told);
        assertThat(lida.withdrawals().reports()).containsExactly(theirs.id());
        assertThat(new Search(lida).run(new Sought(JsonObject.empty())).withdrawn())
                .containsExactly(theirs.id());
        assertThat(lida.check(100, (done, total) -> {}).problems()).isEmpty();
    }

    @Test
    void the_same_notice_is_taken_in_once_and_goes_with_its_report() throws Exception {
        Path file = notice();
        Withdrawal told = notices(lida).take(file).withdrawal();
        refused(lida, file, Failure.Replay.class, "notice.replay");
        Erasing erasing = new Erasing(lida);
        erasing.erase(erasing.find(told.report().hex()));
        assertThat(lida.withdrawals().reports()).isEmpty();
        assertThat(lida.check(100, (done, total) -> {}).problems()).isEmpty();
        refused(lida, file, Failure.NotForMe.class, "notice.not-received");
    }

    @Test
    void nobody_but_its_receiver_opens_it_and_a_changed_byte_is_found() throws Exception {
        Path file = notice("network");
        refused(vera, file, Failure.NotForMe.class, "bundle.not-for-me");
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length - 40] ^= 1;
        Path changed = Files.write(folder.resolve("changed"), bytes);
        assertThatThrownBy(() -> notices(lida).take(changed)).isInstanceOf(Failure.Damaged.class);
        refused(lida, folder.resolve("bundle0"), Failure.Damaged.class, "notice.not-one");
        assertThat(lida.withdrawals().reports()).isEmpty();
    }

    @Test
    void only_the_very_sender_can_tell_it_and_only_if_compared() throws Exception {
        try (Vault oleg = Vaults.vault(folder, "oleg")) {
            Vaults.add(vera, Vaults.card(oleg), "Oleg");
            new AddressBook(oleg).add(Vaults.card(vera), "Vera", false);
            Path toOleg = send(vera, "", "Oleg");
            Path file = notice("network");
            new Revoking(lida, Vaults.TODAY).contact("Vera", "lost");
            refused(lida, file, Failure.UnknownSigner.class, "bundle.revoked-signer");
            assertThatThrownBy(() -> Vaults.take(oleg, toOleg)).isInstanceOf(Failure.UnknownSigner.class);
            Path ofOleg = folder.resolve("of-oleg");
            Notices.Due due = notices(vera).due(person(0)).stream()
                    .filter(one -> one.to().name().equals("Oleg"))
                    .findFirst()
                    .orElseThrow();
            notices(vera).make(due, ofOleg);
            refused(oleg, ofOleg, Failure.UnknownSigner.class, "notice.not-compared");
            new AddressBook(oleg).markCompared("Vera");
            refused(oleg, ofOleg, Failure.NotForMe.class, "notice.not-received");
        }
    }

    @Test
    void it_is_signed_with_the_keys_under_which_the_receiver_knows_the_sender() throws Exception {
        Vaults.change(vera).make("project");
        try (Vault oleg = Vaults.vault(folder, "oleg")) {
            Vaults.add(vera, Vaults.card(oleg), "Oleg");
            Vaults.add(oleg, OwnCard.current(vera, "project", Vaults.TODAY).text(), "Project");
            Vaults.take(oleg, send(vera, "project", "Oleg"));
            new Consenting(vera, Vaults.TODAY).withdraw(person(0), List.of("network"), "self", WHY);
            for (Notices.Due due : notices(vera).due(person(0))) {
                Path file = folder.resolve("for-" + due.to().name());
                notices(vera).make(due, file);
                Vault by = due.to().name().equals("Oleg") ? oleg : lida;
                assertThat(notices(by).take(file).by().name()).isEqualTo(by == oleg ? "Project" : "Vera");
            }
        }
    }

    @Test
    void without_a_withdrawal_or_a_compared_contact_there_is_none() throws Exception {
        assertThatThrownBy(() -> notices(vera).due(person(0)))
                .isInstanceOf(Failure.Usage.class)
                .hasMessage("notice.nothing-withdrawn");
        new Consenting(vera, Vaults.TODAY).withdraw(person(0), List.of("network"), "self", WHY);
        new Revoking(vera, Vaults.TODAY).contact("Lida", "lost");
        Notices.Due due = notices(vera).due(person(0)).get(0);
        assertThat(notices(vera).hindrance(due)).isPresent();
        assertThatThrownBy(() -> notices(vera).make(due, folder.resolve("none")))
                .isInstanceOf(Failure.UnknownSigner.class);
        assertThat(folder.resolve("none")).doesNotExist();
    }
}
