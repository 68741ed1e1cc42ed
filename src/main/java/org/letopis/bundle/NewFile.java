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
import java.util.List;
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

    /** Refuses when so many bytes do not fit there, before the first is written. */
    void requireRoom(long bytes) throws IOException, Failure.Io {
        long usableBytes = Files.getFileStore(temporary).getUsableSpace();
        if (bytes > usableBytes) {
            throw new Failure.Io("room.new-full", target, bytes, usableBytes);
        }
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
        nameIt(target);
        forceFolder(target);
    }

    /** Gives each file its name, in one folder; when one cannot have it, none has. They must have been forced. */
    static void publishAll(List<NewFile> files, List<Path> names) throws IOException, Failure.Usage {
        int named = 0;
        try {
            for (NewFile file : files) {
                file.nameIt(names.get(named));
                named++;
            }
        } catch (IOException | Failure.Usage | RuntimeException e) {
            for (Path name : names.subList(0, named)) {
                Files.deleteIfExists(name);
            }
            throw e;
        }
        forceFolder(names.get(0));
    }

    /** Closes all, also after one could not be closed. */
    static void closeAll(List<NewFile> files) throws IOException {
        IOException failed = null;
        for (NewFile file : files) {
            try {
                file.close();
            } catch (IOException e) {
                failed = e;
            }
        }
        if (failed != null) {
            throw failed;
        }
    }

    /** Closes the file and gives it this name in its folder, which is yet to be forced. */
    void nameIt(Path name) throws IOException, Failure.Usage {
        channel.close();
        Files.setLastModifiedTime(temporary, FileTime.fromMillis(0));
        if (!linked(name)) {
            take(name);
        }
    }

    /** Gives the file a second name and takes the first away: whole at every moment, and never over another file. */
    private boolean linked(Path name) throws IOException, Failure.Usage {
        try {
            Files.createLink(name, temporary);
        } catch (FileAlreadyExistsException e) {
            throw exists(name);
        } catch (FileSystemException | UnsupportedOperationException e) {
            return false; // FAT knows no second name
        }
        Files.delete(temporary);
        return true;
    }

    /** An atomic move replaces what is there; taking the name first makes that our own empty file. */
    private void take(Path name) throws IOException, Failure.Usage {
        try {
            Files.createFile(name);
        } catch (FileAlreadyExistsException e) {
            throw exists(name);
        }
        try {
            Files.move(temporary, name, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(name);
            throw e;
        }
    }

    /** Gives the file the name, and the place, of the one that is there. It must have been forced to the disk. */
    public void replace() throws IOException {
        channel.close();
        Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
        forceFolder(target);
    }

    @Override
    public void close() throws IOException {
        try {
            channel.close();
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    /** Writes the names in the folder of a file through to the disk. */
    static void forceFolder(Path file) throws IOException {
        // Windows opens no folders and orders the names itself.
        if (isPosix(file)) {
            Path folder = file.toAbsolutePath().getParent();
            try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
                names.force(true);
            }
        }
    }

    private static boolean isPosix(Path path) {
        FileSystem system = path.getFileSystem();
        return system.supportedFileAttributeViews().contains("posix");
    }

    static Failure.Usage exists(Path target) {
        return new Failure.Usage("output.exists", target);
    }
}
