package org.letopis.sanitize;

import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifDirectoryBase;
import com.drew.metadata.exif.ExifIFD0Directory;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.letopis.failure.Failure;

/**
 * Paints over parts of a picture: the pixels are replaced, and the picture is coded anew from what is left, so nothing
 * below a box stays anywhere in the file. The result is stripped and proved like every clean copy, and looked at once
 * more. JPEG stays JPEG, coded anew at a high quality; everything else that can be read becomes PNG, with the same pixels
 * outside the boxes.
 */
public final class Redaction {
    /** Larger pictures are refused. */
    public static final long MOST_PIXELS = HeapShare.most(100_000_000, 12);

    private static final Set<FileFormat> READ =
            Set.of(FileFormat.JPEG, FileFormat.PNG, FileFormat.GIF, FileFormat.BMP, FileFormat.TIFF);

    private Redaction() {}

    /**
     * A picture with parts painted over.
     *
     * @param file a clean copy
     */
    public record Redacted(FileFormat format, byte[] file) {}

    /**
     * Paints the boxes black.
     *
     * @param picture as it came or clean already
     * @throws Failure.Usage when there is no box, or one that is not wholly within the upright picture
     * @throws Failure.Refused when the format is not read here, moves, has several pages, is too large, or cannot be
     *     cleaned
     */
    public static Redacted of(Source picture, List<RedactionBox> boxes, Stripping stripping) throws Failure {
        if (boxes.isEmpty()) {
            throw new Failure.Usage("redact.no-box");
        }
        FileFormat format = FileFormat.detect(picture);
        if (!READ.contains(format)) {
            throw new Failure.Refused("redact.format", format.label());
        }
        byte[] clean = strip(picture, stripping);
        try {
            BufferedImage upright = PicturePixels.upright(PicturePixels.read(clean, format), turned(clean));
            int width = upright.getWidth();
            int height = upright.getHeight();
            for (RedactionBox box : boxes) {
                box.requireWithin(width, height);
                PicturePixels.paint(upright, box);
            }
            FileFormat written = format == FileFormat.JPEG ? FileFormat.JPEG : FileFormat.PNG;
            byte[] coded = written == FileFormat.JPEG
                    ? PicturePixels.jpeg(upright)
                    : PicturePixels.png(upright, format == FileFormat.PNG ? clean : new byte[0]);
            byte[] result = strip(Source.of(coded), stripping);
            prove(result, written, boxes, width, height);
            return new Redacted(written, result);
        } catch (IOException e) {
            throw new Failure.Refused("redact.unreadable", format.label());
        }
    }

    private static byte[] strip(Source picture, Stripping stripping) throws Failure {
        if (picture.sizeBytes() > Members.MOST_MEMBER_BYTES) {
            throw new Failure.Refused("redact.too-large", MOST_PIXELS / 1_000_000);
        }
        MemoryCopy copy = new MemoryCopy();
        if (stripping.strip(picture, copy) instanceof StripResult.Refused refused) {
            throw new Failure.Refused(refused.key(), refused.arguments().toArray());
        }
        return copy.bytes();
    }

    /** Returns how the picture is turned, 1 to 8 (Exif 2.32, section 4.6.4, tag 0x0112). */
    private static int turned(byte[] clean) throws IOException {
        try {
            Metadata metadata = ImageMetadataReader.readMetadata(new ByteArrayInputStream(clean), clean.length);
            for (ExifIFD0Directory directory : metadata.getDirectoriesOfType(ExifIFD0Directory.class)) {
                Integer turned = directory.getInteger(ExifDirectoryBase.TAG_ORIENTATION);
                if (turned != null && turned > 1 && turned <= 8) {
                    return turned;
                }
            }
            return 1;
        } catch (ImageProcessingException e) {
            throw new IOException(e);
        }
    }

    /** Looks at the finished file: upright, of the same size, and nothing but black where a box is. */
    private static void prove(byte[] file, FileFormat format, List<RedactionBox> boxes, int width, int height)
            throws Failure, IOException {
        BufferedImage seen = PicturePixels.read(file, format);
        boolean same = seen.getWidth() == width && seen.getHeight() == height && turned(file) == 1;
        for (RedactionBox box : boxes) {
            same = same && PicturePixels.isBlack(seen, box, format == FileFormat.JPEG);
        }
        if (!same) {
            throw new Failure.Refused("strip.unproven", format.label(), "boxes");
        }
    }
}
