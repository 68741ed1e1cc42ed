package org.letopis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.letopis.failure.ExitCode;

/** The main job through the real jar, as a script would do it; the shapes of {@code --json} are those of the README. */
class MainJobIT {
    private static final String HEX_64 = "[0-9a-f]{64}";
    private static final String HEX_32 = "[0-9a-f]{32}";
    private static final String[] VERIFIED = {
        "bundle", "signer", "created", "reports", "attachments", "bytes", "files", "row", "problems"
    };
    private static final String[] IMPORTED = {
        "bundle", "signer", "created", "reports", "attachments", "bytes", "files", "row", "problems", "contents"
    };
    private static final Map<String, Object> SAMPLE = Correspondence.report();

    @TempDir
    Path folder;

    @Test
    void a_report_goes_from_one_vault_to_another() throws Exception {
        Letopis letopis = Letopis.in(folder).kept().with("--json", "--lang", "en");
        Letopis monitor = letopis.as("monitor");
        Letopis researcher = letopis.as("researcher");
        String monitorFingerprint = init("monitor", monitor);
        String researcherFingerprint = init("researcher", researcher);
        exchangeCards(monitor, "researcher", researcher, researcherFingerprint);
        exchangeCards(researcher, "monitor", monitor, monitorFingerprint);

        String report = capture(monitor);
        List<Map<String, Object>> listed =
                JsonText.list(monitor.run("list").succeeds().json(), "reports");
        assertThat(listed)
                .singleElement()
                .satisfies(one -> assertThat(one)
                        .containsEntry("id", report)
                        .containsEntry("revision", 1L)
                        .containsEntry("title", JsonText.object(SAMPLE, "title").get("text"))
                        .containsEntry("occurred", SAMPLE.get("occurred"))
                        .containsEntry("attachments", 3L)
                        .containsEntry("origin", null));
        show(monitor, report);

        String bundle = export(monitor);
        verifyAndImport(researcher, monitorFingerprint, bundle);
        showReceived(researcher, monitorFingerprint, report);
    }

    private String init(String who, Letopis letopis) {
        Correspondence.passphrase(folder, who);
        Map<String, Object> made =
                letopis.run("init", "--low-memory").succeeds().json();
        assertThat(made).containsEntry("vault", who + ".vault");
        String fingerprint = (String) made.get("fingerprint");
        assertThat(fingerprint).matches(HEX_64);
        assertThat((List<?>) made.get("words")).hasSize(12);
        assertThat(folder.resolve(who + ".vault")).isRegularFile();
        return fingerprint;
    }

    /** The first takes in the second's card. */
    private static void exchangeCards(Letopis first, String name, Letopis second, String fingerprint) {
        Map<String, Object> card =
                second.run("card", "-o", name + ".card").succeeds().json();
        assertThat(card).containsEntry("fingerprint", fingerprint).containsEntry("file", name + ".card");
        Map<String, Object> added = first.run("contact", "add", name + ".card", "--name", name, "--verified")
                .succeeds()
                .json();
        assertThat(added)
                .containsEntry("name", name)
                .containsEntry("fingerprint", fingerprint)
                .containsEntry("trust", "compared")
                .containsEntry("words", card.get("words"));
        assertThat(JsonText.list(first.run("contact", "list").succeeds().json(), "contacts"))
                .containsExactly(added);
    }

    private String capture(Letopis monitor) throws Exception {
        Map<String, Object> captured = monitor.run(
                        "capture",
                        "--from",
                        Correspondence.REPORT.toString(),
                        "--checked",
                        "--attach",
                        Correspondence.JPEG.toString(),
                        Correspondence.PNG.toString(),
                        Correspondence.oldOffice(folder).toString())
                .succeeds()
                .json();
        assertThat(captured).containsOnlyKeys("report", "revision", "attachments");
        assertThat((String) captured.get("report")).matches(HEX_32);
        assertThat(captured).containsEntry("revision", 1L);
        List<Map<String, Object>> attachments = JsonText.list(captured, "attachments");
        assertThat(attachments).hasSize(3).allSatisfy(MainJobIT::hasTheShapeOfAnAttachment);
        assertThat(attachments)
                .extracting(one -> one.get("name"))
                .containsExactly("dirty.jpg", "dirty.png", "statement.doc");
        isOriginal(attachments.get(0), Correspondence.JPEG);
        isOriginal(attachments.get(1), Correspondence.PNG);
        isOriginal(attachments.get(2), folder.resolve("statement.doc"));
        assertThat(removed(attachments.get(0)))
                .contains("place GPS Latitude", "device Body Serial Number", "people Artist", "embedded Thumbnail");
        assertThat(removed(attachments.get(1))).contains("people Text: Author", "embedded Data after the end");
        assertThat(attachments.get(2)).containsEntry("clean", null);
        assertThat((String) attachments.get(2).get("refused")).contains("Office 97-2003");
        return (String) captured.get("report");
    }

    private static void hasTheShapeOfAnAttachment(Map<String, Object> attachment) {
        assertThat(attachment).containsKeys("id", "name", "original", "clean", "removed", "refused");
        assertThat((String) attachment.get("id")).matches(HEX_32);
        assertThat(attachment.get("clean") == null)
                .as("refused exactly when there is no clean copy")
                .isEqualTo(attachment.get("refused") != null);
    }

    private static void isOriginal(Map<String, Object> attachment, Path file) throws Exception {
        byte[] bytes = Files.readAllBytes(file);
        assertThat(JsonText.object(attachment, "original"))
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("sha256", Snapshot.sha256(bytes), "size", (long) bytes.length));
    }

    private static List<String> removed(Map<String, Object> file) {
        return JsonText.list(file, "removed").stream()
                .map(one -> one.get("group") + " " + one.get("name"))
                .toList();
    }

    private static void show(Letopis monitor, String report) {
        Map<String, Object> shown = monitor.run("show", report).succeeds().json();
        assertThat(shown)
                .containsEntry("id", report)
                .containsEntry("format", "letopis-report/1")
                .containsEntry("title", SAMPLE.get("title"))
                .containsEntry("narrative", SAMPLE.get("narrative"))
                .containsEntry("places", SAMPLE.get("places"))
                .containsEntry("occurred", SAMPLE.get("occurred"))
                .containsEntry("origin", null);
        assertThat(JsonText.list(shown, "attachments")).hasSize(3);
        assertThat(shown.toString()).doesNotContain(names());
        assertThat(monitor.run("show", "last", "--identities").succeeds().json().toString())
                .contains(names());
    }

    private static List<String> names() {
        return Correspondence.names(SAMPLE);
    }

    private String export(Letopis monitor) throws Exception {
        Map<String, Object> exported = monitor.run("export", "last", "--to", "researcher", "-o", "bundle.age")
                .endsWith(ExitCode.PARTLY_DONE) // the old Office file stays behind
                .json();
        assertThat(exported)
                .containsEntry("file", "bundle.age")
                .containsEntry("recipients", List.of("researcher"))
                .containsEntry("reports", 1L)
                .containsEntry("bytes", Files.size(folder.resolve("bundle.age")));
        assertThat(exported.get("notCleaned").toString()).contains("statement.doc");
        assertThat((String) exported.get("bundle")).matches("[0-9a-f-]+");
        return (String) exported.get("bundle");
    }

    private static void verifyAndImport(Letopis researcher, String signer, String bundle) {
        for (String verb : List.of("verify", "import", "verify")) {
            Map<String, Object> arrived =
                    researcher.run(verb, "bundle.age").succeeds().json();
            assertThat(arrived)
                    .containsOnlyKeys(verb.equals("import") ? IMPORTED : VERIFIED)
                    .containsEntry("bundle", bundle)
                    .containsEntry("signer", Map.of("fingerprint", signer, "contact", "monitor", "trust", "compared"))
                    .containsEntry("reports", 1L)
                    .containsEntry("attachments", 2L)
                    .containsEntry("problems", List.of());
        }
    }

    private static void showReceived(Letopis researcher, String signer, String theirs) {
        Map<String, Object> shown = researcher.run("show", "last").succeeds().json();
        assertThat(shown.get("id")).isNotEqualTo(theirs);
        assertThat(shown)
                .containsEntry("title", SAMPLE.get("title"))
                .containsEntry("narrative", SAMPLE.get("narrative"));
        assertThat(JsonText.object(shown, "origin"))
                .containsEntry("signer", signer)
                .containsEntry("trust", "compared");
        List<Map<String, Object>> attachments = JsonText.list(shown, "attachments");
        assertThat(attachments).hasSize(2).allSatisfy(one -> {
            assertThat(one.get("original")).isNull();
            assertThat(one.get("clean")).isNotNull();
            assertThat((String) one.get("name")).matches("[0-9a-f]{8}\\.(jpg|png)");
        });
        Map<String, Object> place = JsonText.list(SAMPLE, "places").get(0);
        assertThat(shown.toString())
                .as("the exact spot, the names and the file names stay behind")
                .contains((String) place.get("settlement"))
                .doesNotContain((String) place.get("lat"), (String) place.get("lon"), (String) place.get("site"))
                .doesNotContain(names())
                .doesNotContain("dirty");
    }

    @Test
    void stripping_needs_no_vault_and_says_what_it_did() {
        Map<String, Object> stripped = Letopis.in(folder)
                .with("--json")
                .run(
                        "strip",
                        Correspondence.JPEG.toString(),
                        Correspondence.oldOffice(folder).toString(),
                        "-o",
                        folder.resolve("clean").toString())
                .endsWith(ExitCode.PARTLY_DONE)
                .json();
        List<Map<String, Object>> files = JsonText.list(stripped, "files");
        assertThat(files)
                .hasSize(2)
                .allSatisfy(one -> assertThat(one).containsOnlyKeys("file", "output", "removed", "refused"));
        Path output = Path.of((String) files.get(0).get("output"));
        assertThat(output).isRegularFile().hasFileName("dirty.jpg");
        assertThat(files.get(0)).containsEntry("refused", null);
        assertThat(removed(files.get(0))).contains("place GPS Longitude");
        assertThat(files.get(1)).containsEntry("output", null);
        assertThat((String) files.get(1).get("refused")).contains("Office 97-2003");
        assertThat(folder.resolve("clean")).isDirectoryContaining("glob:**/dirty.jpg");
    }

    @Test
    void looking_into_files_says_what_they_give_away() {
        List<Map<String, Object>> files = JsonText.list(
                Letopis.in(folder)
                        .with("--json")
                        .run("inspect", Correspondence.PNG.toString(), Correspondence.PDF.toString())
                        .succeeds()
                        .json(),
                "files");
        assertThat(files.get(0)).containsEntry("mediaType", "image/png").containsEntry("strippable", true);
        assertThat(files.get(0).get("findings").toString()).contains("Арина Вешняк");
        assertThat(files.get(1)).containsEntry("mediaType", "application/pdf").containsEntry("strippable", true);
        assertThat(files.get(1).get("findings").toString()).contains("Mira Tolvanova");
    }
}
