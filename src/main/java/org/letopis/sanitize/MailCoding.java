package org.letopis.sanitize;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Base64;

/** How bytes travel as lines of letters (RFC 2045, section 6). */
final class MailCoding {
    private static final int LINE_CHARS = 76;
    private static final String HEX = "0123456789ABCDEF";

    private MailCoding() {}

    /** Undoes base64; signs that do not belong there are skipped, as section 6.8 asks. */
    static byte[] base64(String text) {
        StringBuilder letters = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x80 && Character.isLetterOrDigit(c) || c == '+' || c == '/') {
                letters.append(c);
            }
        }
        if (letters.length() % 4 == 1) {
            letters.setLength(letters.length() - 1);
        }
        return Base64.getDecoder().decode(letters.toString());
    }

    /** Returns whether something stands behind an end of base64, where only further signs of an end may. */
    static boolean goesOnBehindEnd(String text) {
        int end = text.indexOf('=');
        return end >= 0 && text.substring(end).chars().anyMatch(c -> c < 0x80 && Character.isLetterOrDigit(c));
    }

    /** Undoes quoted-printable; lines end with a line feed. */
    static byte[] quotedPrintable(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
        for (int at = 0, end; at <= text.length(); at = end + 1) {
            end = text.indexOf('\n', at);
            end = end < 0 ? text.length() : end;
            String whole = text.substring(at, end).stripTrailing();
            boolean soft = whole.endsWith("=");
            String content = soft ? whole.substring(0, whole.length() - 1) : whole;
            for (int i = 0; i < content.length(); i++) {
                int high = content.charAt(i) == '=' && i + 2 < content.length()
                        ? Character.digit(content.charAt(i + 1), 16)
                        : -1;
                int low = high < 0 ? -1 : Character.digit(content.charAt(i + 2), 16);
                if (low >= 0) {
                    bytes.write(high << 4 | low);
                    i += 2;
                } else {
                    bytes.write(content.charAt(i));
                }
            }
            if (!soft) {
                bytes.write('\n');
            }
        }
        byte[] all = bytes.toByteArray();
        // The last line has no end of its own.
        return text.stripTrailing().endsWith("=") || all.length == 0 ? all : Arrays.copyOf(all, all.length - 1);
    }

    static String toBase64(byte[] bytes) {
        return Base64.getMimeEncoder(LINE_CHARS, "\r\n".getBytes(US_ASCII)).encodeToString(bytes);
    }

    /** Codes text, whose lines end with line feeds, as quoted-printable. */
    static String toQuotedPrintable(byte[] text) {
        StringBuilder coded = new StringBuilder(text.length + text.length / 16);
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < text.length; i++) {
            int c = text[i] & 0xFF;
            boolean last = i + 1 == text.length || text[i + 1] == '\n';
            if (c == '\n') {
                coded.append(line).append("\r\n");
                line.setLength(0);
                continue;
            }
            boolean start = line.isEmpty() && (c == '.' || c == 'F' || c == '-');
            boolean plain = c > ' ' && c < 0x7F && c != '=' && !start || (c == ' ' || c == '\t') && !last;
            String sign = plain ? Character.toString(c) : "=" + HEX.charAt(c >> 4) + HEX.charAt(c & 15);
            if (line.length() + sign.length() > LINE_CHARS - 1) {
                coded.append(line).append("=\r\n");
                line.setLength(0);
            }
            line.append(sign);
        }
        return coded.append(line).toString();
    }

    static String latin(byte[] bytes) {
        return new String(bytes, ISO_8859_1);
    }
}
