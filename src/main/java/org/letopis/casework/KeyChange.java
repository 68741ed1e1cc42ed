package org.letopis.casework;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.letopis.bundle.CardFile;
import org.letopis.bundle.ContactCard;
import org.letopis.failure.Failure;
import org.letopis.json.JsonObject;
import org.letopis.vault.CustodyLog;
import org.letopis.vault.HeldKeys;
import org.letopis.vault.OwnKeys;
import org.letopis.vault.Vault;

/** Own keys come and go: made under a name, put in the place of earlier ones, and forgotten. */
public final class KeyChange {
    private static final int MAX_NAME_CHARACTERS = 100;

    private final Vault vault;
    private final Clock clock;
    private final SecureRandom random;

    public KeyChange(Vault vault, Clock clock, SecureRandom random) {
        this.vault = vault;
        this.clock = clock;
        this.random = random;
    }

    /**
     * Makes keys that nothing joins to those that are there.
     *
     * @param name one that no keys have; empty only where the keys without a name were revoked
     */
    public CardFile make(String name) throws Failure {
        if (name.length() > MAX_NAME_CHARACTERS || !name.isEmpty() && name.isBlank()) {
            throw new Failure.Usage("contact.bad-name", MAX_NAME_CHARACTERS);
        }
        return vault.write(() -> {
            for (HeldKeys there : vault.ownKeySets().all()) {
                if (there.until().isEmpty() && there.name().equalsIgnoreCase(name)) {
                    if (there.revoked().isEmpty()) {
                        throw name.isEmpty()
                                ? new Failure.Usage("card.needs-name")
                                : new Failure.Usage("card.name-taken", name);
                    }
                    vault.ownKeySets().put(there.until(today().toString()));
                }
            }
            try (OwnKeys own = OwnKeys.generate(random)) {
                HeldKeys held = vault.ownKeySets().add(name, own);
                log(CustodyLog.Action.CARD_MADE, held, JsonObject.empty().with("name", name));
                return OwnCard.kept(vault, held, new CardFile(OwnCard.signed(1, today(), own), List.of()));
            }
        });
    }

    /** Makes a new key to receive with, under the same words; the earlier one goes on opening what was sent to it. */
    public CardFile renew(String name) throws Failure {
        return vault.write(() -> {
            CardFile before = OwnCard.current(vault, name, clock);
            HeldKeys held = OwnIdentities.signing(vault, name);
            try (OwnKeys old = vault.ownKeySets().open(held);
                    OwnKeys own = old.withNewIdentity(random)) {
                HeldKeys next = vault.ownKeySets().replace(held, own, today().toString());
                ContactCard card = OwnCard.signed(before.card().serial() + 1, today(), own);
                log(CustodyLog.Action.CARD_RENEWED, next, JsonObject.empty().with("serial", card.serial()));
                return OwnCard.kept(vault, next, before.with(card));
            }
        });
    }

    /** Makes new keys of both kinds, and a card on which the old ones say so; the words are others then. */
    public CardFile rotate(String name) throws Failure {
        return vault.write(() -> {
            CardFile before = OwnCard.current(vault, name, clock);
            HeldKeys held = OwnIdentities.signing(vault, name);
            try (OwnKeys old = vault.ownKeySets().open(held);
                    OwnKeys own = OwnKeys.generate(random)) {
                HeldKeys next = vault.ownKeySets().replace(held, own, today().toString());
                ContactCard card = OwnCard.signed(before.card().serial() + 1, today(), own);
                log(
                        CustodyLog.Action.CARD_ROTATED,
                        next,
                        JsonObject.empty().with("before", held.fingerprint()).with("serial", card.serial()));
                return OwnCard.kept(vault, next, before.rotated(card, old.signing()));
            }
        });
    }

    /** Returns the keys with this name that others took the place of. */
    public List<HeldKeys> replaced(String name) throws Failure {
        return vault.ownKeySets().all().stream()
                .filter(one -> one.until().isPresent()
                        && one.name().toLowerCase(Locale.ROOT).equals(name.toLowerCase(Locale.ROOT)))
                .toList();
    }

    /** Destroys the keys with this name that others took the place of, and returns how many they were. */
    public int forget(String name) throws Failure {
        return vault.write(() -> {
            List<HeldKeys> doomed = replaced(name);
            for (HeldKeys held : doomed) {
                vault.ownKeySets().destroy(held);
                log(
                        CustodyLog.Action.OLD_KEYS_FORGOTTEN,
                        held,
                        JsonObject.empty().with("set", held.number()));
            }
            return doomed.size();
        });
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private void log(CustodyLog.Action action, HeldKeys held, JsonObject details) throws Failure {
        vault.custody().add(action, held.fingerprint(), details);
    }
}
