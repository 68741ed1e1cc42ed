package org.letopis.cli;

import io.nayuki.qrcodegen.QrCode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import org.letopis.failure.Failure;

/**
 * A page to print: a recovery code, and each share on a page of its own, with QR codes. It needs nothing from elsewhere,
 * runs no script, and names neither the owner nor the vault.
 */
final class RecoverySheet {
    private static final String STYLE = "body{font:14pt/1.4 sans-serif;color:#000;background:#fff;max-width:42em;"
            + "margin:2em auto;padding:0 1em}"
            + "section{page-break-after:always;break-after:page;margin-bottom:3em}"
            + "section:last-child{page-break-after:auto;break-after:auto}"
            + "pre{font:bold 16pt/1.6 monospace;border:1px solid #000;padding:.6em;display:inline-block}"
            + "svg{display:block;width:7cm;height:7cm}";

    private final Words words;
    private final String code;
    private final List<String> shares;
    private final int needed;

    RecoverySheet(Words words, String code, List<String> shares, int needed) {
        this.words = words;
        this.code = code;
        this.shares = List.copyOf(shares);
        this.needed = needed;
    }

    /** Writes the sheet into a new file, its owner's alone. */
    void write(Path file) throws Failure {
        FileAttribute<?>[] ownerOnly =
                file.getFileSystem().supportedFileAttributeViews().contains("posix")
                        ? new FileAttribute<?>[] {
                            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                        }
                        : new FileAttribute<?>[0];
        try (var channel = Files.newByteChannel(
                file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), ownerOnly)) {
            ByteBuffer bytes = ByteBuffer.wrap(html().getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        } catch (IOException e) {
            throw Failure.of(e);
        }
    }

    String html() {
        StringBuilder html = new StringBuilder("<!DOCTYPE html>\n<html lang=\"")
                .append(words.locale().getLanguage())
                .append(
                        "\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n")
                .append(
                        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n")
                .append("<title>")
                .append(escaped(words.text("sheet.title")))
                .append("</title>\n<style>")
                .append(STYLE)
                .append("</style>\n</head>\n<body>\n");
        if (code != null) {
            section(html, words.text("sheet.title"), words.text("sheet.code"), code);
        }
        for (int i = 0; i < shares.size(); i++) {
            String title = words.text("sheet.share-title", i + 1, shares.size());
            section(html, title, words.text("sheet.share", needed), shares.get(i));
        }
        return html.append("</body>\n</html>\n").toString();
    }

    private void section(StringBuilder html, String title, String about, String text) {
        html.append("<section>\n<h1>")
                .append(escaped(title))
                .append("</h1>\n<p>")
                .append(escaped(about))
                .append("</p>\n<pre>")
                .append(escaped(text))
                .append("</pre>\n")
                .append(qr(text.replace('\n', '-')))
                .append("<p>")
                .append(escaped(words.text("sheet.keep")))
                .append("</p>\n</section>\n");
    }

    /** Letters, digits and hyphens only: the QR code's compact alphabet. */
    private static String qr(String text) {
        QrCode code = QrCode.encodeText(text, QrCode.Ecc.MEDIUM);
        int size = code.size + 8;
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < code.size; y++) {
            for (int x = 0; x < code.size; x++) {
                if (code.getModule(x, y)) {
                    path.append('M').append(x + 4).append(' ').append(y + 4).append("h1v1h-1z");
                }
            }
        }
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + size + " " + size
                + "\" shape-rendering=\"crispEdges\"><path fill=\"#fff\" d=\"M0 0h" + size + "v" + size
                + "H0z\"/><path d=\""
                + path + "\"/></svg>\n";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
