package org.letopis.casework;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.letopis.failure.Failure;
import org.letopis.report.Id;
import org.letopis.report.Profile;
import org.letopis.vault.Circle;
import org.letopis.vault.Contact;
import org.letopis.vault.Vault;

/**
 * Whom one bundle goes to: a contact, or all members of a circle together.
 *
 * @param id fingerprint of the contact's keys of today, or the circle's own
 * @param name what the owner of the vault calls them
 * @param members who can open the bundle
 * @param ids under which earlier bundles went there: a contact may have had other keys
 */
public record Addressee(String id, String name, List<Contact> members, List<String> ids) {
    public Addressee {
        members = List.copyOf(members);
        ids = List.copyOf(ids);
    }

    public static Addressee of(Contact contact) {
        return new Addressee(contact.fingerprint(), contact.name(), List.of(contact), contact.fingerprints());
    }

    /** Finds whom a person means: a circle by its name, or a contact. */
    public static Addressee find(Vault vault, String meant) throws Failure {
        Optional<Circle> circle = vault.circles().find(meant);
        if (circle.isEmpty()) {
            return of(vault.contacts().find(meant));
        }
        List<Contact> members = new ArrayList<>();
        for (String fingerprint : circle.get().members()) {
            members.add(vault.contacts()
                    .today(fingerprint)
                    .orElseThrow(() -> new Failure.Usage("contact.none", fingerprint.substring(0, 16))));
        }
        String id = circle.get().id();
        return new Addressee(id, circle.get().name(), members, List.of(id));
    }

    /** Returns what may leave for them: for several people only what may leave for colleagues. */
    public Profile profile() {
        return isCircle() ? Profile.NETWORK : members.get(0).profile();
    }

    /** Returns the people of this vault whom a lawyer stands for. */
    public Set<Id> clients() {
        return isCircle() ? Set.of() : members.get(0).clients();
    }

    /** Returns whether several people open the same bundle. */
    public boolean isCircle() {
        return !members.get(0).fingerprint().equals(id);
    }
}
