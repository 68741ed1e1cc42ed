package org.letopis.casework;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.Optional;
import org.letopis.bundle.NewFile;
import org.letopis.bundle.Progress;
import org.letopis.crypto.Sha256;
import org.letopis.failure.Failure;
import org.letopis.vault.Check;
import org.letopis.vault.Panic;
import org.letopis.vault.Vault;

/**
 * Brings a vault of an older format to the current one: in a new file beside it, which takes its place when it was
 * checked whole and compared. Killed at any moment, one of the two is there, whole.
 */
public final class Migration {
    private static final int WHOLE_PERCENT = 100;

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
        if (!Files.isRegularFile(vault)) {
            throw new Failure.NoVault("vault.none", vault.toString());
        }
        try {
            Path real = vault.toRealPath();
            // Closed last: closing any channel of the file would drop SQLite's lock on it.
            try (FileChannel old = FileChannel.open(real, StandardOpenOption.READ, StandardOpenOption.WRITE);
                    Vault open = opener.open(real)) {
                if (!open.hasOldFormat()) {
                    return Optional.empty();
                }
                requireOneName(real);
                return Optional.of(open.hold(() -> replace(vault, real, old, open)));
            }
        } catch (IOException e) {
            throw Failure.of(e);
        }
    }

    private Backups.Copy replace(Path shown, Path real, FileChannel old, Vault vault) throws Failure {
        try (NewFile file = NewFile.beside(real, random)) {
            // The index of words takes up to a tenth; while it is made, there is a journal of what it replaces.
            Room.require(real, old.size() + old.size() / 2);
            Backups.copy(old, file.channel());
            Backups.Copy copy;
            try (Vault made = vault.openCopy(file.path())) {
                made.upgrade();
                Check.Result result = made.check(WHOLE_PERCENT, progress::bytes);
                if (!result.problems().isEmpty() || !made.carries(vault)) {
                    throw new Failure.Damaged(
                            "migrate.damaged", result.problems().size());
                }
                String head = Sha256.hex(made.custody().head());
                copy = new Backups.Copy(shown, Files.size(file.path()), head, result);
            }
            file.channel().force(true);
            file.replace();
            Panic.destroyReplaced(old, random);
            return copy;
        } catch (IOException e) {
            throw Failure.of(e);
        }
    }

    /** @throws Failure.Refused when the file has another name too, which would go on with the old content */
    static void requireOneName(Path real) throws Failure, IOException {
        if (real.getFileSystem().supportedFileAttributeViews().contains("unix")
                && (int) Files.getAttribute(real, "unix:nlink") > 1) {
            throw new Failure.Refused("migrate.linked", real.toString());
        }
    }
}
