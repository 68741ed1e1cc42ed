package org.letopis.cli;

import java.util.Locale;
import java.util.Optional;
import org.letopis.casework.AddressBook;
import org.letopis.casework.Revoking;
import org.letopis.crypto.Fingerprint;
import org.letopis.failure.Failure;
import org.letopis.json.JsonObject;
import org.letopis.vault.Contact;
import org.letopis.vault.Revocation;
import org.letopis.vault.Vault;

/** Tells of contacts. */
final class ContactText {
    private final Desk desk;
    private final AddressBook book;

    ContactText(Desk desk, Vault vault) {
        this.desk = desk;
        this.book = new AddressBook(vault);
    }

    /** Returns what every command that prints a contact prints. */
    JsonObject json(Contact contact) throws Failure {
        Fingerprint fingerprint = Fingerprint.parse(contact.fingerprint());
        return JsonObject.empty()
                .with("name", contact.name())
                .with("fingerprint", contact.fingerprint())
                .with("words", fingerprint.words(desk.words().locale()))
                .with("trust", trust(contact))
                .with("serial", contact.serial())
                .with("notAfter", AddressBook.notAfter(contact).toString())
                .with("expired", AddressBook.isExpired(contact, desk.clock()))
                .with("former", contact.former())
                .with("profile", contact.profile().word());
    }

    /** Tells all that is known of one contact. */
    void show(Contact contact) throws Failure {
        Optional<Revocation> revocation = book.revocation(contact);
        if (desk.json()) {
            Fingerprint fingerprint = Fingerprint.parse(contact.fingerprint());
            desk.print(json(contact)
                    .with("wordsEn", fingerprint.words(Locale.ENGLISH))
                    .with("wordsRu", fingerprint.words(Words.RUSSIAN))
                    .with("qrText", fingerprint.qrText())
                    .with("revoked", revocation.map(this::json).orElse(null)));
            return;
        }
        desk.data("contact.line", contact.name(), standing(contact));
        desk.data("contact.words-en", words(contact, Locale.ENGLISH));
        desk.data("contact.words-ru", words(contact, Words.RUSSIAN));
        desk.data("contact.fingerprint", contact.fingerprint());
        desk.data("contact.serial", contact.serial(), AddressBook.notAfter(contact));
        desk.data(
                "contact.profile",
                desk.words().text("profile." + contact.profile().word()));
        contact.former().forEach(former -> desk.data("contact.former", former));
        if (revocation.isPresent()) {
            Revocation one = revocation.get();
            desk.data(
                    one.statement().isPresent() ? "contact.revoked-by-themselves" : "contact.revoked-here",
                    one.day(),
                    one.reason().orElse(""));
        }
    }

    /** Tells that keys are not trusted any more. */
    void revoked(Revoking.Revoked revoked) throws Failure {
        if (desk.json()) {
            desk.print(JsonObject.empty()
                    .with("fingerprint", revoked.fingerprint())
                    .with("contact", revoked.contact().map(Contact::name).orElse(null)));
        }
        if (revoked.contact().isEmpty()) {
            desk.data("contact.revoked-nobody", revoked.fingerprint().substring(0, 16));
        } else if (book.revocation(revoked.contact().get()).isPresent()) {
            desk.data("contact.revoked-done", revoked.contact().get().name());
        } else {
            desk.data("contact.revoked-earlier", revoked.contact().get().name());
        }
    }

    /** Returns in a few words how well the contact is known, and whether their card ran out. */
    String standing(Contact contact) throws Failure {
        String trust = desk.words().text("trust." + trust(contact));
        return AddressBook.isExpired(contact, desk.clock())
                ? desk.words().text("contact.ran-out", trust, AddressBook.notAfter(contact))
                : trust;
    }

    String words(Contact contact, Locale language) {
        return String.join(" ", Fingerprint.parse(contact.fingerprint()).words(language));
    }

    private String trust(Contact contact) throws Failure {
        return book.trust(Fingerprint.parse(contact.fingerprint())).name().toLowerCase(Locale.ROOT);
    }

    private JsonObject json(Revocation revocation) {
        return JsonObject.empty()
                .with("day", revocation.day())
                .with("reason", revocation.reason().orElse(null))
                .with("byThemselves", revocation.statement().isPresent());
    }
}
