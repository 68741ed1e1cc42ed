package org.letopis.bundle;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import org.letopis.crypto.AgeDecryption;
import org.letopis.crypto.AgeEncryption;
import org.letopis.crypto.AgeIdentity;
import org.letopis.crypto.AgeRecipient;
import org.letopis.crypto.Sha256;
import org.letopis.crypto.Signatures;
import org.letopis.crypto.SigningKeys;
import org.letopis.crypto.VerifyingKeys;
import org.letopis.failure.Failure;

/**
 * A receipt that its receiver signed with both keys, in a file that looks from outside like the smallest of bundles.
 *
 * @param sha256 hexadecimal, over the signed text
 */
public record SignedReceipt(Receipt receipt, VerifyingKeys signer, String sha256) {
    private static final String NAMESPACE = "letopis-receipt-v1";
    private static final String TEXT = "receipt.json";
    private static final String ED25519_SIGNATURE = TEXT + ".ed25519.sig";
    private static final String COMPOSITE_SIGNATURE = TEXT + ".mldsa44-ed25519.sig";

    /**
     * Signs and encrypts a receipt into a file that has no name yet, and reads the written bytes again.
     *
     * @param to the recipient key of the sender of the bundles
     * @param file forced to the disk when this returns
     */
    public static SignedReceipt write(
            Receipt receipt, AgeRecipient to, SigningKeys keys, NewFile file, SecureRandom random) throws Failure {
        byte[] text = receipt.text();
        Signatures signatures = keys.sign(NAMESPACE, text);
        try {
            OutputStream sink = Channels.newOutputStream(new KeptOpen(file.channel()));
            int decoys = BundleWriter.stanzas(1) - 1;
            try (AgeEncryption age = AgeEncryption.start(sink, List.of(to), decoys, random)) {
                try (OutputStream plain = age.stream()) {
                    TarWriter tar = new TarWriter(plain);
                    tar.entry(TEXT, text);
                    tar.entry(ED25519_SIGNATURE, signatures.ed25519());
                    tar.entry(COMPOSITE_SIGNATURE, signatures.composite());
                    tar.finish();
                }
                file.channel().force(true);
                CipherSource source = new CipherSource(JoinedFiles.of(List.of(file)), Progress.SILENT);
                try (AgeDecryption again = AgeDecryption.openWithFileKey(source, age.fileKey())) {
                    SignedReceipt written = read(again);
                    if (!Arrays.equals(written.receipt().text(), text)) {
                        throw new Failure.Damaged("bundle.changed-while-reading");
                    }
                    return written;
                }
            }
        } catch (IOException e) {
            throw Failure.of(e);
        }
    }

    /**
     * Reads a receipt. Who signed it, and whether it is about the reader's bundles, the caller decides.
     *
     * @throws Failure.Damaged when it is not one, or anything in it is not as it was signed
     * @throws Failure.NotForMe when none of the identities opens it
     */
    public static SignedReceipt read(Path file, List<AgeIdentity> identities) throws Failure {
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw new Failure.Usage("input.not-a-file", file);
        }
        try (JoinedFiles open = JoinedFiles.open(List.of(file));
                AgeDecryption plain = AgeDecryption.open(new CipherSource(open, Progress.SILENT), identities)) {
            return read(plain);
        } catch (IOException e) {
            throw Failure.of(e);
        }
    }

    private static SignedReceipt read(InputStream plain) throws IOException, Failure {
        TarReader tar = new TarReader(plain);
        byte[] text = text(tar);
        byte[] ed25519 = tar.entry(ED25519_SIGNATURE, Layout.MAX_SIGNATURE_BYTES);
        byte[] composite = tar.entry(COMPOSITE_SIGNATURE, Layout.MAX_SIGNATURE_BYTES);
        tar.finish();
        Signatures signatures = Signatures.parse(ed25519, composite);
        VerifyingKeys keys = VerifyingKeys.claimedBy(signatures);
        keys.verify(NAMESPACE, text, signatures);
        Receipt receipt = Receipt.parse(text);
        if (!receipt.receiver().equals(keys.fingerprint().hex())) {
            throw new Failure.Damaged("receipt.wrong-signer");
        }
        return new SignedReceipt(receipt, keys, Sha256.hex(Sha256.of(text)));
    }

    private static byte[] text(TarReader tar) throws IOException, Failure.Damaged {
        try {
            return tar.entry(TEXT, Receipt.MAX_BYTES);
        } catch (Failure.Damaged damaged) {
            throw damaged.key().equals("bundle.unexpected-entry") ? new Failure.Damaged("receipt.not-one") : damaged;
        }
    }
}
