package org.letopis.sanitize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.letopis.LongRun;
import org.letopis.failure.Failure;

/** Hostile and damaged old office files: an inspection comes of each, in bounded time and memory. */
class OldOfficeDamageTest {
    private static final long SEED = 20_261_126;
    private static final int MUTANTS = 2_000;
    private static final int LONGEST_SECONDS = 10;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private static Inspection bounded(byte[] file, String what) throws Failure {
        // Of this thread, not of the clock: other work beside it makes no file a slow one.
        long start = THREADS.getCurrentThreadCpuTime();
        Inspection told = Strips.inspect(file);
        assertThat((THREADS.getCurrentThreadCpuTime() - start) / 1_000_000_000L)
                .as(what)
                .isLessThan(LONGEST_SECONDS);
        return told;
    }

    private static byte[] file(String name) throws IOException, InterruptedException {
        return switch (name) {
            case "by hand" -> OleParts.file();
            case "letter" -> Strips.latin(RtfInspectionTest.LETTER);
            default -> OldOffices.of(name);
        };
    }

    @ParameterizedTest
    @CsvSource({"by hand, 64", "doc, 512", "letter, 1"})
    void a_file_cut_off_anywhere_is_not_taken_for_whole(String name, int step) throws Exception {
        byte[] file = file(name);
        int least = name.equals("letter") ? 5 : 8;
        for (int length = Math.max(step, least); length < file.length - 1; length += step) {
            Inspection told = bounded(Arrays.copyOf(file, length), name + " cut off at " + length);

            assertThat(told.unread())
                    .as(name + " cut off at " + length)
                    .contains("inspect.unread-text", "inspect.unread-metadata");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"by hand", "doc", "letter"})
    void a_mutated_file_is_inspected_or_unread(String name) throws Exception {
        Random random = new Random(SEED);
        byte[] file = file(name);
        int tried = LongRun.share(MUTANTS);
        for (int i = 0; i < tried; i++) {
            byte[] mutant = MutationTest.mutant(file, random);
            FileFormat format = FileFormat.detect(Source.of(mutant));
            if (format == FileFormat.OLD_OFFICE || format == FileFormat.RTF) {
                bounded(mutant, name + ", seed " + SEED + ", mutant " + i);
            }
        }
        LongRun.tell(OldOfficeDamageTest.class, "%s: %d damaged files looked into", name, tried);
    }

    private static byte[] plain() {
        Map<String, byte[]> streams = new LinkedHashMap<>();
        streams.put("WordDocument", new byte[6_000]);
        streams.put("small", new byte[100]);
        return CompoundFiles.file(streams);
    }

    private static ByteBuffer numbers(byte[] file) {
        return ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static int tableAt(byte[] file) {
        return (numbers(file).getInt(76) + 1) * 512;
    }

    @Test
    void chains_that_run_in_a_circle_end() throws Failure {
        byte[] file = plain();
        int sectors = file.length / 512 - 1;
        for (int i = 0; i < sectors; i++) {
            byte[] circle = file.clone();
            numbers(circle).putInt(tableAt(circle) + 4 * i, i);
            bounded(circle, "sector " + i + " leads to itself");
            numbers(circle).putInt(tableAt(circle) + 4 * i, Math.max(0, i - 2));
            bounded(circle, "sector " + i + " leads back");
        }
        byte[] directory = file.clone();
        int first = numbers(file).getInt(48);
        numbers(directory).putInt(tableAt(file) + 4 * first, first);
        assertThat(Strips.inspect(directory).unread()).contains("inspect.unread-metadata");
    }

    @Test
    void a_table_of_tables_that_runs_in_a_circle_ends() throws Failure {
        byte[] file = plain();
        numbers(file).putInt(68, 0).putInt(72, 1);
        numbers(file).putInt(512 + 508, 0);

        assertThat(bounded(file, "list of table sectors").unread()).contains("inspect.unread-metadata");
    }

    /** A file of 512 MiB whose sectors all list other sectors: read whole, the list would have 130 million numbers. */
    @Test
    void of_a_list_of_tables_only_what_the_file_can_need_is_read() throws Exception {
        byte[] header = Arrays.copyOf(plain(), 512);
        numbers(header).putInt(68, 0).putInt(72, 1 << 20);
        long[] read = {0};
        Source endless = new Source() {
            @Override
            public long sizeBytes() {
                return 512L << 20;
            }

            @Override
            public int read(long position, byte[] buffer, int offset, int length) {
                read[0] += length;
                int sector = (int) (position / 512);
                byte[] bytes = sector == 0 ? header : new byte[512];
                if (sector > 0) {
                    numbers(bytes).putInt(508, sector); // the sector behind it: the first has the number 0
                }
                int from = (int) (position % 512);
                int count = Math.min(length, 512 - from);
                System.arraycopy(bytes, from, buffer, offset, count);
                return count;
            }

            @Override
            public void close() {}
        };

        assertThatThrownBy(() -> CompoundFile.open(endless)).isInstanceOf(Refusal.class);
        assertThat(read[0]).isLessThan(16L << 20);
    }

    @Test
    void numbers_of_four_billion_are_bounded_by_what_is_there() throws Failure {
        byte[] file = plain();
        for (int at = 24; at < 512; at += 4) {
            for (int number : new int[] {-1, Integer.MIN_VALUE, Integer.MAX_VALUE, 0x7FFF_FFF0}) {
                byte[] hostile = file.clone();
                numbers(hostile).putInt(at, number);
                bounded(hostile, "header at " + at + " is " + number);
            }
        }
        int directory = (numbers(file).getInt(48) + 1) * 512;
        for (int at = directory; at < directory + 4 * 128; at += 4) {
            byte[] hostile = file.clone();
            numbers(hostile).putInt(at, 0x7FFF_FFF0);
            bounded(hostile, "directory at " + at);
        }
    }

    @Test
    void a_stream_whose_chain_ends_early_is_not_whole() throws Failure {
        byte[] file = CompoundFiles.file(Map.of("Pictures", new byte[9_000], "PowerPoint Document", new byte[5_000]));
        assertThat(Strips.inspect(file).unread()).containsExactly("inspect.unread-text");
        numbers(file).putInt(tableAt(file), -2);

        assertThat(Strips.inspect(file).unread()).contains("inspect.unread-metadata");
    }

    @Test
    void entries_that_are_each_others_parents_are_read_once() throws Failure {
        byte[] file = plain();
        int directory = (numbers(file).getInt(48) + 1) * 512;
        for (int entry = 1; entry < 3; entry++) {
            for (int link : new int[] {68, 72, 76}) {
                numbers(file).putInt(directory + entry * 128 + link, 3 - entry);
            }
            file[directory + entry * 128 + 66] = 1;
        }

        assertThat(bounded(file, "circle of entries").unread()).contains("inspect.unread-metadata");
    }

    @Test
    void a_property_set_with_endless_counts_is_unread() throws Failure {
        byte[] set = new byte[200];
        numbers(set).putShort(0, (short) 0xFFFE).putInt(24, 1).putInt(44, 48).putInt(52, -1);

        Inspection told =
                bounded(CompoundFiles.file(Map.of("\u0005SummaryInformation", set)), "four billion properties");

        assertThat(told.unread()).contains("inspect.unread-metadata");
        assertThat(told.findings()).isEmpty();
    }

    @Test
    void many_streams_that_are_one_cost_what_one_costs() throws Failure {
        Map<String, byte[]> streams = new LinkedHashMap<>();
        for (int i = 0; i < 2_000; i++) {
            streams.put("s" + i + "/Pictures", new byte[0]);
        }
        streams.put("big/Pictures", new byte[4 << 20]);
        byte[] file = CompoundFiles.file(streams);
        int directory = (numbers(file).getInt(48) + 1) * 512;
        for (int i = 0; i < 4_003; i++) {
            int at = directory + i * 128;
            if (file[at + 66] == 2) {
                numbers(file).putInt(at + 116, 0).putInt(at + 120, 4 << 20);
            }
        }

        assertThat(bounded(file, "2,001 streams over the same bytes").unread()).contains("inspect.unread-metadata");
    }
}
