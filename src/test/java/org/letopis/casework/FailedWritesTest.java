package org.letopis.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.letopis.bundle.Acceptance;
import org.letopis.bundle.BundleFiles;
import org.letopis.bundle.Progress;
import org.letopis.crypto.Argon2Cost;
import org.letopis.crypto.Passphrase;
import org.letopis.failure.Failure;
import org.letopis.json.Json;
import org.letopis.report.Draft;
import org.letopis.report.Id;
import org.letopis.vault.Contact;
import org.letopis.vault.ReportSummary;
import org.letopis.vault.Vault;

/** What fails on the way leaves everything as it was: one test for each way of writing. */
class FailedWritesTest {
    private static final SecureRandom RANDOM = new SecureRandom();

    @TempDir
    private Path folder;

    private final Passphrase passphrase = Passphrase.of("six quiet words in a row".toCharArray());
    private Vault monitor;
    private Vault researcher;
    private Contact contact;

    @BeforeEach
    void two_people_who_know_each_other() throws Exception {
        monitor = vault("monitor");
        researcher = vault("researcher");
        contact = new AddressBook(monitor)
                .add(OwnCard.current(researcher, Clock.systemUTC()).text(), "researcher", true);
        new AddressBook(researcher)
                .add(OwnCard.current(monitor, Clock.systemUTC()).text(), "monitor", true);
    }

    @AfterEach
    void close() throws Exception {
        monitor.close();
        researcher.close();
    }

    private Vault vault(String name) throws Failure {
        return Vault.create(folder.resolve(name), passphrase, Argon2Cost.LOW, Clock.systemUTC(), RANDOM);
    }

    private static Draft draft() throws Exception {
        return Draft.read(
                Json.parse(Files.readAllBytes(Path.of("samples/reports/market-inspection.json")), 1_000_000), RANDOM);
    }

    private ReportSummary captured() throws Exception {
        new Intake(monitor, RANDOM, true)
                .capture(draft(), NamedFiles.NONE, List.of(Path.of("samples/files/dirty.jpg")), Progress.SILENT);
        return monitor.reports().find("last");
    }

    private Sending.Sent send(ReportSummary report, String file) throws Failure {
        return new Sending(monitor, Clock.systemUTC(), RANDOM)
                .send(Sending.Parcel.of(List.of(report)), Addressee.of(contact), folder.resolve(file), Progress.SILENT);
    }

    @Test
    void a_capture_with_one_missing_file_stores_nothing() throws Exception {
        List<Path> files = List.of(Path.of("samples/files/dirty.jpg"), folder.resolve("missing.jpg"));
        assertThatThrownBy(() -> new Intake(monitor, RANDOM).capture(draft(), NamedFiles.NONE, files, Progress.SILENT))
                .isInstanceOf(Failure.Io.class);
        assertThat(monitor.reports().list()).isEmpty();
    }

    @Test
    void an_export_that_cannot_be_written_is_not_remembered_as_sent() throws Exception {
        ReportSummary report = captured();
        Files.writeString(folder.resolve("taken.age"), "somebody's file");
        assertThatThrownBy(() -> send(report, "taken.age")).isInstanceOf(Failure.Usage.class);
        assertThat(Files.readString(folder.resolve("taken.age"))).isEqualTo("somebody's file");
        assertThat(monitor.exchange().sentTo(contact.fingerprint())).isEmpty();
        assertThat(send(report, "free.age").decision().disclosure(true).link().sequence())
                .isEqualTo(1);
    }

    @Test
    void a_bundle_that_is_damaged_at_its_very_end_leaves_the_vault_byte_for_byte() throws Exception {
        send(captured(), "good.age");
        byte[] bytes = Files.readAllBytes(folder.resolve("good.age"));
        bytes[bytes.length - 1] ^= 1;
        Path bad = Files.write(folder.resolve("bad.age"), bytes);
        byte[] before = Files.readAllBytes(folder.resolve("researcher"));
        assertThatThrownBy(() -> new Receiving(researcher, RANDOM)
                        .take(BundleFiles.of(bad), Acceptance.ONLY_COMPARED, Progress.SILENT))
                .isInstanceOf(Failure.Damaged.class);
        assertThat(Files.readAllBytes(folder.resolve("researcher"))).isEqualTo(before);
        assertThat(folder.resolve("researcher-journal")).doesNotExist();
    }

    @Test
    void a_bundle_comes_in_once_and_the_second_time_is_a_replay() throws Exception {
        send(captured(), "one.age");
        Receiving receiving = new Receiving(researcher, RANDOM);
        receiving.take(BundleFiles.of(folder.resolve("one.age")), Acceptance.ONLY_COMPARED, Progress.SILENT);
        assertThatThrownBy(() -> receiving.take(
                        BundleFiles.of(folder.resolve("one.age")), Acceptance.ONLY_COMPARED, Progress.SILENT))
                .isInstanceOf(Failure.Replay.class);
        assertThat(researcher.reports().list()).hasSize(1);
    }

    @Test
    void a_bundle_that_did_not_arrive_is_noticed_with_the_next_one() throws Exception {
        ReportSummary report = captured();
        send(report, "one.age");
        send(report, "two.age");
        Receiving receiving = new Receiving(researcher, RANDOM);
        Arrived second =
                receiving.take(BundleFiles.of(folder.resolve("two.age")), Acceptance.ONLY_COMPARED, Progress.SILENT);
        assertThat(second.standing().found()).containsExactly(Standing.Finding.GAP);
        assertThat(second.standing().missing()).containsExactly(new Standing.Span(1, 1));
        Arrived first =
                receiving.take(BundleFiles.of(folder.resolve("one.age")), Acceptance.ONLY_COMPARED, Progress.SILENT);
        assertThat(first.standing().found()).containsExactly(Standing.Finding.LATE);
        assertThat(first.standing().missing()).isEmpty();
        assertThat(researcher.reports().list())
                .as("the same report of the same sender stays one report")
                .hasSize(1);
        assertThat(researcher
                        .reports()
                        .report(researcher.reports().find("last").id())
                        .attachments())
                .hasSize(1);
    }

    @Test
    void a_received_report_is_also_kept_as_its_sender_signed_it() throws Exception {
        Sending.Sent sent = send(captured(), "one.age");
        new Receiving(researcher, RANDOM)
                .take(BundleFiles.of(folder.resolve("one.age")), Acceptance.ONLY_COMPARED, Progress.SILENT);
        Id ours = researcher.reports().find("last").id();
        assertThat(researcher.reports().asSigned(ours))
                .contains(sent.decision().disclosure(true).reports().get(0));
        assertThat(monitor.reports().asSigned(monitor.reports().find("last").id()))
                .isEmpty();
    }

    @Test
    void what_was_received_is_not_passed_on() throws Exception {
        send(captured(), "one.age");
        new Receiving(researcher, RANDOM)
                .take(BundleFiles.of(folder.resolve("one.age")), Acceptance.ONLY_COMPARED, Progress.SILENT);
        Contact back = new AddressBook(researcher).find("monitor");
        assertThatThrownBy(() -> new Sending(researcher, Clock.systemUTC(), RANDOM)
                        .send(
                                Sending.Parcel.of(List.of(researcher.reports().find("last"))),
                                Addressee.of(back),
                                folder.resolve("on.age"),
                                Progress.SILENT))
                .isInstanceOf(Failure.Refused.class);
        assertThat(folder.resolve("on.age")).doesNotExist();
    }

    @Test
    void the_custody_log_of_both_sides_is_whole_and_names_what_was_done() throws Exception {
        send(captured(), "one.age");
        new Receiving(researcher, RANDOM)
                .take(BundleFiles.of(folder.resolve("one.age")), Acceptance.ONLY_COMPARED, Progress.SILENT);
        assertThat(monitor.custody().entries())
                .extracting(entry -> entry.string("action"))
                .containsExactly("created", "contact_added", "stripped", "captured", "exported");
        assertThat(researcher.custody().entries())
                .extracting(entry -> entry.string("action"))
                .containsExactly("created", "contact_added", "imported");
    }
}
