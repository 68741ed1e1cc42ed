package org.letopis.bundle;

import org.letopis.crypto.VerifyingKeys;

/** What {@code ssh-keygen -Y verify -f} reads to know somebody: their fingerprint in the place of a name, and a key. */
public final class SignerLines {
    private SignerLines() {}

    /** Returns a line for each of the two keys, good for bundles only; ASCII, line feeds. */
    public static String of(VerifyingKeys keys) {
        String start = keys.fingerprint().principal() + " namespaces=\"" + Layout.NAMESPACE + "\" ";
        return start + keys.ed25519Line() + "\n" + start + keys.compositeLine() + "\n";
    }
}
