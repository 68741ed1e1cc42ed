package org.letopis.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.letopis.failure.Failure;
import org.letopis.json.JsonObject;
import org.letopis.json.JsonProblem;
import org.letopis.report.Edtf;
import org.letopis.report.Id;
import org.letopis.report.Origin;
import org.letopis.report.Report;
import org.letopis.report.ReportJson;
import org.letopis.report.Text;
import org.letopis.vault.Contact;
import org.letopis.vault.Outgoing;
import org.letopis.vault.ReportSummary;
import org.letopis.vault.Sought;
import org.letopis.vault.Vault;

/** Reports by those who sent them and to whom they were sent. */
class ContactSearchTest {
    @TempDir
    private Path folder;

    private static Report report(String title) throws JsonProblem {
        return Report.of(
                Id.random(Vaults.RANDOM),
                Text.of("en", title),
                List.of(Text.of("en", "What happened.")),
                Edtf.parse("2026-03", ""));
    }

    private static void send(Vault vault, Report report, String receiver) throws Failure {
        vault.exchange()
                .add(new Outgoing(
                        receiver,
                        Id.random(Vaults.RANDOM).hex(),
                        Id.random(Vaults.RANDOM),
                        1,
                        Optional.empty(),
                        Map.of(report.id().hex(), Id.random(Vaults.RANDOM).hex()),
                        Map.of(),
                        "00",
                        Optional.empty()));
    }

    private static Search.Result search(Vault vault, String contact) throws Failure {
        return new Search(vault).run(new Sought(JsonObject.empty().with("contact", contact)));
    }

    private static List<String> titles(Search.Result result) {
        return result.found().reports().stream().map(ReportSummary::title).toList();
    }

    @Test
    void codes_that_nobody_knows_are_named_where_nothing_is_found() throws Exception {
        try (Vault vault = Vaults.vault(folder, "ours")) {
            vault.reports().add(report("one"));
            Sought sought = new Sought(JsonObject.empty()
                    .with("act", List.of("A15", "A998"))
                    .with("actor", List.of("A15"))
                    .with("status", List.of("X0", "X8")));
            assertThat(new Search(vault).run(sought).unknownCodes()).containsExactly("A998", "A15", "X8");
            Sought status = new Sought(JsonObject.empty().with("status", List.of("X0", "X8")));
            assertThat(new Search(vault).run(status).unknownCodes()).isEmpty();
        }
    }

    @Test
    void received_from_any_of_their_keys_or_sent_to_them_alone_or_in_a_circle() throws Exception {
        try (Vault vault = Vaults.vault(folder, "ours");
                Vault annas = Vaults.vault(folder, "anna");
                Vault bens = Vaults.vault(folder, "ben")) {
            Contact anna = Vaults.add(vault, Vaults.card(annas), "Anna");
            Contact ben = Vaults.add(vault, Vaults.card(bens), "Ben");
            String formerKeys = "5a".repeat(32);
            vault.contacts()
                    .put(new Contact(
                            anna.fingerprint(),
                            anna.name(),
                            anna.card(),
                            anna.serial(),
                            true,
                            List.of(formerKeys),
                            Optional.empty(),
                            anna.profile(),
                            Set.of()));
            Report came = report("came");
            vault.reports()
                    .addReceived(
                            came, new Origin(formerKeys, "compared", Id.random(Vaults.RANDOM)), ReportJson.write(came));
            Report alone = report("alone");
            Report together = report("together");
            Report stays = report("stays");
            for (Report own : List.of(alone, together, stays)) {
                vault.reports().add(own);
            }
            send(vault, alone, anna.fingerprint());
            String circle = new Circles(vault, Vaults.RANDOM)
                    .declare("Lawyers", List.of("Anna", "Ben"))
                    .id();
            send(vault, together, circle);

            Search.Result annasReports = search(vault, "anna");
            assertThat(titles(annasReports)).containsExactly("came", "alone", "together");
            assertThat(annasReports.received()).containsExactly(came.id());
            assertThat(annasReports.sent()).containsExactlyInAnyOrder(alone.id(), together.id());
            assertThat(annasReports.found().of()).isEqualTo(4);
            assertThat(titles(search(vault, ben.fingerprint().substring(0, 12))))
                    .containsExactly("together");
            assertThat(titles(search(vault, "lawyers"))).containsExactly("together");
            assertThatThrownBy(() -> search(vault, "Nobody")).isInstanceOf(Failure.Usage.class);
        }
    }
}
