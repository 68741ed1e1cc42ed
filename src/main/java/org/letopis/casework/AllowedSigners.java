package org.letopis.casework;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Set;
import org.letopis.bundle.ContactCard;
import org.letopis.bundle.SignerLines;
import org.letopis.crypto.VerifyingKeys;
import org.letopis.failure.Failure;
import org.letopis.vault.Contact;
import org.letopis.vault.HeldKeys;
import org.letopis.vault.OwnKeys;
import org.letopis.vault.Vault;

/**
 * What {@code ssh-keygen -Y verify -f} reads to know who signed a bundle: the fingerprint in the place of a name, then
 * a key. Earlier keys are in it too, since what they signed stays theirs; revoked ones are not.
 *
 * @param keys how many pairs of keys it names
 * @param notCompared how many of them are of contacts whose words were not compared
 */
public record AllowedSigners(String text, int keys, int notCompared) {
    public static AllowedSigners of(Vault vault) throws Failure {
        return vault.read(() -> {
            Set<VerifyingKeys> own = new LinkedHashSet<>();
            for (HeldKeys held : vault.ownKeySets().all()) {
                if (held.revoked().isEmpty()) {
                    try (OwnKeys keys = vault.ownKeySets().open(held)) {
                        own.add(keys.signing().verifyingKeys());
                    }
                }
            }
            StringBuilder text = new StringBuilder();
            own.forEach(keys -> text.append(SignerLines.of(keys)));
            int contacts = 0;
            int notCompared = 0;
            for (Contact contact : vault.contacts().withEarlier()) {
                if (vault.contacts().revocation(contact.fingerprint()).isEmpty()) {
                    ContactCard card = ContactCard.parse(contact.card().getBytes(StandardCharsets.US_ASCII));
                    text.append(SignerLines.of(card.keys()));
                    contacts++;
                    notCompared += contact.compared() ? 0 : 1;
                }
            }
            return new AllowedSigners(text.toString(), own.size() + contacts, notCompared);
        });
    }
}
