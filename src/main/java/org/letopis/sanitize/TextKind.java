package org.letopis.sanitize;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;

import java.nio.charset.Charset;
import java.util.Locale;

/** Tells kinds of text apart, and text from everything else. */
final class TextKind {
    private TextKind() {}

    /** Returns the kind of text that the head is, or {@link FileFormat#UNKNOWN} when it holds binary data. */
    static FileFormat of(byte[] head) {
        if (head.length == 0) {
            return FileFormat.UNKNOWN;
        }
        boolean bigEndian = startsWith(head, 0xFE, 0xFF);
        boolean littleEndian = startsWith(head, 0xFF, 0xFE);
        Charset charset = bigEndian ? UTF_16BE : littleEndian ? UTF_16LE : ISO_8859_1;
        // Latin-1 maps every byte; only the control characters matter, and those are the same in UTF-8 and in the
        // one-byte Cyrillic sets.
        String text = new String(head, charset);
        if (holdsControls(text)) {
            return FileFormat.UNKNOWN;
        }
        String start = text.substring(0, Math.min(text.length(), 4096)).toLowerCase(Locale.ROOT);
        String trimmed = start.replaceFirst("^(\u00EF\u00BB\u00BF|\uFEFF)", "").stripLeading();
        if (trimmed.startsWith("<!doctype html") || trimmed.startsWith("<html")) {
            return FileFormat.HTML;
        }
        boolean xml = trimmed.startsWith("<?xml");
        if (trimmed.startsWith("<svg") || (xml || trimmed.startsWith("<!")) && trimmed.contains("<svg")) {
            return FileFormat.SVG;
        }
        if (xml && trimmed.contains("<html")) {
            return FileFormat.HTML;
        }
        return xml ? FileFormat.XML : FileFormat.TEXT;
    }

    private static boolean holdsControls(String text) {
        return text.chars()
                .anyMatch(c -> c < ' ' && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != 0x1B || c == 0x7F);
    }

    private static boolean startsWith(byte[] head, int first, int second) {
        return head.length >= 2 && (head[0] & 0xFF) == first && (head[1] & 0xFF) == second;
    }
}
