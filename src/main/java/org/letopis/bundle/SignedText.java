package org.letopis.bundle;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.letopis.crypto.Signatures;
import org.letopis.failure.Failure;

/** A text in ASCII, followed by both signatures over it: the form of cards and of statements about keys. */
final class SignedText {
    private static final String END_OF_SIGNATURE = "-----END SSH SIGNATURE-----\n";
    private static final int SIGNATURES = 2;

    private SignedText() {}

    static byte[] of(String body, Signatures signatures) {
        return (body + ascii(signatures.ed25519()) + ascii(signatures.composite())).getBytes(StandardCharsets.US_ASCII);
    }

    /**
     * Reads the two signatures behind a text.
     *
     * @throws Failure.Damaged when they are not exactly two
     */
    static Signatures signatures(String armors, String badForm) throws Failure.Damaged {
        int split = armors.indexOf(END_OF_SIGNATURE);
        if (split < 0) {
            throw new Failure.Damaged(badForm);
        }
        split += END_OF_SIGNATURE.length();
        return Signatures.parse(bytes(armors.substring(0, split)), bytes(armors.substring(split)));
    }

    /**
     * Divides what stands one behind another, each with its two signatures.
     *
     * @throws Failure.Damaged when something stands behind the last signature, one is missing, or there are more
     */
    static List<String> divide(String all, int most, String badForm) throws Failure.Damaged {
        List<String> texts = new ArrayList<>();
        int start = 0;
        while (start < all.length()) {
            int end = start;
            for (int i = 0; i < SIGNATURES; i++) {
                int found = all.indexOf(END_OF_SIGNATURE, end);
                if (found < 0 || texts.size() == most) {
                    throw new Failure.Damaged(badForm);
                }
                end = found + END_OF_SIGNATURE.length();
            }
            texts.add(all.substring(start, end));
            start = end;
        }
        return texts;
    }

    /** Returns the text of a file, one character for each byte, so that comparing bytes compares characters. */
    static String text(byte[] bytes, int mostBytes, String tooLong) throws Failure.Damaged {
        if (bytes.length > mostBytes) {
            throw new Failure.Damaged(tooLong, mostBytes);
        }
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    /** Reads a day of four, two and two digits. */
    static LocalDate day(String text, String badForm) throws Failure.Damaged {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new Failure.Damaged(badForm);
        }
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String ascii(byte[] armor) {
        return new String(armor, StandardCharsets.US_ASCII);
    }
}
