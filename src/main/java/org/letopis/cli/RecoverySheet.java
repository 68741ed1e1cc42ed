package org.letopis.cli;

import gg.jte.Content;
import gg.jte.TemplateOutput;
import io.nayuki.qrcodegen.QrCode;
import io.nayuki.qrcodegen.QrSegment;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.letopis.crypto.RecoveryCode;
import org.letopis.crypto.RecoveryShare;
import org.letopis.failure.Failure;

/**
 * A page to print: a recovery code, and each share on a page of its own, with QR codes. It needs nothing from elsewhere,
 * runs no script, and names neither the owner nor the vault. Built in one array, which is wiped on {@link #close()}; the
 * template never holds what is secret, which writes itself into the array where its place is.
 */
final class RecoverySheet implements AutoCloseable {
    /** A QR code of the largest size that is used, all its squares black, with the words beside it. */
    private static final int MOST_CHARS_IN_SECTION = 64 * 1024;

    /** What the template shows. */
    record Page(String language, String title, String keep, List<Part> parts) {}

    /**
     * One way in.
     *
     * @param text letters, digits, hyphens and line ends
     * @param picture the same as a QR code
     */
    record Part(String title, String about, Content text, Content picture) {}

    private final CharBuffer html;

    RecoverySheet(Words words, Optional<RecoveryCode> code, List<RecoveryShare> shares) {
        this.html = CharBuffer.allocate((2 + shares.size()) * MOST_CHARS_IN_SECTION);
        List<Part> parts = new ArrayList<>();
        code.ifPresent(one -> parts.add(part(words.text("sheet.title"), words.text("sheet.code"), one::text)));
        for (RecoveryShare share : shares) {
            String title = words.text("sheet.share-title", share.number(), shares.size());
            parts.add(part(title, words.text("sheet.share", share.needed()), share::text));
        }
        Page page = new Page(words.locale().getLanguage(), words.text("sheet.title"), words.text("sheet.keep"), parts);
        Pages.write("sheet.jte", page, new Written(html));
        html.flip();
    }

    /** Where the template writes. */
    private record Written(CharBuffer html) implements TemplateOutput {
        @Override
        public void writeContent(String text) {
            html.append(text);
        }

        @Override
        public void writeContent(String text, int from, int to) {
            html.append(text, from, to);
        }
    }

    private Part part(String title, String about, Supplier<char[]> secret) {
        Content text = output -> {
            char[] chars = secret.get();
            html.put(chars);
            Arrays.fill(chars, '\0');
        };
        Content picture = output -> {
            char[] chars = secret.get();
            for (int i = 0; i < chars.length; i++) {
                chars[i] = chars[i] == '\n' ? '-' : chars[i];
            }
            qr(CharBuffer.wrap(chars));
            Arrays.fill(chars, '\0');
        };
        return new Part(title, about, text, picture);
    }

    /** Letters, digits and hyphens only: the QR code's compact alphabet. */
    private void qr(CharSequence text) {
        QrCode code = QrCode.encodeSegments(List.of(QrSegment.makeAlphanumeric(text)), QrCode.Ecc.MEDIUM);
        String size = Integer.toString(code.size + 8);
        html.append("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 ")
                .append(size + " " + size)
                .append("\" shape-rendering=\"crispEdges\"><path fill=\"#fff\" d=\"M0 0h")
                .append(size + "v" + size)
                .append("H0z\"/><path d=\"");
        for (int y = 0; y < code.size; y++) {
            for (int x = 0; x < code.size; x++) {
                if (code.getModule(x, y)) {
                    html.append("M" + (x + 4) + " " + (y + 4) + "h1v1h-1z");
                }
            }
        }
        html.append("\"/></svg>");
    }

    /** Writes the sheet into a new file, its owner's alone. */
    void write(Path file) throws Failure {
        ByteBuffer bytes = ByteBuffer.allocate(html.remaining() * 3);
        StandardCharsets.UTF_8.newEncoder().encode(html.duplicate(), bytes, true);
        bytes.flip();
        try (var channel = Files.newByteChannel(
                file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), OwnerOnly.file(file))) {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        } catch (IOException e) {
            throw Failure.of(e);
        } finally {
            Arrays.fill(bytes.array(), (byte) 0);
        }
    }

    /** Returns the page as it is built; it becomes zeros on {@link #close()}. */
    CharSequence html() {
        return html;
    }

    @Override
    public void close() {
        Arrays.fill(html.array(), '\0');
    }
}
