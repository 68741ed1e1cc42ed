package org.letopis.bundle;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.letopis.crypto.AgeRecipient;
import org.letopis.crypto.Fingerprint;
import org.letopis.crypto.Signatures;
import org.letopis.crypto.SigningKeys;
import org.letopis.crypto.VerifyingKeys;
import org.letopis.failure.Failure;

/**
 * Whom bundles go to and who signs them: a text that its owner signed with both keys. It proves that the three keys
 * belong together, never whose they are; for that people compare the twelve words of {@link #fingerprint()}.
 */
public final class ContactCard {
    /** What the signatures of bundles are for: {@code ssh-keygen -Y verify -n}. */
    public static final String BUNDLE_NAMESPACE = Layout.NAMESPACE;

    static final int MAX_BYTES = 64 * 1024;
    static final long MAX_SERIAL = 999_999_999_999L;

    private static final String NAMESPACE = "letopis-card-v1";

    private static final Pattern FORM = Pattern.compile("""
            letopis-card/1
            serial ([1-9][0-9]{0,11})
            not-after ([0-9]{4}-[0-9]{2}-[0-9]{2})
            formats letopis-bundle/1
            age (age1pq1[a-z0-9]+)
            sign (ssh-ed25519 [A-Za-z0-9+/=]+)
            sign (ssh-mldsa44-ed25519 [A-Za-z0-9+/=]+)
            """);

    private final long serial;
    private final LocalDate notAfter;
    private final AgeRecipient recipient;
    private final VerifyingKeys keys;
    private final Signatures signatures;

    private ContactCard(
            long serial, LocalDate notAfter, AgeRecipient recipient, VerifyingKeys keys, Signatures signatures) {
        this.serial = serial;
        this.notAfter = notAfter;
        this.recipient = recipient;
        this.keys = keys;
        this.signatures = signatures;
    }

    /**
     * Returns a new card.
     *
     * @param serial 1 to 999999999999, higher than that of every card before it with these signing keys
     * @param notAfter the last day on which anybody may encrypt to the recipient
     */
    public static ContactCard sign(long serial, LocalDate notAfter, AgeRecipient recipient, SigningKeys keys) {
        if (serial < 1 || serial > MAX_SERIAL || notAfter.getYear() < 1 || notAfter.getYear() > 9999) {
            throw new IllegalArgumentException("serial or day out of range");
        }
        VerifyingKeys verifying = keys.verifyingKeys();
        byte[] body = SignedText.bytes(body(serial, notAfter, recipient, verifying));
        return new ContactCard(serial, notAfter, recipient, verifying, keys.sign(NAMESPACE, body));
    }

    /**
     * Reads a card whose form is exact and which both of its keys signed.
     *
     * @throws Failure.Damaged when it is anything else
     */
    public static ContactCard parse(byte[] text) throws Failure.Damaged {
        String all = SignedText.text(text, MAX_BYTES, "card.too-long");
        Matcher form = FORM.matcher(all);
        if (!form.lookingAt()) {
            throw new Failure.Damaged("card.bad-form");
        }
        AgeRecipient recipient = AgeRecipient.parse(form.group(3));
        VerifyingKeys keys = VerifyingKeys.parse(form.group(4), form.group(5));
        Signatures signatures = SignedText.signatures(all.substring(form.end()), "card.bad-form");
        ContactCard card = new ContactCard(
                Long.parseLong(form.group(1)),
                SignedText.day(form.group(2), "card.bad-form"),
                recipient,
                keys,
                signatures);
        if (!Arrays.equals(card.text(), text)) {
            throw new Failure.Damaged("card.bad-form");
        }
        keys.verify(NAMESPACE, SignedText.bytes(body(card.serial, card.notAfter, recipient, keys)), signatures);
        return card;
    }

    /** Returns the card as it is passed on: ASCII, line feeds. */
    public byte[] text() {
        return SignedText.of(body(serial, notAfter, recipient, keys), signatures);
    }

    /** Returns the number of the card; of several with the same signing keys the highest counts. */
    public long serial() {
        return serial;
    }

    /** Returns the last day on which anybody may encrypt to {@link #recipient()}. */
    public LocalDate notAfter() {
        return notAfter;
    }

    public AgeRecipient recipient() {
        return recipient;
    }

    public VerifyingKeys keys() {
        return keys;
    }

    /** Returns what people compare: of the two signing keys only, so that the age key may change without new words. */
    public Fingerprint fingerprint() {
        return keys.fingerprint();
    }

    private static String body(long serial, LocalDate notAfter, AgeRecipient recipient, VerifyingKeys keys) {
        return "letopis-card/1\n"
                + "serial " + serial + "\n"
                + "not-after " + notAfter + "\n"
                + "formats " + Layout.FORMAT + "\n"
                + "age " + recipient.text() + "\n"
                + "sign " + keys.ed25519Line() + "\n"
                + "sign " + keys.compositeLine() + "\n";
    }
}
