package org.letopis.sanitize;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A folder in memory that only its owner can enter, for a program that can work with files only. It is emptied when it
 * is closed and when this program ends; what a killed run left is removed by the next. Memory can still be swapped
 * out to disk.
 */
final class MemoryFolder implements AutoCloseable {
    private static final List<String> FILE_SYSTEMS = List.of("tmpfs", "ramfs");
    private static final String PREFIX = "letopis-";
    private static final Pattern NAME = Pattern.compile(PREFIX + "(\\d{1,10})-.*");

    private final Path path;
    private final Thread ending = new Thread(this::empty, "end-of-memory-folder");

    private MemoryFolder(Path path) {
        this.path = path;
        Runtime.getRuntime().addShutdownHook(ending);
    }

    /** Returns a new folder; nothing where the system keeps no files in memory. */
    static Optional<MemoryFolder> create() throws IOException {
        for (Path place : places()) {
            if (Files.isDirectory(place)
                    && Files.isWritable(place)
                    && FILE_SYSTEMS.contains(Files.getFileStore(place).type())) {
                sweep(place);
                String prefix = PREFIX + ProcessHandle.current().pid() + "-";
                return Optional.of(new MemoryFolder(Files.createTempDirectory(
                        place,
                        prefix,
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")))));
            }
        }
        return Optional.empty();
    }

    private static List<Path> places() {
        List<Path> places = new ArrayList<>(List.of(Path.of("/dev/shm")));
        String own = System.getenv("XDG_RUNTIME_DIR");
        if (own != null && own.startsWith("/")) {
            places.add(Path.of(own));
        }
        return places;
    }

    /** Removes folders of runs that are gone. */
    private static void sweep(Path place) throws IOException {
        List<Path> old;
        try (Stream<Path> entries = Files.list(place)) {
            old = entries.filter(MemoryFolder::isAbandoned).toList();
        }
        for (Path folder : old) {
            delete(folder);
        }
    }

    private static boolean isAbandoned(Path folder) {
        Matcher name = NAME.matcher(folder.getFileName().toString());
        return name.matches()
                && Files.isDirectory(folder)
                && Files.isWritable(folder)
                && ProcessHandle.of(Long.parseLong(name.group(1))).isEmpty();
    }

    Path path() {
        return path;
    }

    @Override
    public void close() {
        empty();
        try {
            Runtime.getRuntime().removeShutdownHook(ending);
        } catch (IllegalStateException e) {
            // The program is ending, and the hook does its work.
            return;
        }
    }

    private void empty() {
        delete(path);
    }

    private static void delete(Path folder) {
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.deleteIfExists(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException e) {
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path directory, IOException e) throws IOException {
                    Files.deleteIfExists(directory);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            // Somebody still writes there; the next run removes it.
            return;
        }
    }
}
