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
 * A receipt that its receiver signed with both keys, encrypted for the sender of the bundles.
 *
 * @param sha256 hexadecimal, over the signed text
 */
public record SignedReceipt(Receipt receipt, VerifyingKeys signer, String sha256) {
    static final SealedText.Form FORM = new SealedText.Form(
            "letopis-receipt-v1", "receipt.json", Receipt.MAX_BYTES, "receipt.not-one", "receipt.not-a-bundle");

    /**
     * Signs and encrypts a receipt into a file that has no name yet, and reads the written bytes again.
     *
     * @param to the recipient key of the sender of the bundles
     * @param file forced to the disk when this returns
     */
    public static SignedReceipt write(
            Receipt receipt, AgeRecipient to, SigningKeys keys, NewFile file, SecureRandom random) throws Failure {
        return of(SealedText.write(FORM, receipt.text(), to, keys, file, random));
    }

    /**
     * Reads a receipt. Who signed it, and whether it is about the reader's bundles, the caller decides.
     *
     * @throws Failure.Damaged when it is not one, or anything in it is not as it was signed
     * @throws Failure.NotForMe when none of the identities opens it
     */
    public static SignedReceipt read(Path file, List<AgeIdentity> identities) throws Failure {
        return of(SealedText.read(FORM, file, identities));
    }

    private static SignedReceipt of(SealedText sealed) throws Failure.Damaged {
        Receipt receipt = Receipt.parse(sealed.text());
        if (!receipt.receiver().equals(sealed.signer().fingerprint().hex())) {
            throw new Failure.Damaged("receipt.wrong-signer");
        }
        return new SignedReceipt(receipt, sealed.signer(), Sha256.hex(Sha256.of(sealed.text())));
    }
}
