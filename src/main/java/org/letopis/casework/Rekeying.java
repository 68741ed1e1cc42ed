package org.letopis.casework;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import org.letopis.bundle.NewFile;
import org.letopis.bundle.Progress;
import org.letopis.failure.Failure;
import org.letopis.vault.Slot;
import org.letopis.vault.SlotSecrets;
import org.letopis.vault.Vault;

/**
 * Gives a vault new keys, for when somebody may have had the old ones: everything is sealed anew in a new file beside
 * it, which takes its place when it was checked whole and compared.
 */
public final class Rekeying {
    /** Packed anew, it is no larger but for the last pages of each table. */
    private static final int ROOM_PERCENT = 110;

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
        Backups.Opener opener = file -> Vault.open(file, secrets, clock, random);
        return VaultPlace.with(vault, opener, random, place -> {
            Vault open = place.vault();
            if (open.hasOldFormat()) {
                throw new Failure.Refused("vault.old-format");
            }
            int used = open.slots().openedBy();
            List<Slot> lost = open.slots().list().stream()
                    .filter(slot -> slot.index() != used)
                    .toList();
            if (!lost.isEmpty() && !alone) {
                throw new Failure.Refused("rekey.other-ways", lost.size());
            }
            return new Rekeyed(
                    place.replace(ROOM_PERCENT, file -> {
                        open.rekeyInto(file.path(), secrets, progress::bytes);
                        return proved(file, vault, open, opener);
                    }),
                    lost);
        });
    }

    /** Opens the new file by the way in that stays, and so proves that too. */
    private Backups.Copy proved(NewFile file, Path shown, Vault old, Backups.Opener opener)
            throws Failure, IOException {
        try (Vault made = opener.open(file.path())) {
            return Backups.whole(shown, file.path(), made, old, "rekey.damaged", progress);
        }
    }
}
