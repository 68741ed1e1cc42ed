package org.letopis.casework;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import org.letopis.crypto.SecretBytes;
import org.letopis.crypto.Sha256;
import org.letopis.failure.Failure;
import org.letopis.json.JsonObject;
import org.letopis.vault.Circle;
import org.letopis.vault.Contact;
import org.letopis.vault.CustodyLog;
import org.letopis.vault.Vault;

/** Declares circles: contacts who get one bundle together. */
public final class Circles {
    private static final int FEWEST = 2;
    private static final int MOST = 32;

    private final Vault vault;
    private final SecureRandom random;

    public Circles(Vault vault, SecureRandom random) {
        this.vault = vault;
        this.random = random;
    }

    /**
     * Declares a circle, in the place of one that has its name. A new one knows nothing of what the earlier one was
     * sent: it gets ids, codes and a row of bundles of its own, so that who has left cannot follow.
     *
     * @param members 2 to 32 contacts, none twice
     */
    public Circle declare(String name, List<String> members) throws Failure {
        AddressBook.requireName(name);
        return vault.write(() -> {
            for (Contact contact : vault.contacts().all()) {
                if (contact.name().equalsIgnoreCase(name)) {
                    throw new Failure.Usage("contact.name-taken", name);
                }
            }
            List<String> fingerprints = new ArrayList<>();
            for (String member : members) {
                Contact contact = vault.contacts().find(member);
                if (fingerprints.contains(contact.fingerprint())) {
                    throw new Failure.Usage("contact.twice", member);
                }
                if (vault.contacts().revocation(contact.fingerprint()).isPresent()) {
                    throw new Failure.UnknownSigner("contact.revoked", contact.name());
                }
                fingerprints.add(contact.fingerprint());
            }
            if (fingerprints.size() < FEWEST || fingerprints.size() > MOST) {
                throw new Failure.Usage("circle.size", FEWEST, MOST);
            }
            Circle circle = new Circle(newId(), name, fingerprints);
            vault.circles().put(circle);
            vault.custody()
                    .add(
                            CustodyLog.Action.CIRCLE_DECLARED,
                            circle.id(),
                            JsonObject.empty().with("members", fingerprints));
            return circle;
        });
    }

    private String newId() {
        try (SecretBytes bytes = SecretBytes.random(random, Sha256.LENGTH_BYTES)) {
            return Sha256.hex(bytes.exposed());
        }
    }
}
