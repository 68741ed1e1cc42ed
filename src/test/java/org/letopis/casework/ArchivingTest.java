package org.letopis.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.letopis.bundle.Progress;
import org.letopis.failure.Failure;
import org.letopis.json.Json;
import org.letopis.json.JsonObject;
import org.letopis.report.Attachment;
import org.letopis.report.Draft;
import org.letopis.report.Id;
import org.letopis.report.Identity;
import org.letopis.report.Person;
import org.letopis.report.Profile;
import org.letopis.report.Report;
import org.letopis.report.ReportJson;
import org.letopis.report.SampleReports;
import org.letopis.report.vocabulary.Vocabulary;
import org.letopis.vault.Vault;

/** One's own second vault gets every report as it is; nobody else does. */
class ArchivingTest {
    @TempDir
    private Path folder;

    private Vault office;
    private Vault archive;

    @BeforeEach
    void two_vaults_of_one_organisation() throws Exception {
        office = Vaults.vault(folder, "office");
        archive = Vaults.vault(folder, "archive");
        new CardIntake(office).add(Vaults.card(archive), Optional.of("archive"), true, Optional.of(Profile.ARCHIVE));
        Vaults.add(archive, Vaults.card(office), "office");
    }

    @AfterEach
    void close() throws Exception {
        office.close();
        archive.close();
    }

    private Report capture(Path sample) throws Exception {
        JsonObject json = Json.parse(Files.readAllBytes(sample), ReportJson.MAX_BYTES);
        Draft draft = Draft.read(json, Vaults.RANDOM);
        return new Intake(office, Vaults.RANDOM)
                .capture(
                        draft,
                        NamedFiles.beside(sample, draft),
                        List.of(Path.of("samples", "files", "dirty.jpg")),
                        Progress.SILENT)
                .report();
    }

    private void send(Report report, String file) throws Exception {
        new Sending(office, Vaults.TODAY, Vaults.RANDOM)
                .send(
                        Sending.Parcel.of(
                                List.of(office.reports().find(report.id().hex()))),
                        Addressee.of(office.contacts().find("archive")),
                        folder.resolve(file),
                        Progress.SILENT);
    }

    @Test
    void each_sample_arrives_without_losing_a_byte() throws Exception {
        for (Path sample : SampleReports.all()) {
            Report report = capture(sample);
            String file = report.id().hex();
            send(report, file);
            Vaults.take(archive, folder.resolve(file));
            assertThat(Json.canonical(archive.reports().report(report.id()).json()))
                    .as("%s", sample)
                    .isEqualTo(Json.canonical(report.json()));
            for (Person person : report.persons()) {
                assertThat(archive.identities().find(person.id()).map(Identity::json))
                        .isEqualTo(office.identities().find(person.id()).map(Identity::json));
            }
            for (Id id : report.attachments()) {
                Attachment here = office.attachments().attachment(id);
                Attachment there = archive.attachments().attachment(id);
                assertThat(there.name()).isEqualTo(here.name());
                assertThat(there.clean()).isEqualTo(here.clean());
            }
        }
    }

    @Test
    void a_sender_whose_words_were_not_compared_cannot_say_who_people_are() throws Exception {
        Sender stranger = new Sender(folder);
        new AddressBook(archive).add(stranger.card(), "stranger", true);
        Id person = Id.random(Sender.RANDOM);
        JsonObject identity = JsonObject.empty().with("person", person.hex()).with("names", List.of("Ilmar Oden"));
        JsonObject archived = JsonObject.empty().with("identities", List.of(identity));
        stranger.send(
                archive,
                "foreign.age",
                Sender.report(Id.random(Sender.RANDOM), 1, "A title").with("archive", archived));
        assertThatThrownBy(() -> Vaults.take(archive, folder.resolve("foreign.age")))
                .as("the person is not in the report")
                .isInstanceOf(Failure.Damaged.class)
                .hasMessage("bundle.foreign-identity");
        assertThat(archive.reports().list()).isEmpty();
    }

    @Test
    void a_network_contact_gets_neither_ids_nor_identities() throws Exception {
        Report report = capture(SampleReports.MARKET);
        new CardIntake(office).add(Vaults.card(archive), Optional.empty(), true, Optional.of(Profile.NETWORK));
        send(report, "network.age");
        Vaults.take(archive, folder.resolve("network.age"));
        Report there = archive.reports().report(archive.reports().find("last").id());
        assertThat(there.id()).isNotEqualTo(report.id());
        assertThat(there.persons().get(0).code())
                .isNotEqualTo(report.persons().get(0).code());
        assertThat(archive.identities().all()).isEmpty();
    }

    /** A file of a newer minor version, with fields at several depths that this program has never heard of. */
    private Path newer(String minor) throws Exception {
        String text = Files.readString(SampleReports.MARKET)
                .replaceFirst("\\{", "{" + minor + "\"futureReport\": {\"deep\": [1, {\"canary\": \"canary-one\"}]},")
                .replaceFirst("\"lang\"", "\"futureText\": \"canary-two\", \"lang\"")
                .replaceFirst("\"kind\"", "\"futurePerson\": \"canary-three\", \"kind\"")
                .replaceFirst("\"precision\"", "\"futurePlace\": \"canary-four\", \"precision\"")
                .replaceFirst("\"victim\"", "\"loss\": {\"futureLoss\": \"canary-five\"}, \"victim\"")
                .replaceFirst("\"actorType\"", "\"futureInvolvement\": [\"canary-six\"], \"actorType\"");
        return Files.writeString(folder.resolve("newer.json"), text);
    }

    @Test
    void fields_of_a_newer_version_reach_the_archive_and_no_one_else() throws Exception {
        Report report = capture(newer("\"minor\": 7, "));
        List<String> canaries = List.of("one", "two", "three", "four", "five", "six");
        for (String canary : canaries) {
            assertThat(office.reports().report(report.id()).json().toString()).contains("\"canary-" + canary + "\"");
        }
        send(report, "newer.age");
        Vaults.take(archive, folder.resolve("newer.age"));
        assertThat(Json.canonical(archive.reports().report(report.id()).json()))
                .isEqualTo(Json.canonical(report.json()));

        new CardIntake(office).add(Vaults.card(archive), Optional.empty(), true, Optional.of(Profile.NETWORK));
        send(report, "newer-network.age");
        Vaults.take(archive, folder.resolve("newer-network.age"));
        Report there = archive.reports().report(archive.reports().find("last").id());
        assertThat(there.id()).isNotEqualTo(report.id());
        assertThat(there.json().toString()).doesNotContain("canary", "future").contains("\"minor\":7");
    }

    @Test
    void without_a_minor_version_such_fields_are_mistakes_each_by_name() throws Exception {
        FoundReport found = new ReportFiles(Vocabulary.builtIn(), Vaults.RANDOM)
                .read(List.of(newer("")))
                .get(0);
        assertThat(found.problems())
                .extracting(FileProblem::field)
                .containsExactlyInAnyOrder(
                        "futureReport",
                        "title.futureText",
                        "persons[0].futurePerson",
                        "places[0].futurePlace",
                        "acts[0].loss.futureLoss",
                        "involvements[0].futureInvolvement");
        assertThat(found.problems()).allMatch(problem -> problem.problem().key().equals("json.unknown-field"));
    }

    @Test
    void a_report_of_someone_who_does_not_agree_to_be_kept_does_not_leave() throws Exception {
        Report report = capture(SampleReports.MARKET);
        String person = report.persons().get(0).id().hex();
        List<JsonObject> consents = new ArrayList<>(List.of(
                JsonObject.empty().with("person", person).with("scope", "store").with("decision", "no")));
        office.reports().add(report.withMore(List.of()).with("consents", consents));
        assertThatThrownBy(() -> send(report, "refused.age"))
                .isInstanceOf(Failure.Refused.class)
                .hasMessage("gate.not-to-be-kept");
        assertThat(folder.resolve("refused.age")).doesNotExist();
    }
}
