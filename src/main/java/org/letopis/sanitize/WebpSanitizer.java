package org.letopis.sanitize;

import com.drew.metadata.webp.WebpDirectory;
import java.io.IOException;
import java.util.Set;

/**
 * WebP, still and animated, lossy and lossless.
 *
 * <p>Kept: coded pictures and alpha (VP8, VP8L, ALPH), animation with its frames and delays (ANIM, ANMF), bit for bit;
 * canvas size; which way is up, as an EXIF chunk with that one tag; a wide colour profile, rebuilt. The flags of VP8X
 * are computed anew. Dropped: XMP, the rest of EXIF, unknown chunks, also those inside frames, bytes that pad chunks,
 * what is behind the end that the RIFF header states. Refused: damaged ones. Coded pictures are not read deeper than
 * their headers. Source: RFC 9649 sections 2 and 3, RFC 6386 section 9.1.
 */
final class WebpSanitizer implements CopyingSanitizer {
    @Override
    public Set<FileFormat> formats() {
        return Set.of(FileFormat.WEBP);
    }

    @Override
    public boolean isFact(MetadataReader.Entry entry) {
        return entry.directory() instanceof WebpDirectory || TagNames.allowedInCopy(entry);
    }

    @Override
    public byte[] end() {
        return new byte[0];
    }

    @Override
    public void read(Source source, Draft draft, ByteSink pixels) throws Refusal, IOException {
        new WebpWalk(source, draft).run();
    }
}
