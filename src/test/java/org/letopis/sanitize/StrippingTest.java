package org.letopis.sanitize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.letopis.failure.Failure;

class StrippingTest {
    @Test
    void an_old_office_file_is_refused_by_name() throws Failure {
        byte[] old = Strips.join(
                new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0},
                new byte[] {(byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1},
                new byte[504]);

        assertThat(Strips.refusal(old))
                .isEqualTo(
                        new StripResult.Refused(FileFormat.OLD_OFFICE, "strip.old-office", List.of("Office 97-2003")));
    }

    @Test
    void an_empty_and_an_unknown_file_are_refused() throws Failure {
        assertThat(Strips.refusal(new byte[0]).key()).isEqualTo("strip.empty");
        assertThat(Strips.refusal(new byte[] {0, 1, 2, 3}).key()).isEqualTo("strip.unknown-format");
    }

    @Test
    void a_copy_that_does_not_hold_what_was_written_is_refused() throws Failure {
        byte[] dirty = Strips.sample("dirty.jpg");
        byte[] clean = Strips.clean(dirty);
        for (int at : new int[] {30, clean.length / 2, clean.length - 3}) {
            MemoryCopy memory = new MemoryCopy();
            CleanCopy changed = new CleanCopy() {
                @Override
                public OutputStream open() throws IOException {
                    return memory.open();
                }

                @Override
                public Source reread() {
                    byte[] bytes = memory.bytes();
                    bytes[at] ^= 1;
                    return Source.of(bytes);
                }
            };

            StripResult result = Strips.strip(Source.of(dirty), changed);

            assertThat(result).isInstanceOf(StripResult.Refused.class);
        }
    }

    @Test
    void a_copy_that_cannot_be_written_is_a_failure() {
        CleanCopy full = new CleanCopy() {
            @Override
            public OutputStream open() throws IOException {
                throw new IOException("No space left on device");
            }

            @Override
            public Source reread() {
                throw new AssertionError();
            }
        };

        assertThatThrownBy(() -> Strips.strip(Source.of(Strips.sample("dirty.png")), full))
                .isInstanceOf(Failure.Io.class);
    }

    @Test
    void a_missing_file_and_a_folder_are_failures(@TempDir Path folder) {
        assertThatThrownBy(() -> Source.of(folder.resolve("none.jpg"))).isInstanceOf(Failure.Io.class);
        assertThatThrownBy(() -> Source.of(folder)).isInstanceOf(Failure.Io.class);
    }

    /** The coded data of a picture of any size goes through a window: this one is larger than what may be used. */
    @Test
    void a_large_picture_does_not_need_large_memory(@TempDir Path folder) throws Failure, IOException {
        byte[] jpeg = Jpegs.planted(Jpegs.baseline(), Jpegs.segment(0xFE, Strips.latin("a comment to go")));
        int scan = Jpegs.find(jpeg, 0xDA, 0);
        int coded = scan + 2 + 12;
        Path large = folder.resolve("large.jpg");
        byte[] block = new byte[1 << 20];
        new Random(7).nextBytes(block);
        for (int i = 0; i < block.length; i++) {
            block[i] = block[i] == (byte) 0xFF ? 0 : block[i];
        }
        try (OutputStream out = Files.newOutputStream(large)) {
            out.write(jpeg, 0, coded);
            for (int i = 0; i < 300; i++) {
                out.write(block);
            }
            out.write(jpeg, coded, jpeg.length - coded);
        }
        Path copy = folder.resolve("copy.jpg");
        long before = allocatedBytes();
        try (Source source = Source.of(large)) {
            StripResult result = Strips.strip(source, fileCopy(copy));
            assertThat(result).isInstanceOf(StripResult.Stripped.class);
        }

        // All that was ever asked for, freed or not.
        assertThat(allocatedBytes() - before).isLessThan(32L << 20);
        assertThat(Files.size(copy)).isGreaterThan(300L << 20);
    }

    private static long allocatedBytes() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        return threads.getThreadAllocatedBytes(Thread.currentThread().getId());
    }

    private static CleanCopy fileCopy(Path file) {
        return new CleanCopy() {
            @Override
            public OutputStream open() throws IOException {
                return Files.newOutputStream(file);
            }

            @Override
            public Source reread() throws IOException {
                try {
                    return Source.of(file);
                } catch (Failure e) {
                    throw new IOException(e);
                }
            }
        };
    }

    @Test
    void a_source_gives_its_bytes_at_any_place(@TempDir Path folder) throws Failure, IOException {
        byte[] bytes = Strips.latin("0123456789");
        Path file = Files.write(folder.resolve("digits"), bytes);
        try (Source onDisk = Source.of(file);
                Source part = new RangeSource(Source.of(Strips.latin("ab0123456789c")), 2, 10)) {
            for (Source source : List.of(onDisk, Source.of(bytes), part)) {
                byte[] buffer = new byte[4];
                assertThat(source.sizeBytes()).isEqualTo(10);
                assertThat(source.read(8, buffer, 1, 3)).isEqualTo(2);
                assertThat(Arrays.copyOfRange(buffer, 1, 3)).isEqualTo(Strips.latin("89"));
                assertThat(source.read(10, buffer, 0, 4)).isEqualTo(-1);
                assertThat(source.read(3, buffer, 0, 0)).isZero();
                assertThat(source.stream().readAllBytes()).isEqualTo(bytes);
            }
        }
    }
}
