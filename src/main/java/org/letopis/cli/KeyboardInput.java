package org.letopis.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.letopis.failure.Failure;
import org.letopis.failure.FailureInStream;

/**
 * What is typed at the terminal, line by line, as a stream that {@link Thread#interrupt} stops: reading standard input
 * could not be stopped, and would swallow the next line. Each byte is wiped as it is read.
 */
final class KeyboardInput extends InputStream {
    private static final Path TERMINAL = Path.of("/dev/tty");
    private static final int BUFFER_BYTES = 4_096;

    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES).limit(0);
    private FileChannel channel;

    /** Returns whether this system has it: Windows has not. */
    static boolean isThere() {
        return Files.isReadable(TERMINAL);
    }

    @Override
    public int read() throws IOException {
        if (!buffer.hasRemaining() && !fill()) {
            return -1;
        }
        int at = buffer.position();
        int b = buffer.get() & 0xff;
        buffer.put(at, (byte) 0);
        return b;
    }

    private boolean fill() throws IOException {
        if (channel == null || !channel.isOpen()) {
            channel = FileChannel.open(TERMINAL, StandardOpenOption.READ);
        }
        buffer.clear();
        try {
            return channel.read(buffer) > 0;
        } catch (ClosedByInterruptException e) {
            throw new FailureInStream(new Failure.Interrupted("interrupted"));
        } finally {
            buffer.flip();
        }
    }

    @Override
    public void close() throws IOException {
        if (channel != null) {
            channel.close();
        }
    }
}
