package org.letopis.casework;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;
import org.letopis.bundle.NewFile;
import org.letopis.bundle.Progress;
import org.letopis.failure.Failure;
import org.letopis.vault.Vault;

/**
 * Brings a vault of an older format to the current one: in a new file beside it, which takes its place when it was
 * checked whole and compared.
 */
public final class Migration {
    /** The index of words takes up to a tenth; while it is made, there is a journal of what it replaces. */
    private static final int ROOM_PERCENT = 150;

    private final SecureRandom random;
    private final Progress progress;

    public Migration(SecureRandom random, Progress progress) {
        this.random = random;
        this.progress = progress;
    }

    /**
     * Migrates a vault in its place. Nobody else can write into it meanwhile.
     *
     * @return what was made; empty when the vault has the current format already
     * @throws Failure.Damaged when the vault, or what was made of it, is not whole: then nothing is changed
     * @throws Failure.Refused when the file has another name too, which would go on with the old one
     */
    public Optional<Backups.Copy> migrate(Path vault, Backups.Opener opener) throws Failure {
        return VaultPlace.with(
                vault,
                opener,
                random,
                place -> place.vault().hasOldFormat()
                        ? Optional.of(place.replace(ROOM_PERCENT, file -> fill(file, vault, place)))
                        : Optional.empty());
    }

    private Backups.Copy fill(NewFile file, Path shown, VaultPlace place) throws Failure, IOException {
        Backups.copy(place.file(), file.channel());
        try (Vault made = place.vault().openCopy(file.path())) {
            made.upgrade();
            return Backups.whole(shown, file.path(), made, place.vault(), "migrate.damaged", progress);
        }
    }
}
