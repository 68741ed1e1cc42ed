package org.letopis.casework;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.letopis.casework.Doctor.Finding;

/**
 * Whether the memory of a running Letopis can end up on a disk unencrypted: swap and hibernation, as Linux tells of them
 * in {@code /proc/swaps} and {@code /sys/power}.
 */
final class SwapLook {
    private static final int MAX_DEPTH = 8;

    private final Path root;

    SwapLook(Path root) {
        this.root = root;
    }

    List<Finding> look() {
        List<Finding> findings = new ArrayList<>();
        Optional<List<String>> swaps = lines("proc/swaps");
        if (swaps.isEmpty()) {
            return List.of(Finding.of("swap-unknown"));
        }
        for (String line :
                swaps.get().subList(Math.min(1, swaps.get().size()), swaps.get().size())) {
            String place = line.split("[ \t]+")[0].replace("\\040", " ");
            if (!place.isEmpty() && !isSafe(place)) {
                findings.add(Finding.of("swap", place));
            }
        }
        hibernation().ifPresent(findings::add);
        return findings;
    }

    private Optional<Finding> hibernation() {
        boolean possible = first("sys/power/state").contains("disk")
                && !first("sys/power/disk").contains("[disabled]");
        String device = first("sys/power/resume");
        if (!possible || device.isEmpty() || device.equals("0:0")) {
            return Optional.empty();
        }
        Path block = root.resolve("sys/dev/block").resolve(device);
        return isEncrypted(block, 0) ? Optional.empty() : Optional.of(Finding.of("hibernation"));
    }

    private boolean isSafe(String place) {
        try {
            Path path = root.resolve(place.substring(1));
            if (Files.isRegularFile(path)) {
                place = Files.getFileStore(path).name();
                path = root.resolve(place.substring(1));
            }
            String name = (Files.exists(path) ? path.toRealPath() : path)
                    .getFileName()
                    .toString();
            return name.startsWith("zram")
                    || isEncrypted(root.resolve("sys/class/block").resolve(name), 0);
        } catch (IOException | RuntimeException e) {
            return false; // a place that cannot be looked at is not known to be safe
        }
    }

    /** A device is encrypted when dm-crypt is anywhere below it, for example under a logical volume. */
    private boolean isEncrypted(Path block, int depth) {
        if (read(block.resolve("dm/uuid")).orElse("").startsWith("CRYPT-")) {
            return true;
        }
        Path slaves = block.resolve("slaves");
        if (depth == MAX_DEPTH || !Files.isDirectory(slaves)) {
            return false;
        }
        try (var below = Files.newDirectoryStream(slaves)) {
            boolean any = false;
            for (Path slave : below) {
                if (!isEncrypted(slave, depth + 1)) {
                    return false;
                }
                any = true;
            }
            return any;
        } catch (IOException e) {
            return false;
        }
    }

    private String first(String file) {
        return lines(file).flatMap(lines -> lines.stream().findFirst()).orElse("");
    }

    private Optional<List<String>> lines(String file) {
        return read(root.resolve(file)).map(text -> text.lines().toList());
    }

    private static Optional<String> read(Path file) {
        try {
            return Optional.of(Files.readString(file));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
