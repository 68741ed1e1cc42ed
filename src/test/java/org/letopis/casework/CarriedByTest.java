package org.letopis.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.letopis.bundle.Progress;
import org.letopis.failure.Failure;
import org.letopis.report.Person;
import org.letopis.report.Report;
import org.letopis.report.Text;
import org.letopis.vault.Contact;
import org.letopis.vault.ReportSummary;
import org.letopis.vault.Vault;

class CarriedByTest {
    private static final String ONE_PERSON = "'persons':[{'id':'a','kind':'individual'}],"
            + "'consents':[{'person':'a','scope':'network','decision':'yes'}]";

    @TempDir
    private Path folder;

    private Vault vault;
    private Vault other;
    private Vault third;
    private int sent;

    @BeforeEach
    void vaults() throws Exception {
        vault = Vaults.vault(folder, "v");
        other = Vaults.vault(folder, "other");
        third = Vaults.vault(folder, "third");
        Vaults.add(vault, Vaults.card(other), "Lida");
        Vaults.add(vault, Vaults.card(third), "Oleg");
    }

    @AfterEach
    void close() throws Exception {
        vault.close();
        other.close();
        third.close();
    }

    private String send(ReportSummary report, String to) throws Failure {
        ReportSummary now = vault.reports().find(report.id().hex());
        Sending sending = new Sending(vault, Vaults.TODAY, Vaults.RANDOM);
        Path file = folder.resolve(++sent + ".letopis");
        Sending.Parcel parcel = Sending.Parcel.of(List.of(now));
        return sending.send(parcel, Addressee.find(vault, to), file, Progress.SILENT)
                .bundle()
                .bundleId();
    }

    private Person person(ReportSummary report, int place) throws Failure {
        return vault.reports().report(report.id()).persons().get(place);
    }

    @Test
    void a_person_was_in_the_bundles_from_the_one_on_that_brought_them() throws Exception {
        ReportSummary report = Reports.capture(vault, "Stalls", "2026-02", ONE_PERSON);
        ReportSummary another = Reports.capture(vault, "Market", "2026-03", ONE_PERSON);
        String first = send(report, "Lida");
        send(another, "Lida");
        new Editing(vault, Vaults.TODAY, Vaults.RANDOM)
                .set(
                        report,
                        List.of(
                                "persons[1].id=b",
                                "persons[1].kind=individual",
                                "consents[1].person=b",
                                "consents[1].scope=network",
                                "consents[1].decision=yes"),
                        Text.of("en", "one more"));
        String second = send(report, "Lida");
        String toOleg = send(report, "Oleg");

        CarriedBy carried = new CarriedBy(vault);
        assertThat(carried.report(report.id()))
                .extracting(CarriedBy.Carrier::bundle)
                .containsExactly(first, second, toOleg);
        assertThat(carried.person(report.id(), person(report, 0)))
                .extracting(CarriedBy.Carrier::bundle)
                .containsExactly(first, second, toOleg);
        List<CarriedBy.Carrier> later = carried.person(report.id(), person(report, 1));
        assertThat(later).extracting(CarriedBy.Carrier::bundle).containsExactly(second, toOleg);
        assertThat(later).extracting(CarriedBy.Carrier::shownName).containsExactly("Lida", "Oleg");
        assertThat(later).extracting(CarriedBy.Carrier::day).containsOnly("2026-11-26");
    }

    @Test
    void the_ids_and_the_code_are_those_that_the_receiver_really_has() throws Exception {
        ReportSummary report = Reports.capture(vault, "Stalls", "2026-02", ONE_PERSON);
        send(report, "Lida");
        Vaults.add(other, Vaults.card(vault), "Vera");
        Vaults.take(other, folder.resolve("1.letopis"));
        ReportSummary arrived = other.reports().list().get(0);
        Report theirs = other.reports().report(arrived.id());

        CarriedBy.Carrier carrier =
                new CarriedBy(vault).person(report.id(), person(report, 0)).get(0);
        assertThat(carrier.report())
                .contains(arrived.origin().orElseThrow().theirId().hex());
        assertThat(carrier.code()).contains(theirs.persons().get(0).code().text());
        assertThat(carrier.contacts()).extracting(Contact::name).containsExactly("Lida");
    }

    @Test
    void a_circle_is_all_its_members() throws Exception {
        new Circles(vault, Vaults.RANDOM).declare("valley", List.of("Lida", "Oleg"));
        ReportSummary report = Reports.capture(vault, "Stalls", "2026-02", ONE_PERSON);
        send(report, "valley");

        CarriedBy.Carrier carrier =
                new CarriedBy(vault).person(report.id(), person(report, 0)).get(0);
        assertThat(carrier.name()).contains("valley");
        assertThat(carrier.contacts()).extracting(Contact::name).containsExactlyInAnyOrder("Lida", "Oleg");
    }

    @Test
    void a_person_is_found_by_the_code_in_any_case() throws Exception {
        ReportSummary report = Reports.capture(vault, "Stalls", "2026-02", ONE_PERSON);
        Person person = person(report, 0);
        String code = person.code().text();
        assertThat(FoundPerson.find(vault, code.toLowerCase(Locale.ROOT))).isEqualTo(new FoundPerson(report, person));
        for (String none : List.of("P-222222", "nobody")) {
            assertThatThrownBy(() -> FoundPerson.find(vault, none))
                    .isInstanceOf(Failure.Usage.class)
                    .hasMessage("match.no-person");
        }
    }
}
