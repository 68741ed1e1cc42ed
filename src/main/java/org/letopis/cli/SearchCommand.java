package org.letopis.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.letopis.casework.Search;
import org.letopis.failure.Failure;
import org.letopis.vault.SavedSearch;
import org.letopis.vault.Sought;
import org.letopis.vault.Vault;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists the reports in which all of these words stand and which the filters let through. To find none is no error. */
@Command(name = "search")
final class SearchCommand implements Callable<Integer> {
    private final Desk desk;

    @Parameters(paramLabel = "WORD", arity = "0..*", descriptionKey = "letopis.search.WORD")
    private List<String> words = new ArrayList<>();

    @Mixin
    private FilterOptions filters;

    @Option(names = "--save", paramLabel = "NAME")
    private String save;

    @Option(names = "--saved", paramLabel = "NAME", arity = "0..1", fallbackValue = "")
    private String saved;

    @Option(names = "--forget", paramLabel = "NAME")
    private String forget;

    SearchCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() throws Failure {
        SavedSearchText text = new SavedSearchText(desk);
        Sought sought;
        Search.Result result;
        boolean replaced = false;
        try (Vault vault = desk.open()) {
            Sought said = filters.sought(
                    desk, vault, Optional.of(String.join(" ", words)).filter(all -> !all.isEmpty()));
            requireOneThing(said);
            if (forget != null) {
                text.forgot(vault.savedSearches().forget(forget));
                return 0;
            }
            if (saved != null && saved.isEmpty()) {
                text.show(vault.savedSearches().all());
                return 0;
            }
            sought = saved == null ? said : vault.savedSearches().find(saved).sought();
            result = new Search(vault).run(sought);
            if (save != null) {
                replaced =
                        vault.savedSearches().put(new SavedSearch(save, sought)).isPresent();
            }
        }
        new SoughtText(desk).show(sought, result);
        if (save != null) {
            desk.say(replaced ? "search.saved-anew" : "search.saved", save);
        }
        return 0;
    }

    /** Either words and filters, which may be saved, or a saved search, or one to forget. */
    private void requireOneThing(Sought sought) throws Failure.Usage {
        int things = (sought.isAny() && save == null ? 0 : 1) + (saved == null ? 0 : 1) + (forget == null ? 0 : 1);
        if (things != 1 || save != null && sought.isAny()) {
            throw new Failure.Usage("search.nothing");
        }
    }
}
