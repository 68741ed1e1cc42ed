package org.letopis.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.letopis.casework.AddressBook;
import org.letopis.crypto.Fingerprint;
import org.letopis.failure.Failure;
import org.letopis.json.JsonObject;
import org.letopis.vault.Contact;
import org.letopis.vault.Vault;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The people to exchange bundles with: one small command for each thing to do with them. */
@Command(name = "contact")
final class ContactCommand implements Callable<Integer> {
    private static final int MAX_CARD_BYTES = 64 * 1024;

    private ContactCommand() {}

    static CommandLine withSubcommands(Desk desk) {
        CommandLine line = new CommandLine(new ContactCommand());
        line.addSubcommand(new AddCommand(desk));
        line.addSubcommand(new ListCommand(desk));
        line.addSubcommand(new VerifyCommand(desk));
        return line;
    }

    @Override
    public Integer call() throws Failure {
        throw new Failure.Usage("usage.incomplete", "letopis contact");
    }

    private static JsonObject json(Contact contact, Words words) {
        return JsonObject.empty()
                .with("name", contact.name())
                .with("fingerprint", contact.fingerprint())
                .with("words", words(contact, words))
                .with("trust", contact.compared() ? "compared" : "unverified");
    }

    private static List<String> words(Contact contact, Words words) {
        return Fingerprint.parse(contact.fingerprint()).words(words.locale());
    }

    /** Adds a contact from a card. */
    @Command(name = "add")
    static final class AddCommand implements Callable<Integer> {
        private final Desk desk;

        @Parameters(paramLabel = "FILE", descriptionKey = "letopis.contact.add.FILE")
        private Path file;

        @Option(names = "--name", paramLabel = "N", required = true)
        private String name;

        @Option(names = "--verified")
        private boolean verified;

        AddCommand(Desk desk) {
            this.desk = desk;
        }

        @Override
        public Integer call() throws Failure {
            byte[] card = read(file);
            try (Vault vault = desk.open()) {
                Contact contact = new AddressBook(vault).add(card, name, verified);
                if (desk.json()) {
                    desk.print(json(contact, desk.words()));
                }
                desk.data("contact.added", contact.name());
                desk.data("card.words", String.join(" ", words(contact, desk.words())));
                if (!contact.compared()) {
                    desk.say("contact.compare-next", contact.name());
                }
            }
            return 0;
        }

        private static byte[] read(Path file) throws Failure {
            try (InputStream in = Files.newInputStream(file)) {
                return in.readNBytes(MAX_CARD_BYTES + 1);
            } catch (IOException e) {
                throw Failure.of(e);
            }
        }
    }

    /** Lists the contacts. */
    @Command(name = "list")
    static final class ListCommand implements Callable<Integer> {
        private final Desk desk;

        ListCommand(Desk desk) {
            this.desk = desk;
        }

        @Override
        public Integer call() throws Failure {
            List<Contact> contacts;
            try (Vault vault = desk.open()) {
                contacts = new AddressBook(vault).all();
            }
            if (desk.json()) {
                desk.print(JsonObject.empty()
                        .with(
                                "contacts",
                                contacts.stream()
                                        .map(one -> json(one, desk.words()))
                                        .toList()));
                return 0;
            }
            for (Contact contact : contacts) {
                String trust = desk.words().text("trust." + (contact.compared() ? "compared" : "unverified"));
                desk.data("contact.line", contact.name(), trust);
                desk.data("contact.words", String.join(" ", words(contact, desk.words())));
            }
            desk.say("contact.count", contacts.size());
            return 0;
        }
    }

    /** Marks a contact's words as compared: typed at the terminal, or on the caller's word. */
    @Command(name = "verify")
    static final class VerifyCommand implements Callable<Integer> {
        private final Desk desk;

        @Parameters(paramLabel = "N", descriptionKey = "letopis.contact.verify.N")
        private String name;

        @Option(names = "--verified")
        private boolean verified;

        VerifyCommand(Desk desk) {
            this.desk = desk;
        }

        @Override
        public Integer call() throws Failure {
            try (Vault vault = desk.open()) {
                AddressBook book = new AddressBook(vault);
                Contact contact = verified ? book.markCompared(name) : book.compare(name, typed(book.find(name)));
                if (desk.json()) {
                    desk.print(json(contact, desk.words()));
                }
                desk.data("contact.compared", contact.name());
            }
            return 0;
        }

        /** The words are typed as they are heard; showing them first would make the comparison a formality. */
        private List<String> typed(Contact contact) throws Failure {
            if (!desk.canAsk()) {
                throw new Failure.Usage("contact.type-words");
            }
            String line = new Prompt(desk).ask("contact.ask-words", contact.name());
            return Arrays.asList(line.strip().split("[\\s,;]+"));
        }
    }
}
