package org.letopis.casework;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.letopis.casework.Doctor.Finding;

/** Whether the vault lies where others read it, where it is copied away, or where it cannot grow. */
final class PlaceLook {
    static final long LITTLE_BYTES = 512L * 1024 * 1024;

    /** How folders of services begin that copy their content to other computers. */
    private static final List<String> CLOUD_NAMES = List.of(
            "dropbox",
            "onedrive",
            "google drive",
            "googledrive",
            "icloud",
            "mobile documents",
            "com~apple~clouddocs",
            "yandex.disk",
            "yandexdisk",
            "яндекс.диск",
            "яндексдиск",
            "cloud mail.ru",
            "облако mail.ru",
            "nextcloud",
            "owncloud",
            "megasync",
            "pclouddrive",
            "box sync",
            "proton drive",
            "synologydrive",
            "syncthing");

    /** What such services leave in the folder that they copy. */
    private static final List<String> CLOUD_MARKS = List.of(
            ".dropbox", ".dropbox.cache", ".stfolder", ".nextcloudsync.log", ".owncloudsync.log", ".megaignore");

    private final Surroundings surroundings;

    PlaceLook(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    List<Finding> look() {
        List<Finding> findings = new ArrayList<>();
        Path vault = surroundings.vault().toAbsolutePath().normalize();
        cloud(vault).ifPresent(folder -> findings.add(Finding.of("cloud", folder)));
        if (isReadable(vault)) {
            findings.add(Finding.of("readable-vault", vault));
        }
        surroundings
                .passphraseFile()
                .filter(PlaceLook::isReadable)
                .ifPresent(file -> findings.add(Finding.of("readable-passphrase", file)));
        try {
            room(vault, findings);
        } catch (IOException e) {
            findings.add(Finding.of("place-unknown", vault));
        }
        return findings;
    }

    private static Optional<String> cloud(Path vault) {
        for (Path folder = vault.getParent(); folder != null && folder.getFileName() != null; ) {
            String name = folder.getFileName().toString().toLowerCase(Locale.ROOT);
            Path here = folder;
            if (CLOUD_NAMES.stream().anyMatch(name::startsWith)
                    || CLOUD_MARKS.stream().anyMatch(mark -> Files.exists(here.resolve(mark)))) {
                return Optional.of(folder.toString());
            }
            folder = folder.getParent();
        }
        return Optional.empty();
    }

    private static boolean isReadable(Path file) {
        try {
            if (!file.getFileSystem().supportedFileAttributeViews().contains("posix") || !Files.exists(file)) {
                return false;
            }
            Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
            return permissions.contains(PosixFilePermission.GROUP_READ)
                    || permissions.contains(PosixFilePermission.OTHERS_READ);
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }

    private static void room(Path vault, List<Finding> findings) throws IOException {
        FileStore store = Room.store(vault);
        findings.addAll(room(store.type(), store.getUsableSpace(), Files.exists(vault) ? Files.size(vault) : 0));
    }

    static List<Finding> room(String type, long usableBytes, long hasBytes) {
        List<Finding> findings = new ArrayList<>();
        if (usableBytes < LITTLE_BYTES) {
            findings.add(Finding.of("space", usableBytes / 1024 / 1024));
        }
        if (Room.isFat(type)) {
            findings.add(Finding.of("fat", (Room.FAT_FILE_BYTES - hasBytes) / 1024 / 1024));
        }
        return findings;
    }
}
