package org.letopis.casework;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.letopis.bundle.Acceptance;
import org.letopis.bundle.BundleFiles;
import org.letopis.bundle.Progress;
import org.letopis.crypto.Argon2Cost;
import org.letopis.crypto.SecretBytes;
import org.letopis.failure.Failure;
import org.letopis.json.Json;
import org.letopis.json.JsonProblem;
import org.letopis.report.Draft;
import org.letopis.vault.Contact;
import org.letopis.vault.SlotKind;
import org.letopis.vault.SlotSecrets;
import org.letopis.vault.Vault;
import org.letopis.vault.Way;

/** Vaults that open with a key, each of a person who exchanges cards and bundles with the others. */
final class Vaults {
    static final SecureRandom RANDOM = new SecureRandom();
    static final Clock TODAY = Clock.fixed(Instant.parse("2026-11-26T12:00:00Z"), ZoneOffset.UTC);

    private static final byte[] KEY = new byte[64];

    private Vaults() {}

    static Clock later(int days) {
        return Clock.offset(TODAY, Duration.ofDays(days));
    }

    static Vault vault(Path folder, String who) throws Failure {
        try (SlotSecrets secrets = secrets()) {
            return Vault.create(
                    folder.resolve(who), List.of(Way.of(SlotKind.KEY_FILE)), secrets, Argon2Cost.LOW, TODAY, RANDOM);
        }
    }

    /** What opens each of these vaults. */
    static SlotSecrets secrets() {
        return new SlotSecrets().with(SlotKind.KEY_FILE, SecretBytes.copyOf(KEY));
    }

    static byte[] card(Vault vault) throws Failure {
        return OwnCard.current(vault, "", TODAY).text();
    }

    static KeyChange change(Vault vault) {
        return new KeyChange(vault, TODAY, RANDOM);
    }

    static Contact add(Vault vault, byte[] card, String name) throws Failure {
        return new CardIntake(vault).add(card, Optional.of(name), true, Optional.empty());
    }

    static void capture(Vault vault) throws Failure {
        String text = "{\"format\":\"letopis-report/1\",\"title\":{\"lang\":\"en\",\"text\":\"Stalls closed\"},"
                + "\"narrative\":[{\"lang\":\"en\",\"text\":\"In the morning.\"}],\"occurred\":\"2026-02\"}";
        try {
            vault.reports()
                    .add(Draft.read(Json.parse(text.getBytes(StandardCharsets.UTF_8), 4096), RANDOM)
                            .report());
        } catch (JsonProblem problem) {
            throw problem.asDamaged();
        }
    }

    static Sending.Sent send(Vault vault, String own, String to, Path file) throws Failure {
        Sending sending = new Sending(vault, TODAY, RANDOM, own);
        Addressee addressee = Addressee.find(vault, to);
        sending.requireFit(addressee, false);
        return sending.send(
                Sending.Parcel.of(List.of(vault.reports().list().get(0))), addressee, file, Progress.SILENT);
    }

    static Arrived take(Vault vault, Path file) throws Failure {
        return new Receiving(vault, RANDOM).take(BundleFiles.of(file), Acceptance.ONLY_COMPARED, Progress.SILENT);
    }
}
