package org.letopis.bundle;

import java.util.Collections;
import java.util.Set;
import java.util.stream.Collectors;
import org.letopis.crypto.AgeRecipient;
import org.letopis.crypto.Fingerprint;
import org.letopis.crypto.VerifyingKeys;
import org.letopis.failure.Failure;

/** Decides, from what the signature covers and before the payload comes, whether a bundle is taken. */
@FunctionalInterface
interface Admission {
    /** How much of a fingerprint is shown, in hexadecimal digits. */
    int SHOWN_DIGITS = 16;

    /**
     * Returns what is known of the signer.
     *
     * @param keys they did sign, and are those that the envelope names
     */
    Trust decide(VerifyingKeys keys, Envelope envelope) throws Failure;

    /** Returns the rules of an import: addressed to the own keys, a signer who is taken, not imported before. */
    static Admission of(Signers signers, Acceptance acceptance, Set<AgeRecipient> own) {
        Set<String> ownHashes = own.stream().map(Envelope::hashOf).collect(Collectors.toUnmodifiableSet());
        return (keys, envelope) -> {
            // A recipient can encrypt the signed words anew to somebody else; the signed list tells.
            if (Collections.disjoint(ownHashes, envelope.recipients())) {
                throw new Failure.NotForMe("bundle.re-addressed");
            }
            Fingerprint fingerprint = keys.fingerprint();
            Trust trust = signers.trust(fingerprint);
            refuse(trust, acceptance, fingerprint.hex().substring(0, SHOWN_DIGITS));
            if (signers.seen(envelope.bundleId())) {
                throw new Failure.Replay("bundle.replay", envelope.bundleId());
            }
            return trust;
        };
    }

    private static void refuse(Trust trust, Acceptance acceptance, String shown) throws Failure.UnknownSigner {
        if (trust == Trust.REVOKED) {
            throw new Failure.UnknownSigner("bundle.revoked-signer", shown);
        }
        if (trust != Trust.COMPARED && acceptance == Acceptance.ONLY_COMPARED) {
            String key = switch (trust) {
                case UNKNOWN -> "bundle.unknown-signer";
                case REPLACED -> "bundle.replaced-signer";
                default -> "bundle.unverified-signer";
            };
            throw new Failure.UnknownSigner(key, shown);
        }
    }
}
