package org.letopis.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.letopis.casework.ProjectLists;
import org.letopis.failure.Failure;
import org.letopis.report.vocabulary.OwnList;
import org.letopis.vault.KeptList;
import org.letopis.vault.Vault;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Keeps a project's list file in the vault. */
@Command(name = "add")
final class VocabularyAddCommand implements Callable<Integer> {
    private final Desk desk;

    @Parameters(paramLabel = "FILE", descriptionKey = "letopis.vocabulary.add.FILE")
    private Path file;

    @Option(names = "--name", paramLabel = "NAME", descriptionKey = "letopis.vocabulary.add.name")
    private String name;

    VocabularyAddCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() throws Failure {
        OwnList list = TermSource.list(file);
        try (Vault vault = desk.open()) {
            KeptList kept = new ProjectLists(vault, desk.random()).keep(name == null ? nameOfFile() : name, list);
            if (desk.json()) {
                desk.print(TermText.json(kept));
            }
            desk.data("vocabulary.added", kept.name(), list.terms().size(), list.translationCount());
        }
        return 0;
    }

    private String nameOfFile() {
        String whole = file.getFileName().toString();
        int dot = whole.lastIndexOf('.');
        return dot > 0 ? whole.substring(0, dot) : whole;
    }
}
