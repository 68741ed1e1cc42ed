package org.letopis.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.letopis.bundle.Acceptance;
import org.letopis.bundle.BundleFiles;
import org.letopis.bundle.Progress;
import org.letopis.casework.ReceivedReport.State;
import org.letopis.failure.Failure;
import org.letopis.json.JsonObject;
import org.letopis.protect.Link;
import org.letopis.report.Id;
import org.letopis.vault.ReportSummary;
import org.letopis.vault.RowPlace;
import org.letopis.vault.Vault;

/** The same report in several bundles: all that came is kept, as it came. */
class VersionsTest {
    private static final Id REPORT = Id.random(Sender.RANDOM);

    @TempDir
    private Path folder;

    private Vault vault;
    private Sender anna;
    private Sender boris;

    @BeforeEach
    void two_senders_are_known() throws Exception {
        vault = Sender.vault(folder.resolve("v"));
        anna = new Sender(folder);
        boris = new Sender(folder);
        new AddressBook(vault).add(anna.card(), "Anna", true);
        new AddressBook(vault).add(boris.card(), "Boris", true);
    }

    @AfterEach
    void close() throws Exception {
        vault.close();
    }

    private State take(String name) throws Failure {
        return new Receiving(vault, Sender.RANDOM)
                .take(BundleFiles.of(folder.resolve(name)), Acceptance.ONLY_COMPARED, Progress.SILENT)
                .contents()
                .get(0)
                .state();
    }

    private List<Versions.Version> versions() throws Failure {
        return Versions.of(vault, vault.reports().list().get(0));
    }

    @Test
    void two_contents_under_one_revision_number_stay_beside_each_other() throws Exception {
        String first =
                anna.send(vault, "1", Sender.report(REPORT, 1, "At the well")).bundleId();
        String second =
                anna.send(vault, "2", Sender.report(REPORT, 1, "At the mill")).bundleId();
        assertThat(take("1")).isEqualTo(State.NEW);
        assertThat(take("2")).isEqualTo(State.CONFLICTING);

        assertThat(vault.reports().list()).hasSize(1);
        List<Versions.Version> versions = versions();
        assertThat(versions)
                .extracting(version -> version.report().title().words())
                .containsExactly("At the well", "At the mill");
        assertThat(versions.get(0).bundles()).extracting(RowPlace::bundleId).containsExactly(first);
        assertThat(versions.get(1).bundles()).extracting(RowPlace::bundleId).containsExactly(second);
        assertThat(Versions.find(versions, 1).report().title().words()).isEqualTo("At the well");
        assertThatThrownBy(() -> Versions.find(versions, 3)).isInstanceOf(Failure.Usage.class);
        assertThat(vault.check(100, (done, total) -> {}).problems()).isEmpty();
    }

    @Test
    void an_older_revision_that_comes_late_is_kept_and_not_shown() throws Exception {
        anna.send(vault, "new", Sender.report(REPORT, 2, "Second telling"));
        anna.send(vault, "old", Sender.report(REPORT, 1, "First telling"));
        assertThat(take("new")).isEqualTo(State.NEW);
        assertThat(take("old")).isEqualTo(State.OLDER);

        ReportSummary shown = vault.reports().list().get(0);
        assertThat(shown.title()).isEqualTo("Second telling");
        assertThat(shown.revision()).isEqualTo(2);
        assertThat(vault.reports().search("second")).hasSize(1);
        assertThat(vault.reports().search("first")).isEmpty();
        assertThat(versions()).extracting(Versions.Version::isShown).containsExactly(true, false);
        assertThat(vault.reports().asSigned(shown.id()).orElseThrow().toString())
                .contains("Second telling");
        assertThat(vault.check(100, (done, total) -> {}).problems()).isEmpty();
    }

    @Test
    void a_newer_revision_takes_the_place_and_the_same_again_is_known() throws Exception {
        anna.send(vault, "1", Sender.report(REPORT, 1, "First telling"));
        anna.send(vault, "2", Sender.report(REPORT, 2, "Second telling"));
        anna.send(vault, "3", Sender.report(REPORT, 2, "Second telling"));
        assertThat(List.of(take("1"), take("2"), take("3"))).containsExactly(State.NEW, State.NEWER, State.KNOWN);
        assertThat(vault.reports().list().get(0).title()).isEqualTo("Second telling");
        assertThat(versions()).hasSize(2);
        assertThat(versions().get(1).bundles()).hasSize(2);
    }

    @Test
    void as_many_come_out_as_went_in() throws Exception {
        Id other = Id.random(Sender.RANDOM);
        anna.send(vault, "1", Sender.report(REPORT, 1, "a"), Sender.report(other, 1, "b"));
        anna.send(vault, "2", Sender.report(REPORT, 1, "c"), Sender.report(other, 1, "b"));
        anna.send(vault, "3", Sender.report(REPORT, 3, "d"), Sender.report(REPORT, 3, "e"));
        int arrived = 0;
        for (String name : List.of("1", "2", "3")) {
            arrived += new Receiving(vault, Sender.RANDOM)
                    .take(BundleFiles.of(folder.resolve(name)), Acceptance.ONLY_COMPARED, Progress.SILENT)
                    .contents()
                    .size();
        }
        int kept = 0;
        for (ReportSummary report : vault.reports().list()) {
            for (Versions.Version version : Versions.of(vault, report)) {
                kept += version.bundles().size();
            }
        }
        assertThat(arrived).isEqualTo(6);
        assertThat(kept).isEqualTo(6);
        assertThat(vault.reports().list()).hasSize(2);
        assertThat(vault.check(100, (done, total) -> {}).problems()).isEmpty();
    }

    @Test
    void nobody_adds_a_revision_to_the_report_of_another() throws Exception {
        anna.send(vault, "anna", Sender.report(REPORT, 1, "Mine"));
        boris.send(vault, "boris", Sender.report(REPORT, 2, "Mine, says Boris"));
        assertThat(take("anna")).isEqualTo(State.NEW);
        assertThat(take("boris")).isEqualTo(State.NEW);
        assertThat(vault.reports().list()).extracting(ReportSummary::title).containsExactly("Mine", "Mine, says Boris");
        assertThat(vault.reports().list())
                .extracting(report -> report.origin().orElseThrow().signer())
                .containsExactly(anna.fingerprint(), boris.fingerprint());
        for (ReportSummary report : vault.reports().list()) {
            assertThat(Versions.of(vault, report)).hasSize(1);
        }
    }

    @Test
    void an_id_stays_what_it_was() throws Exception {
        Id file = Id.random(Sender.RANDOM);
        Link link = new Link(Id.random(Sender.RANDOM), 1, Optional.empty());
        List<JsonObject> reports = List.of(Sender.report(REPORT, 1, "a", file));
        anna.send(vault, "1", link, reports, Sender.file(file, "content"));
        take("1");
        anna.send(vault, "2", Sender.report(file, 1, "now a report"));
        Link other = new Link(Id.random(Sender.RANDOM), 1, Optional.empty());
        List<JsonObject> more = List.of(Sender.report(Id.random(Sender.RANDOM), 1, "b", REPORT));
        anna.send(vault, "3", other, more, Sender.file(REPORT, "now a file"));
        for (String name : List.of("2", "3")) {
            assertThatThrownBy(() -> take(name))
                    .as(name)
                    .isInstanceOf(Failure.Damaged.class)
                    .hasMessage("bundle.mixed-ids");
        }
        assertThat(vault.reports().list()).hasSize(1);
    }

    @Test
    void a_preview_foresees_what_an_import_then_does() throws Exception {
        anna.send(vault, "1", Sender.report(REPORT, 1, "a"));
        anna.send(vault, "2", Sender.report(REPORT, 2, "b"));
        anna.send(vault, "3", Sender.report(REPORT, 2, "c"));
        anna.send(vault, "4", Sender.report(REPORT, 1, "a"));
        List<String> names = List.of("1", "2", "3", "4");
        Receiving looking = new Receiving(vault, Sender.RANDOM);
        for (String name : names) {
            State foreseen = looking.preview(
                            BundleFiles.of(folder.resolve(name)), Acceptance.ONLY_COMPARED, Progress.SILENT)
                    .contents()
                    .get(0)
                    .state();
            State alone = new Receiving(vault, Sender.RANDOM)
                    .preview(BundleFiles.of(folder.resolve(name)), Acceptance.ONLY_COMPARED, Progress.SILENT)
                    .contents()
                    .get(0)
                    .state();
            assertThat(alone).as(name).isEqualTo(State.NEW);
            assertThat(foreseen)
                    .as(name)
                    .isEqualTo(List.of(State.NEW, State.NEWER, State.CONFLICTING, State.KNOWN)
                            .get(names.indexOf(name)));
        }
        assertThat(vault.reports().list()).isEmpty();
        for (String name : names) {
            assertThat(take(name))
                    .as(name)
                    .isEqualTo(List.of(State.NEW, State.NEWER, State.CONFLICTING, State.KNOWN)
                            .get(names.indexOf(name)));
        }
    }
}
