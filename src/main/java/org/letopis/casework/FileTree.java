package org.letopis.casework;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.letopis.failure.Failure;

/** The files that are meant when a person names files and folders: each folder stands for all that is in it. */
public final class FileTree {
    private static final int MOST_FILES = 1_000_000;

    private final List<Found> found = new ArrayList<>();
    private final Optional<Path> except;

    private FileTree(Optional<Path> except) {
        this.except = except;
    }

    /**
     * One file.
     *
     * @param file as it was named, or below a folder that was
     * @param folder where its copy belongs, below the folder of all copies; empty for a file that was named itself
     */
    public record Found(Path file, Path folder) {}

    /**
     * Finds the files, those of a folder in the order of their names. Links are found as themselves and not followed.
     *
     * @param except a folder that is left out: where the copies go
     * @throws Failure.Io when a folder cannot be read
     * @throws Failure.Usage when there are more than a million files
     */
    public static List<Found> of(List<Path> named, Path except) throws Failure {
        return of(named, Optional.of(except.toAbsolutePath().normalize()));
    }

    /** Finds the files, none left out. */
    public static List<Found> of(List<Path> named) throws Failure {
        return of(named, Optional.empty());
    }

    private static List<Found> of(List<Path> named, Optional<Path> except) throws Failure {
        FileTree tree = new FileTree(except);
        for (Path path : named) {
            if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
                tree.walk(path);
            } else {
                tree.found.add(new Found(path, Path.of("")));
            }
        }
        return tree.found;
    }

    private void walk(Path folder) throws Failure {
        List<Found> inside = new ArrayList<>();
        Path name = folder.toAbsolutePath().normalize().getFileName();
        Path top = name == null ? Path.of("") : name;
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path inner, BasicFileAttributes attributes) {
                    boolean skipped =
                            except.equals(Optional.of(inner.toAbsolutePath().normalize()));
                    return skipped ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    inside.add(new Found(file, top.resolve(folder.relativize(file.getParent()))));
                    return inside.size() > MOST_FILES ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
                }

                /** A folder that cannot be read is one that cannot be cleaned, and the others go on. */
                @Override
                public FileVisitResult visitFileFailed(Path file, IOException problem) {
                    inside.add(new Found(file, top));
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw Failure.of(e);
        }
        if (inside.size() > MOST_FILES) {
            throw new Failure.Usage("files.too-many", folder.toString(), MOST_FILES);
        }
        inside.sort(Comparator.comparing(Found::file));
        found.addAll(inside);
    }
}
