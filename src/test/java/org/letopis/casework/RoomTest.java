package org.letopis.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.letopis.bundle.PartSize;

/** What a file system takes, by the names that Linux, macOS and Windows give them. */
class RoomTest {
    @ParameterizedTest
    @ValueSource(strings = {"vfat", "msdos", "FAT32", "FAT"})
    void on_fat_a_bundle_is_cut_before_four_gibibytes_unless_smaller_parts_were_asked_for(String type)
            throws Exception {
        PartSize forMail = PartSize.parse("18M");
        assertThat(Room.partSize(type, Optional.empty())).contains(PartSize.FOR_FAT);
        assertThat(Room.partSize(type, Optional.of(forMail))).contains(forMail);
        assertThat(PartSize.FOR_FAT.bytes()).isEqualTo(4_000L * 1024 * 1024).isLessThan(Room.FAT_FILE_BYTES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ext4", "apfs", "NTFS", "exfat", "tmpfs"})
    void elsewhere_it_is_one_file_unless_parts_were_asked_for(String type) throws Exception {
        PartSize forMail = PartSize.parse("18M");
        assertThat(Room.partSize(type, Optional.empty())).isEmpty();
        assertThat(Room.partSize(type, Optional.of(forMail))).contains(forMail);
    }
}
