package org.letopis.casework;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.letopis.bundle.PartSize;
import org.letopis.failure.Failure;

/** Whether what is to be written will fit, seen before anything is: on the disk, and in a file of its file system. */
public final class Room {
    /** FAT writes the size of a file in 32 bits. */
    static final long FAT_FILE_BYTES = 0xFFFF_FFFFL;

    private static final Set<String> FAT = Set.of("vfat", "msdos", "fat", "fat16", "fat32");

    private Room() {}

    /**
     * Refuses when the originals of these files cannot fit into the vault. Clean copies take up to as much again; whether
     * there will be any is not known yet.
     */
    public static void require(Path vault, List<Path> files) throws Failure {
        long addedBytes = 0;
        try {
            for (Path file : files) {
                addedBytes += Files.isRegularFile(file) ? Files.size(file) : 0;
            }
            FileStore store = store(vault);
            long hasBytes = Files.isRegularFile(vault) ? Files.size(vault) : 0;
            require(store.type(), store.getUsableSpace(), hasBytes, addedBytes);
        } catch (IOException e) {
            throw Failure.of(e);
        }
    }

    /** Refuses when a new file cannot take so many bytes. */
    static void require(Path file, long sizeBytes) throws Failure, IOException {
        FileStore store = store(file);
        requireNew(store.type(), store.getUsableSpace(), file.toString(), sizeBytes);
    }

    static void requireNew(String type, long usableBytes, String file, long sizeBytes) throws Failure {
        if (isFat(type) && sizeBytes > FAT_FILE_BYTES) {
            throw new Failure.Io("room.new-fat", file, sizeBytes);
        }
        if (sizeBytes > usableBytes) {
            throw new Failure.Io("room.new-full", file, sizeBytes, usableBytes);
        }
    }

    static void require(String type, long usableBytes, long hasBytes, long addedBytes) throws Failure {
        if (isFat(type) && hasBytes + addedBytes > FAT_FILE_BYTES) {
            throw new Failure.Io("room.fat", hasBytes, addedBytes);
        }
        if (addedBytes > usableBytes) {
            throw new Failure.Io("room.full", addedBytes, usableBytes);
        }
    }

    /** Returns how large the files of a new bundle may be: as was asked, or as the file system demands. */
    static Optional<PartSize> partSize(Path target, Optional<PartSize> asked) throws IOException {
        return partSize(store(target).type(), asked);
    }

    static Optional<PartSize> partSize(String type, Optional<PartSize> asked) {
        return asked.isEmpty() && isFat(type) ? Optional.of(PartSize.FOR_FAT) : asked;
    }

    static boolean isFat(String type) {
        return FAT.contains(type.toLowerCase(Locale.ROOT));
    }

    /** Returns where a file lies or will lie. */
    static FileStore store(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        return Files.getFileStore(Files.exists(file) || folder == null ? file : folder);
    }
}
