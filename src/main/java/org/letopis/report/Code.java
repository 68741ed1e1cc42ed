package org.letopis.report;

import java.security.SecureRandom;
import java.util.regex.Pattern;

/**
 * The code that stands for a person where no name may stand, such as {@code P-7KQ2WX}: {@value #LENGTH} random
 * characters of a set of 28 without vowels, so that no code spells a word, and without {@code 0 1 Y}.
 */
public record Code(String text) {
    static final String LETTERS = "23456789BCDFGHJKLMNPQRSTVWXZ";
    static final int LENGTH = 6;
    private static final Pattern FORM = Pattern.compile("P-[" + LETTERS + "]{" + LENGTH + "}");

    public Code {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("not a person code");
        }
    }

    public static boolean isWellFormed(String text) {
        return FORM.matcher(text).matches();
    }

    public static Code random(SecureRandom random) {
        StringBuilder text = new StringBuilder("P-");
        for (int i = 0; i < LENGTH; i++) {
            text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return new Code(text.toString());
    }

    @Override
    public String toString() {
        return text;
    }
}
