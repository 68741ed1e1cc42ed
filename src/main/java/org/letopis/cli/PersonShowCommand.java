package org.letopis.cli;

import java.util.concurrent.Callable;
import org.letopis.casework.People;
import org.letopis.failure.Failure;
import org.letopis.vault.Vault;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Shows what the reports say of a person; not who it is. */
@Command(name = "show")
final class PersonShowCommand implements Callable<Integer> {
    private final Desk desk;

    @Parameters(paramLabel = "CODE", descriptionKey = "letopis.person.CODE")
    private String code;

    PersonShowCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() throws Failure {
        People.Somebody who;
        try (Vault vault = desk.open()) {
            who = new People(vault).find(code);
        }
        PersonText text = new PersonText(desk);
        if (desk.json()) {
            desk.print(text.json(who));
        } else {
            text.lines(who).forEach(desk::line);
        }
        return 0;
    }
}
