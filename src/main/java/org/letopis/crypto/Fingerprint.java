package org.letopis.crypto;

import java.util.List;
import java.util.Locale;

/** What people compare to know whose keys they hold. */
public final class Fingerprint {
    private Fingerprint() {}

    public static Fingerprint parse(String hex) {
        throw new UnsupportedOperationException("being built");
    }

    public String hex() {
        throw new UnsupportedOperationException("being built");
    }

    public String principal() {
        throw new UnsupportedOperationException("being built");
    }

    public List<String> words(Locale language) {
        throw new UnsupportedOperationException("being built");
    }

    public boolean matches(List<String> typed) {
        throw new UnsupportedOperationException("being built");
    }
}
