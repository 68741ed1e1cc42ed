package org.letopis.crypto;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;

/** A passphrase as typed, wiped on {@link #close()}. */
public final class Passphrase implements AutoCloseable {
    private static final int MAX_UTF8_BYTES_PER_CHAR = 3;

    private static final int GENERATED_WORDS = 6;

    private final char[] chars;
    private boolean wiped;

    private Passphrase(char[] chars) {
        this.chars = chars;
    }

    /** Returns a passphrase that holds a copy; the caller still has to wipe its own array. */
    public static Passphrase of(char[] chars) {
        return new Passphrase(chars.clone());
    }

    /**
     * Returns six random words of the list of 2048, joined by spaces: 66 bits.
     *
     * @param language Russian words for {@code ru}, else English
     */
    public static Passphrase generate(Locale language, SecureRandom random) {
        WordList list = "ru".equals(language.getLanguage()) ? WordList.RUSSIAN : WordList.ENGLISH;
        StringBuilder words = new StringBuilder();
        for (int i = 0; i < GENERATED_WORDS; i++) {
            words.append(i == 0 ? "" : " ").append(list.word(random.nextInt(WordList.SIZE)));
        }
        char[] chars = new char[words.length()];
        words.getChars(0, chars.length, chars, 0);
        for (int i = 0; i < words.length(); i++) {
            words.setCharAt(i, '\0');
        }
        return new Passphrase(chars);
    }

    /** Returns a copy of the characters, to show a generated passphrase once; the caller wipes it. */
    public char[] exposed() {
        return chars.clone();
    }

    /**
     * Returns the passphrase in normalisation form NFKC (Unicode annex 15), encoded as UTF-8, so that the same words
     * typed on another keyboard or system give the same bytes.
     */
    public SecretBytes utf8() {
        if (wiped) {
            throw new IllegalStateException("passphrase already wiped");
        }
        CharSequence text = CharBuffer.wrap(chars);
        if (!Normalizer.isNormalized(text, Normalizer.Form.NFKC)) {
            // The JDK can only return a String here, which nothing can wipe. Plain text never comes this way.
            text = Normalizer.normalize(text, Normalizer.Form.NFKC);
        }
        ByteBuffer encoded = ByteBuffer.allocate(text.length() * MAX_UTF8_BYTES_PER_CHAR);
        StandardCharsets.UTF_8
                .newEncoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .encode(CharBuffer.wrap(text), encoded, true);
        encoded.flip();
        byte[] exact = new byte[encoded.remaining()];
        encoded.get(exact);
        Arrays.fill(encoded.array(), (byte) 0);
        return SecretBytes.owning(exact);
    }

    /** Returns the length in Unicode code points, as typed. */
    public int length() {
        return Character.codePointCount(chars, 0, chars.length);
    }

    /** Overwrites the characters. May be called again. */
    @Override
    public void close() {
        Arrays.fill(chars, '\0');
        wiped = true;
    }

    @Override
    public String toString() {
        return "Passphrase[redacted]";
    }
}
