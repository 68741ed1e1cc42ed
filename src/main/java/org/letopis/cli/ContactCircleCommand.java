package org.letopis.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.letopis.casework.Addressee;
import org.letopis.casework.Circles;
import org.letopis.failure.Failure;
import org.letopis.vault.Vault;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Declares contacts who get one bundle together. */
@Command(name = "circle")
final class ContactCircleCommand implements Callable<Integer> {
    private final Desk desk;

    @Parameters(index = "0", paramLabel = "NAME", descriptionKey = "letopis.contact.circle.NAME")
    private String name;

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "N", descriptionKey = "letopis.contact.circle.N")
    private List<String> members;

    ContactCircleCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() throws Failure {
        try (Vault vault = desk.open()) {
            new Circles(vault, desk.random()).declare(name, members);
            Addressee circle = Addressee.find(vault, name);
            if (desk.json()) {
                desk.print(CircleText.json(circle));
            }
            desk.data("circle.line", circle.name(), CircleText.names(circle));
            desk.warn("circle.seen");
        }
        return 0;
    }
}
