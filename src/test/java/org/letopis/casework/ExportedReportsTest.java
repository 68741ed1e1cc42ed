package org.letopis.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.letopis.bundle.Progress;
import org.letopis.crypto.Peers;
import org.letopis.json.Json;
import org.letopis.json.JsonObject;
import org.letopis.report.Draft;
import org.letopis.report.Profile;
import org.letopis.report.ReportJson;
import org.letopis.report.SampleReports;
import org.letopis.vault.Vault;

/** What leaves of each sample, for colleagues and for the archive, is valid by the published schema. */
class ExportedReportsTest {
    private static final Path SCHEMA =
            Path.of("docs", "reference", "report.schema.json").toAbsolutePath();

    @TempDir
    private Path folder;

    @Test
    void every_export_of_every_sample_is_valid() throws Exception {
        List<String> arguments = new ArrayList<>(List.of(SCHEMA.toString(), "exported"));
        try (Vault office = Vaults.vault(folder, "office");
                Vault archive = Vaults.vault(folder, "archive");
                Vault colleague = Vaults.vault(folder, "colleague")) {
            byte[] card = Vaults.card(archive);
            new CardIntake(office).add(card, Optional.of("archive"), true, Optional.of(Profile.ARCHIVE));
            Vaults.add(office, Vaults.card(colleague), "colleague");
            for (Path sample : SampleReports.all()) {
                JsonObject json = Json.parse(Files.readAllBytes(sample), ReportJson.MAX_BYTES);
                Draft draft = Draft.read(json, Vaults.RANDOM);
                new Intake(office, Vaults.RANDOM)
                        .capture(draft, NamedFiles.beside(sample, draft), List.of(), Progress.SILENT);
                for (String contact : List.of("archive", "colleague")) {
                    JsonObject left = left(office, contact);
                    Path file = Files.write(folder.resolve(arguments.size() + ".json"), Json.canonical(left));
                    arguments.add(file.toString());
                }
            }
        }
        String verdicts = Peers.node(SampleReports.class, "schema.mjs", arguments.toArray(String[]::new));
        assertThat(verdicts.lines()).hasSize(arguments.size() - 2).containsOnly("good");
    }

    private JsonObject left(Vault office, String contact) throws Exception {
        Path target = folder.resolve(contact + office.reports().list().size() + ".age");
        return new Sending(office, Vaults.TODAY, Vaults.RANDOM)
                .send(
                        Sending.Parcel.of(List.of(office.reports().find("last"))),
                        Addressee.of(office.contacts().find(contact)),
                        target,
                        Progress.SILENT)
                .decision()
                .disclosure(true)
                .reports()
                .get(0);
    }
}
