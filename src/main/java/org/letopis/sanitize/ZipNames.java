package org.letopis.sanitize;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * In which character set the names of an archive are that does not say it. Windows writes them in the code page of the
 * country: CP866 in Russian, Shift-JIS in Japanese, CP437 in English. All names of an archive are judged together, by
 * what makes words: no Latin letter within a Cyrillic word, no capital letter behind a small one. A wrong guess costs
 * readable names and nothing else.
 */
final class ZipNames {
    private static final Pattern MIXED = Pattern.compile("\\p{IsCyrillic}\\p{IsLatin}|\\p{IsLatin}\\p{IsCyrillic}");
    private static final Pattern CAPITAL_BEHIND_SMALL =
            Pattern.compile("[\\p{IsCyrillic}&&\\p{Ll}][\\p{IsCyrillic}&&\\p{Lu}]");
    private static final Pattern FOREIGN = Pattern.compile("[^\\x20-\\x7E\u0400-\u045F№«»–—]");
    private static final Pattern JAPANESE = Pattern.compile("[\u3041-\u30FF\u4E00-\u9FFF]");

    /** What comes of other sets read as Japanese: ideographs within Latin words, halfwidth signs. */
    private static final Pattern NOT_JAPANESE =
            Pattern.compile("\\p{IsLatin}[^\\x00-\\x7F]|[^\\x00-\\x7F]\\p{IsLatin}|[\uFF61-\uFF9F]");

    private ZipNames() {}

    /**
     * Returns the character set of names that are not marked as UTF-8.
     *
     * @param names all such names of one archive
     */
    static Charset charset(List<byte[]> names) {
        List<byte[]> telling =
                names.stream().filter(name -> decode(name, US_ASCII).isEmpty()).toList();
        if (telling.isEmpty()) {
            return US_ASCII;
        }
        if (telling.stream().allMatch(name -> decode(name, UTF_8).isPresent())) {
            return UTF_8;
        }
        for (String cyrillic : List.of("IBM866", "windows-1251")) {
            if (all(telling, cyrillic)
                    .allMatch(name -> name.filter(ZipNames::readsCyrillic).isPresent())) {
                return Charset.forName(cyrillic);
            }
        }
        // Runtimes that were made small may lack the sets of other countries.
        boolean japanese = Charset.isSupported("windows-31j")
                && all(telling, "windows-31j")
                        .allMatch(name -> name.filter(ZipNames::readsJapanese).isPresent());
        return japanese
                ? Charset.forName("windows-31j")
                : Charset.isSupported("IBM437") ? Charset.forName("IBM437") : ISO_8859_1;
    }

    /** Returns the text when the bytes are text of that set. */
    static Optional<String> decode(byte[] bytes, Charset charset) {
        try {
            return Optional.of(
                    charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static Stream<Optional<String>> all(List<byte[]> names, String charset) {
        return names.stream().map(name -> decode(name, Charset.forName(charset)));
    }

    private static boolean readsJapanese(String name) {
        return JAPANESE.matcher(name).find() && !NOT_JAPANESE.matcher(name).find();
    }

    private static boolean readsCyrillic(String name) {
        return !FOREIGN.matcher(name).find()
                && !MIXED.matcher(name).find()
                && !CAPITAL_BEHIND_SMALL.matcher(name).find();
    }
}
