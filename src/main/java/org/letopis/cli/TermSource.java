package org.letopis.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.letopis.casework.ProjectLists;
import org.letopis.failure.Failure;
import org.letopis.json.JsonProblem;
import org.letopis.report.vocabulary.OwnList;
import org.letopis.report.vocabulary.Vocabulary;
import org.letopis.vault.KeptList;
import org.letopis.vault.Vault;
import picocli.CommandLine.Option;

/** Which terms {@code vocabulary list} and {@code search} look at, and in which language they show them. */
final class TermSource {
    @Option(names = "--own", paramLabel = "FILE", descriptionKey = "letopis.vocabulary.own")
    private List<Path> own = new ArrayList<>();

    @Option(names = "--labels", paramLabel = "LANG", descriptionKey = "letopis.vocabulary.labels")
    private String labels;

    private List<KeptList> kept = List.of();

    /** Returns the built-in terms, those of a vault where one was named, and those of the files. */
    Vocabulary read(Desk desk) throws Failure {
        Vocabulary known = Vocabulary.builtIn();
        if (desk.isVaultNamed()) {
            try (Vault vault = desk.look()) {
                kept = vault.vocabularies().all();
                known = ProjectLists.vocabulary(vault);
            }
        }
        List<OwnList> lists = new ArrayList<>();
        for (Path file : own) {
            lists.add(list(file));
        }
        try {
            known = known.with(lists);
        } catch (JsonProblem problem) {
            throw problem.asUsage();
        }
        if (labels != null
                && known.terms().stream().noneMatch(term -> term.labels().containsKey(labels))) {
            throw new Failure.Usage("vocabulary.no-labels", labels);
        }
        return known;
    }

    /** Returns the lists of the vault that was read, if one was. */
    List<KeptList> kept() {
        return kept;
    }

    /** Returns the language of the labels: the one asked for, or that of everything else that is said. */
    String language(Desk desk) {
        return labels == null ? desk.words().locale().getLanguage() : labels;
    }

    /** Reads a list file that a person named. */
    static OwnList list(Path file) throws Failure {
        try {
            return OwnList.read(InputFile.read(file, OwnList.MAX_BYTES));
        } catch (JsonProblem problem) {
            throw new Failure.Usage("vocabulary.bad-file", file.toString(), problem);
        }
    }
}
