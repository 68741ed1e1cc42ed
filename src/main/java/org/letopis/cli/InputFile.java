package org.letopis.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.letopis.failure.Failure;

/** A small file that a person names. */
final class InputFile {
    private InputFile() {}

    /** Returns its bytes, of a longer one the first and one more, so that whoever reads them notices. */
    static byte[] read(Path file, int mostBytes) throws Failure {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(mostBytes + 1);
        } catch (IOException e) {
            throw Failure.of(e);
        }
    }
}
