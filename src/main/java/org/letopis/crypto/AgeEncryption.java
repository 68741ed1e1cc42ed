package org.letopis.crypto;

import java.io.IOException;
import java.io.OutputStream;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Writes a binary age v1 file (C2SP age) to {@code mlkem768x25519} recipients. Nothing in it names a recipient, and
 * decoy stanzas hide how many there are.
 *
 * <p>Kept as an object it also lends the file key, so that the written file can be read back before the key is wiped.
 */
public final class AgeEncryption implements AutoCloseable {
    /** The most stanzas, decoys included, that a file of ours may have. */
    public static final int MAX_STANZAS = AgeHeader.MAX_STANZAS;

    private final SecretBytes fileKey;
    private final OutputStream stream;

    private AgeEncryption(SecretBytes fileKey, OutputStream stream) {
        this.fileKey = fileKey;
        this.stream = stream;
    }

    /**
     * Writes the header and returns the stream for the plain bytes. Closing it writes the last chunk and closes the
     * sink; a file whose stream was never closed has no end and opens nowhere.
     *
     * @param recipients 1 to 32
     * @param decoys stanzas that nobody can open, at least 0, at most 32 together with the recipients
     */
    public static OutputStream to(OutputStream sink, List<AgeRecipient> recipients, int decoys, SecureRandom random)
            throws IOException {
        try (AgeEncryption encryption = start(sink, recipients, decoys, random)) {
            return encryption.stream();
        }
    }

    /** Does the same as {@link #to}, and keeps the file key until {@link #close()}. */
    public static AgeEncryption start(OutputStream sink, List<AgeRecipient> recipients, int decoys, SecureRandom random)
            throws IOException {
        if (recipients.isEmpty() || decoys < 0 || recipients.size() + decoys > MAX_STANZAS) {
            throw new IllegalArgumentException("1 to 32 stanzas, of which at least one is for a recipient");
        }
        SecretBytes fileKey = SecretBytes.random(random, Hybrid.FILE_KEY_BYTES);
        byte[] payloadNonce = new byte[ChunkCipher.PAYLOAD_NONCE_BYTES];
        random.nextBytes(payloadNonce);
        try {
            sink.write(AgeHeader.write(stanzas(recipients, decoys, fileKey, random), fileKey));
            sink.write(payloadNonce);
        } catch (IOException e) {
            fileKey.close();
            throw e;
        }
        return new AgeEncryption(fileKey, new ChunkWriter(sink, ChunkCipher.payloadKey(fileKey, payloadNonce)));
    }

    /** Returns what a file with so many plain bytes takes at most. */
    public static long mostBytes(long plainBytes) {
        long chunks = plainBytes / ChunkCipher.PLAIN_BYTES + 1;
        return AgeHeader.MAX_BYTES + ChunkCipher.PAYLOAD_NONCE_BYTES + plainBytes + chunks * ChunkCipher.TAG_BYTES;
    }

    /** Returns the stream for the plain bytes; closing it ends the file and closes the sink. */
    public OutputStream stream() {
        return stream;
    }

    /** Returns the live file key, 16 bytes, for {@link AgeDecryption#openWithFileKey}; wiped by {@link #close()}. */
    public SecretBytes fileKey() {
        return fileKey;
    }

    /** Wipes the file key. Does not touch the stream. */
    @Override
    public void close() {
        fileKey.close();
    }

    private static List<Stanza> stanzas(
            List<AgeRecipient> recipients, int decoys, SecretBytes fileKey, SecureRandom random) {
        List<Stanza> stanzas = new ArrayList<>();
        for (AgeRecipient recipient : recipients) {
            stanzas.add(Hybrid.wrap(recipient, fileKey, random));
        }
        for (int i = 0; i < decoys; i++) {
            // Random bytes, not the file key: a decoy must stay worthless whoever kept its key.
            try (AgeIdentity nobody = AgeIdentity.generate(random);
                    SecretBytes nothing = SecretBytes.random(random, Hybrid.FILE_KEY_BYTES)) {
                stanzas.add(Hybrid.wrap(nobody.recipient(), nothing, random));
            }
        }
        Collections.shuffle(stanzas, random);
        return stanzas;
    }
}
