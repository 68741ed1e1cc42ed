package org.letopis.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.letopis.bundle.CardFile;
import org.letopis.bundle.RevocationStatement;
import org.letopis.casework.AddressBook;
import org.letopis.casework.CardIntake;
import org.letopis.casework.Revoking;
import org.letopis.failure.Failure;
import org.letopis.report.Profile;
import org.letopis.vault.Contact;
import org.letopis.vault.Vault;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Adds a contact from a card, or takes the statement by which somebody gave up their keys. */
@Command(name = "add")
final class ContactAddCommand implements Callable<Integer> {
    private final Desk desk;

    @Parameters(paramLabel = "FILE", descriptionKey = "letopis.contact.add.FILE")
    private Path file;

    @Option(names = "--name", paramLabel = "N")
    private String name;

    @Option(names = "--profile", paramLabel = "P")
    private String profile;

    @Option(names = "--verified")
    private boolean verified;

    ContactAddCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() throws Failure {
        byte[] text = InputFile.read(file, CardFile.MAX_BYTES);
        try (Vault vault = desk.open()) {
            ContactText told = new ContactText(desk, vault);
            if (RevocationStatement.isMeantBy(text)) {
                told.revoked(new Revoking(vault, desk.clock()).statement(text));
                return 0;
            }
            Contact contact = new CardIntake(vault).add(text, Optional.ofNullable(name), verified, profile());
            if (desk.json()) {
                desk.print(told.json(contact));
            }
            desk.data("contact.added", contact.name());
            desk.data("card.words", told.words(contact, desk.words().locale()));
            if (AddressBook.isExpired(contact, desk.clock())) {
                desk.warn("contact.expired", contact.name(), AddressBook.notAfter(contact));
            }
            if (!contact.compared() && !contact.former().isEmpty()) {
                desk.warn("contact.compare-again", contact.name());
            } else if (!contact.compared()) {
                desk.say("contact.compare-next", contact.name());
            }
        }
        return 0;
    }

    private Optional<Profile> profile() throws Failure {
        return profile == null ? Optional.empty() : Optional.of(ProfileOption.read(profile));
    }
}
