package org.letopis.cli;

import java.util.concurrent.Callable;
import org.letopis.casework.People;
import org.letopis.failure.Failure;
import org.letopis.json.JsonObject;
import org.letopis.report.Id;
import org.letopis.vault.Vault;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Erases who a person is; the person stays in reports by code. */
@Command(name = "erase")
final class PersonEraseCommand implements Callable<Integer> {
    private final Desk desk;

    @Parameters(paramLabel = "CODE", descriptionKey = "letopis.person.CODE")
    private String code;

    @Option(names = "--yes", descriptionKey = "letopis.erase.yes")
    private boolean yes;

    PersonEraseCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() throws Failure {
        People.Forgotten forgotten;
        try (Vault vault = desk.open()) {
            People people = new People(vault);
            People.Somebody who = people.find(code);
            if (who.kept() && !new Prompt(desk).agreed(yes, "person.ask-erase", who.code())) {
                throw new Failure.Refused("erase.not-agreed");
            }
            forgotten = people.erase(who);
        }
        show(forgotten);
        return 0;
    }

    private void show(People.Forgotten forgotten) {
        if (desk.json()) {
            desk.print(JsonObject.empty()
                    .with("erased", forgotten.who().id().hex())
                    .with("what", "identity")
                    .with("code", forgotten.who().code().text())
                    .with("pictures", forgotten.pictures().stream().map(Id::hex).toList())
                    .with("bundles", CarrierText.json(forgotten.carriers())));
        }
        desk.data("person.erased", forgotten.who().code());
        new CarrierText(desk).lines(forgotten.carriers());
        for (Id picture : forgotten.pictures()) {
            desk.data("person.picture-stays", picture.hex());
        }
        desk.warn("person.beyond");
    }
}
