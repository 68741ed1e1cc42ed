package org.letopis.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.letopis.casework.People;
import org.letopis.failure.Failure;
import org.letopis.json.JsonObject;
import org.letopis.vault.Vault;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Opens the identity compartment and tells who people are, after the custody log has been told. */
@Command(name = "reveal")
final class PersonRevealCommand implements Callable<Integer> {
    private final Desk desk;

    @Parameters(paramLabel = "CODE", arity = "1..*", descriptionKey = "letopis.person.CODE")
    private List<String> codes;

    PersonRevealCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() throws Failure {
        List<People.Revealed> revealed;
        try (Vault vault = desk.open()) {
            People people = new People(vault);
            List<People.Somebody> meant = new ArrayList<>();
            for (String code : codes) {
                meant.add(people.find(code));
            }
            revealed = desk.withIdentities(vault, () -> people.reveal(meant));
        }
        PersonText text = new PersonText(desk);
        if (desk.json()) {
            desk.print(JsonObject.empty()
                    .with("persons", revealed.stream().map(PersonText::json).toList()));
        } else {
            revealed.forEach(one -> text.lines(one).forEach(desk::line));
        }
        desk.say("person.logged");
        return 0;
    }
}
