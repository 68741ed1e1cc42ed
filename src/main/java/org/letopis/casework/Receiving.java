package org.letopis.casework;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.letopis.bundle.Acceptance;
import org.letopis.bundle.Progress;
import org.letopis.bundle.Signers;
import org.letopis.bundle.UnverifiedBundle;
import org.letopis.bundle.VerifiedBundle;
import org.letopis.failure.Failure;
import org.letopis.json.JsonObject;
import org.letopis.vault.Contact;
import org.letopis.vault.CustodyLog;
import org.letopis.vault.Incoming;
import org.letopis.vault.Vault;

/** Checks a bundle, and takes it in: two passes over the file, nothing written before everything is verified. */
public final class Receiving {
    private final Vault vault;
    private final SecureRandom random;

    public Receiving(Vault vault, SecureRandom random) {
        this.vault = vault;
        this.random = random;
    }

    /**
     * A bundle as it was found.
     *
     * @param contact the sender, if known
     * @param trust compared, unverified or unknown
     * @param problems message keys, none of which stops an import: gaps and forks in the row of bundles
     */
    public record Arrived(
            String bundleId,
            String fingerprint,
            Optional<Contact> contact,
            String trust,
            int reports,
            int attachments,
            List<String> problems) {
        public Arrived {
            problems = List.copyOf(problems);
        }
    }

    /** Verifies without keeping anything. A bundle that was imported before verifies too. */
    public Arrived verify(Path file, Acceptance acceptance, Progress progress) throws Failure {
        return vault.read(() -> {
            try (OwnIdentities own = OwnIdentities.open(vault);
                    UnverifiedBundle bundle = UnverifiedBundle.open(file, own.identities())) {
                Signers signers = new AddressBook(vault).withoutMemory();
                return arrived(bundle.verify(signers, acceptance, own.recipients(), progress));
            }
        });
    }

    /** Verifies and then keeps all of it, or nothing. */
    public Arrived take(Path file, Acceptance acceptance, Progress progress) throws Failure {
        return vault.write(() -> {
            try (OwnIdentities own = OwnIdentities.open(vault);
                    UnverifiedBundle unverified = UnverifiedBundle.open(file, own.identities())) {
                VerifiedBundle bundle =
                        unverified.verify(new AddressBook(vault), acceptance, own.recipients(), progress);
                Arrived arrived = arrived(bundle);
                Admittance admittance = new Admittance(vault, arrived, random);
                bundle.read(admittance, progress);
                vault.exchange().add(admittance.incoming(bundle));
                vault.custody()
                        .add(
                                CustodyLog.Action.IMPORTED,
                                bundle.bundleId(),
                                JsonObject.empty()
                                        .with("signer", arrived.fingerprint())
                                        .with("trust", arrived.trust()));
                return arrived;
            }
        });
    }

    private Arrived arrived(VerifiedBundle bundle) throws Failure {
        String fingerprint = bundle.signer().fingerprint().hex();
        return new Arrived(
                bundle.bundleId(),
                fingerprint,
                vault.contacts().withFingerprint(fingerprint),
                bundle.trust().name().toLowerCase(java.util.Locale.ROOT),
                bundle.reports(),
                bundle.files(),
                problems(bundle, vault.exchange().receivedFrom(fingerprint)));
    }

    /** Compares the bundle's place in its row with the last one that was received of the same row. */
    private static List<String> problems(VerifiedBundle bundle, List<Incoming> received) {
        List<String> problems = new ArrayList<>();
        if (bundle.foreignStanzas() > 0) {
            problems.add("bundle.foreign-stanzas");
        }
        List<Incoming> row = received.stream()
                .filter(one -> one.stream().equals(bundle.link().stream().hex()))
                .filter(one -> !one.bundleId().equals(bundle.bundleId()))
                .toList();
        long last = row.stream().mapToLong(Incoming::sequence).max().orElse(0);
        long sequence = bundle.link().sequence();
        if (sequence > last + 1) {
            problems.add("bundle.gap");
        }
        if (sequence <= last) {
            problems.add("bundle.out-of-order");
        }
        row.stream()
                .filter(one -> one.sequence() == sequence - 1)
                .filter(one ->
                        !Optional.of(one.tagManifest()).equals(bundle.link().previous()))
                .findFirst()
                .ifPresent(one -> problems.add("bundle.fork"));
        return problems;
    }
}
