package org.letopis.sanitize;

import java.io.IOException;
import java.util.Set;

/**
 * MP3, and MPEG audio of layers I and II.
 *
 * <p>Kept: the frames, bit for bit, found by walking from one to the next; of the frame that tells about them
 * ({@link MpegInfoFrame}) counts, places to jump to, delay and padding. Dropped by position, whatever it is: tags in
 * front, between and behind (ID3v2, ID3v1, APE, Lyrics3), and bytes between frames. Not handled, refused: frames of
 * free length, a last frame that is cut short. Source: ISO/IEC 11172-3, 13818-3.
 */
final class Mp3Sanitizer implements CopyingSanitizer {
    @Override
    public Set<FileFormat> formats() {
        return Set.of(FileFormat.MP3);
    }

    @Override
    public void read(Source source, Draft draft, ByteSink pixels) throws Refusal, IOException {
        new Mp3Walk(source, draft).run();
    }
}
