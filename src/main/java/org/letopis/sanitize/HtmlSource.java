package org.letopis.sanitize;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The text of a page, by the character set that it or its carrier names (HTML Living Standard, section 13.2.3). */
final class HtmlSource {
    static final long MOST_BYTES = 24L << 20;

    private static final int LOOKED_AT_BYTES = 4096;
    private static final Pattern DECLARED = Pattern.compile(
            "(?i)<(?:meta\\s[^>]*?charset|\\?xml\\s[^>]*?encoding)\\s*=\\s*[\"']?\\s*([A-Za-z0-9_:.-]+)");

    /** An empty element as XML writes it; the attributes are quoted there. */
    private static final Pattern EMPTY =
            Pattern.compile("<([A-Za-z][\\w:-]*)((?:\\s+[\\w:.-]+\\s*=\\s*(?:\"[^\"<]*\"|'[^'<]*')){0,60}+)\\s*/>");

    private HtmlSource() {}

    static String of(Source source) throws Refusal, IOException {
        if (source.sizeBytes() > MOST_BYTES) {
            throw Refusal.tooLarge(FileFormat.HTML, "page");
        }
        byte[] bytes = source.stream().readAllBytes();
        return withoutEmptyElements(decode(bytes).orElseThrow(() -> Refusal.characterSet(FileFormat.HTML)));
    }

    static Optional<String> decode(byte[] bytes) {
        String head = new String(bytes, 0, Math.min(bytes.length, LOOKED_AT_BYTES), ISO_8859_1);
        Matcher declared = DECLARED.matcher(head);
        boolean marked = head.startsWith("\u00EF\u00BB\u00BF")
                || head.startsWith("\u00FE\u00FF")
                || head.startsWith("\u00FF\u00FE");
        if (marked || !declared.find()) {
            return TextCharset.decode(bytes);
        }
        return charset(declared.group(1)).flatMap(charset -> TextCharset.decode(bytes, 0, charset));
    }

    /** Returns whether the name says no more than that the letters are plain ones, which many that are not say too. */
    static boolean isPlain(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.equals("us-ascii")
                || lower.equals("ascii")
                || lower.startsWith("unknown")
                || lower.startsWith("x-unknown");
    }

    /** Returns the set that browsers take for the name (Encoding Standard, section 4.2); empty when there is none. */
    static Optional<Charset> charset(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.startsWith("utf-16") || lower.equals("utf8")) {
            return Optional.of(UTF_8); // whoever could read the name in plain letters did not read UTF-16
        }
        if (lower.equals("iso-8859-1") || lower.equals("latin1") || isPlain(lower)) {
            return Optional.of(Charset.forName("windows-1252"));
        }
        try {
            return Charset.isSupported(name) ? Optional.of(Charset.forName(name)) : Optional.empty();
        } catch (IllegalCharsetNameException e) {
            return Optional.empty();
        }
    }

    /** What XML ends with a slash, HTML leaves open: a script would go on to the end of the page. */
    private static String withoutEmptyElements(String page) {
        if (!page.stripLeading().startsWith("<?xml")) {
            return page;
        }
        return EMPTY.matcher(page)
                .replaceAll(found -> Matcher.quoteReplacement(
                        HtmlNames.ENDLESS.contains(found.group(1).toLowerCase(Locale.ROOT))
                                ? found.group()
                                : "<" + found.group(1) + found.group(2) + "></" + found.group(1) + ">"));
    }
}
