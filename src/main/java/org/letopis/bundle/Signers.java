package org.letopis.bundle;

import org.letopis.crypto.Fingerprint;
import org.letopis.failure.Failure;

/** What the caller knows about signers and earlier bundles. */
public interface Signers {
    Trust trust(Fingerprint fingerprint) throws Failure;

    /**
     * Tells whether a bundle was imported before.
     *
     * @param bundleId 32 hexadecimal digits
     */
    boolean seen(String bundleId) throws Failure;
}
