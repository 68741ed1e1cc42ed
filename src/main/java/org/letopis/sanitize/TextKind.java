package org.letopis.sanitize;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;

import java.nio.charset.Charset;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells kinds of text apart, and text from everything else. */
final class TextKind {
    /** What may stand before the first element of XML and HTML, and its name. */
    private static final Pattern ROOT = Pattern.compile(
            "(?:<\\?[^>]*+>|<!--.*?-->|<!doctype(?:[^>\\[]++|\\[[^\\]]*+]){0,20}+>|\\s++){0,60}+<(?:[a-z0-9_-]+:)?([a-z][a-z0-9]*)(?=[\\s/>:])",
            Pattern.DOTALL);

    /** Elements with which pages begin that leave out the first ones. */
    private static final Set<String> PAGE_STARTS = Set.of(("html head body title meta link style script base div p span"
                    + " table ul ol h1 h2 h3 h4 center font a img br hr form iframe article section main header blockquote pre")
            .split(" "));

    private static final Pattern FIELDS = Pattern.compile("(?:from [^\\n]*\\n)?[!-9;-~]+:[ \\t]");
    private static final Pattern MAIL_FIELD = Pattern.compile(
            "(?m)^(?:from|to|date|subject|received|return-path|message-id|mime-version|delivered-to|reply-to|sender|cc):");

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
        boolean xml = trimmed.startsWith("<?xml");
        Matcher root = ROOT.matcher(trimmed);
        String first = root.lookingAt() ? root.group(1) : "";
        if (first.equals("svg")) {
            return FileFormat.SVG;
        }
        if (trimmed.startsWith("<!doctype html") || first.equals("html") || !xml && PAGE_STARTS.contains(first)) {
            return FileFormat.HTML;
        }
        if (first.equals("gpx") || first.equals("kml")) {
            return first.equals("gpx") ? FileFormat.GPX : FileFormat.KML;
        }
        if (xml || first.isEmpty() && trimmed.startsWith("<!")) {
            return first.isEmpty() && trimmed.contains("<svg") ? FileFormat.SVG : FileFormat.XML;
        }
        return isMail(start) ? FileFormat.EML : FileFormat.TEXT;
    }

    /** A mail starts with fields (RFC 5322, section 2.2), two of them ones that letters have. */
    private static boolean isMail(String start) {
        int end = start.replace("\r\n", "\n").indexOf("\n\n");
        String head = end < 0 ? start : start.replace("\r\n", "\n").substring(0, end);
        return FIELDS.matcher(head).lookingAt()
                && MAIL_FIELD.matcher(head).results().map(MatchResult::group).distinct().count() >= 2;
    }

    /** A bell, a step back and a vertical tab are in what terminals print. */
    private static boolean holdsControls(String text) {
        return text.chars()
                .anyMatch(c -> c < 7 || c > '\r' && c < ' ' && c != 0x1B && (c != 0x1A || text.indexOf(c) < text.length() - 1));
    }

    private static boolean startsWith(byte[] head, int first, int second) {
        return head.length >= 2 && (head[0] & 0xFF) == first && (head[1] & 0xFF) == second;
    }
}
