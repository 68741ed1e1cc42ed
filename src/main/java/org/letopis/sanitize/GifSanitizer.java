package org.letopis.sanitize;

import com.drew.metadata.gif.GifAnimationDirectory;
import com.drew.metadata.gif.GifControlDirectory;
import com.drew.metadata.gif.GifHeaderDirectory;
import com.drew.metadata.gif.GifImageDirectory;
import java.io.IOException;
import java.util.Set;

/**
 * GIF, still and animated.
 *
 * <p>Kept: screen, colour tables, pictures up to the true end of their code stream, bit for bit; graphic control with
 * its delay and transparency; of the blocks {@code NETSCAPE2.0} and {@code ANIMEXTS1.0} the loop count. Dropped:
 * comments, every other application block (XMP, colour profiles, private ones), plain text blocks, which in theory are
 * drawn and which no viewer of today draws, bytes behind the code stream and behind the trailer. Refused: damaged
 * ones. Source: GIF89a specification (1990) sections 17 to 27 and appendix F.
 */
final class GifSanitizer implements CopyingSanitizer {
    @Override
    public Set<FileFormat> formats() {
        return Set.of(FileFormat.GIF);
    }

    @Override
    public boolean isFact(MetadataReader.Entry entry) {
        return entry.directory() instanceof GifHeaderDirectory
                || entry.directory() instanceof GifControlDirectory
                || entry.directory() instanceof GifImageDirectory
                || entry.directory() instanceof GifAnimationDirectory;
    }

    @Override
    public byte[] end() {
        return new byte[] {GifWalk.TRAILER};
    }

    @Override
    public void read(Source source, Draft draft, ByteSink pixels) throws Refusal, IOException {
        new GifWalk(source, draft).run();
    }
}
