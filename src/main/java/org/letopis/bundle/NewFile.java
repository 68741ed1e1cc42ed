package org.letopis.bundle;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Set;
import org.letopis.failure.Failure;
import org.letopis.report.Id;

/**
 * A file that appears whole or not at all, and in the place of another only when that is meant. Until {@link #publish} it is a hidden
 * neighbour that only the owner can read; closing it before deletes it.
 */
public final class NewFile implements AutoCloseable {
    private final Path target;
    private final Path temporary;
    private final FileChannel channel;

    private NewFile(Path target, Path temporary, FileChannel channel) {
        this.target = target;
        this.temporary = temporary;
        this.channel = channel;
    }

    /** Opens the hidden neighbour of a file that does not exist yet. */
    public static NewFile at(Path target, SecureRandom random) throws IOException, Failure.Usage {
        if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            throw exists(target);
        }
        return beside(target, random);
    }

    /** Opens the hidden neighbour of a file that it is to {@link #replace}. */
    public static NewFile beside(Path target, SecureRandom random) throws IOException {
        Path temporary = target.resolveSibling(".letopis-" + Id.random(random).hex());
        FileAttribute<?>[] attributes = isPosix(target)
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
        FileChannel channel = FileChannel.open(
                temporary,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE),
                attributes);
        if (temporary.getFileSystem().equals(FileSystems.getDefault())) {
            // When the user stops the command, no finally block runs, but this does.
            temporary.toFile().deleteOnExit();
        }
        return new NewFile(target, temporary, channel);
    }

    /** Returns the file, open for writing and reading. */
    public FileChannel channel() {
        return channel;
    }

    /** Returns where the file lies until it gets its name. */
    public Path path() {
        return temporary;
    }

    /** Closes the file and gives it its name. It must have been forced to the disk. */
    public void publish() throws IOException, Failure.Usage {
        channel.close();
        Files.setLastModifiedTime(temporary, FileTime.fromMillis(0));
        if (!linked()) {
            take();
        }
        forceFolder();
    }

    /** Gives the file a second name and takes the first away: whole at every moment, and never over another file. */
    private boolean linked() throws IOException, Failure.Usage {
        try {
            Files.createLink(target, temporary);
        } catch (FileAlreadyExistsException e) {
            throw exists(target);
        } catch (FileSystemException | UnsupportedOperationException e) {
            return false; // FAT knows no second name
        }
        Files.delete(temporary);
        return true;
    }

    /** An atomic move replaces what is there; taking the name first makes that our own empty file. */
    private void take() throws IOException, Failure.Usage {
        try {
            Files.createFile(target);
        } catch (FileAlreadyExistsException e) {
            throw exists(target);
        }
        try {
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(target);
            throw e;
        }
    }

    /** Gives the file the name, and the place, of the one that is there. It must have been forced to the disk. */
    public void replace() throws IOException {
        channel.close();
        Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
        forceFolder();
    }

    @Override
    public void close() throws IOException {
        try {
            channel.close();
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private void forceFolder() throws IOException {
        // Windows opens no folders and orders the names itself.
        if (isPosix(target)) {
            Path folder = target.toAbsolutePath().getParent();
            try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
                names.force(true);
            }
        }
    }

    private static boolean isPosix(Path path) {
        FileSystem system = path.getFileSystem();
        return system.supportedFileAttributeViews().contains("posix");
    }

    private static Failure.Usage exists(Path target) {
        return new Failure.Usage("output.exists", target);
    }
}
