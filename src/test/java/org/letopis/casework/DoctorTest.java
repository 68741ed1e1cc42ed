package org.letopis.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.letopis.failure.Failure;

class DoctorTest {
    private static final String SWAPS = "Filename\t\t\tType\t\tSize\tUsed\tPriority\n";

    @TempDir
    private Path folder;

    private List<String> findings(Path vault, String now) {
        return new Doctor(new Surroundings(
                        folder, vault, Optional.empty(), List.of(folder.resolve("tmp")), Instant.parse(now)))
                .look().stream()
                        .map(Doctor.Finding::key)
                        .filter(key -> !key.startsWith("jvm-"))
                        .toList();
    }

    private List<String> findings() {
        return findings(folder.resolve("notes"), "2027-01-02T03:04:05Z");
    }

    private void put(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    @Test
    void nothing_is_found_where_nothing_is_wrong() throws Exception {
        put("proc/swaps", SWAPS);
        put("sys/power/state", "freeze mem\n");
        assertThat(findings()).isEmpty();
    }

    @Test
    void plain_swap_is_found_and_zram_and_crypt_are_not() throws Exception {
        put(
                "proc/swaps",
                SWAPS + "/dev/zram0 partition 100 0 5\n/dev/dm-1 partition 100 0 -2\n/dev/dm-3 partition 1 0 0\n");
        put("sys/class/block/dm-1/dm/uuid", "CRYPT-LUKS2-00-swap\n");
        put("sys/class/block/dm-3/dm/uuid", "LVM-abc\n");
        put("sys/class/block/dm-3/slaves/dm-0/dm/uuid", "CRYPT-LUKS2-00-root\n");
        assertThat(findings()).isEmpty();
        put("proc/swaps", SWAPS + "/dev/sda3                               partition\t8388604\t0\t-2\n");
        assertThat(findings()).containsExactly("swap");
    }

    @Test
    void hibernation_to_a_plain_device_is_found() throws Exception {
        put("proc/swaps", SWAPS);
        put("sys/power/state", "freeze mem disk\n");
        put("sys/power/disk", "[platform] shutdown reboot\n");
        put("sys/power/resume", "8:3\n");
        assertThat(findings()).containsExactly("hibernation");
        put("sys/power/resume", "0:0\n");
        assertThat(findings()).isEmpty();
    }

    @Test
    void a_system_that_tells_nothing_of_swap_is_not_called_safe() {
        assertThat(findings()).containsExactly("swap-unknown");
    }

    @Test
    void a_synced_folder_is_known_by_its_name_or_its_marks() throws Exception {
        put("proc/swaps", SWAPS);
        put("OneDrive - Office/a/notes", "");
        put("plain/.stfolder/x", "");
        put("Яндекс.Диск/notes", "");
        for (String vault : List.of("OneDrive - Office/a/new", "plain/sub/new", "Яндекс.Диск/new")) {
            Files.createDirectories(folder.resolve(vault).getParent());
            assertThat(findings(folder.resolve(vault), "2027-01-02T03:04:05Z"))
                    .as(vault)
                    .containsExactly("cloud");
        }
    }

    @Test
    void a_readable_vault_and_what_was_left_are_found() throws Exception {
        put("proc/swaps", SWAPS);
        put("notes", "");
        Files.setPosixFilePermissions(folder.resolve("notes"), PosixFilePermissions.fromString("rw-r-----"));
        put("tmp/lt-123/x", "");
        put("tmp/sqlite-3.50-abc-libsqlitejdbc.so", "");
        put("tmp/hs_err_pid12.log", "");
        put(".letopis-0123", "");
        assertThat(findings())
                .containsExactlyInAnyOrder(
                        "readable-vault", "leftover-library", "leftover-library", "leftover-crash", "leftover-file");
    }

    @Test
    void a_clock_before_the_build_or_long_after_it_is_wrong() throws Exception {
        put("proc/swaps", SWAPS);
        assertThat(findings(folder.resolve("notes"), "1970-01-01T00:00:00Z")).containsExactly("clock");
        assertThat(findings(folder.resolve("notes"), "2044-01-01T00:00:00Z")).containsExactly("clock");
    }

    @Test
    void what_cannot_fit_is_refused_before_it_is_written() {
        long limit = 4L * 1024 * 1024 * 1024 - 1;
        assertThatCode(() -> Room.require("vfat", Long.MAX_VALUE, limit - 10, 10))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> Room.require("vfat", Long.MAX_VALUE, limit - 10, 11))
                .isInstanceOf(Failure.Io.class)
                .hasMessage("room.fat");
        assertThatCode(() -> Room.require("ext4", Long.MAX_VALUE, limit, 11)).doesNotThrowAnyException();
        assertThatThrownBy(() -> Room.require("ext4", 10, 0, 11))
                .isInstanceOf(Failure.Io.class)
                .hasMessage("room.full");
    }

    @Test
    void a_new_file_that_cannot_fit_is_refused_before_it_is_written() {
        long limit = 4L * 1024 * 1024 * 1024 - 1;
        assertThatCode(() -> Room.requireNew("vfat", Long.MAX_VALUE, "copy", limit))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> Room.requireNew("vfat", Long.MAX_VALUE, "copy", limit + 1))
                .isInstanceOf(Failure.Io.class)
                .hasMessage("room.new-fat");
        assertThatCode(() -> Room.requireNew("exfat", Long.MAX_VALUE, "copy", limit + 1))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> Room.requireNew("ext4", limit, "copy", limit + 1))
                .isInstanceOf(Failure.Io.class)
                .hasMessage("room.new-full");
    }

    @Test
    void little_room_and_fat_are_found() {
        long gibibyte = 1024L * 1024 * 1024;
        assertThat(PlaceLook.room("ext4", gibibyte, 0)).isEmpty();
        assertThat(PlaceLook.room("ext4", gibibyte / 4, 0)).containsExactly(Doctor.Finding.of("space", 256L));
        assertThat(PlaceLook.room("msdos", gibibyte, 3 * gibibyte)).containsExactly(Doctor.Finding.of("fat", 1023L));
    }
}
