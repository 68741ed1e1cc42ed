package org.letopis.casework;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.letopis.bundle.CardFile;
import org.letopis.bundle.ContactCard;
import org.letopis.failure.Failure;
import org.letopis.vault.HeldKeys;
import org.letopis.vault.OwnKeys;
import org.letopis.vault.Vault;

/** One's own contact card: made when first asked for, and made anew with a higher serial before it runs out. */
public final class OwnCard {
    private static final int VALID_DAYS = 365;
    private static final int RENEW_DAYS_BEFORE = 30;

    private OwnCard() {}

    /** Returns the card of the keys without a name. */
    public static ContactCard current(Vault vault, Clock clock) throws Failure {
        return current(vault, "", clock).card();
    }

    /**
     * Returns the card of the keys with this name, and what stands behind it.
     *
     * @throws Failure.UnknownSigner when the keys were revoked
     */
    public static CardFile current(Vault vault, String name, Clock clock) throws Failure {
        LocalDate today = LocalDate.now(clock);
        HeldKeys held = OwnIdentities.signing(vault, name);
        Optional<CardFile> stored = stored(vault, held);
        if (stored.isPresent() && stored.get().card().notAfter().isAfter(today.plusDays(RENEW_DAYS_BEFORE))) {
            return stored.get();
        }
        return vault.write(() -> {
            HeldKeys now = OwnIdentities.signing(vault, name);
            try (OwnKeys own = vault.ownKeySets().open(now)) {
                Optional<CardFile> before = stored(vault, now);
                ContactCard card = signed(
                        before.map(CardFile::card).map(ContactCard::serial).orElse(0L) + 1, today, own);
                return kept(vault, now, before.map(file -> file.with(card)).orElse(new CardFile(card, List.of())));
            }
        });
    }

    /** Returns the card as the vault has it. */
    static Optional<CardFile> stored(Vault vault, HeldKeys held) throws Failure {
        Optional<String> text = vault.ownKeySets().card(held);
        return text.isEmpty()
                ? Optional.empty()
                : Optional.of(CardFile.parse(text.get().getBytes(StandardCharsets.US_ASCII)));
    }

    static ContactCard signed(long serial, LocalDate today, OwnKeys own) {
        return ContactCard.sign(
                serial, today.plusDays(VALID_DAYS), own.identity().recipient(), own.signing());
    }

    static CardFile kept(Vault vault, HeldKeys held, CardFile file) throws Failure {
        vault.ownKeySets().putCard(held, new String(file.text(), StandardCharsets.US_ASCII));
        return file;
    }
}
