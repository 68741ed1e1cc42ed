package org.letopis.crypto;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.letopis.failure.Failure;

/**
 * Reads a binary age v1 file (C2SP age) that has an {@code mlkem768x25519} stanza for one of our identities.
 *
 * <p>The header is whole and authentic once this exists. Of the payload, only authenticated chunks are given out; a
 * damaged, cut or lengthened payload ends in a {@link org.letopis.failure.FailureInStream}, never in an end of file. So
 * bytes that were read mean nothing until the end of the stream was reached.
 */
public final class AgeDecryption extends InputStream {
    private final ChunkReader payload;
    private final AgeHeader header;

    private AgeDecryption(ChunkReader payload, AgeHeader header) {
        this.payload = payload;
        this.header = header;
    }

    /**
     * Opens a file with the first identity that fits.
     *
     * @param source read from where it stands; closed by {@link #close()}
     * @throws Failure.NotForMe when no stanza is for one of the identities
     * @throws Failure.Damaged when it is no binary age v1 file, or its header is malformed or was changed
     * @throws Failure.Io when the source cannot be read
     */
    public static AgeDecryption open(InputStream source, List<AgeIdentity> identities) throws Failure {
        try {
            InputStream buffered = new BufferedInputStream(source, ChunkCipher.SEALED_BYTES);
            AgeHeader header = AgeHeader.read(buffered);
            try (SecretBytes fileKey = unwrap(header, identities)) {
                return open(buffered, header, fileKey);
            }
        } catch (IOException e) {
            throw Failure.of(e);
        }
    }

    /**
     * Opens a file by its file key, for reading back what was just written.
     *
     * @param fileKey 16 bytes; stays the caller's
     * @throws Failure.Damaged as in {@link #open}, and when the file has another key
     */
    public static AgeDecryption openWithFileKey(InputStream source, SecretBytes fileKey) throws Failure {
        try {
            InputStream buffered = new BufferedInputStream(source, ChunkCipher.SEALED_BYTES);
            return open(buffered, AgeHeader.read(buffered), fileKey);
        } catch (IOException e) {
            throw Failure.of(e);
        }
    }

    /** Returns how many stanzas are of a type that Letopis never writes: another tool, or somebody else, added them. */
    public int foreignStanzas() {
        return header.stanzas().size() - ours(header).size();
    }

    /** Returns where in the file a chunk begins, and so where the one before ends; the first has the number 1. */
    public long chunkStartBytes(long number) {
        return header.lengthBytes() + ChunkCipher.PAYLOAD_NONCE_BYTES + (number - 1) * (long) ChunkCipher.SEALED_BYTES;
    }

    @Override
    public int read() throws IOException {
        return payload.read();
    }

    @Override
    public int read(byte[] bytes, int offset, int lengthBytes) throws IOException {
        return payload.read(bytes, offset, lengthBytes);
    }

    @Override
    public int available() {
        return payload.available();
    }

    /** Wipes the key and closes the source. */
    @Override
    public void close() throws IOException {
        payload.close();
    }

    private static AgeDecryption open(InputStream source, AgeHeader header, SecretBytes fileKey)
            throws IOException, Failure.Damaged {
        if (!header.isAuthentic(fileKey)) {
            throw new Failure.Damaged("age.mac");
        }
        byte[] payloadNonce = source.readNBytes(ChunkCipher.PAYLOAD_NONCE_BYTES);
        if (payloadNonce.length < ChunkCipher.PAYLOAD_NONCE_BYTES) {
            throw new Failure.Damaged("age.cut-short");
        }
        ChunkReader payload = new ChunkReader(source, ChunkCipher.payloadKey(fileKey, payloadNonce));
        return new AgeDecryption(payload, header);
    }

    private static SecretBytes unwrap(AgeHeader header, List<AgeIdentity> identities) throws Failure {
        List<Stanza> ours = ours(header);
        List<byte[]> encapsulated = new ArrayList<>();
        for (Stanza stanza : ours) {
            // All are checked before any is opened, so that a verdict does not depend on who reads.
            encapsulated.add(Hybrid.encapsulated(stanza));
        }
        for (AgeIdentity identity : identities) {
            for (int i = 0; i < ours.size(); i++) {
                Optional<SecretBytes> fileKey = Hybrid.unwrap(encapsulated.get(i), ours.get(i), identity);
                if (fileKey.isPresent()) {
                    return fileKey.get();
                }
            }
        }
        throw new Failure.NotForMe("bundle.not-for-me");
    }

    private static List<Stanza> ours(AgeHeader header) {
        return header.stanzas().stream()
                .filter(stanza -> stanza.type().equals(Hybrid.TYPE))
                .toList();
    }
}
