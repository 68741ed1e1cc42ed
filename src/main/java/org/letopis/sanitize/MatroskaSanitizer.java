package org.letopis.sanitize;

import java.io.IOException;
import java.util.Set;

/**
 * Matroska and WebM, also as live recordings that leave lengths open.
 *
 * <p>Kept: picture and sound tracks, their blocks with coded frames, times, durations, references, colours, how
 * spherical pictures are bent. Inside frames: what decoding needs ({@link SampleFilter}). Written anew: head, names of
 * programs (empty), numbers of tracks' identity, index. Dropped: title, dates, identifiers, tags, attachments,
 * chapters, names of tracks, languages unless a listener chooses by them, other tracks with their blocks, checksums,
 * free space, unknown elements. Not handled, refused: encrypted and packed frames, tracks made of tracks, several films
 * in a file, codings that are not listed. Source: RFC 8794, RFC 9559.
 */
final class MatroskaSanitizer implements CopyingSanitizer {
    @Override
    public Set<FileFormat> formats() {
        return Set.of(FileFormat.MATROSKA);
    }

    @Override
    public void read(Source source, Draft draft, ByteSink pixels) throws Refusal, IOException {
        new MatroskaWalk(source, draft).run();
    }
}
