package org.letopis.bundle;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.letopis.crypto.Sha256;
import org.letopis.crypto.Signatures;
import org.letopis.crypto.VerifyingKeys;
import org.letopis.failure.Failure;

/**
 * The tag files of a bundle, checked: everything that comes before the payload.
 *
 * @param tags verbatim, in the order of the archive
 * @param keys both signed the tag manifest
 * @param manifest one line for each payload file
 */
record Head(
        List<TagFile> tags, VerifyingKeys keys, Trust trust, Envelope envelope, HashList manifest, PayloadNames names) {
    Head {
        tags = List.copyOf(tags);
    }

    /**
     * Reads the seven tag files. Nothing is parsed before the signatures or a signed hash cover it, except the
     * signatures.
     *
     * @param mostBytes more than the payload can have, since the bundle is no longer
     */
    static Head read(TarReader tar, Admission admission, long mostBytes) throws IOException, Failure {
        List<TagFile> tags = new ArrayList<>();
        byte[] tagManifest = tagManifest(tar, tags);
        byte[] ed25519 = take(tar, Layout.ED25519_SIGNATURE, Layout.MAX_SIGNATURE_BYTES, tags);
        byte[] composite = take(tar, Layout.COMPOSITE_SIGNATURE, Layout.MAX_SIGNATURE_BYTES, tags);
        Signatures signatures = Signatures.parse(ed25519, composite);
        VerifyingKeys keys = VerifyingKeys.claimedBy(signatures);
        keys.verify(Layout.NAMESPACE, tagManifest, signatures);

        HashList tagged = tagged(tagManifest);
        Envelope envelope = Envelope.parse(signed(tar, tagged, Layout.ENVELOPE, Layout.MAX_ENVELOPE_BYTES, tags));
        if (!envelope.sender().equals(keys.fingerprint().hex())) {
            throw new Failure.Damaged("bundle.wrong-sender");
        }
        Trust trust = admission.decide(keys, envelope);
        if (envelope.bytes() > mostBytes) {
            throw new Failure.Damaged("bundle.too-short", envelope.bytes());
        }
        exactly(tar, tagged, Layout.BAG_DECLARATION, BagFiles.declaration(), tags);
        exactly(tar, tagged, Layout.BAG_INFO, BagFiles.info(envelope.bytes(), envelope.files()), tags);
        int mostManifestBytes = envelope.files() * HashList.MAX_LINE_BYTES;
        byte[] manifestText = signed(tar, tagged, Layout.MANIFEST, mostManifestBytes, tags);
        HashList manifest = HashList.parse(manifestText, Layout.MANIFEST);
        if (manifest.lines().size() != envelope.files()) {
            throw new Failure.Damaged("bundle.wrong-count", envelope.files());
        }
        return new Head(tags, keys, trust, envelope, manifest, PayloadNames.of(manifest.lines()));
    }

    /** Returns 64 hexadecimal digits. */
    String tagManifestSha256() {
        return Sha256.hex(Sha256.of(tags.get(0).content()));
    }

    /** Tells whether the tag files of both are the same byte for byte. */
    boolean hasSameTags(List<TagFile> others) {
        boolean same = tags.size() == others.size();
        for (int i = 0; same && i < others.size(); i++) {
            same = tags.get(i).name().equals(others.get(i).name())
                    && Arrays.equals(tags.get(i).content(), others.get(i).content());
        }
        return same;
    }

    /** A receipt or a notice looks like a bundle from outside: whoever takes one for the other is told. */
    private static byte[] tagManifest(TarReader tar, List<TagFile> tags) throws IOException, Failure.Damaged {
        try {
            return take(tar, Layout.TAG_MANIFEST, Layout.MAX_TAG_MANIFEST_BYTES, tags);
        } catch (Failure.Damaged damaged) {
            for (SealedText.Form form : List.of(SignedNotice.FORM, SignedReceipt.FORM)) {
                if (tar.isAt(form.entry())) {
                    throw new Failure.Damaged(form.isOne());
                }
            }
            throw damaged;
        }
    }

    private static byte[] take(TarReader tar, String name, int maxBytes, List<TagFile> tags)
            throws IOException, Failure.Damaged {
        byte[] content = tar.entry(name, maxBytes);
        tags.add(new TagFile(name, content));
        return content;
    }

    private static HashList tagged(byte[] tagManifest) throws Failure.Damaged {
        HashList list = HashList.parse(tagManifest, Layout.TAG_MANIFEST);
        List<String> names = list.lines().stream().map(HashList.Line::path).toList();
        if (!names.equals(Layout.TAGGED)) {
            throw new Failure.Damaged("bundle.bad-line", Layout.TAG_MANIFEST, 1);
        }
        return list;
    }

    private static byte[] signed(TarReader tar, HashList tagged, String name, int maxBytes, List<TagFile> tags)
            throws IOException, Failure.Damaged {
        byte[] content = take(tar, name, maxBytes, tags);
        String sha256 = tagged.lines().get(Layout.TAGGED.indexOf(name)).sha256();
        if (!sha256.equals(Sha256.hex(Sha256.of(content)))) {
            throw new Failure.Damaged("bundle.wrong-hash", name);
        }
        return content;
    }

    private static void exactly(TarReader tar, HashList tagged, String name, byte[] expected, List<TagFile> tags)
            throws IOException, Failure.Damaged {
        if (!Arrays.equals(signed(tar, tagged, name, Layout.MAX_BAG_FILE_BYTES, tags), expected)) {
            throw new Failure.Damaged("bundle.bad-tag-file", name);
        }
    }
}
