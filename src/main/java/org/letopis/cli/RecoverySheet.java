package org.letopis.cli;

import io.nayuki.qrcodegen.QrCode;
import io.nayuki.qrcodegen.QrSegment;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.letopis.crypto.RecoveryCode;
import org.letopis.crypto.RecoveryShare;
import org.letopis.failure.Failure;

/**
 * A page to print: a recovery code, and each share on a page of its own, with QR codes. It needs nothing from elsewhere,
 * runs no script, and names neither the owner nor the vault. Built in one array, which is wiped on {@link #close()}.
 */
final class RecoverySheet implements AutoCloseable {
    private static final String STYLE = "@page{size:A4;margin:2cm}"
            + "body{font:14pt/1.4 sans-serif;color:#000;background:#fff;max-width:42em;margin:2em auto;padding:0 1em}"
            + "section{page-break-after:always;break-after:page;break-inside:avoid;margin-bottom:3em}"
            + "section:last-child{page-break-after:auto;break-after:auto}"
            + "h1{font-size:22pt;margin:0 0 .5em}"
            + "pre{font:bold 16pt/1.6 monospace;border:1px solid #000;padding:.6em;display:inline-block;margin:.5em 0}"
            + "svg{display:block;width:7cm;height:7cm}"
            + "@media print{body{margin:0;padding:0;max-width:none}section{margin:0}}";

    /** A QR code of the largest size that is used, all its squares black, with the words beside it. */
    private static final int MOST_CHARS_IN_SECTION = 64 * 1024;

    private final Words words;
    private final CharBuffer html;

    RecoverySheet(Words words, Optional<RecoveryCode> code, List<RecoveryShare> shares) {
        this.words = words;
        this.html = CharBuffer.allocate((2 + shares.size()) * MOST_CHARS_IN_SECTION);
        html.append("<!DOCTYPE html>\n<html lang=\"")
                .append(words.locale().getLanguage())
                .append("\">\n<head>\n<meta charset=\"utf-8\">\n")
                .append("<meta name=\"viewport\" content=\"width=device-width\">\n")
                .append("<meta http-equiv=\"Content-Security-Policy\"")
                .append(" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n<title>")
                .append(escaped(words.text("sheet.title")))
                .append("</title>\n<style>")
                .append(STYLE)
                .append("</style>\n</head>\n<body>\n");
        code.ifPresent(one -> section(words.text("sheet.title"), words.text("sheet.code"), one.text()));
        for (RecoveryShare share : shares) {
            String title = words.text("sheet.share-title", share.number(), shares.size());
            section(title, words.text("sheet.share", share.needed()), share.text());
        }
        html.append("</body>\n</html>\n").flip();
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

    private void section(String title, String about, char[] text) {
        html.append("<section>\n<h1>")
                .append(escaped(title))
                .append("</h1>\n<p>")
                .append(escaped(about))
                .append("</p>\n<pre>")
                .put(text) // letters, digits, hyphens and line ends
                .append("</pre>\n");
        for (int i = 0; i < text.length; i++) {
            text[i] = text[i] == '\n' ? '-' : text[i];
        }
        qr(CharBuffer.wrap(text));
        Arrays.fill(text, '\0');
        html.append("<p>").append(escaped(words.text("sheet.keep"))).append("</p>\n</section>\n");
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
        html.append("\"/></svg>\n");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    @Override
    public void close() {
        Arrays.fill(html.array(), '\0');
    }
}
