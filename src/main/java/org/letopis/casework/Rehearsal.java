package org.letopis.casework;

import java.nio.file.Path;
import java.util.Optional;
import org.letopis.bundle.Progress;
import org.letopis.failure.Failure;
import org.letopis.vault.Slot;
import org.letopis.vault.Vault;

/**
 * Proof that a way in really opens a vault, or a backup of one. Not a byte of the file changes.
 *
 * @param way the way in that opened
 * @param reports how many reports can be listed this way
 * @param identities how many identities can be read this way
 * @param identitiesOpen whether they were: otherwise they need the passphrase of their compartment too
 * @param copy what the backup holds, if it is one: then every row of it was looked at
 */
public record Rehearsal(Slot way, int reports, int identities, boolean identitiesOpen, Optional<Backups.Copy> copy) {
    /** Opens a vault in the way to be proved, only to read it. */
    @FunctionalInterface
    public interface Look {
        Vault at(Path file) throws Failure;
    }

    /** Opens the vault and reads both halves of it. */
    public static Rehearsal ofVault(Path file, Look look) throws Failure {
        try (Vault vault = look.at(file)) {
            return of(vault, Optional.empty());
        }
    }

    /**
     * Opens a backup, reads both halves of it and checks it whole.
     *
     * @throws Failure.Damaged when it is not, or was copied in the middle of a change
     */
    public static Rehearsal ofBackup(Path file, Look look, Progress progress) throws Failure {
        Backups.requireAlone(file);
        try (Vault vault = look.at(file)) {
            return of(vault, Optional.of(Backups.whole(file, file, vault, "restore.damaged", progress)));
        }
    }

    private static Rehearsal of(Vault vault, Optional<Backups.Copy> copy) throws Failure {
        return vault.read(() -> new Rehearsal(
                vault.slots().find(vault.slots().openedBy()),
                vault.reports().list().size(),
                vault.identitiesOpen()
                        ? vault.identities().all().size()
                        : vault.identities().count(),
                vault.identitiesOpen(),
                copy));
    }
}
