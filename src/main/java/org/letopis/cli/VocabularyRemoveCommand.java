package org.letopis.cli;

import java.util.concurrent.Callable;
import org.letopis.casework.ProjectLists;
import org.letopis.failure.Failure;
import org.letopis.vault.KeptList;
import org.letopis.vault.Vault;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Takes a project's list out of the vault. Reports keep its codes. */
@Command(name = "remove")
final class VocabularyRemoveCommand implements Callable<Integer> {
    private final Desk desk;

    @Parameters(paramLabel = "NAME", descriptionKey = "letopis.vocabulary.remove.NAME")
    private String name;

    VocabularyRemoveCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() throws Failure {
        try (Vault vault = desk.open()) {
            KeptList removed = new ProjectLists(vault, desk.random()).remove(name);
            if (desk.json()) {
                desk.print(TermText.json(removed));
            }
            desk.data("vocabulary.removed", removed.name());
        }
        return 0;
    }
}
