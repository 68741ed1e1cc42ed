package org.letopis.casework;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import org.letopis.bundle.NewFile;
import org.letopis.bundle.Progress;
import org.letopis.failure.Failure;
import org.letopis.vault.Panic;
import org.letopis.vault.Slot;
import org.letopis.vault.SlotSecrets;
import org.letopis.vault.Vault;

/**
 * Gives a vault new keys, for when somebody may have had the old ones: everything is sealed anew in a new file beside
 * it, which takes its place when it was checked whole and compared. Killed at any moment, one of the two is there.
 */
public final class Rekeying {
    private final SecureRandom random;
    private final Clock clock;
    private final Progress progress;

    public Rekeying(SecureRandom random, Clock clock, Progress progress) {
        this.random = random;
        this.clock = clock;
        this.progress = progress;
    }

    /**
     * A vault under new keys.
     *
     * @param lost the ways in that do not lead into it
     */
    public record Rekeyed(Backups.Copy copy, List<Slot> lost) {
        public Rekeyed {
            lost = List.copyOf(lost);
        }
    }

    /**
     * Rekeys a vault in its place. Nobody else can write into it meanwhile.
     *
     * @param secrets what opens it; the way in that they open is the only one that stays
     * @param alone whether it may lose other ways in
     * @throws Failure.Refused when it would lose some and must not, is of an old format, or has another name too
     * @throws Failure.Damaged when the vault, or what was made of it, is not whole: then nothing is changed
     */
    public Rekeyed rekey(Path vault, SlotSecrets secrets, boolean alone) throws Failure {
        if (!Files.isRegularFile(vault)) {
            throw new Failure.NoVault("vault.none", vault.toString());
        }
        try {
            Path real = vault.toRealPath();
            // Closed last: closing any channel of the file would drop SQLite's lock on it.
            try (FileChannel old = FileChannel.open(real, StandardOpenOption.READ, StandardOpenOption.WRITE);
                    Vault open = Vault.open(real, secrets, clock, random)) {
                if (open.hasOldFormat()) {
                    throw new Failure.Refused("vault.old-format");
                }
                Migration.requireOneName(real);
                int used = open.slots().openedBy();
                List<Slot> lost = open.slots().list().stream()
                        .filter(slot -> slot.index() != used)
                        .toList();
                if (!lost.isEmpty() && !alone) {
                    throw new Failure.Refused("rekey.other-ways", lost.size());
                }
                return new Rekeyed(open.hold(() -> replace(vault, real, old, open, secrets)), lost);
            }
        } catch (IOException e) {
            throw Failure.of(e);
        }
    }

    private Backups.Copy replace(Path shown, Path real, FileChannel old, Vault vault, SlotSecrets secrets)
            throws Failure {
        try (NewFile file = NewFile.beside(real, random)) {
            // Packed anew, it is no larger but for the last pages of each table.
            Room.require(real, old.size() + old.size() / 10);
            vault.rekeyInto(file.path(), secrets, progress::bytes);
            Backups.Copy copy;
            try (Vault made = Vault.open(file.path(), secrets, clock, random)) {
                copy = Backups.whole(shown, file.path(), made, "rekey.damaged", progress);
                if (!made.carries(vault)) {
                    throw new Failure.Damaged("rekey.damaged", 1);
                }
            }
            file.channel().force(true);
            file.replace();
            Panic.destroyReplaced(old, random);
            return copy;
        } catch (IOException e) {
            throw Failure.of(e);
        }
    }
}
