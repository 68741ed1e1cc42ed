package org.letopis.sanitize;

import java.awt.Graphics2D;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.IndexColorModel;
import java.awt.image.WritableRaster;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Set;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.letopis.failure.Failure;

/** Reads, turns, paints and writes the pixels of clean pictures, in memory only. */
final class PicturePixels {
    private static final float QUALITY = 0.95f;
    private static final int PNG_HEADER_END = 33;

    /** How the numbers of pixels are to be shown: what a new file must say too. */
    private static final Set<String> LOOK = Set.of("iCCP", "gAMA", "cHRM", "sRGB", "cICP", "tRNS");

    /** JPEG spreads a hard edge over the blocks it touches, with half the colours over blocks of 16 pixels. */
    private static final int JPEG_EDGE_PIXELS = 16;

    private static final int JPEG_BLACK = 8;

    static {
        // Otherwise pictures would be spooled to disk.
        ImageIO.setUseCache(false);
    }

    private PicturePixels() {}

    /** Reads the one picture of a file. */
    static BufferedImage read(byte[] file, FileFormat format) throws Failure, IOException {
        try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
            ImageReader reader = reader(in);
            try {
                reader.setInput(in, false, true);
                if ((long) reader.getWidth(0) * reader.getHeight(0) > Redaction.MOST_PIXELS) {
                    throw new Failure.Refused("redact.too-large", Redaction.MOST_PIXELS / 1_000_000);
                }
                if (reader.getNumImages(true) > 1 || has(file, format, "acTL")) {
                    throw new Failure.Refused("redact.several", format.label());
                }
                return known(reader.read(0));
            } finally {
                reader.dispose();
            }
        } catch (IllegalArgumentException | IndexOutOfBoundsException | NegativeArraySizeException e) {
            throw new IOException(e);
        }
    }

    /** Returns the reader of the JDK, whatever others there may be. */
    private static ImageReader reader(ImageInputStream in) throws IOException {
        Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
        while (readers.hasNext()) {
            ImageReader reader = readers.next();
            if (reader.getClass().getModule().equals(ImageIO.class.getModule())) {
                return reader;
            }
        }
        throw new IOException("no reader");
    }

    /** Inks can be turned into light in many ways, none of which would look as before. */
    private static BufferedImage known(BufferedImage picture) throws IOException {
        int colours = picture.getColorModel().getColorSpace().getType();
        if (colours != ColorSpace.TYPE_RGB && colours != ColorSpace.TYPE_GRAY) {
            throw new IOException("colours");
        }
        return picture;
    }

    private static boolean has(byte[] file, FileFormat format, String chunk) {
        return format == FileFormat.PNG && chunks(file, Set.of(chunk)).length > 0;
    }

    /** Returns the picture as it is seen; what has a table of colours, or colours of its own kind of JPEG, has none then. */
    static BufferedImage upright(BufferedImage picture, int turned) {
        BufferedImage plain = plain(picture);
        if (turned == 1) {
            return plain;
        }
        int width = plain.getWidth();
        int height = plain.getHeight();
        boolean side = turned >= 5;
        WritableRaster from = plain.getRaster();
        WritableRaster to = from.createCompatibleWritableRaster(side ? height : width, side ? width : height);
        Object pixel = null;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int right = width - 1 - x;
                int below = height - 1 - y;
                pixel = from.getDataElements(x, y, pixel);
                switch (turned) {
                    case 2 -> to.setDataElements(right, y, pixel);
                    case 3 -> to.setDataElements(right, below, pixel);
                    case 4 -> to.setDataElements(x, below, pixel);
                    case 5 -> to.setDataElements(y, x, pixel);
                    case 6 -> to.setDataElements(below, x, pixel);
                    case 7 -> to.setDataElements(below, right, pixel);
                    default -> to.setDataElements(y, right, pixel);
                }
            }
        }
        return new BufferedImage(plain.getColorModel(), to, plain.isAlphaPremultiplied(), null);
    }

    private static BufferedImage plain(BufferedImage picture) {
        ColorModel colours = picture.getColorModel();
        if (!(colours instanceof IndexColorModel)) {
            return picture;
        }
        int type = colours.hasAlpha() ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB;
        BufferedImage plain = new BufferedImage(picture.getWidth(), picture.getHeight(), type);
        int[] row = new int[picture.getWidth()];
        for (int y = 0; y < picture.getHeight(); y++) {
            picture.getRGB(0, y, row.length, 1, row, 0, row.length);
            plain.setRGB(0, y, row.length, 1, row, 0, row.length);
        }
        return plain;
    }

    /** Replaces the pixels in the box: all colours 0, nothing shines through. */
    static void paint(BufferedImage picture, RedactionBox box) {
        WritableRaster raster = picture.getRaster();
        ColorModel colours = picture.getColorModel();
        int bands = raster.getNumBands();
        int[] black = new int[bands];
        if (colours.hasAlpha()) {
            black[bands - 1] = (1 << colours.getComponentSize(bands - 1)) - 1;
        }
        int[] row = new int[bands * box.width()];
        for (int i = 0; i < row.length; i++) {
            row[i] = black[i % bands];
        }
        for (int y = box.y(); y < box.y() + box.height(); y++) {
            raster.setPixels(box.x(), y, box.width(), 1, row);
        }
    }

    /** Returns whether nothing but black is seen in the box; of JPEG, where the blur of its edges does not reach. */
    static boolean isBlack(BufferedImage picture, RedactionBox box, boolean jpeg) {
        int edge = jpeg ? JPEG_EDGE_PIXELS : 0;
        int most = jpeg ? JPEG_BLACK : 0;
        for (int y = box.y() + edge; y < box.y() + box.height() - edge; y++) {
            for (int x = box.x() + edge; x < box.x() + box.width() - edge; x++) {
                int rgb = picture.getRGB(x, y);
                if ((rgb >> 16 & 0xFF) > most || (rgb >> 8 & 0xFF) > most || (rgb & 0xFF) > most) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Codes a JPEG anew; colours of a wide profile become those of sRGB. */
    static byte[] jpeg(BufferedImage picture) throws IOException {
        boolean grey = picture.getColorModel().getColorSpace().getType() == ColorSpace.TYPE_GRAY;
        BufferedImage plain = picture;
        if (!grey) {
            plain = new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_INT_RGB);
            Graphics2D drawing = plain.createGraphics();
            drawing.drawImage(picture, 0, 0, null);
            drawing.dispose();
        }
        return write("jpeg", plain);
    }

    /**
     * Codes a PNG.
     *
     * @param like the PNG that it was, whose statements on colours stay; or no bytes
     */
    static byte[] png(BufferedImage picture, byte[] like) throws Failure, IOException {
        byte[] coded = write("png", picture);
        if (like.length < PNG_HEADER_END) {
            return coded;
        }
        boolean sameKind = Arrays.equals(like, 24, 26, coded, 24, 26);
        boolean keyed = like[25] == 0 || like[25] == 2;
        if (keyed && !sameKind && has(like, FileFormat.PNG, "tRNS")) {
            throw new Failure.Refused("redact.unreadable", FileFormat.PNG.label());
        }
        byte[] look = chunks(like, keyed ? LOOK : Set.of("iCCP", "gAMA", "cHRM", "sRGB", "cICP"));
        ByteArrayOutputStream whole = new ByteArrayOutputStream(coded.length + look.length);
        whole.write(coded, 0, PNG_HEADER_END);
        whole.writeBytes(look);
        whole.write(coded, PNG_HEADER_END, coded.length - PNG_HEADER_END);
        return whole.toByteArray();
    }

    /** Returns the chunks of these types in front of the picture data, as they are. */
    private static byte[] chunks(byte[] png, Set<String> types) {
        ByteArrayOutputStream found = new ByteArrayOutputStream();
        int at = 8;
        while (at + 12 <= png.length) {
            int length = ByteBuffer.wrap(png).getInt(at);
            String type = PlainText.decode(Arrays.copyOfRange(png, at + 4, at + 8), "");
            if (length < 0 || length > png.length - at - 12 || type.equals("IDAT")) {
                break;
            }
            if (types.contains(type)) {
                found.write(png, at, length + 12);
            }
            at += length + 12;
        }
        return found.toByteArray();
    }

    private static byte[] write(String format, BufferedImage picture) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
        ByteArrayOutputStream coded = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(coded)) {
            ImageWriteParam settings = writer.getDefaultWriteParam();
            if (format.equals("jpeg")) {
                settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                settings.setCompressionQuality(QUALITY);
            }
            writer.setOutput(out);
            writer.write(null, new IIOImage(picture, null, null), settings);
        } finally {
            writer.dispose();
        }
        return coded.toByteArray();
    }
}
