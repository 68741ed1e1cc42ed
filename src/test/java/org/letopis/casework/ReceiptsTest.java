package org.letopis.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.letopis.bundle.Acceptance;
import org.letopis.bundle.BundleFiles;
import org.letopis.bundle.NewFile;
import org.letopis.bundle.Progress;
import org.letopis.bundle.Receipt;
import org.letopis.bundle.SignedReceipt;
import org.letopis.bundle.WrittenBundle;
import org.letopis.casework.Receipts.State;
import org.letopis.crypto.AgeRecipient;
import org.letopis.failure.Failure;
import org.letopis.json.Json;
import org.letopis.protect.Link;
import org.letopis.report.Draft;
import org.letopis.report.Id;
import org.letopis.vault.OwnKeys;
import org.letopis.vault.Vault;

/** Receipts between a vault and a correspondent who says whatever the test wants. */
class ReceiptsTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 24);

    @TempDir
    private Path folder;

    private Vault vault;
    private Sender other;
    private Receipts receipts;

    @BeforeEach
    void one_contact() throws Exception {
        vault = Sender.vault(folder.resolve("v"));
        other = new Sender(folder);
        new AddressBook(vault).add(other.card(), "other", true);
        receipts = new Receipts(vault, Clock.systemUTC(), Sender.RANDOM);
    }

    @AfterEach
    void close() throws Exception {
        vault.close();
    }

    private List<Sending.Sent> sent(int count) throws Exception {
        Draft draft = Draft.read(
                Json.parse(Files.readAllBytes(Path.of("samples/reports/market-inspection.json")), 1_000_000),
                Sender.RANDOM);
        new Intake(vault, Sender.RANDOM).capture(draft, NamedFiles.NONE, List.of(), Progress.SILENT);
        List<Sending.Sent> sent = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            sent.add(new Sending(vault, Clock.systemUTC(), Sender.RANDOM)
                    .send(
                            Sending.Parcel.of(List.of(vault.reports().find("last"))),
                            Addressee.of(vault.contacts().find("other")),
                            folder.resolve(Id.random(Sender.RANDOM).hex()),
                            Progress.SILENT));
        }
        return sent;
    }

    private static Receipt.Line line(Sending.Sent sent) throws Failure {
        Link link = sent.decision().disclosure(true).link();
        return new Receipt.Line(
                sent.bundle().bundleId(),
                link.stream().hex(),
                link.sequence(),
                sent.bundle().tagManifestSha256());
    }

    private Path receipt(Sender by, String about, Receipt.Line... lines) throws Exception {
        AgeRecipient to;
        try (OwnKeys own = vault.ownKeys()) {
            to = own.identity().recipient();
        }
        Path target = folder.resolve("r" + Id.random(Sender.RANDOM).hex());
        try (NewFile file = NewFile.at(target, Sender.RANDOM)) {
            Receipt receipt = new Receipt(by.fingerprint(), about, DAY, List.of(lines), List.of());
            SignedReceipt.write(receipt, to, by.keys(), file, Sender.RANDOM);
            file.publish();
        }
        return target;
    }

    private String ours() throws Failure {
        try (OwnKeys own = vault.ownKeys()) {
            return own.signing().verifyingKeys().fingerprint().hex();
        }
    }

    private List<State> states(Path file) throws Failure {
        return receipts.check(file).lines().stream().map(Receipts.Line::state).toList();
    }

    @Test
    void each_bundle_that_was_sent_is_confirmed_or_not_and_that_is_remembered() throws Exception {
        List<Sending.Sent> sent = sent(3);
        Path first = receipt(other, ours(), line(sent.get(0)));
        assertThat(states(first)).containsExactly(State.ARRIVED, State.NOT_CONFIRMED, State.NOT_CONFIRMED);
        Path second = receipt(other, ours(), line(sent.get(2)));
        assertThat(states(second))
                .as("what an earlier receipt confirmed stays confirmed")
                .containsExactly(State.ARRIVED, State.NOT_CONFIRMED, State.ARRIVED);
        assertThat(vault.exchange().sentTo(other.fingerprint()))
                .extracting(one -> one.confirmation().map(confirmation -> confirmation.day()))
                .containsExactly(Optional.of("2026-11-24"), Optional.empty(), Optional.of("2026-11-24"));
        assertThat(vault.custody().entries())
                .extracting(entry -> entry.string("action"))
                .endsWith("receipt_checked", "receipt_checked");
        assertThat(vault.check(100, (done, total) -> {}).problems()).isEmpty();
        assertThat(sent(1).get(0).decision().disclosure(true).link().sequence())
                .as("the row goes on where it was")
                .isEqualTo(4);
    }

    @Test
    void another_content_under_a_known_name_is_different_and_a_name_that_was_never_sent_unknown() throws Exception {
        Receipt.Line good = line(sent(1).get(0));
        Receipt.Line changed = new Receipt.Line(good.bundleId(), good.stream(), good.sequence(), "0".repeat(64));
        Receipt.Line never =
                new Receipt.Line(Id.random(Sender.RANDOM).hex(), good.stream(), good.sequence(), good.tagManifest());
        Receipts.Checked checked = receipts.check(receipt(other, ours(), changed, never));
        assertThat(checked.isDifferent()).isTrue();
        assertThat(checked.lines()).extracting(Receipts.Line::state).containsExactly(State.DIFFERENT);
        assertThat(checked.unknown()).containsExactly(never);
        assertThat(states(receipt(
                        other, ours(), new Receipt.Line(good.bundleId(), good.stream(), 2, good.tagManifest()))))
                .containsExactly(State.DIFFERENT);
    }

    @Test
    void only_a_contact_whose_words_were_compared_confirms_anything() throws Exception {
        Receipt.Line line = line(sent(1).get(0));
        Sender stranger = new Sender(folder);
        Path file = receipt(stranger, ours(), line);
        assertThatThrownBy(() -> receipts.check(file)).isInstanceOf(Failure.UnknownSigner.class);
        new AddressBook(vault).add(stranger.card(), "stranger", false);
        assertThatThrownBy(() -> receipts.check(file)).isInstanceOf(Failure.UnknownSigner.class);
        new AddressBook(vault).markCompared("stranger");
        assertThat(receipts.check(file).unknown())
                .as("of what went to one nobody else confirms anything")
                .containsExactly(line);
        assertThat(vault.exchange().sentTo(other.fingerprint()).get(0).confirmation())
                .isEmpty();
    }

    @Test
    void a_receipt_about_somebody_elses_bundles_is_not_for_us() throws Exception {
        Path file = receipt(other, other.fingerprint(), line(sent(1).get(0)));
        assertThatThrownBy(() -> receipts.check(file)).isInstanceOf(Failure.NotForMe.class);
    }

    @Test
    void a_receipt_tells_all_that_came_and_what_is_missing_between() throws Exception {
        assertThatThrownBy(() -> receipts.make(vault.contacts().find("other"), folder.resolve("none")))
                .isInstanceOf(Failure.Usage.class);
        assertThat(folder.resolve("none")).doesNotExist();
        Id stream = Id.random(Sender.RANDOM);
        List<WrittenBundle> written = new ArrayList<>();
        for (int number : new int[] {1, 4}) {
            Link link = new Link(stream, number, number == 1 ? Optional.empty() : Optional.of("ab".repeat(32)));
            written.add(
                    other.send(vault, "in" + number, link, List.of(Sender.report(Id.random(Sender.RANDOM), 1, "x"))));
            new Receiving(vault, Sender.RANDOM)
                    .take(BundleFiles.of(folder.resolve("in" + number)), Acceptance.ONLY_COMPARED, Progress.SILENT);
        }
        receipts.make(vault.contacts().find("other"), folder.resolve("r"));
        SignedReceipt read = SignedReceipt.read(folder.resolve("r"), List.of(other.identity()));
        assertThat(read.signer().fingerprint().hex()).isEqualTo(ours());
        assertThat(read.receipt().sender()).isEqualTo(other.fingerprint());
        assertThat(read.receipt().bundles())
                .extracting(Receipt.Line::tagManifest)
                .containsExactly(
                        written.get(0).tagManifestSha256(), written.get(1).tagManifestSha256());
        assertThat(read.receipt().missing()).containsExactly(new Receipt.Missing(stream.hex(), 2, 3));
    }

    @Test
    void no_receipt_goes_to_a_contact_who_was_not_compared() throws Exception {
        Sender stranger = new Sender(folder);
        new AddressBook(vault).add(stranger.card(), "stranger", false);
        assertThatThrownBy(() -> receipts.make(vault.contacts().find("stranger"), folder.resolve("r")))
                .isInstanceOf(Failure.UnknownSigner.class);
        assertThat(folder.resolve("r")).doesNotExist();
    }
}
