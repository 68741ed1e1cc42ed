package org.letopis.casework;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import org.letopis.failure.Failure;
import org.letopis.failure.FailureInStream;
import org.letopis.sanitize.CleanCopy;
import org.letopis.sanitize.FileFormat;
import org.letopis.sanitize.Flattening;
import org.letopis.sanitize.Inspection;
import org.letopis.sanitize.Source;
import org.letopis.sanitize.StripResult;
import org.letopis.sanitize.Stripping;

/**
 * Looks into plain files, and writes clean copies of them into a folder: never in place, never over another file, whole
 * or not at all. One worker process serves many files. Not for use by two threads at once: {@link CleaningBatch} has one
 * for each.
 */
public final class FileCleaning implements AutoCloseable {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Stripping stripping = new Stripping();

    /** Tells what a file gives away. */
    public Inspection inspect(Path file) throws Failure {
        try (Source source = open(file)) {
            return Inspection.of(source, stripping);
        } catch (IOException e) {
            throw Failure.of(e);
        }
    }

    private static Source open(Path file) throws Failure {
        if (Files.isSymbolicLink(file)) {
            throw new Failure.Io("files.link", file.toString());
        }
        return Source.of(file);
    }

    @Override
    public void close() {
        stripping.close();
    }

    /**
     * What became of one file.
     *
     * @param output the clean copy; null when refused
     */
    public record Cleaned(Path file, Path output, StripResult result) {}

    /** Returns where the copy of a file goes, by what is in it. */
    static CopyPlace place(FileTree.Found file, CopyNames names, boolean flatten) throws Failure {
        try (Source source = open(file.file())) {
            FileFormat format = flatten ? FileFormat.PDF : FileFormat.detect(source);
            return new CopyPlace(file.file(), names.of(file, format));
        } catch (IOException e) {
            throw Failure.of(e);
        }
    }

    /** Strips one file; folders that its copy needs are made. */
    Cleaned clean(CopyPlace place) throws Failure {
        return write(place, stripping::strip);
    }

    /** Turns the pages of one document into pictures in a PDF. */
    Cleaned flatten(CopyPlace place) throws Failure {
        String name = place.file().getFileName().toString();
        Flattening flattening = new Flattening(stripping);
        return write(place, (source, copy) -> flattening.flatten(source, name, copy));
    }

    /** How a copy is made. */
    private interface Making {
        StripResult make(Source source, CleanCopy copy) throws Failure;
    }

    private static Cleaned write(CopyPlace place, Making making) throws Failure {
        Path file = place.file();
        Path output = place.copy();
        Path building =
                output.resolveSibling("." + output.getFileName() + "." + Long.toHexString(RANDOM.nextLong()) + ".part");
        UnfinishedCopies.add(building);
        try (Source source = open(file)) {
            StripResult result = making.make(source, new Building(building, output));
            if (result instanceof StripResult.Stripped) {
                Files.move(building, output);
                return new Cleaned(file, output, result);
            }
            return new Cleaned(file, null, result);
        } catch (IOException e) {
            throw Failure.of(e);
        } finally {
            discard(building);
        }
    }

    private static void discard(Path building) throws Failure {
        try {
            UnfinishedCopies.remove(building);
        } catch (IOException e) {
            throw Failure.of(e);
        }
    }

    /** The copy while it is made; a refusal comes before the question whether its name is free. */
    private record Building(Path file, Path output) implements CleanCopy {
        @Override
        public OutputStream open() throws IOException {
            if (Files.exists(output, LinkOption.NOFOLLOW_LINKS)) {
                throw new FailureInStream(new Failure.Usage("output.exists", output.toString()));
            }
            Files.createDirectories(file.toAbsolutePath().getParent());
            return Files.newOutputStream(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        }

        @Override
        public Source reread() throws IOException {
            try {
                return Source.of(file);
            } catch (Failure failure) {
                throw new FailureInStream(failure);
            }
        }
    }
}
