package org.letopis.bundle;

import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.letopis.crypto.Fingerprint;
import org.letopis.crypto.Signatures;
import org.letopis.crypto.SigningKeys;
import org.letopis.crypto.VerifyingKeys;
import org.letopis.failure.Failure;

/**
 * By which the owner of two signing keys says that others take their place, signed with both of the old ones. It proves
 * that whoever had the old keys named the new ones, and not that it was their owner.
 */
public final class Rotation {
    private static final String NAMESPACE = "letopis-rotate-v1";
    private static final int MAX_BYTES = 16 * 1024;
    private static final String BAD_FORM = "card.bad-rotation";

    private static final Pattern FORM = Pattern.compile("""
            letopis-rotate/1
            old ([0-9a-f]{64})
            new ([0-9a-f]{64})
            serial ([1-9][0-9]{0,11})
            """);

    private final Fingerprint before;
    private final Fingerprint after;
    private final long serial;
    private final Signatures signatures;

    private Rotation(Fingerprint before, Fingerprint after, long serial, Signatures signatures) {
        this.before = before;
        this.after = after;
        this.serial = serial;
        this.signatures = signatures;
    }

    /**
     * Returns a new statement.
     *
     * @param before the keys that are given up; they sign
     * @param serial of the first card of the new keys, 1 to 999999999999
     */
    static Rotation sign(SigningKeys before, Fingerprint after, long serial) {
        Fingerprint old = before.verifyingKeys().fingerprint();
        if (serial < 1 || serial > ContactCard.MAX_SERIAL || old.equals(after)) {
            throw new IllegalArgumentException("serial out of range, or the same keys");
        }
        return new Rotation(old, after, serial, before.sign(NAMESPACE, SignedText.bytes(body(old, after, serial))));
    }

    /**
     * Reads a statement whose form is exact and which both of the old keys signed.
     *
     * @throws Failure.Damaged when it is anything else
     */
    static Rotation parse(byte[] text) throws Failure.Damaged {
        String all = SignedText.text(text, MAX_BYTES, "card.too-long");
        Matcher form = FORM.matcher(all);
        if (!form.lookingAt()) {
            throw new Failure.Damaged(BAD_FORM);
        }
        Signatures signatures = SignedText.signatures(all.substring(form.end()), BAD_FORM);
        Rotation rotation = new Rotation(
                Fingerprint.parse(form.group(1)),
                Fingerprint.parse(form.group(2)),
                Long.parseLong(form.group(3)),
                signatures);
        VerifyingKeys keys = VerifyingKeys.claimedBy(signatures);
        if (!Arrays.equals(rotation.text(), text)
                || !keys.fingerprint().equals(rotation.before)
                || rotation.before.equals(rotation.after)) {
            throw new Failure.Damaged(BAD_FORM);
        }
        keys.verify(NAMESPACE, SignedText.bytes(rotation.body()), signatures);
        return rotation;
    }

    /** Returns the fingerprint of the keys that were given up. */
    public Fingerprint before() {
        return before;
    }

    /** Returns the fingerprint of the keys that took their place. */
    public Fingerprint after() {
        return after;
    }

    /** Returns the number of the first card of the new keys. */
    public long serial() {
        return serial;
    }

    byte[] text() {
        return SignedText.of(body(), signatures);
    }

    private String body() {
        return body(before, after, serial);
    }

    private static String body(Fingerprint before, Fingerprint after, long serial) {
        return "letopis-rotate/1\n"
                + "old " + before.hex() + "\n"
                + "new " + after.hex() + "\n"
                + "serial " + serial + "\n";
    }
}
