package org.letopis.bundle;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.letopis.crypto.Sha256;
import org.letopis.crypto.Signatures;
import org.letopis.crypto.SigningKeys;
import org.letopis.crypto.VerifyingKeys;
import org.letopis.failure.Failure;

/**
 * A second person's yes to one {@link ApprovalRequest}, signed with both keys over its hash: all that was shown to them
 * is in it.
 *
 * @param request hash of the request, hexadecimal
 * @param day on which it was given, by the word of who gave it
 */
public record ApprovalStatement(String request, LocalDate day, VerifyingKeys signer, Signatures signatures) {
    public static final int MAX_BYTES = 16 * 1024;

    private static final String FIRST_LINE = "letopis-approval/1\n";
    private static final String NAMESPACE = "letopis-approval-v1";
    private static final String BAD_FORM = "approval.bad-form";

    private static final Pattern FORM = Pattern.compile("""
            letopis-approval/1
            request ([0-9a-f]{64})
            day ([0-9]{4}-[0-9]{2}-[0-9]{2})
            """);

    /** Signs one. */
    public static ApprovalStatement sign(ApprovalRequest request, SigningKeys keys, LocalDate day) {
        String hash = hash(request);
        Signatures signatures = keys.sign(NAMESPACE, SignedText.bytes(body(hash, day)));
        return new ApprovalStatement(hash, day, keys.verifyingKeys(), signatures);
    }

    /**
     * Reads one whose form is exact and which both keys signed. Whose keys they are, the caller decides.
     *
     * @throws Failure.Damaged when it is anything else
     */
    public static ApprovalStatement parse(byte[] text) throws Failure.Damaged {
        String all = SignedText.text(text, MAX_BYTES, "approval.too-long");
        Matcher form = FORM.matcher(all);
        if (!form.lookingAt()) {
            throw new Failure.Damaged(BAD_FORM);
        }
        Signatures signatures = SignedText.signatures(all.substring(form.end()), BAD_FORM);
        VerifyingKeys keys = VerifyingKeys.claimedBy(signatures);
        ApprovalStatement statement =
                new ApprovalStatement(form.group(1), SignedText.day(form.group(2), BAD_FORM), keys, signatures);
        if (!Arrays.equals(statement.text(), text)) {
            throw new Failure.Damaged(BAD_FORM);
        }
        keys.verify(NAMESPACE, SignedText.bytes(body(statement.request, statement.day)), signatures);
        return statement;
    }

    /** Returns whether it is about this very request. */
    public boolean isOf(ApprovalRequest asked) {
        return request.equals(hash(asked));
    }

    /** Returns it as it is passed on: ASCII, line feeds. */
    public byte[] text() {
        return SignedText.of(body(request, day), signatures);
    }

    private static String hash(ApprovalRequest request) {
        return Sha256.hex(Sha256.of(request.text()));
    }

    private static String body(String request, LocalDate day) {
        return FIRST_LINE + "request " + request + "\n" + "day " + day + "\n";
    }
}
