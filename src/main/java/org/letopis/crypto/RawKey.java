package org.letopis.crypto;

import javax.crypto.SecretKey;

/** A key for a JDK cipher that, unlike {@code SecretKeySpec}, can be wiped. It looks at the secret and does not own it. */
final class RawKey implements SecretKey {
    private static final long serialVersionUID = 1L;

    private final transient SecretBytes secret;
    private final String algorithm;

    RawKey(SecretBytes secret, String algorithm) {
        this.secret = secret;
        this.algorithm = algorithm;
    }

    @Override
    public String getAlgorithm() {
        return algorithm;
    }

    @Override
    public String getFormat() {
        return "RAW";
    }

    /** Returns a copy, because the JDK's ciphers overwrite what they are given. */
    @Override
    public byte[] getEncoded() {
        return secret.exposed().clone();
    }
}
