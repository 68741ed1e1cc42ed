package org.letopis.casework;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import org.letopis.bundle.NewFile;
import org.letopis.failure.Failure;
import org.letopis.vault.Panic;
import org.letopis.vault.Vault;

/** The place of an open vault, which a new file can take whole: killed at any moment, one of the two is there. */
final class VaultPlace {
    private final Path real;
    private final FileChannel old;
    private final Vault vault;
    private final SecureRandom random;

    private VaultPlace(Path real, FileChannel old, Vault vault, SecureRandom random) {
        this.real = real;
        this.old = old;
        this.vault = vault;
        this.random = random;
    }

    /** Work with a vault at its place. */
    interface Work<T> {
        T run(VaultPlace place) throws Failure, IOException;
    }

    /** Fills the new file, proves it and tells what it holds. */
    interface Maker {
        Backups.Copy make(NewFile file) throws Failure, IOException;
    }

    static <T> T with(Path vault, Backups.Opener opener, SecureRandom random, Work<T> work) throws Failure {
        if (!Files.isRegularFile(vault)) {
            throw new Failure.NoVault("vault.none", vault.toString());
        }
        try {
            Path real = vault.toRealPath();
            // Closed last: closing any channel of the file would drop SQLite's lock on it.
            try (FileChannel old = FileChannel.open(real, StandardOpenOption.READ, StandardOpenOption.WRITE);
                    Vault open = opener.open(real)) {
                return work.run(new VaultPlace(real, old, open, random));
            }
        } catch (IOException e) {
            throw Failure.of(e);
        }
    }

    Vault vault() {
        return vault;
    }

    /** Returns the file of the vault, open for reading. */
    FileChannel file() {
        return old;
    }

    /**
     * Puts a new file in the place of the vault while nobody else can write into it, and leaves no way into the old one.
     *
     * @param roomPercent how large the new file and its journal may become, of the size of the old
     * @throws Failure.Refused when the file has another name too, which would go on with the old content
     */
    Backups.Copy replace(int roomPercent, Maker maker) throws Failure, IOException {
        if (real.getFileSystem().supportedFileAttributeViews().contains("unix")
                && (int) Files.getAttribute(real, "unix:nlink") > 1) {
            throw new Failure.Refused("vault.linked", real.toString());
        }
        return vault.hold(() -> {
            try (NewFile file = NewFile.beside(real, random)) {
                Room.require(real, old.size() / 100 * roomPercent);
                Backups.Copy copy = maker.make(file);
                file.channel().force(true);
                file.replace();
                Panic.destroyReplaced(old, random);
                return copy;
            } catch (IOException e) {
                throw Failure.of(e);
            }
        });
    }
}
