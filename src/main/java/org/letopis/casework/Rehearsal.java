package org.letopis.casework;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import org.letopis.failure.Failure;
import org.letopis.vault.Slot;
import org.letopis.vault.SlotSecrets;
import org.letopis.vault.Vault;

/**
 * Proves that a recovery code or a set of shares opens a vault, and changes nothing in it.
 *
 * @param way the way in that opened
 * @param reports how many reports can be listed this way
 * @param identities how many identities can be read this way
 */
public record Rehearsal(Slot way, int reports, int identities) {
    /**
     * Opens the vault and reads both halves of it.
     *
     * @throws Failure.WrongPassphrase when what was given is whole but belongs to another vault, or was replaced
     */
    public static Rehearsal of(Path file, SlotSecrets secrets, Clock clock, SecureRandom random) throws Failure {
        try (Vault vault = Vault.open(file, secrets, clock, random)) {
            return vault.read(() -> {
                int opened = vault.slots().openedBy();
                Slot way = vault.slots().list().stream()
                        .filter(slot -> slot.index() == opened)
                        .findFirst()
                        .orElseThrow(() -> new Failure.Damaged("vault.damaged"));
                return new Rehearsal(
                        way,
                        vault.reports().list().size(),
                        vault.identities().all().size());
            });
        } catch (Failure.WrongPassphrase foreign) {
            throw new Failure.WrongPassphrase("recovery.foreign");
        }
    }
}
