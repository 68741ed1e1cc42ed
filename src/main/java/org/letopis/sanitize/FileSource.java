package org.letopis.sanitize;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.letopis.failure.Failure;

/** A file on disk. Its size is taken once, so that a growing file cannot be read half old and half new. */
final class FileSource implements Source {
    private final FileChannel channel;
    private final long sizeBytes;

    private FileSource(FileChannel channel, long sizeBytes) {
        this.channel = channel;
        this.sizeBytes = sizeBytes;
    }

    static FileSource open(Path file) throws Failure {
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            // A pipe or device would block or never end.
            throw new Failure.Io("io.not-a-file", file.toString());
        }
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
            return new FileSource(channel, channel.size());
        } catch (IOException e) {
            throw Failure.of(e);
        }
    }

    @Override
    public long sizeBytes() {
        return sizeBytes;
    }

    @Override
    public int read(long position, byte[] buffer, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        long left = sizeBytes - position;
        if (left <= 0) {
            return -1;
        }
        return channel.read(ByteBuffer.wrap(buffer, offset, (int) Math.min(length, left)), position);
    }

    @Override
    public boolean allowsThreads() {
        return true;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
