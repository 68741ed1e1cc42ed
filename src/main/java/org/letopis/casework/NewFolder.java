package org.letopis.casework;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.letopis.failure.Failure;
import org.letopis.report.Id;

/**
 * A folder with files for its owner alone, which appears whole or not at all and never in place of another. Until {@link
 * #publish} it is a hidden neighbour; closing it before deletes it.
 */
final class NewFolder implements AutoCloseable {
    private final Path target;
    private final Path building;
    private final List<Path> files = new ArrayList<>();
    private final Set<Path> folders = new HashSet<>();

    private NewFolder(Path target, Path building) {
        this.target = target;
        this.building = building;
    }

    static NewFolder at(Path target, SecureRandom random) throws IOException, Failure.Usage {
        requireFree(target);
        NewFolder folder = new NewFolder(
                target, target.resolveSibling(".letopis-" + Id.random(random).hex()));
        folder.make(folder.building);
        return folder;
    }

    private static void requireFree(Path target) throws Failure.Usage {
        if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            throw new Failure.Usage("output.exists", target);
        }
    }

    /** Opens a new file; the caller forces it to the disk and closes it. */
    FileChannel open(String name) throws IOException {
        Path file = building.resolve(name);
        make(file.getParent());
        FileChannel channel = FileChannel.open(
                file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), permissions("rw-------"));
        files.add(file);
        onExit(file);
        return channel;
    }

    void write(String name, byte[] content) throws IOException {
        try (FileChannel channel = open(name)) {
            ByteBuffer rest = ByteBuffer.wrap(content);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            channel.force(true);
        }
    }

    /** Gives the folder its name. Nothing in it tells when it was made. */
    void publish() throws IOException, Failure.Usage {
        for (Path file : files) {
            Files.setLastModifiedTime(file, FileTime.fromMillis(0));
        }
        requireFree(target);
        Files.move(building, target);
        files.clear();
        folders.clear();
    }

    private void make(Path folder) throws IOException {
        if (folders.contains(folder)) {
            return;
        }
        if (!folder.equals(building)) {
            make(folder.getParent());
        }
        Files.createDirectory(folder, permissions("rwx------"));
        folders.add(folder);
        onExit(folder);
    }

    private FileAttribute<?>[] permissions(String words) {
        return building.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(words))}
                : new FileAttribute<?>[0];
    }

    /** When the user stops the command, no finally block runs, but this does, the last that was made first. */
    private static void onExit(Path made) {
        if (made.getFileSystem().equals(FileSystems.getDefault())) {
            made.toFile().deleteOnExit();
        }
    }

    @Override
    public void close() throws IOException {
        for (Path file : files) {
            Files.deleteIfExists(file);
        }
        for (Path folder : folders.stream()
                .sorted((a, b) -> b.getNameCount() - a.getNameCount())
                .toList()) {
            Files.deleteIfExists(folder);
        }
    }
}
