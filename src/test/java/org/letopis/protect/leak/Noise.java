package org.letopis.protect.leak;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/** Writes a word as pages, programs and people who hide things write it; the first and last letter come first and last. */
final class Noise {
    private static final List<String> INSIDE =
            List.of("\u200b", "\u00ad", "\u0301", "\u2060", "\u200d\u0300", "-\n", "\u00ad\n ", "\u2010\r\n  ");

    private Noise() {}

    static String on(String word, Random random) {
        StringBuilder noisy = new StringBuilder();
        for (int i = 0; i < word.length(); i++) {
            noisy.append(letter(word.substring(i, i + 1), random));
            if (i < word.length() - 1 && random.nextInt(4) == 0) {
                noisy.append(INSIDE.get(random.nextInt(INSIDE.size())));
            }
        }
        return noisy.toString();
    }

    private static String letter(String letter, Random random) {
        int codePoint = letter.codePointAt(0);
        return switch (random.nextInt(8)) {
            case 0 -> "&#" + codePoint + ";";
            case 1 -> "&#x" + Integer.toHexString(codePoint) + ";";
            case 2 ->
                codePoint < 0x80
                        ? Character.toString(codePoint + 0xfee0)
                        : URLEncoder.encode(letter, StandardCharsets.UTF_8);
            case 3 -> "\\u" + String.format("%04x", codePoint);
            default -> letter;
        };
    }

    static String filler(Random random) {
        StringBuilder filler = new StringBuilder("🙂");
        for (int i = random.nextInt(6); i > 0; i--) {
            filler.append(List.of(" сказала", " &amp;", " e\u0301", " 🙂", " %20", "\n", " ﬁ")
                    .get(random.nextInt(7)));
        }
        return filler.toString();
    }
}
