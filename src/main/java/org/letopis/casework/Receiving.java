package org.letopis.casework;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.letopis.bundle.Acceptance;
import org.letopis.bundle.BundleFiles;
import org.letopis.bundle.BundlePlace;
import org.letopis.bundle.Progress;
import org.letopis.bundle.Signers;
import org.letopis.bundle.Trust;
import org.letopis.bundle.UnverifiedBundle;
import org.letopis.bundle.VerifiedBundle;
import org.letopis.crypto.AgeRecipient;
import org.letopis.crypto.Fingerprint;
import org.letopis.failure.Failure;
import org.letopis.json.JsonObject;
import org.letopis.report.Report;
import org.letopis.vault.CustodyLog;
import org.letopis.vault.RowPlace;
import org.letopis.vault.Vault;

/**
 * Checks bundles, and takes them in: two passes over each file, nothing written before everything is verified. What it
 * only looked at it remembers as long as it lives, so that one bundle of a folder is seen beside the others.
 */
public final class Receiving {
    private final Vault vault;
    private final SecureRandom random;
    private final List<RowPlace> lookedAt = new ArrayList<>();
    private final Map<String, List<Report>> previewed = new HashMap<>();

    public Receiving(Vault vault, SecureRandom random) {
        this.vault = vault;
        this.random = random;
    }

    /** Reads where a bundle belongs, and verifies no more than that. */
    BundlePlace place(BundleFiles files) throws Failure {
        return vault.read(() -> {
            try (OwnIdentities own = OwnIdentities.open(vault);
                    UnverifiedBundle bundle = UnverifiedBundle.open(files.whole(), own.identities())) {
                return bundle.place();
            }
        });
    }

    /** The first reading, with the recipients that are ourselves. */
    private interface Verifying {
        VerifiedBundle of(UnverifiedBundle bundle, Set<AgeRecipient> own) throws Failure;
    }

    /** What is done with a bundle once it is verified; inside the transaction in which it was. */
    private interface Use {
        Arrived of(VerifiedBundle bundle, Arrived arrived) throws Failure;
    }

    /** Verifies without keeping anything. A bundle that was imported before verifies too. */
    public Arrived verify(BundleFiles files, Acceptance acceptance, Progress progress) throws Failure {
        Signers signers = new AddressBook(vault).withoutMemory();
        Verifying looking = (bundle, own) -> bundle.look(signers, acceptance, own, progress);
        return vault.read(() -> remembered(open(files, looking, (bundle, arrived) -> arrived)));
    }

    /** Tells what an import would do, and does not do it. */
    public Arrived preview(BundleFiles files, Acceptance acceptance, Progress progress) throws Failure {
        return vault.read(() -> remembered(open(files, twice(mindful(), acceptance, progress), (bundle, arrived) -> {
            Preview preview = new Preview(vault, arrived.fingerprint(), bundle.fileList(), previewed, random);
            bundle.read(preview, progress);
            return arrived.with(preview.reports());
        })));
    }

    /** Verifies and then keeps all of it, or nothing. */
    public Arrived take(BundleFiles files, Acceptance acceptance, Progress progress) throws Failure {
        Verifying verifying = twice(new AddressBook(vault), acceptance, progress);
        return vault.write(() -> open(files, verifying, (bundle, arrived) -> {
                    Admittance admittance =
                            new Admittance(vault, place(bundle), arrived.trust(), bundle.fileList(), random);
                    bundle.read(admittance, progress);
                    vault.exchange().add(admittance.incoming(bundle));
                    JsonObject details = JsonObject.empty()
                            .with("signer", arrived.fingerprint())
                            .with("trust", arrived.trust());
                    vault.custody().add(CustodyLog.Action.IMPORTED, bundle.bundleId(), details);
                    return arrived.with(admittance.reports());
                })
                .arrived());
    }

    /** A bundle and where it stands, for those looked at after it. */
    private record Opened(Arrived arrived, RowPlace place) {}

    private Arrived remembered(Opened opened) {
        lookedAt.add(opened.place());
        return opened.arrived();
    }

    private static Verifying twice(Signers signers, Acceptance acceptance, Progress progress) {
        return (bundle, own) -> bundle.verify(signers, acceptance, own, progress);
    }

    private Opened open(BundleFiles files, Verifying verifying, Use use) throws Failure {
        try (OwnIdentities own = OwnIdentities.open(vault);
                UnverifiedBundle unverified = UnverifiedBundle.open(files.whole(), own.identities())) {
            VerifiedBundle bundle = verifying.of(unverified, own.recipients());
            return new Opened(use.of(bundle, arrived(bundle)), place(bundle));
        }
    }

    /** The people in the vault, and all bundles that were taken or looked at. */
    private Signers mindful() {
        AddressBook people = new AddressBook(vault);
        return new Signers() {
            @Override
            public Trust trust(Fingerprint fingerprint) throws Failure {
                return people.trust(fingerprint);
            }

            @Override
            public boolean seen(String bundleId) throws Failure {
                return people.seen(bundleId)
                        || lookedAt.stream().anyMatch(one -> one.bundleId().equals(bundleId));
            }
        };
    }

    private static RowPlace place(VerifiedBundle bundle) {
        return new RowPlace(
                bundle.bundleId(),
                bundle.signer().fingerprint().hex(),
                bundle.link().stream().hex(),
                bundle.link().sequence(),
                bundle.tagManifestSha256(),
                bundle.link().previous());
    }

    private Arrived arrived(VerifiedBundle bundle) throws Failure {
        String fingerprint = bundle.signer().fingerprint().hex();
        List<RowPlace> received = new ArrayList<>(vault.exchange().received());
        received.addAll(lookedAt);
        return new Arrived(
                bundle.bundleId(),
                fingerprint,
                vault.contacts().withFingerprint(fingerprint),
                bundle.trust().name().toLowerCase(Locale.ROOT),
                bundle.created(),
                bundle.reports(),
                bundle.fileList(),
                bundle.bytes(),
                bundle.foreignStanzas() > 0,
                Standing.of(place(bundle), received),
                List.of());
    }
}
