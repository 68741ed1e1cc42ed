package org.letopis.sanitize;

import com.drew.metadata.bmp.BmpHeaderDirectory;
import java.io.IOException;
import java.util.Set;

/**
 * BMP of Windows (headers of 40, 52, 56, 108 and 124 bytes) and OS/2 (12 and 64 bytes).
 *
 * <p>Kept: size, depth, compression, masks, resolution, palette, pixels or their run-length code, bit for bit; primaries
 * and gamma where they count; an embedded wide colour profile, rebuilt. Dropped: reserved fields, the fourth byte of
 * palette entries, bits, bytes and pixels that fill up rows and runs, bytes between header and picture, the path of a
 * linked profile, bytes behind the picture. A header of 64 bytes becomes one of 40. Refused: JPEG or PNG inside, Huffman and 24-bit
 * run-length code of OS/2. Source: [MS-WMF] sections 2.2.2.2 to 2.2.2.5 and 3.1.6, MSDN BITMAPV5HEADER.
 */
final class BmpSanitizer implements CopyingSanitizer {
    @Override
    public Set<FileFormat> formats() {
        return Set.of(FileFormat.BMP);
    }

    @Override
    public boolean isFact(MetadataReader.Entry entry) {
        return entry.directory() instanceof BmpHeaderDirectory
                ? entry.tag() != BmpHeaderDirectory.TAG_LINKED_PROFILE
                : TagNames.allowedInCopy(entry);
    }

    @Override
    public byte[] end() {
        return new byte[0];
    }

    @Override
    public void read(Source source, Draft draft, ByteSink pixels) throws Refusal, IOException {
        new BmpWalk(source, draft).run();
    }
}
