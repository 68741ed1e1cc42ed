package org.letopis.sanitize;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.Deflater;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** Makes PNG files for tests, with the JDK's encoder or by hand, and plants chunks in them. */
final class Pngs {
    static final byte[] SIGNATURE = Strips.latin("\u0089PNG\r\n\u001A\n");

    /** Signature and the header chunk. */
    static final int HEADER_END = 8 + 25;

    private static final int IEND_BYTES = 12;

    private Pngs() {}

    static byte[] encode(BufferedImage image, boolean interlaced) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            ImageWriteParam param = writer.getDefaultWriteParam();
            param.setProgressiveMode(interlaced ? ImageWriteParam.MODE_DEFAULT : ImageWriteParam.MODE_DISABLED);
            writer.write(null, new IIOImage(image, null, null), param);
        } catch (IOException e) {
            throw new AssertionError(e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    static byte[] rgb() {
        return encode(Jpegs.drawing(60, 40), false);
    }

    static BufferedImage of(int type) {
        BufferedImage image = new BufferedImage(61, 43, type);
        Graphics2D graphics = image.createGraphics();
        graphics.drawImage(Jpegs.drawing(61, 43), 0, 0, null);
        graphics.dispose();
        return image;
    }

    static BufferedImage palette() {
        byte[] reds = {0, (byte) 200, 90, (byte) 255};
        byte[] greens = {0, 60, (byte) 180, (byte) 255};
        byte[] blues = {0, 70, 40, (byte) 255};
        byte[] alphas = {(byte) 255, (byte) 255, (byte) 128, 0};
        BufferedImage image = new BufferedImage(
                33, 21, BufferedImage.TYPE_BYTE_INDEXED, new IndexColorModel(2, 4, reds, greens, blues, alphas));
        for (int i = 0; i < 33 * 21; i++) {
            image.getRaster().setSample(i % 33, i / 33, 0, i / 3 % 4);
        }
        return image;
    }

    static byte[] chunk(String type, byte[] data) {
        return PngChunk.write(type, data);
    }

    /** Puts chunks right behind the header chunk. */
    static byte[] planted(byte[] png, byte[]... chunks) {
        return Jpegs.insert(png, HEADER_END, Strips.join(chunks));
    }

    /** Puts chunks right before the end chunk. */
    static byte[] plantedLate(byte[] png, byte[]... chunks) {
        return Jpegs.insert(png, png.length - IEND_BYTES, Strips.join(chunks));
    }

    static byte[] header(int width, int height, int depth, int colourType) {
        return chunk(
                "IHDR",
                ByteBuffer.allocate(13)
                        .putInt(width)
                        .putInt(height)
                        .put((byte) depth)
                        .put((byte) colourType)
                        .array());
    }

    /** A grey picture of one byte a pixel from raw rows, each with its filter byte. */
    static byte[] grey(int width, int height, byte[]... dataChunks) {
        return Strips.join(SIGNATURE, header(width, height, 8, 0), Strips.join(dataChunks), chunk("IEND", new byte[0]));
    }

    static byte[] deflate(byte[] bytes) {
        Deflater deflater = new Deflater();
        deflater.setInput(bytes);
        deflater.finish();
        byte[] out = new byte[bytes.length + 100];
        int length = deflater.deflate(out);
        deflater.end();
        return Arrays.copyOf(out, length);
    }

    static byte[] frameControl(int sequence, int width, int height) {
        return chunk(
                "fcTL",
                ByteBuffer.allocate(26)
                        .putInt(sequence)
                        .putInt(width)
                        .putInt(height)
                        .putInt(0)
                        .putInt(0)
                        .putShort((short) 1)
                        .putShort((short) 10)
                        .array());
    }

    static byte[] frameData(int sequence, byte[] data) {
        return chunk(
                "fdAT",
                ByteBuffer.allocate(4 + data.length).putInt(sequence).put(data).array());
    }

    static byte[] animationControl(int frames) {
        return chunk("acTL", ByteBuffer.allocate(8).putInt(frames).putInt(0).array());
    }

    /** Raw rows of a grey picture: filter 0, then a ramp that starts at {@code start}. */
    static byte[] rows(int width, int height, int start) {
        byte[] rows = new byte[(width + 1) * height];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = (byte) (i % (width + 1) == 0 ? 0 : start + i * 7);
        }
        return rows;
    }
}
