package org.letopis.casework;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.letopis.bundle.BundleWriter;
import org.letopis.bundle.ContactCard;
import org.letopis.bundle.NewBundle;
import org.letopis.bundle.Progress;
import org.letopis.bundle.WrittenBundle;
import org.letopis.crypto.AgeIdentity;
import org.letopis.crypto.AgeRecipient;
import org.letopis.crypto.Argon2Cost;
import org.letopis.crypto.SecretBytes;
import org.letopis.crypto.Sha256;
import org.letopis.crypto.SigningKeys;
import org.letopis.failure.Failure;
import org.letopis.json.JsonObject;
import org.letopis.protect.DisclosedFile;
import org.letopis.protect.DisclosureFixture;
import org.letopis.protect.Link;
import org.letopis.report.Id;
import org.letopis.vault.OwnKeys;
import org.letopis.vault.SlotKind;
import org.letopis.vault.SlotSecrets;
import org.letopis.vault.Vault;
import org.letopis.vault.Way;

/** Somebody with keys and no vault, who sends whatever the test says, under whatever ids. */
final class Sender {
    static final SecureRandom RANDOM = new SecureRandom();
    private static final LocalDate DAY = LocalDate.of(2026, 11, 23);

    private final SigningKeys keys = SigningKeys.generate(RANDOM);
    private final AgeIdentity identity = AgeIdentity.generate(RANDOM);
    private final Path folder;

    /** @param folder where bundles are written */
    Sender(Path folder) {
        this.folder = folder;
    }

    /** Makes a vault that a key file opens, so that nothing is stretched. */
    static Vault vault(Path file) throws Failure {
        try (SlotSecrets secrets =
                new SlotSecrets().with(SlotKind.KEY_FILE, SecretBytes.random(RANDOM, SlotSecrets.KEY_FILE_BYTES))) {
            List<Way> ways = List.of(Way.of(SlotKind.KEY_FILE));
            return Vault.create(file, ways, secrets, Argon2Cost.LOW, Clock.systemUTC(), RANDOM);
        }
    }

    String fingerprint() {
        return keys.verifyingKeys().fingerprint().hex();
    }

    AgeIdentity identity() {
        return identity;
    }

    SigningKeys keys() {
        return keys;
    }

    byte[] card() {
        return ContactCard.sign(1, LocalDate.of(2099, 1, 1), identity.recipient(), keys)
                .text();
    }

    /** Returns a report as it stands in a bundle. */
    static JsonObject report(Id id, int revision, String title, Id... attachments) {
        return JsonObject.empty()
                .with("format", "letopis-report/1")
                .with("id", id.hex())
                .with("revision", revision)
                .with("title", JsonObject.empty().with("lang", "en").with("text", title))
                .with("narrative", List.of(JsonObject.empty().with("lang", "en").with("text", title)))
                .with("occurred", "2026-03")
                .with("places", List.of())
                .with("persons", List.of())
                .with("acts", List.of())
                .with("involvements", List.of())
                .with("attachments", List.of(attachments).stream().map(Id::hex).toList())
                .with("salt", Sha256.hex(Sha256.of(Id.random(RANDOM).hex().getBytes(StandardCharsets.US_ASCII))))
                .with("anchors", List.of());
    }

    static DisclosedFile file(Id id, String content) {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        return new DisclosedFile(
                id, "text/plain", "txt", bytes.length, Sha256.of(bytes), () -> new ByteArrayInputStream(bytes));
    }

    /** Writes a bundle for the owner of a vault. */
    WrittenBundle send(Vault to, String name, Link link, List<JsonObject> reports, DisclosedFile... files)
            throws Failure {
        List<AgeRecipient> recipients = new ArrayList<>();
        try (OwnKeys own = to.ownKeys()) {
            recipients.add(own.identity().recipient());
        }
        try (NewBundle file = NewBundle.at(folder.resolve(name), Optional.empty(), RANDOM)) {
            WrittenBundle written = BundleWriter.write(
                    DisclosureFixture.of(reports, List.of(files), link, new byte[32]),
                    recipients,
                    keys,
                    DAY,
                    file,
                    RANDOM,
                    Progress.SILENT);
            file.publish();
            return written;
        } catch (IOException e) {
            throw Failure.of(e);
        }
    }

    /** Writes the first bundle of a row of its own. */
    WrittenBundle send(Vault to, String name, JsonObject... reports) throws Failure {
        return send(to, name, new Link(Id.random(RANDOM), 1, Optional.empty()), List.of(reports));
    }
}
