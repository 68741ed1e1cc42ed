package org.letopis.vault;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.letopis.failure.Failure;
import org.sqlite.FileException;
import org.sqlite.NativeLibraryNotFoundException;
import org.sqlite.SQLiteJDBCLoader;

/**
 * Loads SQLite's native library without leaving it behind. The driver unpacks it into a folder; we give it an
 * owner-only one and remove that as soon as the library is in memory, so that a killed command leaves no trace either.
 * Windows cannot remove a loaded library: there the folder is swept at the next start.
 */
final class NativeLibrary {
    private static final String PREFIX = "lt-";
    private static boolean loaded;

    private NativeLibrary() {}

    static synchronized void load() throws Failure {
        if (loaded) {
            return;
        }
        for (Path parent : places()) {
            sweep(parent);
            if (loadFrom(parent)) {
                loaded = true;
                return;
            }
        }
        throw new Failure.Io("vault.no-native-library");
    }

    private static boolean loadFrom(Path parent) throws Failure {
        Path folder;
        try {
            folder = createOwnerOnly(parent);
        } catch (IOException e) {
            return false;
        }
        try {
            System.setProperty("org.sqlite.tmpdir", folder.toString());
            SQLiteJDBCLoader.initialize();
            return true;
        } catch (NativeLibraryNotFoundException | FileException e) {
            return false; // it could not be written or loaded there (noexec mounts): the next place may work
        } catch (Exception e) { // the driver declares no narrower type; no other place would mend it
            throw new IllegalStateException("the driver could not be set up", e);
        } finally {
            System.clearProperty("org.sqlite.tmpdir");
            delete(folder);
        }
    }

    private static List<Path> places() {
        List<Path> places = new ArrayList<>();
        String runtime = System.getenv("XDG_RUNTIME_DIR"); // in memory, and already the owner's alone
        if (runtime != null) {
            places.add(Path.of(runtime));
        }
        places.add(Path.of(System.getProperty("java.io.tmpdir")));
        places.add(Path.of(System.getProperty("user.home")));
        return places;
    }

    private static Path createOwnerOnly(Path parent) throws IOException {
        if (parent.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return Files.createTempDirectory(
                    parent, PREFIX, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
        return Files.createTempDirectory(parent, PREFIX);
    }

    /** Removes what a Windows run before this one could not; on other systems there is nothing to find. */
    private static void sweep(Path parent) {
        if (!System.getProperty("os.name").startsWith("Windows")) {
            return;
        }
        try (var folders = Files.newDirectoryStream(parent, PREFIX + "*")) {
            for (Path folder : folders) {
                delete(folder);
            }
        } catch (IOException e) {
            return;
        }
    }

    private static void delete(Path folder) {
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.delete(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path visited, IOException error) throws IOException {
                    Files.delete(visited);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            return; // in use on Windows: swept at the next start
        }
    }
}
