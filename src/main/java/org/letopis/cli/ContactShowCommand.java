package org.letopis.cli;

import java.util.concurrent.Callable;
import org.letopis.crypto.Fingerprint;
import org.letopis.failure.Failure;
import org.letopis.vault.Contact;
import org.letopis.vault.Vault;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows a contact: words in both languages, card, and how well they are known. */
@Command(name = "show")
final class ContactShowCommand implements Callable<Integer> {
    private final Desk desk;

    @Parameters(paramLabel = "N", descriptionKey = "letopis.contact.verify.N")
    private String name;

    @Option(names = "--qr", descriptionKey = "letopis.card.qr")
    private boolean qr;

    ContactShowCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() throws Failure {
        try (Vault vault = desk.open()) {
            Contact contact = vault.contacts().find(name);
            new ContactText(desk, vault).show(contact);
            if (qr) {
                QrText.show(desk, Fingerprint.parse(contact.fingerprint()));
            }
        }
        return 0;
    }
}
