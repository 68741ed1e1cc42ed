package org.letopis.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.letopis.casework.Addressee;
import org.letopis.failure.Failure;
import org.letopis.json.JsonObject;
import org.letopis.vault.Circle;
import org.letopis.vault.Contact;
import org.letopis.vault.Vault;
import picocli.CommandLine.Command;

/** Lists the contacts and the circles. */
@Command(name = "list")
final class ContactListCommand implements Callable<Integer> {
    private final Desk desk;

    ContactListCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() throws Failure {
        try (Vault vault = desk.open()) {
            ContactText told = new ContactText(desk, vault);
            List<Contact> contacts = vault.contacts().all();
            List<Addressee> circles = new ArrayList<>();
            for (Circle circle : vault.circles().all()) {
                circles.add(Addressee.find(vault, circle.name()));
            }
            if (desk.json()) {
                List<JsonObject> list = new ArrayList<>();
                for (Contact contact : contacts) {
                    list.add(told.json(contact));
                }
                desk.print(JsonObject.empty()
                        .with("contacts", list)
                        .with("circles", circles.stream().map(CircleText::json).toList()));
                return 0;
            }
            for (Contact contact : contacts) {
                desk.data("contact.line", contact.name(), told.standing(contact));
                desk.data("contact.words", told.words(contact, desk.words().locale()));
            }
            for (Addressee circle : circles) {
                desk.data("circle.line", circle.name(), CircleText.names(circle));
            }
            desk.say("contact.count", contacts.size());
        }
        return 0;
    }
}
