package org.letopis.sanitize;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.ImageOutputStream;

/** Makes JPEG files for tests with the JDK's encoder, and plants segments in them. */
final class Jpegs {
    private Jpegs() {}

    static BufferedImage drawing(int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        for (int i = 0; i < 12; i++) {
            graphics.setColor(new Color(i * 20, 255 - i * 15, i * 37 % 256));
            graphics.fillOval(i * width / 12, i * 7 % height, width / 5, height / 3);
        }
        graphics.dispose();
        return image;
    }

    static byte[] baseline() {
        return encode(new IIOImage(drawing(96, 64), null, null), false);
    }

    static byte[] progressive() {
        return encode(new IIOImage(drawing(96, 64), null, null), true);
    }

    static byte[] grey() {
        BufferedImage image = new BufferedImage(40, 30, BufferedImage.TYPE_BYTE_GRAY);
        image.createGraphics().drawImage(drawing(40, 30), 0, 0, null);
        return encode(new IIOImage(image, null, null), false);
    }

    /** Four components with the Adobe marker that says "inverted CMYK", as printing programs write. */
    static byte[] cmyk(byte[] adobe) {
        WritableRaster raster = Raster.createInterleavedRaster(0, 48, 32, 4, null);
        for (int i = 0; i < 48 * 32 * 4; i++) {
            raster.setSample(i / 4 % 48, i / 4 / 48, i % 4, i / 4 * (i % 4 + 1) % 256);
        }
        byte[] plain = encode(new IIOImage(raster, null, null), false);
        return insert(plain, 2, segment(0xEE, adobe));
    }

    /** The content of an Adobe marker: version 100, no flags, this colour transform. */
    static byte[] adobe(int transform) {
        return new byte[] {'A', 'd', 'o', 'b', 'e', 0, 100, 0, 0, 0, 0, (byte) transform};
    }

    private static byte[] encode(IIOImage image, boolean progressive) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            ImageWriteParam param = writer.getDefaultWriteParam();
            if (progressive) {
                param.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
            }
            writer.write(null, image, param);
        } catch (IOException e) {
            throw new AssertionError(e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    /** Returns how many blocks of a unit are of a component with these two sampling factors, for example "21". */
    static int blocks(String factors) {
        return (factors.charAt(0) - '0') * (factors.charAt(1) - '0');
    }

    /**
     * A baseline picture of empty blocks: code 0 is "no difference", code 0 is "no more coefficients".
     *
     * @param interval units between restart markers, or 0
     * @param factors two sampling factors for each component
     * @param blocks of the whole scan
     * @param ofUnit blocks of a unit
     * @param hidden stands at the end of each interval
     */
    static byte[] empty(int width, int height, int interval, String[] factors, int blocks, int ofUnit, String hidden) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(new byte[] {(byte) 0xFF, (byte) 0xD8});
        byte[] quantization = new byte[65];
        Arrays.fill(quantization, 1, 65, (byte) 1);
        file.writeBytes(segment(0xDB, quantization));
        byte[] table = new byte[18];
        table[1] = 1;
        byte[] alternating = table.clone();
        alternating[0] = 0x10;
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        frame.writeBytes(new byte[] {8, 0, (byte) height, 0, (byte) width, (byte) factors.length});
        ByteArrayOutputStream scan = new ByteArrayOutputStream();
        scan.write(factors.length);
        for (int i = 0; i < factors.length; i++) {
            frame.writeBytes(new byte[] {(byte) (i + 1), (byte) Integer.parseInt(factors[i], 16), 0});
            scan.writeBytes(new byte[] {(byte) (i + 1), 0});
        }
        scan.writeBytes(new byte[] {0, 63, 0});
        file.writeBytes(segment(0xC0, frame.toByteArray()));
        file.writeBytes(segment(0xC4, Strips.join(table, alternating)));
        if (interval > 0) {
            file.writeBytes(segment(0xDD, new byte[] {0, (byte) interval}));
        }
        file.writeBytes(segment(0xDA, scan.toByteArray()));
        int ofInterval = interval > 0 ? interval * ofUnit : blocks;
        for (int done = 0; done < blocks; done += ofInterval) {
            if (done > 0) {
                file.writeBytes(new byte[] {(byte) 0xFF, (byte) (0xD0 + (done / ofInterval - 1) % 8)});
            }
            int bits = 2 * Math.min(ofInterval, blocks - done);
            file.writeBytes(new byte[bits / 8]);
            if (bits % 8 > 0) {
                file.write(0xFF >> bits % 8);
            }
            file.writeBytes(Strips.latin(hidden));
        }
        file.writeBytes(new byte[] {(byte) 0xFF, (byte) 0xD9});
        return file.toByteArray();
    }

    /** Samples as they are coded, without any guess about colours. */
    static int[] raster(byte[] jpeg) {
        ImageReader reader = ImageIO.getImageReadersByFormatName("jpeg").next();
        try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(jpeg))) {
            reader.setInput(in);
            Raster raster = reader.readRaster(0, null);
            return raster.getPixels(0, 0, raster.getWidth(), raster.getHeight(), (int[]) null);
        } catch (IOException e) {
            throw new AssertionError(e);
        } finally {
            reader.dispose();
        }
    }

    static byte[] segment(int marker, byte[] content) {
        return Strips.join(
                new byte[] {(byte) 0xFF, (byte) marker, (byte) (content.length + 2 >> 8), (byte) (content.length + 2)},
                content);
    }

    /** Puts bytes right behind the start marker. */
    static byte[] planted(byte[] jpeg, byte[]... parts) {
        return insert(jpeg, 2, Strips.join(parts));
    }

    static byte[] insert(byte[] file, int at, byte[] part) {
        return Strips.join(Arrays.copyOf(file, at), part, Arrays.copyOfRange(file, at, file.length));
    }

    /** Returns where the n-th marker of this kind is, found by its two bytes; coded data cannot hold them. */
    static int find(byte[] jpeg, int marker, int n) {
        int seen = 0;
        for (int i = 2; i + 1 < jpeg.length; i++) {
            if ((jpeg[i] & 0xFF) == 0xFF && (jpeg[i + 1] & 0xFF) == marker && seen++ == n) {
                return i;
            }
        }
        throw new AssertionError("no marker " + marker);
    }

    /** An EXIF segment with one directory: entries of tag, type, count and value or offset. */
    static byte[] exif(ByteOrder order, long[][] entries, byte[] after) {
        ByteBuffer tiff = ByteBuffer.allocate(8 + 2 + entries.length * 12 + 4 + after.length)
                .order(order);
        tiff.put(Strips.latin(order == ByteOrder.BIG_ENDIAN ? "MM" : "II"))
                .putShort((short) 42)
                .putInt(8);
        tiff.putShort((short) entries.length);
        for (long[] entry : entries) {
            tiff.putShort((short) entry[0]).putShort((short) entry[1]).putInt((int) entry[2]);
            if (entry[1] == 3 && entry[2] == 1) {
                tiff.putShort((short) entry[3]).putShort((short) 0);
            } else {
                tiff.putInt((int) entry[3]);
            }
        }
        tiff.putInt(0).put(after);
        return segment(0xE1, Strips.join(Strips.latin("Exif\0\0"), tiff.array()));
    }
}
