package org.letopis.sanitize;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.letopis.Programs;

/** WebP files for tests: pictures by libwebp, chunks by hand. */
final class Webps {
    private static byte[] lossy;
    private static byte[] lossless;

    private Webps() {}

    /** A picture of 60 x 40 without metadata, lossy. */
    static byte[] lossy() throws IOException, InterruptedException {
        if (lossy == null) {
            lossy = made("-q", "80");
        }
        return lossy;
    }

    /** The same, lossless. */
    static byte[] lossless() throws IOException, InterruptedException {
        if (lossless == null) {
            lossless = made("-lossless");
        }
        return lossless;
    }

    private static byte[] made(String... options) throws IOException, InterruptedException {
        Programs.need("cwebp", "webp");
        String[] command = Arrays.copyOf(new String[] {"cwebp", "-quiet"}, options.length + 5);
        System.arraycopy(options, 0, command, 2, options.length);
        command[options.length + 2] = Judge.FILE;
        command[options.length + 3] = "-o";
        command[options.length + 4] = Judge.MADE;
        return Judge.makes("webp", Pngs.rgb(), command);
    }

    static byte[] chunk(String type, byte[] content) {
        ByteBuffer header = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
        header.put(type.getBytes(ISO_8859_1)).putInt(content.length);
        return Strips.join(header.array(), content, new byte[content.length % 2]);
    }

    static byte[] file(byte[]... chunks) {
        byte[] content = Strips.join(Strips.latin("WEBP"), Strips.join(chunks));
        return chunk("RIFF", content);
    }

    /** The chunks of a file that is no more than a picture. */
    static byte[] picture(byte[] simple) {
        return Arrays.copyOfRange(simple, 12, simple.length);
    }

    static byte[] extended(int flags, int width, int height) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        content.writeBytes(new byte[] {(byte) flags, 0, 0, 0});
        for (int number : new int[] {width - 1, height - 1}) {
            content.writeBytes(new byte[] {(byte) number, (byte) (number >> 8), 0});
        }
        return chunk("VP8X", content.toByteArray());
    }

    static byte[] frame(int width, int height, int delay, byte[]... chunks) {
        byte[] header = {
            0, 0, 0, 0, 0, 0, (byte) (width - 1), (byte) (width - 1 >> 8), 0, (byte) (height - 1),
            (byte) (height - 1 >> 8), 0, (byte) delay, 0, 0, 2
        };
        return chunk("ANMF", Strips.join(header, Strips.join(chunks)));
    }
}
