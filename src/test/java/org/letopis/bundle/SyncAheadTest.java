package org.letopis.bundle;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file that can no longer be synced, as after a failed write. */
class SyncAheadTest {
    private static final int LARGE_BYTES = 64 * 1024 * 1024;

    @TempDir
    private Path folder;

    private FileChannel broken;
    private final SyncAhead ahead = new SyncAhead();

    @BeforeEach
    void a_file_that_cannot_be_synced() throws IOException {
        broken = FileChannel.open(folder.resolve("x"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        broken.close();
    }

    @Test
    void what_went_wrong_beside_is_told_at_the_end() throws IOException {
        ahead.wrote(broken, LARGE_BYTES);
        assertThatThrownBy(ahead::join).isInstanceOf(ClosedChannelException.class);
        assertThatThrownBy(ahead::join).as("and not forgotten").isInstanceOf(ClosedChannelException.class);
    }

    @Test
    void nothing_is_synced_before_there_is_much() throws IOException {
        ahead.wrote(broken, 1);
        assertThatCode(ahead::join).doesNotThrowAnyException();
    }

    /** A writer that asks for the next sync learns of the one before; it never begins another over a failure. */
    @Test
    void a_failure_is_told_to_who_goes_on_writing() throws IOException {
        try (FileChannel good =
                FileChannel.open(folder.resolve("y"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            ahead.wrote(broken, LARGE_BYTES);
            assertThatThrownBy(() -> {
                        while (true) {
                            ahead.wrote(good, LARGE_BYTES);
                        }
                    })
                    .isInstanceOf(ClosedChannelException.class);
        }
    }
}
