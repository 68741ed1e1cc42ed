package org.letopis.sanitize;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells the character set of a text from its bytes alone: a byte order mark, well-formed UTF-8, or one of the old
 * Cyrillic sets by which of them makes words. What could be read in two ways is not guessed.
 */
final class TextCharset {
    private static final List<Charset> CYRILLIC =
            List.of(Charset.forName("windows-1251"), Charset.forName("KOI8-R"), Charset.forName("IBM866"));

    /** Sets that agree on most typographic signs and on some letters; what they agree on can be told. */
    private static final List<Charset> WESTERN =
            List.of(Charset.forName("windows-1252"), Charset.forName("windows-1250"), Charset.forName("windows-1254"));

    private static final Pattern WORD = Pattern.compile("[\\p{L}]+");
    private static final Pattern CYRILLIC_WORD = Pattern.compile("[\\p{IsCyrillic}&&\\p{Lu}]?[\\p{IsCyrillic}&&\\p{Ll}]+"
            + "|[\\p{IsCyrillic}&&\\p{Lu}]+");
    private static final String TYPOGRAPHIC = "\u00A0\u00AB\u00BB\u2018\u2019\u201A\u201C\u201D\u201E\u2013\u2014\u2026\u2116"
            + "\u00A7\u00B0\u2022\u00B1\u00A9\u00AE\u2122\u00B7";

    /** Letters of Russian from the most to the least frequent. */
    private static final String FREQUENT = "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё";

    private static final double BEST_AT_LEAST = 0.5;
    private static final double AHEAD_BY = 0.12;

    private TextCharset() {}

    /** Returns the text without a byte order mark; empty when its character set cannot be told. */
    static Optional<String> decode(byte[] bytes) {
        if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
            return decode(bytes, 3, UTF_8);
        }
        if (startsWith(bytes, 0xFF, 0xFE)) {
            return decode(bytes, 2, UTF_16LE);
        }
        if (startsWith(bytes, 0xFE, 0xFF)) {
            return decode(bytes, 2, UTF_16BE);
        }
        Optional<String> utf8 = decode(bytes, 0, UTF_8);
        return utf8.isPresent() ? utf8 : oneByte(bytes);
    }

    /** Returns whether programs were told the set by a mark, or had to guess it. */
    static boolean needsMark(byte[] bytes) {
        return startsWith(bytes, 0xEF, 0xBB, 0xBF) || decode(bytes, 0, UTF_8).isEmpty();
    }

    static Optional<String> decode(byte[] bytes, int from, Charset charset) {
        try {
            return Optional.of(charset.newDecoder()
                    .decode(ByteBuffer.wrap(bytes, from, bytes.length - from))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> oneByte(byte[] bytes) {
        Optional<String> agreed = decode(bytes, 0, WESTERN.get(0));
        if (agreed.isPresent()
                && WESTERN.stream().allMatch(charset -> decode(bytes, 0, charset).equals(agreed))
                && !WORD.matcher(agreed.get()).results().anyMatch(word -> isForeign(word.group()))) {
            return agreed;
        }
        String best = null;
        double bestScore = BEST_AT_LEAST;
        double second = 0;
        for (Charset charset : CYRILLIC) {
            Optional<String> text = decode(bytes, 0, charset);
            double score = text.isPresent() ? score(text.get()) : 0;
            if (score > bestScore) {
                second = best == null ? second : bestScore;
                bestScore = score;
                best = text.orElseThrow();
            } else {
                second = Math.max(second, score);
            }
        }
        return best != null && bestScore - second >= ahead(bytes) ? Optional.of(best) : Optional.empty();
    }

    /** Few letters say little: the fewer, the clearer one reading must be ahead of the others. */
    private static double ahead(byte[] bytes) {
        int letters = 0;
        for (byte each : bytes) {
            letters += each < 0 ? 1 : 0;
        }
        return AHEAD_BY * (1 + 10.0 / letters);
    }

    /** Western words mix plain letters with others; a word of others alone is a word of another script. */
    private static boolean isForeign(String word) {
        return word.length() > 1 && word.chars().noneMatch(c -> c < 0x80);
    }

    /** Returns how much the text looks like Cyrillic words: from below 0 to about 1. */
    private static double score(String text) {
        long signs = text.chars().filter(c -> c >= 0x80 && TYPOGRAPHIC.indexOf(c) < 0).count();
        double good = 0;
        long inWords = 0;
        Matcher words = WORD.matcher(text);
        while (words.find()) {
            String word = words.group();
            if (word.chars().allMatch(c -> c < 0x80)) {
                continue;
            }
            inWords += word.chars().filter(c -> c >= 0x80).count();
            if (CYRILLIC_WORD.matcher(word).matches()) {
                double lower = word.equals(word.toUpperCase(Locale.ROOT)) && word.length() > 1 ? 0.9 : 1;
                for (char c : word.toLowerCase(Locale.ROOT).toCharArray()) {
                    int rank = FREQUENT.indexOf(c);
                    good += lower * (rank < 0 ? 0.3 : 1 - rank * 0.7 / FREQUENT.length());
                }
            } else {
                good -= word.length();
            }
        }
        return signs == 0 ? 0 : (good - 2 * (signs - Math.min(signs, inWords))) / signs;
    }

    private static boolean startsWith(byte[] bytes, int... start) {
        if (bytes.length < start.length) {
            return false;
        }
        for (int i = 0; i < start.length; i++) {
            if ((bytes[i] & 0xFF) != start[i]) {
                return false;
            }
        }
        return true;
    }
}
