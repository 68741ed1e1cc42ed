package org.letopis.bundle;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** Open files, read as if they were one. Their sizes are taken when they are joined. */
final class JoinedFiles implements AutoCloseable {
    /** @param startBytes where it begins in the whole */
    private record Part(Path path, FileChannel channel, long startBytes, long sizeBytes) {
        long endBytes() {
            return startBytes + sizeBytes;
        }
    }

    private final List<Part> parts = new ArrayList<>();

    private JoinedFiles() {}

    /** Opens the files, at least one, for reading. */
    static JoinedFiles open(List<Path> paths) throws IOException {
        JoinedFiles joined = new JoinedFiles();
        try {
            for (Path path : paths) {
                joined.add(path, FileChannel.open(path, StandardOpenOption.READ));
            }
            return joined;
        } catch (IOException | RuntimeException e) {
            joined.close();
            throw e;
        }
    }

    /** Joins files that somebody else opened, and closes. */
    static JoinedFiles of(List<NewFile> files) throws IOException {
        JoinedFiles joined = new JoinedFiles();
        for (NewFile file : files) {
            joined.add(file.path(), file.channel());
        }
        return joined;
    }

    private void add(Path path, FileChannel channel) throws IOException {
        parts.add(new Part(path, channel, sizeBytes(), channel.size()));
    }

    int count() {
        return parts.size();
    }

    long sizeBytes() {
        return parts.isEmpty() ? 0 : last().endBytes();
    }

    /** Reads some bytes; returns -1 at the end of the last file, which may have grown, or where another was cut off. */
    int read(ByteBuffer into, long at) throws IOException {
        Part part = at >= last().startBytes() ? last() : holding(at);
        if (part.equals(last())) {
            return part.channel().read(into, at - part.startBytes());
        }
        int wanted = (int) Math.min(into.remaining(), part.endBytes() - at);
        ByteBuffer slice = into.slice(into.position(), wanted);
        int count = part.channel().read(slice, at - part.startBytes());
        into.position(into.position() + Math.max(0, count));
        return count;
    }

    /** Returns the files that hold bytes from here to before there; the last file goes on without end. */
    List<Path> holding(long fromBytes, long toBytes) {
        return parts.stream()
                .filter(part -> part.startBytes() < toBytes && (part.endBytes() > fromBytes || part.equals(last())))
                .map(Part::path)
                .toList();
    }

    private Part holding(long at) {
        return parts.stream().filter(part -> at < part.endBytes()).findFirst().orElseThrow();
    }

    private Part last() {
        return parts.get(parts.size() - 1);
    }

    @Override
    public void close() throws IOException {
        IOException failed = null;
        for (Part part : parts) {
            try {
                part.channel().close();
            } catch (IOException e) {
                failed = e;
            }
        }
        if (failed != null) {
            throw failed;
        }
    }
}
