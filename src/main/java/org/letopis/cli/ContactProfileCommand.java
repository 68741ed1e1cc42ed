package org.letopis.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.letopis.casework.Entrusting;
import org.letopis.failure.Failure;
import org.letopis.vault.Contact;
import org.letopis.vault.Vault;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says what a contact is to us, and of a lawyer whom they stand for. */
@Command(name = "profile")
final class ContactProfileCommand implements Callable<Integer> {
    private final Desk desk;

    @Parameters(index = "0", paramLabel = "N", descriptionKey = "letopis.contact.profile.N")
    private String name;

    @Parameters(index = "1", paramLabel = "P", descriptionKey = "letopis.contact.add.profile")
    private String profile;

    @Option(names = "--client", paramLabel = "CODE", arity = "1..*")
    private List<String> clients = List.of();

    ContactProfileCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() throws Failure {
        try (Vault vault = desk.open()) {
            Contact contact = new Entrusting(vault).entrust(name, ProfileOption.read(profile), clients);
            ContactText told = new ContactText(desk, vault);
            if (desk.json()) {
                desk.print(told.json(contact));
            }
            desk.data(
                    "contact.profiled",
                    contact.name(),
                    desk.words().text("profile." + contact.profile().word()));
        }
        return 0;
    }
}
