package org.letopis.casework;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.letopis.bundle.ContactCard;
import org.letopis.failure.Failure;
import org.letopis.vault.OwnKeys;
import org.letopis.vault.Vault;

/** One's own contact card: made when first asked for, and made anew with a higher serial before it runs out. */
public final class OwnCard {
    private static final int VALID_DAYS = 365;
    private static final int RENEW_DAYS_BEFORE = 30;

    private OwnCard() {}

    public static ContactCard current(Vault vault, Clock clock) throws Failure {
        LocalDate today = LocalDate.now(clock);
        Optional<String> stored = vault.ownCard();
        long serial = 1;
        if (stored.isPresent()) {
            ContactCard card = ContactCard.parse(stored.get().getBytes(StandardCharsets.US_ASCII));
            if (card.notAfter().isAfter(today.plusDays(RENEW_DAYS_BEFORE))) {
                return card;
            }
            serial = card.serial() + 1;
        }
        return renewed(vault, serial, today);
    }

    private static ContactCard renewed(Vault vault, long serial, LocalDate today) throws Failure {
        return vault.write(() -> {
            try (OwnKeys own = vault.ownKeys()) {
                ContactCard card = ContactCard.sign(
                        serial, today.plusDays(VALID_DAYS), own.identity().recipient(), own.signing());
                vault.putOwnCard(new String(card.text(), StandardCharsets.US_ASCII));
                return card;
            }
        });
    }
}
