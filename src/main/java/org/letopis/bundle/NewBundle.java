package org.letopis.bundle;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.letopis.failure.Failure;

/**
 * The file of a new bundle, or its parts, of which none appears before all are written, and none in the place of another
 * file. Until {@link #publish} they are hidden neighbours of the target that only the owner can read; closing deletes
 * them. A bundle that fits into one part is one file, under the name of the target.
 */
public final class NewBundle implements AutoCloseable {
    private final Path target;
    private final Optional<PartSize> partSize;
    private final SecureRandom random;
    private final List<NewFile> files = new ArrayList<>();
    private final SyncAhead ahead = new SyncAhead();

    private NewBundle(Path target, Optional<PartSize> partSize, SecureRandom random) {
        this.target = target;
        this.partSize = partSize;
        this.random = random;
    }

    /** Opens the first hidden neighbour of a file that does not exist yet. */
    public static NewBundle at(Path target, Optional<PartSize> partSize, SecureRandom random)
            throws IOException, Failure.Usage {
        NewBundle bundle = new NewBundle(target, partSize, random);
        bundle.files.add(NewFile.at(target, random));
        return bundle;
    }

    /**
     * Refuses when it would be too many parts, or more than the disk has room for.
     *
     * @param mostBytes what will be written at most
     */
    void requireRoom(long mostBytes) throws IOException, Failure {
        long most = partSize.map(size -> size.bytes() * PartName.MAX_PARTS).orElse(Long.MAX_VALUE);
        if (mostBytes > most) {
            throw tooMany(mostBytes);
        }
        files.get(0).requireRoom(mostBytes);
    }

    /** Returns the refusal of a part size, with one that will do. */
    static Failure.Usage tooMany(long wholeBytes) {
        long mebibytes = wholeBytes / PartName.MAX_PARTS / (1L << 20) + 1;
        return new Failure.Usage("parts.too-many", PartName.MAX_PARTS, mebibytes + "M");
    }

    /** Returns a stream into the files; closing it leaves them open. */
    OutputStream stream(Progress progress) {
        return new Rolling(progress);
    }

    /** Writes everything through to the disk. */
    void force() throws IOException {
        ahead.join();
        for (NewFile file : files) {
            file.channel().force(true);
        }
    }

    /** Returns what was written, as one. */
    JoinedFiles written() throws IOException {
        return JoinedFiles.of(files);
    }

    /** Returns the names that the files will have, in the order of the parts. Only when all is written. */
    public List<Path> names() {
        if (files.size() == 1) {
            return List.of(target);
        }
        String whole = target.getFileName().toString();
        List<Path> names = new ArrayList<>();
        for (int number = 1; number <= files.size(); number++) {
            names.add(target.resolveSibling(new PartName(whole, number, files.size()).text()));
        }
        return names;
    }

    /** Refuses when something has one of the names. */
    public void requireFree() throws Failure.Usage {
        for (Path name : names()) {
            if (Files.exists(name, LinkOption.NOFOLLOW_LINKS)) {
                throw NewFile.exists(name);
            }
        }
    }

    /** Closes the files and gives them their names; when one cannot have its own, none has. They must have been forced. */
    public void publish() throws IOException, Failure.Usage {
        NewFile.publishAll(files, names());
    }

    @Override
    public void close() throws IOException {
        NewFile.closeAll(files);
    }

    /** Goes on to the next file when one is full and more comes. */
    private final class Rolling extends OutputStream {
        private final Progress progress;
        private final long partBytes = partSize.map(PartSize::bytes).orElse(Long.MAX_VALUE);
        private NewFile current = files.get(0);
        private long inCurrentBytes;
        private long doneBytes;

        Rolling(Progress progress) {
            this.progress = progress;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] buffer, int offset, int lengthBytes) throws IOException {
            ByteBuffer left = ByteBuffer.wrap(buffer, offset, lengthBytes);
            while (left.hasRemaining()) {
                if (inCurrentBytes == partBytes) {
                    current = NewFile.beside(target, random);
                    files.add(current);
                    inCurrentBytes = 0;
                }
                int fits = (int) Math.min(left.remaining(), partBytes - inCurrentBytes);
                ByteBuffer piece = left.slice(left.position(), fits);
                while (piece.hasRemaining()) {
                    current.channel().write(piece);
                }
                ahead.wrote(current.channel(), fits);
                left.position(left.position() + fits);
                inCurrentBytes += fits;
                doneBytes += fits;
            }
            progress.bytes(doneBytes, doneBytes);
        }
    }
}
