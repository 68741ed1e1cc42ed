package org.letopis.bundle;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.letopis.crypto.AgeDecryption;
import org.letopis.crypto.AgeIdentity;
import org.letopis.crypto.AgeRecipient;
import org.letopis.failure.Failure;

/**
 * A file that opens with one of our keys and of which nothing else is known; or its parts. It keeps the files open that
 * all reading goes to, so that a file put in the place of one between two readings is never looked at.
 */
public final class UnverifiedBundle implements AutoCloseable {
    private final JoinedFiles files;
    private final List<AgeIdentity> identities;

    private UnverifiedBundle(JoinedFiles files, List<AgeIdentity> identities) {
        this.files = files;
        this.identities = List.copyOf(identities);
    }

    /** Opens a bundle that is one file: see the other. */
    public static UnverifiedBundle open(Path file, List<AgeIdentity> identities) throws Failure {
        return open(List.of(file), identities);
    }

    /**
     * Opens a bundle and the header of its age layer.
     *
     * @param paths its file, or all its parts in their order: {@link BundleFiles#whole}
     * @param identities must stay open as long as this bundle
     * @throws Failure.Damaged when it is not a binary age file, or its header is damaged
     * @throws Failure.NotForMe when none of the identities opens it
     * @throws Failure.Usage when it is a folder, pipe or device
     */
    public static UnverifiedBundle open(List<Path> paths, List<AgeIdentity> identities) throws Failure {
        for (Path path : paths) {
            if (Files.exists(path) && !Files.isRegularFile(path)) {
                throw new Failure.Usage("input.not-a-file", path);
            }
        }
        try {
            UnverifiedBundle bundle = new UnverifiedBundle(JoinedFiles.open(paths), identities);
            try {
                bundle.openHeader();
                return bundle;
            } catch (Failure | RuntimeException e) {
                bundle.close();
                throw e;
            }
        } catch (IOException e) {
            throw Failure.of(e);
        }
    }

    /**
     * Reads the whole bundle with every check and writes nothing.
     *
     * @param own the recipients of our identities; one of them must be in the signed list
     * @return what may enter; usable until this bundle is closed
     * @throws Failure.Damaged naming what is wrong and in which part
     * @throws Failure.NotForMe when the signer addressed it to others and one of them passed it on
     * @throws Failure.UnknownSigner when the signer is not one to be taken
     * @throws Failure.Replay when it was imported before
     */
    public VerifiedBundle verify(Signers signers, Acceptance acceptance, Set<AgeRecipient> own, Progress progress)
            throws Failure {
        return verify(CipherSource.hashing(files, progress), signers, acceptance, own);
    }

    /**
     * Does the same for who will not {@link VerifiedBundle#read} it: the encrypted file is not hashed, which only a
     * second reading needs.
     */
    public VerifiedBundle look(Signers signers, Acceptance acceptance, Set<AgeRecipient> own, Progress progress)
            throws Failure {
        return verify(new CipherSource(files, progress), signers, acceptance, own);
    }

    private VerifiedBundle verify(CipherSource source, Signers signers, Acceptance acceptance, Set<AgeRecipient> own)
            throws Failure {
        Admission admission = Admission.of(signers, acceptance, own);
        Pass first = Pass.over(source, this::decryption, admission, Pass.Handover.NOBODY);
        return new VerifiedBundle(files, this::decryption, first);
    }

    /**
     * Reads the signed head only. Nothing may be taken in because of it: the rest can still be damaged.
     *
     * @throws Failure.Damaged when the head is damaged or not signed by both keys
     */
    public BundlePlace place() throws Failure {
        try (AgeDecryption plain = decryption(new CipherSource(files, Progress.SILENT))) {
            Head head = Head.read(new TarReader(plain), (keys, envelope) -> Trust.UNKNOWN, files.sizeBytes());
            return new BundlePlace(
                    head.envelope().sender(),
                    head.envelope().bundleId(),
                    head.envelope().link());
        } catch (IOException e) {
            throw Failure.of(e);
        }
    }

    /** Closes the files; the identities are the caller's. */
    @Override
    public void close() throws Failure {
        try {
            files.close();
        } catch (IOException e) {
            throw Failure.of(e);
        }
    }

    private AgeDecryption decryption(InputStream source) throws Failure {
        return AgeDecryption.open(source, identities);
    }

    private void openHeader() throws Failure, IOException {
        try {
            decryption(new CipherSource(files, Progress.SILENT)).close();
        } catch (Failure.Damaged damaged) {
            throw PartDamage.inHeader(damaged, files);
        }
    }
}
