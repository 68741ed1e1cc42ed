package org.letopis.sanitize;

import java.io.IOException;
import java.util.Set;

/**
 * PNG and APNG.
 *
 * <p>Kept: header, palette, transparency, the chunks that colours depend on, resolution, animation control, picture
 * data up to the true end of its zlib stream, bit for bit; which way is up, as an {@code eXIf} chunk with that one
 * tag; a wide colour profile, rebuilt. Dropped: every other ancillary chunk, bytes behind the zlib stream and behind
 * the end. Not handled, refused: unknown critical chunks, MNG and JNG, damaged checksums or lengths. Source: PNG
 * Specification, third edition (W3C 2025), sections 4.9, 5, 11, 13.
 */
final class PngSanitizer implements CopyingSanitizer {
    @Override
    public Set<FileFormat> formats() {
        return Set.of(FileFormat.PNG);
    }

    @Override
    public byte[] end() {
        return PngChunk.write("IEND", new byte[0]);
    }

    @Override
    public void read(Source source, Draft draft, ByteSink pixels) throws Refusal, IOException {
        new PngWalk(source, draft, pixels).run();
    }
}
