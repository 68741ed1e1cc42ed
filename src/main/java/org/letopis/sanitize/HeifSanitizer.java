package org.letopis.sanitize;

import java.io.IOException;
import java.util.Set;

/**
 * HEIC, HEIF, AVIF: single pictures, and sequences of them.
 *
 * <p>Kept: the primary picture with its tiles, layers and alpha, coded data as a decoder needs it, size, colours,
 * turning, mirroring, cropping; in sequences also picture, alpha and sound tracks. Which way is up stands in
 * properties: readers of these formats do not use EXIF for it. Dropped: EXIF, XMP, thumbnails, depth and gain maps,
 * other pictures, names, private boxes, bytes of no item, motion films. Pixels outside a crop stay, and are told of.
 * Not handled, refused: encrypted items, item types and essential properties that are not listed. Source: ISO/IEC
 * 23008-12, 14496-12 section 8.11, AV1 Image File Format, MIAF (23000-22).
 */
final class HeifSanitizer implements CopyingSanitizer {
    @Override
    public Set<FileFormat> formats() {
        return Set.of(FileFormat.HEIC, FileFormat.AVIF);
    }

    @Override
    public byte[] end() {
        return new byte[0];
    }

    @Override
    public void read(Source source, Draft draft, ByteSink pixels) throws Refusal, IOException {
        new HeifWalk(new BoxReader(source, draft.format()), draft).run();
    }

    @Override
    public boolean isFact(MetadataReader.Entry entry) {
        return FilmFacts.isFact(entry);
    }
}
