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
import org.letopis.crypto.Signatures;
import org.letopis.crypto.SigningKeys;
import org.letopis.crypto.VerifyingKeys;
import org.letopis.failure.Failure;

/**
 * A text that somebody signed with both keys for one contact, in a file that looks from outside like the smallest of
 * bundles: the form of receipts and of notices.
 */
record SealedText(byte[] text, VerifyingKeys signer) {
    /**
     * What the text is.
     *
     * @param namespace of the signatures
     * @param entry its name in the archive; those of the signatures follow from it
     * @param notOne the message for a file that holds something else
     * @param isOne the message for a file that holds this where a bundle was expected
     */
    record Form(String namespace, String entry, int maxBytes, String notOne, String isOne) {
        private String ed25519() {
            return entry + ".ed25519.sig";
        }

        private String composite() {
            return entry + ".mldsa44-ed25519.sig";
        }
    }

    /**
     * Signs and encrypts a text into a file that has no name yet, and reads the written bytes again.
     *
     * @param file forced to the disk when this returns
     */
    static SealedText write(
            Form form, byte[] text, AgeRecipient to, SigningKeys keys, NewFile file, SecureRandom random)
            throws Failure {
        Signatures signatures = keys.sign(form.namespace, text);
        try {
            OutputStream sink = Channels.newOutputStream(new KeptOpen(file.channel()));
            int decoys = BundleWriter.stanzas(1) - 1;
            try (AgeEncryption age = AgeEncryption.start(sink, List.of(to), decoys, random)) {
                try (OutputStream plain = age.stream()) {
                    TarWriter tar = new TarWriter(plain);
                    tar.entry(form.entry, text);
                    tar.entry(form.ed25519(), signatures.ed25519());
                    tar.entry(form.composite(), signatures.composite());
                    tar.finish();
                }
                file.channel().force(true);
                CipherSource source = new CipherSource(JoinedFiles.of(List.of(file)), Progress.SILENT);
                try (AgeDecryption again = AgeDecryption.openWithFileKey(source, age.fileKey())) {
                    SealedText written = read(form, again);
                    if (!Arrays.equals(written.text, text)) {
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
     * Reads one whose signatures hold. Who signed it the caller decides.
     *
     * @throws Failure.Damaged when it is not one, or anything in it is not as it was signed
     * @throws Failure.NotForMe when none of the identities opens it
     */
    static SealedText read(Form form, Path file, List<AgeIdentity> identities) throws Failure {
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw new Failure.Usage("input.not-a-file", file);
        }
        try (JoinedFiles open = JoinedFiles.open(List.of(file));
                AgeDecryption plain = AgeDecryption.open(new CipherSource(open, Progress.SILENT), identities)) {
            return read(form, plain);
        } catch (IOException e) {
            throw Failure.of(e);
        }
    }

    private static SealedText read(Form form, InputStream plain) throws IOException, Failure {
        TarReader tar = new TarReader(plain);
        byte[] text = text(form, tar);
        byte[] ed25519 = tar.entry(form.ed25519(), Layout.MAX_SIGNATURE_BYTES);
        byte[] composite = tar.entry(form.composite(), Layout.MAX_SIGNATURE_BYTES);
        tar.finish();
        Signatures signatures = Signatures.parse(ed25519, composite);
        VerifyingKeys keys = VerifyingKeys.claimedBy(signatures);
        keys.verify(form.namespace, text, signatures);
        return new SealedText(text, keys);
    }

    private static byte[] text(Form form, TarReader tar) throws IOException, Failure.Damaged {
        try {
            return tar.entry(form.entry, form.maxBytes);
        } catch (Failure.Damaged damaged) {
            throw damaged.key().equals("bundle.unexpected-entry") ? new Failure.Damaged(form.notOne) : damaged;
        }
    }
}
