package org.letopis.bundle;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import org.letopis.crypto.AgeIdentity;
import org.letopis.crypto.AgeRecipient;
import org.letopis.crypto.Sha256;
import org.letopis.crypto.SigningKeys;
import org.letopis.crypto.VerifyingKeys;
import org.letopis.failure.Failure;

/**
 * A notice of a withdrawal that its sender signed with both keys, encrypted for whom it is for.
 *
 * @param sha256 hexadecimal, over the signed text
 */
public record SignedNotice(WithdrawalNotice notice, VerifyingKeys signer, String sha256) {
    static final SealedText.Form FORM = new SealedText.Form(
            "letopis-withdrawal-v1",
            "withdrawal.json",
            WithdrawalNotice.MAX_BYTES,
            "notice.not-one",
            "notice.not-a-bundle");

    /**
     * Signs and encrypts a notice into a file that has no name yet, and reads the written bytes again.
     *
     * @param file forced to the disk when this returns
     */
    public static SignedNotice write(
            WithdrawalNotice notice, AgeRecipient to, SigningKeys keys, NewFile file, SecureRandom random)
            throws Failure {
        return of(SealedText.write(FORM, notice.text(), to, keys, file, random));
    }

    /**
     * Reads a notice. Who signed it, and whether it is about what they sent, the caller decides.
     *
     * @throws Failure.Damaged when it is not one, or anything in it is not as it was signed
     * @throws Failure.NotForMe when none of the identities opens it
     */
    public static SignedNotice read(Path file, List<AgeIdentity> identities) throws Failure {
        return of(SealedText.read(FORM, file, identities));
    }

    private static SignedNotice of(SealedText sealed) throws Failure.Damaged {
        WithdrawalNotice notice = WithdrawalNotice.parse(sealed.text());
        if (!notice.sender().equals(sealed.signer().fingerprint().hex())) {
            throw new Failure.Damaged("notice.wrong-signer");
        }
        return new SignedNotice(notice, sealed.signer(), Sha256.hex(Sha256.of(sealed.text())));
    }
}
