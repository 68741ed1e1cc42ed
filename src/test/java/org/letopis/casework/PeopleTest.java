package org.letopis.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.letopis.bundle.Progress;
import org.letopis.failure.Failure;
import org.letopis.json.JsonObject;
import org.letopis.report.Edited;
import org.letopis.report.Profile;
import org.letopis.report.Text;
import org.letopis.vault.CustodyLog;
import org.letopis.vault.SlotSecrets;
import org.letopis.vault.Vault;

/** The people of reports by code, and the step to who they are. */
class PeopleTest {
    private static final String PERSONS =
            "'persons':[{'id':'w','kind':'individual','sex':'f','names':['Mira Velenskaya'],'contacts':['+000 555"
                    + " 0199'],'birthDate':'1990-02-03','health':{'lang':'en','text':'Broken wrist.'}},"
                    + "{'id':'o','kind':'organisation'}],'acts':[{'id':'a','victim':'w','type':'A13'}],"
                    + "'consents':[{'person':'w','scope':'store','decision':'yes'},"
                    + "{'person':'w','scope':'network','decision':'yes'}]";

    @TempDir
    private Path folder;

    private Vault vault;

    @BeforeEach
    void a_report_with_a_named_woman() throws Exception {
        vault = Vaults.vault(folder, "monitor");
        Reports.capture(vault, "Stalls closed", "2026-02-03", PERSONS);
    }

    @AfterEach
    void close() throws Exception {
        vault.close();
    }

    private People people() {
        return new People(vault);
    }

    private People.Somebody woman() throws Failure {
        return people().all().get(0);
    }

    @Test
    void a_list_tells_codes_and_whether_somebody_is_known_and_is_not_logged() throws Exception {
        int entries = vault.custody().entries().size();
        List<People.Somebody> all = people().all();
        assertThat(all).extracting(People.Somebody::kept).containsExactly(true, false);
        assertThat(all.get(0).code().text()).matches("P-\\w{6}");
        assertThat(all.toString()).doesNotContain("Mira", "0199");
        assertThat(vault.custody().entries()).hasSize(entries);
    }

    @Test
    void somebody_is_found_by_code_beginning_of_it_and_id() throws Exception {
        String code = woman().code().text();
        for (String meant : List.of(
                code,
                code.toLowerCase(Locale.ROOT),
                code.substring(0, 6),
                code.substring(2),
                woman().id().hex(),
                woman().id().hex().substring(0, 8))) {
            assertThat(people().find(meant).id()).as(meant).isEqualTo(woman().id());
        }
        for (String nobody :
                List.of("P-222222", "P-", "", "P", woman().id().hex().substring(0, 7))) {
            assertThatThrownBy(() -> people().find(nobody)).as(nobody).isInstanceOf(Failure.Usage.class);
        }
    }

    @Test
    void who_somebody_is_is_in_the_custody_log_by_code_before_it_is_told() throws Exception {
        List<People.Revealed> revealed = people().reveal(List.of(woman()));
        assertThat(revealed.get(0).identity().names()).containsExactly("Mira Velenskaya");
        assertThat(revealed.toString()).doesNotContain("Mira");
        List<JsonObject> entries = vault.custody().entries();
        JsonObject last = entries.get(entries.size() - 1);
        assertThat(last.string("action")).isEqualTo("revealed");
        assertThat(last.object("details").string("code"))
                .isEqualTo(woman().code().text());
        assertThat(last.toString()).doesNotContain("Mira");
    }

    @Test
    void nobody_is_revealed_where_it_cannot_be_logged_or_one_of_several_is_not_known() throws Exception {
        int entries = vault.custody().entries().size();
        assertThatThrownBy(() -> people().reveal(people().all()))
                .isInstanceOf(Failure.Usage.class)
                .extracting(failure -> ((Failure) failure).key())
                .isEqualTo("person.not-kept");
        assertThat(vault.custody().entries()).hasSize(entries);
        try (SlotSecrets secrets = Vaults.secrets();
                Vault looked = Vault.look(folder.resolve("monitor"), secrets, Vaults.TODAY, Vaults.RANDOM)) {
            People readOnly = new People(looked);
            assertThatThrownBy(() -> readOnly.reveal(readOnly.all().subList(0, 1)))
                    .isInstanceOf(Failure.Refused.class)
                    .extracting(failure -> ((Failure) failure).key())
                    .isEqualTo("person.not-logged");
        }
    }

    @Test
    void who_was_erased_stays_by_code_and_the_bundles_that_carried_them_are_named() throws Exception {
        try (Vault friend = Vaults.vault(folder, "friend");
                Vault stranger = Vaults.vault(folder, "stranger")) {
            Vaults.add(vault, Vaults.card(friend), "friend");
            Vaults.add(vault, Vaults.card(stranger), "stranger");
            Reports.capture(vault, "Another day", "2026-02-04", "");
            Vaults.send(vault, "", "friend", folder.resolve("1.age"));
            Vaults.send(vault, "", "friend", folder.resolve("2.age"));
            new Sending(vault, Vaults.TODAY, Vaults.RANDOM, "")
                    .send(
                            Sending.Parcel.of(List.of(vault.reports().list().get(1))),
                            Addressee.find(vault, "stranger"),
                            folder.resolve("3.age"),
                            Progress.SILENT);

            People.Forgotten forgotten = people().erase(woman());

            assertThat(forgotten.carriers()).hasSize(2);
            assertThat(forgotten.carriers())
                    .allSatisfy(one -> assertThat(one.name()).contains("friend"))
                    .allSatisfy(one -> assertThat(one.day()).isEqualTo("2026-11-26"));
        }
        assertThat(woman().kept()).isFalse();
        assertThat(woman().erased()).isTrue();
        assertThat(woman().mentions()).hasSize(1);
        for (People.Somebody who : List.of(woman())) {
            assertThatThrownBy(() -> people().reveal(List.of(who)))
                    .extracting(failure -> ((Failure) failure).key())
                    .isEqualTo("person.was-erased");
            assertThatThrownBy(() -> people().erase(who))
                    .extracting(failure -> ((Failure) failure).key())
                    .isEqualTo("person.was-erased");
        }
        JsonObject last =
                vault.custody().entries().get(vault.custody().entries().size() - 1);
        assertThat(last.object("details").string("what")).isEqualTo("identity");
        assertThat(vault.check(100, (done, total) -> {}).problems()).isEmpty();
    }

    @Test
    void somebody_who_stands_in_an_earlier_revision_only_is_still_found() throws Exception {
        new Revising(vault, Vaults.TODAY)
                .revise(
                        vault.reports().find("last"),
                        CustodyLog.Action.REVISED,
                        Text.of("en", "She asked for it."),
                        before -> Edited.of(
                                before.with("acts", null).with("consents", null).with("persons", List.of())));
        assertThat(vault.reports().report(vault.reports().find("last").id()).persons())
                .isEmpty();
        assertThat(people().reveal(List.of(woman()))).hasSize(1);
    }

    @Test
    void an_identity_that_was_erased_does_not_come_back_with_a_later_bundle() throws Exception {
        try (Vault archive = Vaults.vault(folder, "archive")) {
            new CardIntake(vault).add(Vaults.card(archive), Optional.of("archive"), true, Optional.of(Profile.ARCHIVE));
            Vaults.add(archive, Vaults.card(vault), "monitor");
            Vaults.send(vault, "", "archive", folder.resolve("1.age"));
            Vaults.take(archive, folder.resolve("1.age"));
            People theirs = new People(archive);
            People.Somebody there = theirs.find(woman().code().text());
            assertThat(there.kept()).isTrue();
            theirs.erase(there);
            Vaults.send(vault, "", "archive", folder.resolve("2.age"));
            Vaults.take(archive, folder.resolve("2.age"));
            assertThat(theirs.find(woman().code().text()).kept()).isFalse();
            assertThat(people().erase(woman()).carriers()).hasSize(2);
        }
    }
}
