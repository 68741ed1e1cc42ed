package org.letopis.bundle;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.letopis.crypto.Sha256;
import org.letopis.failure.Failure;

/**
 * Cuts a bundle that is there whole into parts, or makes one of them again for somebody whom it did not reach. Needs no
 * key: only the first words are looked at, so that no plain file is cut up and sent by mistake.
 */
public final class Splitting {
    private static final byte[] FIRST_WORDS = "age-encryption.org/".getBytes(StandardCharsets.US_ASCII);

    private final JoinedFiles whole;
    private final String name;
    private final PartSize size;
    private final Progress progress;

    private Splitting(JoinedFiles whole, String name, PartSize size, Progress progress) {
        this.whole = whole;
        this.name = name;
        this.size = size;
        this.progress = progress;
    }

    /**
     * Writes all parts, or one, into a folder: all or none, and never over another file.
     *
     * @param bundle whole; if it is in parts itself, they are joined first, as it were
     * @param one the number of the part that is wanted
     * @return what was written, in order
     * @throws Failure.Damaged when it is no age file
     * @throws Failure.Usage when there is no such part, or there would be only one or too many
     */
    public static List<Path> of(
            BundleFiles bundle, PartSize size, OptionalInt one, Path folder, SecureRandom random, Progress progress)
            throws Failure {
        try (JoinedFiles whole = JoinedFiles.open(bundle.whole())) {
            String name = Path.of(bundle.name()).getFileName().toString();
            return new Splitting(whole, name, size, progress).into(folder, one, random);
        } catch (IOException e) {
            throw Failure.of(e);
        }
    }

    private List<Path> into(Path folder, OptionalInt one, SecureRandom random) throws IOException, Failure {
        demandAge();
        int total = total();
        if (one.isPresent() && (one.getAsInt() < 1 || one.getAsInt() > total)) {
            throw new Failure.Usage("parts.no-such", one.getAsInt(), total);
        }
        Files.createDirectories(folder);
        List<NewFile> parts = new ArrayList<>();
        List<Path> names = new ArrayList<>();
        try {
            for (int number = one.orElse(1); number <= one.orElse(total); number++) {
                names.add(folder.resolve(new PartName(name, number, total).text()));
                parts.add(NewFile.at(names.get(names.size() - 1), random));
                if (parts.size() == 1) {
                    parts.get(0).requireRoom(one.isPresent() ? sizeBytes(number) : whole.sizeBytes());
                }
                copy(number, parts.get(parts.size() - 1));
            }
            NewFile.publishAll(parts, names);
            return names;
        } finally {
            NewFile.closeAll(parts);
        }
    }

    private void demandAge() throws IOException, Failure.Damaged {
        ByteBuffer start = ByteBuffer.allocate(FIRST_WORDS.length);
        int count = whole.read(start, 0);
        if (count < FIRST_WORDS.length || !start.flip().equals(ByteBuffer.wrap(FIRST_WORDS))) {
            throw new Failure.Damaged("age.not-age");
        }
    }

    private int total() throws Failure.Usage {
        long total = (whole.sizeBytes() + size.bytes() - 1) / size.bytes();
        if (total == 1) {
            throw new Failure.Usage("parts.only-one", name, whole.sizeBytes());
        }
        if (total > PartName.MAX_PARTS) {
            throw NewBundle.tooMany(whole.sizeBytes());
        }
        return (int) total;
    }

    private long sizeBytes(int number) {
        return Math.min(size.bytes(), whole.sizeBytes() - (number - 1) * size.bytes());
    }

    /** Copies one part, forces it to the disk, and compares what is there with what was read. */
    private void copy(int number, NewFile part) throws IOException, Failure.Damaged {
        long start = (number - 1) * size.bytes();
        long end = start + sizeBytes(number);
        ByteBuffer buffer = ByteBuffer.allocate(Layout.BUFFER_BYTES);
        Sha256 hash = new Sha256();
        for (long at = start; at < end; at += buffer.limit()) {
            buffer.clear().limit((int) Math.min(buffer.capacity(), end - at));
            if (whole.read(buffer, at) <= 0) {
                throw changed();
            }
            buffer.flip();
            hash.update(buffer.array(), 0, buffer.limit());
            while (buffer.hasRemaining()) {
                part.channel().write(buffer);
            }
            progress.bytes(at + buffer.limit(), whole.sizeBytes());
        }
        part.channel().force(true);
        try (JoinedFiles written = JoinedFiles.open(List.of(part.path()));
                CipherSource source = CipherSource.hashing(written, Progress.SILENT)) {
            source.transferTo(OutputStream.nullOutputStream());
            if (!source.sha256().equals(Sha256.hex(hash.digest()))) {
                throw changed();
            }
        }
    }

    private static Failure.Damaged changed() {
        return new Failure.Damaged("bundle.changed-while-reading");
    }
}
