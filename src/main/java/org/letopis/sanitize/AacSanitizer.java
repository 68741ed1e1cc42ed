package org.letopis.sanitize;

import java.io.IOException;
import java.util.Set;

/**
 * AAC as a row of frames (ADTS).
 *
 * <p>Kept: the frames, found by walking from one to the next; with zeros for the encoder's names and data beside the
 * sound, and for the bits that number copyrighted works. Dropped by position: tags in front, between and behind (ID3, APE, Lyrics3),
 * bytes between frames, whatever follows the end. Refused: a last frame that is cut short,
 * a frame that must be changed and has a checksum, frames of several blocks. Source: ISO/IEC 13818-7
 * section 6.2, 14496-3 annex 1.A.
 */
final class AacSanitizer implements CopyingSanitizer {
    @Override
    public Set<FileFormat> formats() {
        return Set.of(FileFormat.AAC);
    }

    @Override
    public void read(Source source, Draft draft, ByteSink pixels) throws Refusal, IOException {
        new AacWalk(source, draft).run();
    }
}
