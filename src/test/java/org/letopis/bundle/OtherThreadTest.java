package org.letopis.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** What the other thread reads and writes is the same, and its failures come to the caller. */
class OtherThreadTest {
    private static final byte[] CONTENT = Correspondents.noise(1, 3_000_001);

    @Test
    void bytes_come_in_order_and_then_the_end() throws IOException {
        try (ReadAhead ahead = new ReadAhead(new ByteArrayInputStream(CONTENT))) {
            assertThat(ahead.read()).isEqualTo(CONTENT[0] & 0xff);
            assertThat(ahead.readAllBytes()).isEqualTo(Arrays.copyOfRange(CONTENT, 1, CONTENT.length));
            assertThat(ahead.read()).isEqualTo(-1);
            assertThat(ahead.read()).isEqualTo(-1);
        }
    }

    @Test
    void a_reading_that_fails_fails_each_time_it_is_asked() {
        InputStream broken = new SequenceInputStream(new ByteArrayInputStream(CONTENT), failing(new IOException("x")));
        try (ReadAhead ahead = new ReadAhead(broken)) {
            assertThatThrownBy(ahead::readAllBytes)
                    .isInstanceOf(IOException.class)
                    .hasMessage("x");
            assertThatThrownBy(ahead::read).isInstanceOf(IOException.class);
        }
        try (ReadAhead ahead = new ReadAhead(failing(null))) {
            assertThatThrownBy(ahead::read).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void bytes_are_written_in_order_and_the_sink_is_closed_once() throws IOException {
        Sink sink = new Sink(Integer.MAX_VALUE);
        OutputStream behind = new WriteBehind(sink);
        behind.write(CONTENT[0]);
        behind.write(CONTENT, 1, 99_999);
        behind.write(CONTENT, 100_000, CONTENT.length - 100_000);
        behind.close();
        behind.close();
        assertThat(sink.taken.toByteArray()).isEqualTo(CONTENT);
        assertThat(sink.closings).isEqualTo(1);
    }

    @Test
    void a_writing_that_fails_is_told_at_the_end_at_the_latest() throws IOException {
        for (int limit : new int[] {0, 70_000, CONTENT.length - 1}) {
            Sink sink = new Sink(limit);
            OutputStream behind = new WriteBehind(sink);
            assertThatThrownBy(() -> {
                        try (behind) {
                            behind.write(CONTENT);
                        }
                    })
                    .isInstanceOf(IOException.class)
                    .hasMessage("full");
            assertThat(sink.closings).isEqualTo(1);
        }
    }

    private static InputStream failing(IOException error) {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                if (error == null) {
                    throw new IllegalStateException("a bug");
                }
                throw error;
            }

            @Override
            public int read(byte[] bytes, int offset, int lengthBytes) throws IOException {
                return read();
            }
        };
    }

    private static final class Sink extends OutputStream {
        private final ByteArrayOutputStream taken = new ByteArrayOutputStream();
        private final int limitBytes;
        private int closings;

        Sink(int limitBytes) {
            this.limitBytes = limitBytes;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int lengthBytes) throws IOException {
            if (taken.size() + lengthBytes > limitBytes) {
                throw new IOException("full");
            }
            taken.write(bytes, offset, lengthBytes);
        }

        @Override
        public void close() {
            closings++;
        }
    }
}
