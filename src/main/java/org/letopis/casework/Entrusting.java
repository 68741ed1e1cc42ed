package org.letopis.casework;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.letopis.failure.Failure;
import org.letopis.report.Id;
import org.letopis.report.Profile;
import org.letopis.vault.Contact;
import org.letopis.vault.CustodyLog;
import org.letopis.vault.Vault;

/** Says what a contact is to us, which decides what may leave for them, and of a lawyer whom they stand for. */
public final class Entrusting {
    private final Vault vault;

    public Entrusting(Vault vault) {
        this.vault = vault;
    }

    /**
     * @param clients codes of people of reports of one's own; they take the place of those named before
     * @throws Failure.Usage when somebody else than a lawyer is to have clients
     */
    public Contact entrust(String meant, Profile profile, List<String> clients) throws Failure {
        if (!clients.isEmpty() && profile != Profile.LAWYER) {
            throw new Failure.Usage("contact.no-clients", profile.word());
        }
        return vault.write(() -> {
            Set<Id> people = new HashSet<>();
            for (String code : clients) {
                people.add(FoundPerson.find(vault, code).requireOwn().person().id());
            }
            Contact contact = vault.contacts().find(meant).with(profile, people);
            vault.contacts().put(contact);
            vault.custody()
                    .add(
                            CustodyLog.Action.CONTACT_PROFILED,
                            contact.fingerprint(),
                            AddressBook.details(contact).with("profile", profile.word()));
            return contact;
        });
    }
}
