package org.letopis.bundle;

import java.io.IOException;
import java.io.OutputStream;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.letopis.crypto.AgeDecryption;
import org.letopis.crypto.AgeEncryption;
import org.letopis.crypto.AgeRecipient;
import org.letopis.crypto.Fingerprint;
import org.letopis.crypto.Sha256;
import org.letopis.crypto.Signatures;
import org.letopis.crypto.SigningKeys;
import org.letopis.failure.Failure;
import org.letopis.protect.Disclosure;
import org.letopis.report.Id;

/** Writes a bundle and reads it again before anybody sees it. */
public final class BundleWriter {
    private BundleWriter() {}

    /**
     * Writes a bundle into files that have no name yet, decrypts the written bytes and checks them as an import would. The
     * caller publishes them when it has remembered what is in it, so that nothing leaves unknown.
     *
     * @param disclosure at least one report
     * @param recipients 1 to 32 keys of one contact or of a declared circle; the sender is not among them
     * @param created the day that the bundle states
     * @param files forced to the disk when this returns
     * @param random for the id, the age layer and the decoys
     * @throws Failure.Usage when the content is larger than a bundle can be, or would need too many parts
     * @throws Failure.Io when the disk has no room for it
     * @throws Failure.Damaged when a content is no longer what was disclosed, or the written file does not verify
     */
    public static WrittenBundle write(
            Disclosure disclosure,
            List<AgeRecipient> recipients,
            SigningKeys keys,
            LocalDate created,
            NewBundle files,
            SecureRandom random,
            Progress progress)
            throws Failure {
        List<AgeRecipient> distinct = recipients.stream().distinct().toList();
        if (distinct.isEmpty() || distinct.size() > Layout.MAX_RECIPIENTS) {
            throw new IllegalArgumentException("a bundle has 1 to 32 recipients");
        }
        if (disclosure.reports().isEmpty()) {
            throw new IllegalArgumentException("a bundle has a report");
        }
        Payload payload = new Payload(disclosure);
        try {
            Envelope envelope = envelope(disclosure, distinct, keys, created, payload, random);
            List<TagFile> tags = tags(envelope, payload, keys);
            long archiveBytes = archiveBytes(tags, payload);
            Progress writing = (done, total) -> progress.bytes(Math.min(done, archiveBytes), 2 * archiveBytes);
            Progress reading =
                    (done, total) -> progress.bytes(archiveBytes + Math.min(done, archiveBytes), 2 * archiveBytes);
            files.requireRoom(AgeEncryption.mostBytes(archiveBytes));
            int decoys = stanzas(distinct.size()) - distinct.size();
            try (AgeEncryption age = AgeEncryption.start(files.stream(writing), distinct, decoys, random)) {
                try (OutputStream plain = age.stream()) {
                    writeArchive(tags, payload, plain);
                }
                files.force();
                demandGood(files.written(), age, tags, distinct, keys, disclosure, reading);
            }
            long sizeBytes = files.written().sizeBytes();
            return new WrittenBundle(
                    envelope.bundleId(),
                    Sha256.hex(Sha256.of(tags.get(0).content())),
                    tags,
                    sizeBytes,
                    disclosure.reports().size(),
                    disclosure.files().size());
        } catch (IOException e) {
            throw Failure.of(e);
        }
    }

    /** Returns how many stanzas hide how many recipients there are: 2, 4, 8, 16 or 32. */
    static int stanzas(int recipients) {
        int stanzas = 2;
        while (stanzas < recipients) {
            stanzas *= 2;
        }
        return stanzas;
    }

    private static Envelope envelope(
            Disclosure disclosure,
            List<AgeRecipient> recipients,
            SigningKeys keys,
            LocalDate created,
            Payload payload,
            SecureRandom random) {
        return new Envelope(
                Id.random(random).hex(),
                created,
                keys.verifyingKeys().fingerprint().hex(),
                recipients.stream().map(Envelope::hashOf).sorted().toList(),
                disclosure.link(),
                payload.count(),
                payload.bytes(),
                Sha256.hex(disclosure.custodyAnchor()));
    }

    private static List<TagFile> tags(Envelope envelope, Payload payload, SigningKeys keys) {
        List<TagFile> signed = List.of(
                new TagFile(Layout.ENVELOPE, envelope.text()),
                new TagFile(Layout.BAG_DECLARATION, BagFiles.declaration()),
                new TagFile(Layout.BAG_INFO, BagFiles.info(envelope.bytes(), envelope.files())),
                new TagFile(Layout.MANIFEST, payload.manifest().text()));
        HashList tagged = new HashList(Layout.TAGGED.stream()
                .map(name -> new HashList.Line(name, Sha256.hex(Sha256.of(content(signed, name)))))
                .toList());
        byte[] tagManifest = tagged.text();
        Signatures signatures = keys.sign(Layout.NAMESPACE, tagManifest);
        List<TagFile> tags = new ArrayList<>();
        tags.add(new TagFile(Layout.TAG_MANIFEST, tagManifest));
        tags.add(new TagFile(Layout.ED25519_SIGNATURE, signatures.ed25519()));
        tags.add(new TagFile(Layout.COMPOSITE_SIGNATURE, signatures.composite()));
        tags.addAll(signed);
        return tags;
    }

    private static byte[] content(List<TagFile> files, String name) {
        return files.stream()
                .filter(file -> file.name().equals(name))
                .findFirst()
                .orElseThrow()
                .content();
    }

    private static long archiveBytes(List<TagFile> tags, Payload payload) {
        long tagBytes = tags.stream()
                .mapToLong(tag -> TarHeader.entryBytes(tag.content().length))
                .sum();
        return Padme.sizeFor(tagBytes + payload.archiveBytes());
    }

    private static void writeArchive(List<TagFile> tags, Payload payload, OutputStream plain)
            throws IOException, Failure.Damaged {
        TarWriter tar = new TarWriter(plain);
        for (TagFile tag : tags) {
            tar.entry(tag.name(), tag.content());
        }
        payload.writeTo(tar);
        tar.finish();
    }

    /** The sender gets no stanza: what was written can be looked at only now, while the file key is in memory. */
    private static void demandGood(
            JoinedFiles written,
            AgeEncryption age,
            List<TagFile> tags,
            List<AgeRecipient> recipients,
            SigningKeys keys,
            Disclosure disclosure,
            Progress progress)
            throws Failure {
        String sender = keys.verifyingKeys().fingerprint().hex();
        Signers ourselves = new Signers() {
            @Override
            public Trust trust(Fingerprint fingerprint) {
                return fingerprint.hex().equals(sender) ? Trust.COMPARED : Trust.UNKNOWN;
            }

            @Override
            public boolean seen(String bundleId) {
                return false;
            }
        };
        Admission admission = Admission.of(ourselves, Acceptance.ONLY_COMPARED, Set.copyOf(recipients));
        Pass pass = read(new CipherSource(written, progress), age, admission, disclosure);
        if (!pass.head().hasSameTags(tags)) {
            throw new Failure.Damaged("bundle.changed-while-reading");
        }
    }

    /** What was hashed for the manifest is compared here with what came out of the vault when it was packed. */
    private static Pass read(CipherSource written, AgeEncryption age, Admission admission, Disclosure disclosure)
            throws Failure {
        try {
            return Pass.over(
                    written,
                    source -> AgeDecryption.openWithFileKey(source, age.fileKey()),
                    admission,
                    new NamesAgain(disclosure));
        } catch (Failure.Damaged damaged) {
            boolean isOther = damaged.key().equals("bundle.wrong-hash");
            throw isOther ? Payload.contentChanged(damaged.arguments().get(0).toString()) : damaged;
        }
    }
}
