package org.letopis.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.letopis.casework.Search;
import org.letopis.failure.Failure;
import org.letopis.vault.Sought;
import org.letopis.vault.Vault;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists the reports, all or some, the oldest first. */
@Command(name = "list")
final class ListCommand implements Callable<Integer> {
    private final Desk desk;

    @Mixin
    private FilterOptions filters;

    ListCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() throws Failure {
        Sought sought;
        Search.Result result;
        try (Vault vault = desk.open()) {
            sought = filters.sought(desk, vault, Optional.empty());
            result = new Search(vault).run(sought);
        }
        new SoughtText(desk).show(sought, result);
        return 0;
    }
}
