package org.letopis.crypto;

import com.nulabinc.zxcvbn.StandardDictionaries;
import com.nulabinc.zxcvbn.Strength;
import com.nulabinc.zxcvbn.Zxcvbn;
import com.nulabinc.zxcvbn.ZxcvbnBuilder;
import com.nulabinc.zxcvbn.matchers.Dictionary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.CharBuffer;
import java.util.Arrays;

/**
 * Estimates how many guesses a passphrase takes (zxcvbn, Wheeler 2016), knowing the words of both our lists too, and
 * Russian words typed with the keyboard set to English.
 */
public final class PassphraseStrength {
    /** Below this many guesses a passphrase is weak: 10^14, which at 100,000 guesses a second takes 30 years. */
    private static final double ENOUGH_LOG10 = 14;

    private static final int MEASURED_CHARACTERS = 64; // the time grows faster than the length, and these are enough
    private static final String ENGLISH_KEYS = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`";
    private static final String RUSSIAN_KEYS = "йцукенгшщзхъфывапролджэячсмитьбюе";

    private final Zxcvbn zxcvbn;

    /** Reads the lists of words, which takes some tenths of a second. */
    public PassphraseStrength() {
        try {
            zxcvbn = new ZxcvbnBuilder()
                    .dictionaries(StandardDictionaries.loadAllDictionaries())
                    .dictionary(new Dictionary("letopis-en", folded(WordList.ENGLISH)))
                    .dictionary(new Dictionary("letopis-ru", folded(WordList.RUSSIAN)))
                    .build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static java.util.List<String> folded(WordList list) {
        return list.words().stream().map(WordList::folded).toList();
    }

    /** Returns whether a determined guesser would come upon it. */
    public boolean isWeak(Passphrase passphrase) {
        return guessesLog10(passphrase) < ENOUGH_LOG10;
    }

    /** Returns the decimal logarithm of the number of guesses. */
    double guessesLog10(Passphrase passphrase) {
        char[] typed = passphrase.exposed();
        char[] chars = Arrays.copyOf(typed, Math.min(typed.length, MEASURED_CHARACTERS));
        char[] russian = chars.clone();
        for (int i = 0; i < chars.length; i++) {
            chars[i] = Character.toLowerCase(chars[i]) == 'ё' ? 'е' : chars[i];
            int key = ENGLISH_KEYS.indexOf(Character.toLowerCase(chars[i]));
            russian[i] = key < 0 ? chars[i] : RUSSIAN_KEYS.charAt(key);
        }
        try {
            return Math.min(measured(chars), measured(russian));
        } finally {
            Arrays.fill(typed, '\0');
            Arrays.fill(chars, '\0');
            Arrays.fill(russian, '\0');
        }
    }

    private double measured(char[] chars) {
        Strength strength = zxcvbn.measure(CharBuffer.wrap(chars));
        try {
            return strength.getGuessesLog10();
        } finally {
            strength.wipe();
        }
    }
}
