package org.letopis.casework;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import org.letopis.bundle.NewFile;
import org.letopis.bundle.Progress;
import org.letopis.crypto.Sha256;
import org.letopis.failure.Failure;
import org.letopis.json.JsonObject;
import org.letopis.vault.Check;
import org.letopis.vault.CustodyLog;
import org.letopis.vault.Vault;

/**
 * Copies of a vault: makes one of a vault in use, and puts one back. A copy is a vault like any other, opens in the same
 * ways, and was checked whole before it got its name.
 */
public final class Backups {
    private static final int BUFFER_BYTES = 1024 * 1024;

    private final SecureRandom random;
    private final Progress progress;

    public Backups(SecureRandom random, Progress progress) {
        this.random = random;
        this.progress = progress;
    }

    /** Opens a vault file in the way that the user gave. */
    @FunctionalInterface
    public interface Opener {
        Vault open(Path file) throws Failure;
    }

    /**
     * A copy that was checked.
     *
     * @param head hexadecimal: of the custody log in the copy; written down elsewhere, it shows later what was put back
     */
    public record Copy(Path file, long sizeBytes, String head, Check.Result check) {}

    /**
     * Copies the last committed state of a vault.
     *
     * @throws Failure.Damaged when the copy is not whole: the vault then is not either
     */
    public Copy backup(Vault vault, Path target) throws Failure {
        try (NewFile file = NewFile.at(target, random)) {
            Room.require(target, vault.sizeBytes());
            vault.copyInto(file.path());
            Copy copy;
            try (Vault written = vault.openCopy(file.path())) {
                copy = whole(target, file.path(), written, "backup.damaged", progress);
            }
            file.channel().force(true);
            if (vault.isWritable()) {
                JsonObject details = JsonObject.empty().with("head", copy.head());
                vault.custody().add(CustodyLog.Action.BACKED_UP, copy.head(), details);
            }
            file.publish();
            return copy;
        } catch (IOException e) {
            throw Failure.of(e);
        }
    }

    /**
     * Makes a vault of a copy, which stays as it is. The bundles that it sends begin new rows, and its custody log says
     * that it was put back.
     *
     * @param target must not exist
     */
    public Copy restore(Path backup, Path target, Opener opener) throws Failure {
        requireAlone(backup);
        try (NewFile file = NewFile.at(target, random)) {
            Room.require(target, Files.size(backup));
            try (FileChannel in = FileChannel.open(backup, StandardOpenOption.READ)) {
                copy(in, file.channel());
            }
            Copy copy;
            try (Vault vault = opener.open(file.path())) {
                copy = whole(target, file.path(), vault, "restore.damaged", progress);
                if (vault.hasOldFormat()) {
                    vault.upgrade();
                }
                vault.write(() -> {
                    vault.exchange().closeStreams();
                    JsonObject details = JsonObject.empty().with("head", copy.head());
                    vault.custody().add(CustodyLog.Action.RESTORED, copy.head(), details);
                    return null;
                });
            }
            file.channel().force(true);
            file.publish();
            return copy;
        } catch (IOException e) {
            throw Failure.of(e);
        }
    }

    /** The same for a copy that is to go on from an earlier vault, of which it must have everything. */
    static Copy whole(Path shown, Path file, Vault vault, Vault earlier, String key, Progress progress) throws Failure {
        Copy copy = whole(shown, file, vault, key, progress);
        if (!vault.carries(earlier)) {
            throw new Failure.Damaged(key, 1);
        }
        return copy;
    }

    /** Checks a copy whole and tells what it holds. */
    static Copy whole(Path shown, Path file, Vault vault, String key, Progress progress) throws Failure {
        Check.Result result = vault.check(100, progress::bytes);
        if (!result.problems().isEmpty()) {
            throw new Failure.Damaged(key, result.problems().size());
        }
        try {
            return new Copy(shown, Files.size(file), Sha256.hex(vault.custody().head()), result);
        } catch (IOException e) {
            throw Failure.of(e);
        }
    }

    /** A journal beside a copy means that it was taken in the middle of a change; SQLite would write into it. */
    static void requireAlone(Path backup) throws Failure {
        if (!Files.isRegularFile(backup)) {
            throw new Failure.NoVault("restore.none", backup.toString());
        }
        Path journal = backup.resolveSibling(backup.getFileName() + "-journal");
        if (Files.exists(journal, LinkOption.NOFOLLOW_LINKS)) {
            throw new Failure.Damaged("restore.journal", journal.toString());
        }
    }

    /** Copies a whole file, from its start, and syncs the copy. */
    static void copy(FileChannel from, FileChannel to) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
        long at = 0;
        for (int read = from.read(buffer, at); read >= 0; read = from.read(buffer, at)) {
            at += read;
            buffer.flip();
            while (buffer.hasRemaining()) {
                to.write(buffer);
            }
            buffer.clear();
        }
        to.force(true);
    }
}
