package org.letopis.casework;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.letopis.failure.Failure;

/**
 * A file of plain text: UTF-8, or UTF-16 that says so by its byte order mark. The mark is no part of the text; line ends
 * are, as they stand.
 */
public record PlainText(Path file, String text) {
    private static final int MAX_BYTES = 64 * 1024 * 1024;
    private static final byte[] UTF_8_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
    private static final byte[] BIG_MARK = {(byte) 0xFE, (byte) 0xFF};
    private static final byte[] LITTLE_MARK = {(byte) 0xFF, (byte) 0xFE};

    /**
     * Reads files, which are in memory together.
     *
     * @throws Failure.Damaged when one is not such text, naming the line and the byte
     * @throws Failure.Usage when they are more than 64 MiB together
     */
    public static List<PlainText> read(List<Path> files) throws Failure {
        List<PlainText> texts = new ArrayList<>(files.size());
        int left = MAX_BYTES;
        for (Path file : files) {
            try (InputStream in = Files.newInputStream(file)) {
                byte[] bytes = in.readNBytes(left + 1);
                if (bytes.length > left) {
                    throw new Failure.Usage("leaks.too-long", MAX_BYTES);
                }
                left -= bytes.length;
                texts.add(new PlainText(file, decoded(file, bytes)));
            } catch (IOException e) {
                throw Failure.of(e);
            }
        }
        return texts;
    }

    private static String decoded(Path file, byte[] bytes) throws Failure {
        if (startsWith(bytes, UTF_8_MARK)) {
            return decoded(file, bytes, UTF_8_MARK.length, StandardCharsets.UTF_8);
        }
        if (startsWith(bytes, BIG_MARK)) {
            return decoded(file, bytes, BIG_MARK.length, StandardCharsets.UTF_16BE);
        }
        return startsWith(bytes, LITTLE_MARK)
                ? decoded(file, bytes, LITTLE_MARK.length, StandardCharsets.UTF_16LE)
                : decoded(file, bytes, 0, StandardCharsets.UTF_8);
    }

    private static String decoded(Path file, byte[] bytes, int from, Charset charset) throws Failure {
        CharsetDecoder decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes, from, bytes.length - from);
        CharBuffer out = CharBuffer.allocate(bytes.length - from + 1);
        CoderResult result = decoder.decode(in, out, true);
        out.flip();
        if (result.isError()) {
            long line = 1 + out.chars().filter(c -> c == '\n').count();
            throw new Failure.Damaged("leaks.not-text", file, line, in.position() + 1);
        }
        return out.toString();
    }

    private static boolean startsWith(byte[] bytes, byte[] mark) {
        for (int i = 0; i < mark.length; i++) {
            if (i >= bytes.length || bytes[i] != mark[i]) {
                return false;
            }
        }
        return true;
    }
}
