package org.letopis.bundle;

import java.util.List;
import java.util.Map;
import org.letopis.crypto.Sha256;
import org.letopis.crypto.Signatures;
import org.letopis.crypto.VerifyingKeys;
import org.letopis.failure.Failure;

/**
 * The tag files of a bundle that was taken in long ago, checked again: the chain from both signatures over the tag
 * manifest and the manifest to the hash of a single file, which can be followed without the rest of the bundle.
 */
public final class Proof {
    private static final String ATTACHMENTS = "data/attachments/";

    private final Map<String, byte[]> tagFiles;
    private final VerifyingKeys signer;
    private final HashList manifest;

    private Proof(Map<String, byte[]> tagFiles, VerifyingKeys signer, HashList manifest) {
        this.tagFiles = Map.copyOf(tagFiles);
        this.signer = signer;
        this.manifest = manifest;
    }

    /**
     * Checks the chain down to the manifest.
     *
     * @param tagFiles by their names in the bag
     * @throws Failure.Damaged when one is missing or is not what was signed
     */
    public static Proof of(Map<String, byte[]> tagFiles) throws Failure.Damaged {
        for (String name : names()) {
            if (!tagFiles.containsKey(name)) {
                throw new Failure.Damaged("bundle.wrong-hash", name);
            }
        }
        byte[] tagManifest = tagFiles.get(Layout.TAG_MANIFEST);
        Signatures signatures =
                Signatures.parse(tagFiles.get(Layout.ED25519_SIGNATURE), tagFiles.get(Layout.COMPOSITE_SIGNATURE));
        VerifyingKeys signer = VerifyingKeys.claimedBy(signatures);
        signer.verify(Layout.NAMESPACE, tagManifest, signatures);
        byte[] manifest = tagFiles.get(Layout.MANIFEST);
        HashList.Line covering = new HashList.Line(Layout.MANIFEST, Sha256.hex(Sha256.of(manifest)));
        if (!HashList.parse(tagManifest, Layout.TAG_MANIFEST).lines().contains(covering)) {
            throw new Failure.Damaged("bundle.wrong-hash", Layout.MANIFEST);
        }
        return new Proof(tagFiles, signer, HashList.parse(manifest, Layout.MANIFEST));
    }

    /** Returns the tag files that the chain goes through; {@code bundle.json}, which tells more, is not one of them. */
    public static List<String> names() {
        return List.of(Layout.MANIFEST, Layout.TAG_MANIFEST, Layout.ED25519_SIGNATURE, Layout.COMPOSITE_SIGNATURE);
    }

    /** Returns one of the tag files, byte for byte. */
    public byte[] tagFile(String name) {
        return tagFiles.get(name).clone();
    }

    public VerifyingKeys signer() {
        return signer;
    }

    /**
     * Returns where in the bag an attachment with this hash stands, for example {@code data/attachments/000001.jpg}.
     *
     * @throws Failure.Damaged when no attachment of the bundle has it
     */
    public String path(String sha256) throws Failure.Damaged {
        return manifest.lines().stream()
                .filter(line ->
                        line.path().startsWith(ATTACHMENTS) && line.sha256().equals(sha256))
                .map(HashList.Line::path)
                .findFirst()
                .orElseThrow(() -> new Failure.Damaged("bundle.wrong-hash", ATTACHMENTS));
    }

    /** Returns what stands for {@code -n} of {@code ssh-keygen -Y verify}. */
    public static String namespace() {
        return Layout.NAMESPACE;
    }
}
