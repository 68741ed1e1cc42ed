package org.letopis.casework;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.letopis.bundle.Progress;
import org.letopis.crypto.AgeDecryption;
import org.letopis.failure.Failure;
import org.letopis.json.JsonObject;
import org.letopis.protect.Decision;
import org.letopis.report.Profile;
import org.letopis.vault.ReportSummary;
import org.letopis.vault.Vault;

/** A vault, somebody whom its reports go to, and what they would get. */
final class Doorway implements AutoCloseable {
    final Vault office;
    private final Path folder;
    private int bundles;

    Doorway(Path folder) throws Failure {
        this.folder = folder;
        office = Vaults.vault(folder, "office");
    }

    /** Adds somebody with keys, whose words were compared. */
    Sender contact(String name, Profile profile) throws Failure {
        Sender keys = new Sender(folder);
        new CardIntake(office).add(keys.card(), Optional.of(name), true, Optional.of(profile));
        return keys;
    }

    Decision decide(String contact, boolean sealedToo, ReportSummary... reports) throws Failure {
        return sending()
                .preview(
                        new Sending.Parcel(List.of(reports), sealedToo, false, Optional.empty(), Approver.NOBODY),
                        addressee(contact));
    }

    Path target(String name) {
        return folder.resolve(name);
    }

    /** Packs a bundle and opens it with its receiver's keys: the archive as it is inside. */
    byte[] packed(String contact, Sender keys, ReportSummary... reports) throws Exception {
        bundles++;
        Path file = folder.resolve(bundles + ".age");
        Sending.Parcel parcel = Sending.Parcel.of(List.of(reports))
                .with(asked -> Optional.of(new Approver.Given(JsonObject.empty(), "")));
        sending().send(parcel, addressee(contact), file, Progress.SILENT);
        ByteArrayOutputStream plain = new ByteArrayOutputStream();
        try (InputStream open = AgeDecryption.open(Files.newInputStream(file), List.of(keys.identity()))) {
            open.transferTo(plain);
        }
        Files.delete(file);
        return plain.toByteArray();
    }

    private Addressee addressee(String contact) throws Failure {
        return Addressee.of(office.contacts().find(contact));
    }

    private Sending sending() {
        return new Sending(office, Vaults.TODAY, Vaults.RANDOM);
    }

    @Override
    public void close() throws Failure {
        office.close();
    }
}
