package org.letopis.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.letopis.casework.FoundPerson;
import org.letopis.casework.Notices;
import org.letopis.failure.Failure;
import org.letopis.json.JsonObject;
import org.letopis.vault.Contact;
import org.letopis.vault.Vault;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes a notice for one contact that a person took consent back. */
@Command(name = "notice")
final class ConsentNoticeCommand implements Callable<Integer> {
    private final Desk desk;

    @Parameters(paramLabel = "CODE", descriptionKey = "letopis.consent.CODE")
    private String code;

    @Option(names = "--to", paramLabel = "CONTACT", required = true)
    private String to;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            required = true)
    private Path output;

    ConsentNoticeCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() throws Failure {
        try (Vault vault = desk.open()) {
            FoundPerson person = FoundPerson.find(vault, code);
            Contact contact = vault.contacts().find(to);
            NoticeText text = new NoticeText(desk, new Notices(vault, desk.clock(), desk.random()));
            text.make(person, due -> due.to().fingerprint().equals(contact.fingerprint()), output);
            if (text.size() == 0) {
                throw new Failure.Usage(
                        "notice.not-carried", person.person().code().text(), contact.name());
            }
            if (desk.json()) {
                desk.print(JsonObject.empty().with("notices", text.json()));
            }
            text.tell();
            return text.exit();
        }
    }
}
