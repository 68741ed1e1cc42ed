package org.letopis.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.letopis.LongRun;
import org.letopis.failure.Failure;

/**
 * The smallest bundle there is, 256 KiB and a header, with each of its bits turned round and cut off at each length:
 * refused before anything is handed over. The short form turns every bit of the parts that steer the reading, and a
 * sample of the rest.
 */
@Tag(LongRun.TAG)
class EveryBitIT {
    private static final int CHUNK_BYTES = 64 * 1024 + 16;
    private static final int SAMPLE = 300;

    @TempDir
    private Path folder;

    private Path file;
    private byte[] bytes;
    private int payloadAt;
    private final Map<String, Integer> verdicts = new TreeMap<>();

    @BeforeEach
    void the_smallest_bundle() throws Exception {
        file = folder.resolve("x.age");
        Correspondents.write(Correspondents.disclosure(List.of(Correspondents.report("x"))), file);
        bytes = Files.readAllBytes(file);
        payloadAt = HostileSeals.payloadAt(bytes);
        assertThat(bytes.length - payloadAt).isEqualTo(4 * CHUNK_BYTES);
        Correspondents.verify(file);
    }

    @Test
    void one_bit_is_enough_to_refuse() throws IOException {
        int[] bits = bits().toArray();
        int done = 0;
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            for (int bit : bits) {
                put(channel, bit / 8, (byte) (bytes[bit / 8] ^ 1 << bit % 8));
                demandRefusal("bit " + bit);
                put(channel, bit / 8, bytes[bit / 8]);
                LongRun.progress(getClass(), ++done, bits.length);
            }
        }
        assertThat(file).hasBinaryContent(bytes);
        LongRun.tell(getClass(), "%d of %d bits turned round: %s", bits.length, 8 * bytes.length, verdicts);
    }

    private IntStream bits() {
        if (LongRun.isWanted()) {
            return IntStream.iterate(0, bit -> bit < 8 * bytes.length, bit -> bit + LongRun.stride());
        }
        IntStream steering = IntStream.of();
        for (int at :
                List.of(0, 22, payloadAt - 16 - 48, payloadAt - 16, payloadAt + CHUNK_BYTES - 16, bytes.length - 16)) {
            steering = IntStream.concat(steering, IntStream.range(8 * at, 8 * at + 8 * 16));
        }
        IntStream sample = new Random(LongRun.seed()).ints(LongRun.of(SAMPLE, 0), 0, 8 * bytes.length);
        return IntStream.concat(steering, sample).distinct();
    }

    @Test
    void one_byte_less_is_enough_to_refuse() throws IOException {
        int every = LongRun.isWanted() ? LongRun.stride() : bytes.length / SAMPLE;
        int done = 0;
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            for (int length = bytes.length - 1; length >= 0; length -= every) {
                channel.truncate(length);
                demandRefusal("cut to " + length);
                LongRun.progress(getClass(), ++done, bytes.length / every);
            }
        }
        LongRun.tell(getClass(), "%d of %d lengths: %s", done, bytes.length, verdicts);
    }

    private void demandRefusal(String how) {
        Correspondents.Collected collected = new Correspondents.Collected();
        Failure failure = catchThrowableOfType(Failure.class, () -> Correspondents.verifyAndRead(file, collected));
        assertThat(failure).as(how).isInstanceOfAny(Failure.Damaged.class, Failure.NotForMe.class);
        assertThat(collected.count())
                .as("handed over although refused: %s", how)
                .isZero();
        verdicts.merge(failure.key(), 1, Integer::sum);
    }

    private static void put(FileChannel channel, int at, byte value) throws IOException {
        channel.write(ByteBuffer.wrap(new byte[] {value}), at);
    }
}
