package org.letopis.sanitize;

import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifImageDirectory;
import com.drew.metadata.exif.ExifThumbnailDirectory;
import java.io.IOException;
import java.util.Set;

/**
 * TIFF and BigTIFF, of one page or many, in strips or tiles.
 *
 * <p>Kept: for each page size, depth, layout, palette, transparency, resolution, place on the page, which way is up, and
 * the colour tags of TIFF 6.0, each in one form; coded data bit for bit, up to its true end where it is not compressed
 * or with PackBits, LZW or Deflate; of JPEG data frame, tables and scans; a wide colour profile, rebuilt. Byte order and
 * kind of file stay, since samples of more than eight bits depend on them. Dropped: every other tag (EXIF, GPS, XMP,
 * IPTC, Photoshop, maps, private ones), thumbnails, smaller versions of pages, pictures below pages, bytes between and
 * behind what is kept. Refused by name: files of cameras (DNG, CR2, NEF, ARW and their like), old JPEG, LZW with the
 * bits the other way round, compressions that are not listed above, and YCbCr whose rows have a size that is not
 * certain, since nothing hidden behind them could be told. Bytes behind the codes of fax compressions are not told
 * from codes.
 * Source: TIFF 6.0 (1992), Adobe's supplements, TIFF Technical Note 2, BigTIFF, Exif 2.32 section 4.5.
 *
 * <p>The library that proves copies reads no BigTIFF. Of these it is given the directories laid out as a small TIFF,
 * which is our own work; what it then says of the values is its own. That nothing else is in the copy is proved by the
 * second reading, which must account for every byte of it, and by the search for all that was dropped.
 */
final class TiffSanitizer implements CopyingSanitizer {
    @Override
    public Set<FileFormat> formats() {
        return Set.of(FileFormat.TIFF);
    }

    @Override
    public boolean isFact(MetadataReader.Entry entry) {
        boolean page = entry.directory() instanceof ExifIFD0Directory
                || entry.directory() instanceof ExifImageDirectory
                || entry.directory() instanceof ExifThumbnailDirectory;
        return page ? TiffTag.isKept(entry.tag()) : TagNames.allowedInCopy(entry);
    }

    @Override
    public byte[] end() {
        return new byte[0];
    }

    @Override
    public void read(Source source, Draft draft, ByteSink pixels) throws Refusal, IOException {
        new TiffWalk(source, draft, pixels).run();
    }
}
