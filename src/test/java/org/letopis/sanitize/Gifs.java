package org.letopis.sanitize;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import javax.imageio.ImageIO;

/** GIFs for tests: pictures by the JDK's encoder, blocks by hand. */
final class Gifs {
    static final int WIDTH = 40;
    static final int HEIGHT = 30;

    /** Signature, screen and a table of 16 colours. */
    static final int HEADER_BYTES = 13 + 48;

    private Gifs() {}

    static byte[] still(long seed) {
        byte[] levels = new byte[16];
        for (int i = 0; i < levels.length; i++) {
            levels[i] = (byte) (i * 16);
        }
        BufferedImage image = new BufferedImage(
                WIDTH, HEIGHT, BufferedImage.TYPE_BYTE_INDEXED, new IndexColorModel(4, 16, levels, levels, levels));
        Random random = new Random(seed);
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                image.getRaster().setSample(x, y, 0, (x / 5 + y / 3 + random.nextInt(2)) % 16);
            }
        }
        try {
            ByteArrayOutputStream file = new ByteArrayOutputStream();
            ImageIO.write(image, "gif", file);
            return file.toByteArray();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** The picture itself: descriptor and data, without what stands around it. */
    static byte[] picture(long seed) {
        byte[] still = still(seed);
        int from = HEADER_BYTES;
        while (still[from] != 0x2C) {
            from++;
        }
        return Arrays.copyOfRange(still, from, still.length - 1);
    }

    /** A file with the given blocks between its colour table and its trailer. */
    static byte[] file(byte[]... blocks) {
        byte[] header = Arrays.copyOf(still(1), HEADER_BYTES);
        header[4] = '9';
        return Strips.join(header, Strips.join(blocks), new byte[] {0x3B});
    }

    static byte[] control(int delay) {
        return new byte[] {0x21, (byte) 0xF9, 4, 4, (byte) delay, 0, 0, 0};
    }

    static byte[] loop(String name, int times) {
        return application(name, new byte[] {1, (byte) times, 0});
    }

    static byte[] application(String name, byte[] content) {
        byte[] start = {0x21, (byte) 0xFF, (byte) name.length()};
        return Strips.join(start, Strips.latin(name), blocks(content));
    }

    static byte[] extension(int label, byte[] content) {
        return Strips.join(new byte[] {0x21, (byte) label}, blocks(content));
    }

    static byte[] blocks(byte[] content) {
        ByteArrayOutputStream blocks = new ByteArrayOutputStream();
        for (int from = 0; from < content.length; from += 255) {
            int length = Math.min(255, content.length - from);
            blocks.write(length);
            blocks.write(content, from, length);
        }
        blocks.write(0);
        return blocks.toByteArray();
    }

    /** XMP as Adobe writes it: plain text, and behind it every byte once so that any start finds the end. */
    static byte[] xmp(String packet) {
        byte[] magic = new byte[258];
        magic[0] = 1;
        for (int i = 1; i < 257; i++) {
            magic[i] = (byte) (256 - i);
        }
        byte[] start = {0x21, (byte) 0xFF, 11};
        return Strips.join(start, Strips.latin("XMP DataXMP"), Strips.latin(packet), magic);
    }

    static byte[] animation() {
        return file(loop("NETSCAPE2.0", 3), control(7), picture(1), control(12), picture(2), control(9), picture(3));
    }

    static byte[] dirty() {
        byte[] text = Strips.join(new byte[] {12, 0, 0, 0, 0, 40, 0, 10, 0, 8, 8, 1, 2}, blocks(Strips.latin("flat 14")));
        return Strips.join(
                file(
                        loop("NETSCAPE2.0", 3),
                        extension(0xFE, Strips.latin("by Mira Tolvanova, Morvesk")),
                        control(7),
                        picture(1),
                        xmp("<x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF"
                                + " xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'><rdf:Description"
                                + " xmlns:dc='http://purl.org/dc/elements/1.1/' dc:format='Danil Orvenko'/></rdf:RDF>"
                                + "</x:xmpmeta>"),
                        control(12),
                        picture(2),
                        application("LETOPIS-1.0", Strips.latin("AK2-0047731 in a private block")),
                        control(1),
                        Strips.join(new byte[] {0x21, 1}, text),
                        control(9),
                        picture(3)),
                Strips.latin("behind the trailer: the ledger"));
    }
}
