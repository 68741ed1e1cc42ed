package org.letopis.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.letopis.bundle.Progress;
import org.letopis.bundle.ReceivedFile;
import org.letopis.failure.Failure;
import org.letopis.json.JsonObject;
import org.letopis.protect.Decision;
import org.letopis.protect.DisclosedFile;
import org.letopis.protect.Link;
import org.letopis.report.Attachment;
import org.letopis.report.Id;
import org.letopis.report.Profile;
import org.letopis.report.Text;
import org.letopis.vault.AttachmentStore.Side;
import org.letopis.vault.ReportSummary;
import org.letopis.vault.Vault;

/** {@code docs/reference/gate.md}, section "Originals". */
class OriginalsTest {
    private static final Path PHOTO = Path.of("samples/files/dirty.jpg");
    private static final String CLIENT = "{'person':'a','scope':'lawyer','decision':'yes','identity':'named'}";
    private static final Text WHY = Text.of("en", "Read again.");

    @TempDir
    private Path folder;

    private Vault office;
    private Vault other;
    private byte[] unclean;

    @BeforeEach
    void two_vaults() throws Exception {
        office = Vaults.vault(folder, "office");
        other = Vaults.vault(folder, "other");
        Vaults.add(other, Vaults.card(office), "office");
        unclean = new byte[5_000];
        new Random(7).nextBytes(unclean);
    }

    @AfterEach
    void close() throws Exception {
        office.close();
        other.close();
    }

    /** A report of one person who was there and one who did it, with a photo, a note and a file that is not cleaned. */
    private ReportSummary report(String person, String consents) throws Exception {
        ReportSummary report = Reports.capture(
                office,
                "Stalls closed",
                "2026-03",
                "'persons':[{'id':'a','kind':'individual'" + person + ",'names':['Velimira Dorokhina']},"
                        + "{'id':'b','kind':'individual','names':['Tikhon Zarubin']}],"
                        + "'acts':[{'id':'x','victim':'a','type':'A21'}],"
                        + "'involvements':[{'act':'x','actor':'b','degree':'D1','actorType':'P99'}],'consents':["
                        + consents + "]");
        Path note = Files.writeString(folder.resolve("Velimira at home.txt"), "Velimira Dorokhina told it.\n");
        Path odd = Files.write(folder.resolve("odd.xyz"), unclean);
        new Intake(office, Vaults.RANDOM).attach(report, List.of(PHOTO, note, odd), Progress.SILENT);
        return office.reports().find(report.id().hex());
    }

    private String code(ReportSummary report) throws Failure {
        return office.reports().report(report.id()).persons().get(0).code().text();
    }

    private void is(Profile profile, String... clients) throws Exception {
        new CardIntake(office).add(Vaults.card(other), Optional.of("other"), true, Optional.of(profile));
        if (clients.length > 0) {
            new Entrusting(office).entrust("other", profile, List.of(clients));
        }
    }

    private static Sending.Parcel parcel(ReportSummary report) {
        return new Sending.Parcel(List.of(report), false, true, Optional.empty(), Approver.NOBODY);
    }

    private Addressee addressee() throws Failure {
        return Addressee.find(office, "other");
    }

    private Sending sending() {
        return new Sending(office, Vaults.TODAY, Vaults.RANDOM);
    }

    private Arrived exchanged(ReportSummary report, String file) throws Exception {
        sending().send(parcel(report), addressee(), folder.resolve(file), Progress.SILENT);
        return Vaults.take(other, folder.resolve(file));
    }

    private byte[] saved(Vault vault, Id attachment, Side side) throws Exception {
        Path file = folder.resolve(Id.random(Vaults.RANDOM).hex());
        new Saving(vault, Vaults.RANDOM).save(attachment.hex(), side, file, Progress.SILENT);
        return Files.readAllBytes(file);
    }

    private List<Attachment> arrivedFiles() throws Exception {
        List<Attachment> files = new ArrayList<>();
        for (Id id : other.reports().report(other.reports().find("last").id()).attachments()) {
            files.add(other.attachments().attachment(id));
        }
        return files;
    }

    private void hasAllOriginals() throws Exception {
        List<byte[]> originals = new ArrayList<>();
        for (Attachment file : arrivedFiles()) {
            originals.add(saved(other, file.id(), Side.ORIGINAL));
        }
        assertThat(originals)
                .containsExactlyInAnyOrder(
                        Files.readAllBytes(PHOTO),
                        "Velimira Dorokhina told it.\n".getBytes(StandardCharsets.UTF_8),
                        unclean);
        assertThat(arrivedFiles().stream().filter(file -> file.clean().isPresent()))
                .hasSize(2);
        assertThat(other.check(100, (done, total) -> {}).problems()).isEmpty();
    }

    @Test
    void a_lawyer_gets_the_originals_of_their_client_and_no_file_names() throws Exception {
        ReportSummary report = report("", CLIENT);
        is(Profile.LAWYER, code(report));
        Decision.Found found = sending().preview(parcel(report), addressee()).found();
        assertThat(found.files()).hasSize(2);
        assertThat(found.originals()).hasSize(3);
        assertThat(found.notCleaned()).isEmpty();

        Arrived arrived = exchanged(report, "lawyer.age");
        assertThat(arrived.files()).hasSize(5);
        assertThat(arrived.files().stream().filter(file -> file.originalOf().isPresent()))
                .hasSize(3);
        hasAllOriginals();
        assertThat(arrivedFiles()).extracting(Attachment::name).noneMatch(name -> name.contains("Velimira"));
        Set<Id> ours = Set.copyOf(office.reports().report(report.id()).attachments());
        assertThat(arrived.files()).extracting(ReceivedFile::attachment).doesNotContainAnyElementsOf(ours);
        assertThat(office.custody().entries())
                .anySatisfy(entry -> assertThat(entry.toString()).contains("exported", "\"originals\":3"));
    }

    @Test
    void an_archive_gets_all_originals_with_ids_and_names() throws Exception {
        ReportSummary report = report("", "");
        is(Profile.ARCHIVE);
        exchanged(report, "archive.age");
        hasAllOriginals();
        assertThat(arrivedFiles())
                .extracting(Attachment::id)
                .containsExactlyElementsOf(office.reports().report(report.id()).attachments());
        assertThat(arrivedFiles()).extracting(Attachment::name).contains("Velimira at home.txt", "odd.xyz");
    }

    @Test
    void originals_that_come_later_join_what_is_here_and_come_once() throws Exception {
        ReportSummary report = report("", "");
        is(Profile.ARCHIVE);
        sending().send(Sending.Parcel.of(List.of(report)), addressee(), folder.resolve("bare.age"), Progress.SILENT);
        Vaults.take(other, folder.resolve("bare.age"));
        assertThat(arrivedFiles()).hasSize(2).allMatch(file -> file.original().isEmpty());
        exchanged(report, "1.age");
        hasAllOriginals();
        List<Attachment> once = arrivedFiles();
        exchanged(report, "2.age");
        hasAllOriginals();
        assertThat(arrivedFiles()).isEqualTo(once);
    }

    @ParameterizedTest
    @EnumSource(
            value = Profile.class,
            names = {"LAWYER", "ARCHIVE"},
            mode = EnumSource.Mode.EXCLUDE)
    void nobody_else_gets_them(Profile profile) throws Exception {
        is(profile);
        refused(report("", CLIENT), "originals.not-for", profile.word());
    }

    @Test
    void everybody_who_has_to_be_asked_must_have_agreed_by_name_and_be_the_lawyers_client() throws Exception {
        is(Profile.LAWYER);
        for (String consents : List.of(
                "",
                CLIENT.replace("named", "pseudonym"),
                CLIENT.replace("yes", "no"),
                CLIENT.replace("yes", "withdrawn"))) {
            ReportSummary report = report("", consents);
            new Entrusting(office).entrust("other", Profile.LAWYER, List.of(code(report)));
            refused(report, "originals.not-agreed", code(report));
        }
        ReportSummary hidden = report(",'visibility':'withhold'", CLIENT);
        new Entrusting(office).entrust("other", Profile.LAWYER, List.of(code(hidden)));
        refused(hidden, "originals.not-agreed", code(hidden));
        ReportSummary agreed = report("", CLIENT);
        refused(agreed, "originals.not-agreed", code(agreed));
    }

    private void refused(ReportSummary report, String key, String named) throws Exception {
        Path target = folder.resolve("refused.age");
        assertThatThrownBy(() -> sending().send(parcel(report), addressee(), target, Progress.SILENT))
                .isInstanceOfSatisfying(Failure.Refused.class, refused -> {
                    assertThat(refused.key()).isEqualTo(key);
                    assertThat(refused.arguments().toString()).contains(named);
                });
        assertThat(target).doesNotExist();
    }

    @Test
    void they_never_go_to_somebody_whose_words_were_not_compared() throws Exception {
        ReportSummary report = report("", "");
        new CardIntake(office).add(Vaults.card(other), Optional.of("other"), false, Optional.of(Profile.ARCHIVE));
        assertThatThrownBy(() -> sending().requireFit(addressee(), true)).isInstanceOf(Failure.UnknownSigner.class);
        assertThatThrownBy(() -> sending().send(parcel(report), addressee(), folder.resolve("no.age"), Progress.SILENT))
                .isInstanceOf(Failure.UnknownSigner.class);
        assertThat(folder.resolve("no.age")).doesNotExist();
    }

    @Test
    void what_shows_somebody_who_did_not_agree_to_pictures_stays_with_its_original() throws Exception {
        ReportSummary report = report("", CLIENT);
        is(Profile.LAWYER, code(report));
        for (Id id : office.reports().report(report.id()).attachments()) {
            new Marking(office, Vaults.TODAY)
                    .mark(office.attachments().attachment(id), new Marking.Marks(Map.of(), List.of(code(report))), WHY);
        }
        Decision.Found found = sending().preview(parcel(report), addressee()).found();
        assertThat(found.originals()).isEmpty();
        assertThat(found.files()).isEmpty();
    }

    @Test
    void a_file_in_which_a_name_is_to_be_replaced_stays_with_its_original() throws Exception {
        Reports.capture(
                office, "Elsewhere", "2026-03", "'persons':[{'id':'c','kind':'individual','names':['Osip Lanskoy']}]");
        ReportSummary report = report("", CLIENT);
        is(Profile.LAWYER, code(report));
        Path note = Files.writeString(folder.resolve("more.txt"), "Osip Lanskoy saw it.\n");
        new Intake(office, Vaults.RANDOM).attach(report, List.of(note), Progress.SILENT);
        assertThatThrownBy(
                        () -> sending().send(parcel(report), addressee(), folder.resolve("open.age"), Progress.SILENT))
                .isInstanceOf(Failure.Refused.class)
                .hasMessage("gate.name-in-text");
        new Deciding(office, Vaults.TODAY)
                .decide(
                        report,
                        List.of(new Deciding.Ruling(Optional.empty(), "Osip Lanskoy", Optional.empty(), Set.of())),
                        WHY);
        assertThat(sending().preview(parcel(report), addressee()).found().originals())
                .hasSize(3)
                .noneMatch(file -> file.name().equals("more.txt"));
    }

    @Test
    void an_original_of_no_attachment_and_an_attachment_without_any_file_are_damaged() throws Exception {
        Sender sender = new Sender(folder);
        new AddressBook(other).add(sender.card(), "sender", true);
        Id file = Id.random(Sender.RANDOM);
        JsonObject report = Sender.report(Id.random(Sender.RANDOM), 1, "A title", file);
        DisclosedFile clean = Sender.file(file, "clean");
        damaged(sender, report, "bundle.attachment-unused", clean, original(Id.random(Sender.RANDOM)));
        damaged(sender, report, "bundle.attachment-missing");
        damaged(sender, report, "bundle.attachment-missing", original(Id.random(Sender.RANDOM)));
        sender.send(other, "good", first(), List.of(report), clean, original(file));
        Vaults.take(other, folder.resolve("good"));
        assertThat(arrivedFiles()).singleElement().satisfies(one -> {
            assertThat(new String(saved(other, one.id(), Side.ORIGINAL), StandardCharsets.UTF_8))
                    .isEqualTo("original");
            assertThat(new String(saved(other, one.id(), Side.CLEAN), StandardCharsets.UTF_8))
                    .isEqualTo("clean");
        });
    }

    private static Link first() {
        return new Link(Id.random(Sender.RANDOM), 1, Optional.empty());
    }

    private static DisclosedFile original(Id of) {
        DisclosedFile file = Sender.file(Id.random(Sender.RANDOM), "original");
        return new DisclosedFile(
                file.id(), Optional.of(of), "text/plain", "txt", file.sizeBytes(), file.sha256(), file.content());
    }

    private void damaged(Sender sender, JsonObject report, String key, DisclosedFile... files) throws Exception {
        String name = Id.random(Sender.RANDOM).hex();
        sender.send(other, name, first(), List.of(report), files);
        assertThatThrownBy(() -> Vaults.take(other, folder.resolve(name)))
                .isInstanceOf(Failure.Damaged.class)
                .hasMessage(key);
        assertThat(other.reports().list()).isEmpty();
    }
}
