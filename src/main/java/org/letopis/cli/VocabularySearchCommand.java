package org.letopis.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.letopis.failure.Failure;
import org.letopis.report.vocabulary.Term;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Finds terms by words of either language. To find none is no error. Needs no vault. */
@Command(name = "search")
final class VocabularySearchCommand implements Callable<Integer> {
    private final Desk desk;

    @Parameters(paramLabel = "WORD", arity = "1..*", descriptionKey = "letopis.vocabulary.search.WORD")
    private List<String> words;

    @Mixin
    private TermSource source = new TermSource();

    VocabularySearchCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() throws Failure {
        String language = source.language(desk);
        List<Term> found = source.read(desk).search(String.join(" ", words), language);
        TermText text = new TermText(desk, language);
        text.found(found);
        text.json(found);
        return 0;
    }
}
