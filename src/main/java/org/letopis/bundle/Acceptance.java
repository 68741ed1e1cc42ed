package org.letopis.bundle;

/** Whose bundles one command takes. A revoked signer is never taken. */
public enum Acceptance {
    ONLY_COMPARED,
    ANY_SIGNER
}
