package org.letopis.crypto;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What two people compare to know that they hold the right keys: SHA-256 over both public signing keys, read aloud as
 * 12 words (132 bits).
 */
public final class Fingerprint {
    /** How many words are compared. */
    public static final int WORD_COUNT = 12;

    private static final byte[] DOMAIN = SshWire.ascii("letopis-fingerprint/1\0");
    private static final int BITS = 256;
    private static final String QR_START = "LETOPIS-FP1:";

    private final byte[] hash;

    private Fingerprint(byte[] hash) {
        this.hash = hash;
    }

    static Fingerprint of(byte[] ed25519Blob, byte[] compositeBlob) {
        return new Fingerprint(Sha256.of(DOMAIN, SshWire.strings(ed25519Blob, compositeBlob)));
    }

    /**
     * Reads {@link #hex()}.
     *
     * @throws IllegalArgumentException when it is not 64 lower-case hexadecimal digits
     */
    public static Fingerprint parse(String hex) {
        byte[] hash = Sha256.unhex(hex);
        if (hash.length != Sha256.LENGTH_BYTES || !Sha256.hex(hash).equals(hex)) {
            throw new IllegalArgumentException("a fingerprint is 64 lower-case hexadecimal digits");
        }
        return new Fingerprint(hash);
    }

    /** Returns 64 lower-case hexadecimal digits. */
    public String hex() {
        return Sha256.hex(hash);
    }

    /** Returns the name to write in an {@code allowed_signers} file: it names no person. */
    public String principal() {
        return hex();
    }

    /** Returns the 12 words, Russian for {@code ru}, else English. */
    public List<String> words(Locale language) {
        return words("ru".equals(language.getLanguage()) ? WordList.RUSSIAN : WordList.ENGLISH);
    }

    /** Returns what its QR code says: a fixed beginning and the whole fingerprint, in its compact alphabet. */
    public String qrText() {
        return QR_START + hex().toUpperCase(Locale.ROOT);
    }

    /** Returns whether a text is one that a QR code of a fingerprint says, whichever. */
    public static boolean isQrText(String text) {
        return text.strip().toUpperCase(Locale.ROOT).startsWith(QR_START);
    }

    /** Returns whether this is what its QR code says, as a scanner gives it: in any case, with blanks around. */
    public boolean matchesQr(String text) {
        return text.strip().toUpperCase(Locale.ROOT).equals(qrText());
    }

    /** Returns whether these are the 12 words, in either language and case, with ё as good as е. */
    public boolean matches(List<String> typed) {
        return isSame(typed, WordList.ENGLISH) || isSame(typed, WordList.RUSSIAN);
    }

    private boolean isSame(List<String> typed, WordList list) {
        return typed.stream()
                .map(WordList::folded)
                .toList()
                .equals(words(list).stream().map(WordList::folded).toList());
    }

    private List<String> words(WordList list) {
        BigInteger bits = new BigInteger(1, hash);
        List<String> words = new ArrayList<>();
        for (int i = 1; i <= WORD_COUNT; i++) {
            int index = bits.shiftRight(BITS - i * WordList.BITS_PER_WORD).intValue() & (WordList.SIZE - 1);
            words.add(list.word(index));
        }
        return List.copyOf(words);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Fingerprint that && Arrays.equals(hash, that.hash);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(hash);
    }

    @Override
    public String toString() {
        return hex();
    }
}
