package org.letopis.cli;

import java.util.Arrays;
import java.util.concurrent.Callable;
import org.letopis.casework.AddressBook;
import org.letopis.crypto.Fingerprint;
import org.letopis.failure.Failure;
import org.letopis.vault.Contact;
import org.letopis.vault.Vault;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Marks a contact as compared: by words typed at the terminal, by a scanned QR code, or on the caller's word. */
@Command(name = "verify")
final class ContactVerifyCommand implements Callable<Integer> {
    private final Desk desk;

    @Parameters(paramLabel = "N", descriptionKey = "letopis.contact.verify.N")
    private String name;

    @Option(names = "--verified")
    private boolean verified;

    @Option(names = "--qr-text", paramLabel = "TEXT")
    private String qrText;

    ContactVerifyCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() throws Failure {
        if (verified && qrText != null) {
            throw new Failure.Usage("contact.two-ways");
        }
        try (Vault vault = desk.open()) {
            AddressBook book = new AddressBook(vault);
            Contact contact = verified ? book.markCompared(name) : compare(book, book.find(name));
            if (desk.json()) {
                desk.print(new ContactText(desk, vault).json(contact));
            }
            desk.data("contact.compared", contact.name());
        }
        return 0;
    }

    /** The words are typed as they are heard; showing them first would make the comparison a formality. */
    private Contact compare(AddressBook book, Contact contact) throws Failure {
        if (qrText != null) {
            return book.compareQr(name, qrText);
        }
        if (!desk.canAsk()) {
            throw new Failure.Usage("contact.type-words");
        }
        String line = new Prompt(desk).ask("contact.ask-words", contact.name());
        return Fingerprint.isQrText(line)
                ? book.compareQr(name, line)
                : book.compare(name, Arrays.asList(line.strip().split("[\\s,;]+")));
    }
}
