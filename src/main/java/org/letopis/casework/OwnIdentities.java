package org.letopis.casework;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.letopis.crypto.AgeIdentity;
import org.letopis.crypto.AgeRecipient;
import org.letopis.failure.Failure;
import org.letopis.vault.HeldKeys;
import org.letopis.vault.OwnKeys;
import org.letopis.vault.Vault;

/** All own keys, opened to receive with: those of every name, and earlier ones. */
public final class OwnIdentities implements AutoCloseable {
    private final List<OwnKeys> opened = new ArrayList<>();

    private OwnIdentities() {}

    /** Opens them; the caller closes them. */
    public static OwnIdentities open(Vault vault) throws Failure {
        OwnIdentities all = new OwnIdentities();
        try {
            for (HeldKeys held : vault.ownKeySets().all()) {
                all.opened.add(vault.ownKeySets().open(held));
            }
            return all;
        } catch (Failure | RuntimeException e) {
            all.close();
            throw e;
        }
    }

    public List<AgeIdentity> identities() {
        return opened.stream().map(OwnKeys::identity).toList();
    }

    public Set<AgeRecipient> recipients() {
        return identities().stream().map(AgeIdentity::recipient).collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Returns the own keys of today with this name.
     *
     * @param name empty for those that the vault was made with
     */
    static HeldKeys named(Vault vault, String name) throws Failure {
        return vault.ownKeySets()
                .current(name)
                .orElseThrow(() -> new Failure.Usage("card.none", name.isEmpty() ? "-" : name));
    }

    /**
     * Returns the own keys of today with this name, to sign with.
     *
     * @throws Failure.UnknownSigner when they were revoked
     */
    static HeldKeys signing(Vault vault, String name) throws Failure {
        HeldKeys held = named(vault, name);
        if (held.revoked().isPresent()) {
            throw new Failure.UnknownSigner("card.revoked", held.revoked().get());
        }
        return held;
    }

    @Override
    public void close() {
        opened.forEach(OwnKeys::close);
    }
}
