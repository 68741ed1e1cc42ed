package org.letopis.bundle;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.letopis.crypto.Fingerprint;
import org.letopis.crypto.Signatures;
import org.letopis.crypto.SigningKeys;
import org.letopis.crypto.VerifyingKeys;
import org.letopis.failure.Failure;

/**
 * By which signing keys are given up for good, signed with both of them. Whoever can make it has the keys, and so they
 * are worth nothing any more, whoever that is.
 */
public final class RevocationStatement {
    static final int MAX_BYTES = 16 * 1024;

    private static final String FIRST_LINE = "letopis-revoke/1\n";
    private static final String NAMESPACE = "letopis-revoke-v1";
    private static final String BAD_FORM = "revocation.bad-form";

    private static final Pattern FORM = Pattern.compile("""
            letopis-revoke/1
            fingerprint ([0-9a-f]{64})
            day ([0-9]{4}-[0-9]{2}-[0-9]{2})
            """);

    private final Fingerprint fingerprint;
    private final LocalDate day;
    private final Signatures signatures;

    private RevocationStatement(Fingerprint fingerprint, LocalDate day, Signatures signatures) {
        this.fingerprint = fingerprint;
        this.day = day;
        this.signatures = signatures;
    }

    /** Returns the statement; the same keys and day give the same. */
    public static RevocationStatement sign(SigningKeys keys, LocalDate day) {
        Fingerprint fingerprint = keys.verifyingKeys().fingerprint();
        return new RevocationStatement(
                fingerprint, day, keys.sign(NAMESPACE, SignedText.bytes(body(fingerprint, day))));
    }

    /** Returns whether a file wants to be a statement, and not a card. */
    public static boolean isMeantBy(byte[] text) {
        byte[] start = SignedText.bytes(FIRST_LINE);
        return text.length >= start.length && Arrays.equals(start, 0, start.length, text, 0, start.length);
    }

    /**
     * Reads a statement whose form is exact and which both keys signed.
     *
     * @throws Failure.Damaged when it is anything else
     */
    public static RevocationStatement parse(byte[] text) throws Failure.Damaged {
        String all = SignedText.text(text, MAX_BYTES, "revocation.too-long");
        Matcher form = FORM.matcher(all);
        if (!form.lookingAt()) {
            throw new Failure.Damaged(BAD_FORM);
        }
        Signatures signatures = SignedText.signatures(all.substring(form.end()), BAD_FORM);
        RevocationStatement statement = new RevocationStatement(
                Fingerprint.parse(form.group(1)), SignedText.day(form.group(2), BAD_FORM), signatures);
        VerifyingKeys keys = VerifyingKeys.claimedBy(signatures);
        if (!Arrays.equals(statement.text(), text) || !keys.fingerprint().equals(statement.fingerprint)) {
            throw new Failure.Damaged(BAD_FORM);
        }
        keys.verify(NAMESPACE, SignedText.bytes(body(statement.fingerprint, statement.day)), signatures);
        return statement;
    }

    /** Returns the fingerprint of the keys that are given up. */
    public Fingerprint fingerprint() {
        return fingerprint;
    }

    /** Returns the day that the statement states. */
    public LocalDate day() {
        return day;
    }

    /** Returns the statement as it is passed on: ASCII, line feeds. */
    public byte[] text() {
        return SignedText.of(body(fingerprint, day), signatures);
    }

    private static String body(Fingerprint fingerprint, LocalDate day) {
        return FIRST_LINE + "fingerprint " + fingerprint.hex() + "\n" + "day " + day + "\n";
    }
}
