package org.letopis.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.letopis.bundle.Progress;
import org.letopis.failure.Failure;
import org.letopis.protect.Decision;
import org.letopis.protect.Withheld;
import org.letopis.report.Attachment;
import org.letopis.report.Profile;
import org.letopis.report.Text;
import org.letopis.vault.ReportSummary;

/** {@code docs/reference/gate.md}: which files leave with a report. */
class FilesAtTheGateTest {
    private static final Path PHOTO = Path.of("samples/files/dirty.jpg");
    private static final Text WHY = Text.of("en", "looked at it");
    private static final String PEOPLE = "'persons':[{'id':'a','kind':'individual','names':['Velimira Dorokhina']},"
            + "{'id':'b','kind':'individual','visibility':'withhold','names':['Tikhon Zarubin']}],"
            + "'acts':[{'id':'x','victim':'a','type':'A21'},{'id':'y','victim':'b','type':'A21'}],";

    @TempDir
    private Path folder;

    private Doorway doorway;
    private ReportSummary report;

    @BeforeEach
    void a_report_for_a_colleague() throws Exception {
        doorway = new Doorway(folder);
        doorway.contact("partner", Profile.NETWORK);
        report = report("");
    }

    @AfterEach
    void close() throws Exception {
        doorway.close();
    }

    private ReportSummary report(String more) throws Failure {
        return Reports.capture(
                doorway.office,
                "Stalls closed",
                "2026-03",
                PEOPLE + "'consents':[{'person':'a','scope':'network','decision':'yes'},"
                        + "{'person':'b','scope':'network','decision':'yes'}" + more + "]");
    }

    private Attachment attached(Path file, boolean checked) throws Failure {
        return new Intake(doorway.office, Vaults.RANDOM, checked)
                .attach(report, List.of(file), Progress.SILENT)
                .attachments()
                .get(0);
    }

    private Attachment attached(String name, String text) throws Exception {
        return attached(Files.writeString(folder.resolve(name), text), false);
    }

    private Decision.Found found() throws Failure {
        return doorway.decide("partner", false, report).found();
    }

    private void stays(String key, String name) throws Failure {
        assertThat(found().withheld()).contains(new Withheld(key, name));
        assertThat(found().files()).isEmpty();
    }

    private void leaves(Attachment file) throws Failure {
        assertThat(found().files()).extracting(Attachment::id).containsExactly(file.id());
    }

    private String code(int person) throws Failure {
        return doorway.office
                .reports()
                .report(report.id())
                .persons()
                .get(person)
                .code()
                .text();
    }

    private void decide(int person, String text, Optional<Text> reasons) throws Failure {
        Deciding.Ruling ruling = new Deciding.Ruling(Optional.of(code(person)), text, reasons, Set.of());
        new Deciding(doorway.office, Vaults.TODAY).decide(report, List.of(ruling), WHY);
    }

    @Test
    void a_picture_waits_until_somebody_looked_for_faces() throws Exception {
        Attachment photo = attached(PHOTO, false);
        stays("withheld.faces", "dirty.jpg");
        new Marking(doorway.office, Vaults.TODAY)
                .mark(photo, new Marking.Marks(Map.of("facesChecked", "no"), List.of()), WHY);
        stays("withheld.faces", "dirty.jpg");
        new Marking(doorway.office, Vaults.TODAY)
                .mark(photo, new Marking.Marks(Map.of("facesChecked", "yes"), List.of()), WHY);
        leaves(photo);
    }

    @Test
    void a_picture_of_somebody_leaves_only_where_they_agreed_to_pictures() throws Exception {
        Attachment photo = attached(PHOTO, true);
        leaves(photo);
        new Marking(doorway.office, Vaults.TODAY).mark(photo, new Marking.Marks(Map.of(), List.of(code(0))), WHY);
        stays("withheld.depicts", "dirty.jpg");

        report = report(",{'person':'a','scope':'images','decision':'yes'}");
        Attachment agreed = attached(PHOTO, true);
        new Marking(doorway.office, Vaults.TODAY).mark(agreed, new Marking.Marks(Map.of(), List.of(code(0))), WHY);
        leaves(agreed);
    }

    @Test
    void a_file_that_names_somebody_waits_for_a_decision() throws Exception {
        Attachment note = attached("note.txt", "We spoke with Velimira Dorokhina at noon.\n");
        assertThat(found().hits()).singleElement().satisfies(hit -> {
            assertThat(hit.file()).isEqualTo("note.txt");
            assertThat(hit.hit().person()).isEqualTo(code(0));
            assertThat(hit.hit().text()).isEqualTo("Velimira Dorokhina");
        });
        decide(0, "Velimira Dorokhina", Optional.of(WHY));
        leaves(note);
        assertThat(found().hits()).isEmpty();
        decide(0, "Velimira Dorokhina", Optional.empty());
        stays("withheld.names-in-file", "note.txt");
        assertThat(found().hits()).isEmpty();
    }

    @Test
    void a_file_whose_text_nobody_can_read_stays() throws Exception {
        Path blank = folder.resolve("scan.pdf");
        try (PDDocument document = new PDDocument()) {
            document.addPage(new PDPage());
            document.save(blank.toFile());
        }
        attached(blank, true);
        stays("withheld.unread", "scan.pdf");
    }

    @Test
    void whoever_is_to_be_withheld_stays_whatever_they_agreed_to() throws Exception {
        String told = doorway.decide("partner", false, report)
                .disclosure(false)
                .reports()
                .get(0)
                .toString();
        assertThat(found().withheld()).contains(new Withheld("withheld.no-consent", code(1)));
        assertThat(found().leaving().get(0).persons()).hasSize(1);
        assertThat(found().leaving().get(0).acts()).hasSize(1);
        assertThat(told).doesNotContain("Zarubin", "Dorokhina");
    }

    @Test
    void a_report_with_a_sealed_level_needs_a_second_person() throws Exception {
        report = Reports.capture(
                doorway.office,
                "Stalls closed",
                "2026-03",
                PEOPLE + "'protection':'sealed','consents':[{'person':'a','scope':'network','decision':'yes'}]");
        Decision decision = doorway.decide("partner", false, report);
        assertThat(decision.found().approval()).isPresent();
        assertThatThrownBy(() -> decision.disclosure(false))
                .isInstanceOfSatisfying(
                        Failure.Refused.class,
                        refused -> assertThat(refused.key()).isEqualTo("gate.approval-wanted"));
        assertThat(decision.disclosure(true).reports()).hasSize(1);
    }
}
