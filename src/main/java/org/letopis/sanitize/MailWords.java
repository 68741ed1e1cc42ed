package org.letopis.sanitize;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.Base64;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Words of a field that are not plain letters (RFC 2047). Fields come as Latin-1, a sign for each byte. */
final class MailWords {
    private static final Pattern WORD =
            Pattern.compile("=\\?([^?*\\s]{1,40})(?:\\*[^?\\s]*)?\\?([BbQq])\\?([^?\\t\\n\\x0B\\f\\r]*+)\\?=");
    private static final int WORD_BYTES = 45;

    private MailWords() {}

    /** Returns the text of a field; words of one set that follow each other are one text, cut anywhere. */
    static String decode(String field) {
        StringBuilder text = new StringBuilder();
        ByteArrayOutputStream pending = new ByteArrayOutputStream();
        String pendingSet = "";
        Matcher word = WORD.matcher(field);
        int from = 0;
        while (word.find()) {
            String between = field.substring(from, word.start());
            String set = word.group(1).toLowerCase(Locale.ROOT);
            boolean joined = from > 0 && between.isBlank();
            if (!joined || !set.equals(pendingSet)) {
                text.append(decode(pending.toByteArray(), pendingSet));
                pending.reset();
            }
            text.append(joined ? "" : raw(between));
            pendingSet = set;
            pending.writeBytes(bytes(word.group(2), word.group(3)));
            from = word.end();
        }
        text.append(decode(pending.toByteArray(), pendingSet)).append(raw(field.substring(from)));
        return text.toString();
    }

    private static byte[] bytes(String coding, String text) {
        if (coding.equalsIgnoreCase("B")) {
            return MailCoding.base64(text);
        }
        return MailCoding.quotedPrintable(text.replace("_", "=20"));
    }

    /** Returns bytes as text, by a set that a mail names; what is not in the set is shown as unknown. */
    static String decode(byte[] bytes, String set) {
        return set.isEmpty() || HtmlSource.isPlain(set)
                ? raw(new String(bytes, ISO_8859_1))
                : new String(bytes, HtmlSource.charset(set).orElse(UTF_8));
    }

    /** Returns text that was written without naming a set. */
    static String raw(String latin) {
        return latin.chars().allMatch(c -> c < 0x80)
                ? latin
                : TextCharset.decode(latin.getBytes(ISO_8859_1)).orElse(latin.replaceAll("[^\\x00-\\x7F]", "\uFFFD"));
    }

    /** Returns the text as a field may hold it, in lines; the first has room for a name of a field. */
    static String encode(String text) {
        if (isPlain(text)) {
            return text;
        }
        StringJoiner words = new StringJoiner("\r\n ");
        StringBuilder word = new StringBuilder();
        for (int at = 0; at < text.length(); ) {
            String sign = text.substring(at, text.offsetByCodePoints(at, 1));
            if (word.toString().getBytes(UTF_8).length + sign.getBytes(UTF_8).length > WORD_BYTES) {
                words.add(word(word.toString()));
                word.setLength(0);
            }
            word.append(sign);
            at += sign.length();
        }
        return words.add(word(word.toString())).toString();
    }

    static boolean isPlain(String text) {
        return US_ASCII.newEncoder().canEncode(text)
                && text.chars().allMatch(c -> c >= ' ' && c < 0x7F)
                && !text.contains("=?")
                && text.length() < 400;
    }

    private static String word(String text) {
        return "=?UTF-8?B?" + Base64.getEncoder().encodeToString(text.getBytes(UTF_8)) + "?=";
    }
}
