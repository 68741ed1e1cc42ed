package org.letopis.sanitize;

import java.io.IOException;
import java.util.Set;

/**
 * Ogg with Vorbis, Opus, Speex, FLAC and Theora, alone, side by side or one behind the other.
 *
 * <p>Kept: the first header at its length, the decoder's setup, packets of sound and picture bit for bit, their times.
 * Written anew: comments, which say nothing, not even the program; numbers of streams and pages, checksums. Dropped:
 * the index (Skeleton), subtitles (Kate, CMML), pages of no stream, bytes between pages, whatever follows the end.
 * Refused: streams of other codings, packets that are not sound or picture, damaged pages. Source: RFC 3533 and 5334,
 * and {@link OggCoding}.
 */
final class OggSanitizer implements CopyingSanitizer {
    @Override
    public Set<FileFormat> formats() {
        return Set.of(FileFormat.OGG);
    }

    @Override
    public void read(Source source, Draft draft, ByteSink pixels) throws Refusal, IOException {
        new OggWalk(source, draft).run();
    }
}
