package org.letopis.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.letopis.failure.Failure;
import org.letopis.report.vocabulary.ListName;
import org.letopis.report.vocabulary.Term;
import org.letopis.report.vocabulary.Vocabulary;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Lists terms: all in short, or those of some lists with what they mean. Needs no vault. */
@Command(name = "list")
final class VocabularyListCommand implements Callable<Integer> {
    private final Desk desk;

    @Parameters(paramLabel = "LIST", arity = "0..*", descriptionKey = "letopis.vocabulary.list.LIST")
    private List<String> names = new ArrayList<>();

    @Mixin
    private TermSource source = new TermSource();

    VocabularyListCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() throws Failure {
        List<ListName> lists = new ArrayList<>();
        for (String name : names) {
            lists.add(ListName.of(name).orElseThrow(() -> new Failure.Usage("vocabulary.no-list", name)));
        }
        Vocabulary vocabulary = source.read(desk);
        TermText text = new TermText(desk, source.language(desk));
        List<Term> terms = new ArrayList<>();
        for (ListName list : lists.isEmpty() ? List.of(ListName.values()) : lists) {
            terms.addAll(vocabulary.list(list));
            text.list(list, vocabulary.list(list), !lists.isEmpty());
        }
        text.kept(source.kept());
        text.json(terms);
        return 0;
    }
}
