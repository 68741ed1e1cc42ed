package org.letopis.cli;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.letopis.casework.People;
import org.letopis.failure.Failure;
import org.letopis.json.JsonObject;
import org.letopis.vault.Vault;
import picocli.CommandLine.Command;

/** Lists the people of all reports by code, never by name. */
@Command(name = "list")
final class PersonListCommand implements Callable<Integer> {
    private final Desk desk;

    PersonListCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() throws Failure {
        List<People.Somebody> all;
        try (Vault vault = desk.open()) {
            all = new People(vault).all();
        }
        PersonText text = new PersonText(desk);
        if (desk.json()) {
            desk.print(JsonObject.empty()
                    .with("persons", all.stream().map(text::summary).toList()));
            return 0;
        }
        Words words = desk.words();
        Table table = new Table(
                words.text("person.code"),
                words.text("person.kind"),
                words.text("person.identity"),
                words.text("person.reports"));
        for (People.Somebody one : all) {
            table.row(
                    one.code().text(),
                    text.kind(one),
                    words.text(PersonText.standing(one)),
                    one.mentions().stream()
                            .map(mention -> mention.summary().id().hex().substring(0, 8))
                            .collect(Collectors.joining(", ")));
        }
        table.lines().forEach(desk::line);
        desk.say("person.count", all.size());
        return 0;
    }
}
