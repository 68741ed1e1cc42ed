package org.letopis.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.letopis.failure.Failure;
import org.letopis.json.JsonObject;
import org.letopis.vault.Match;
import org.letopis.vault.Vault;
import picocli.CommandLine.Command;

/** Lists what was decided, the first first; of the same two the last counts. */
@Command(name = "list")
final class MatchListCommand implements Callable<Integer> {
    private final Desk desk;

    MatchListCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() throws Failure {
        try (Vault vault = desk.open()) {
            List<Match> matches = vault.matches().all();
            if (desk.json()) {
                desk.print(JsonObject.empty()
                        .with("matches", matches.stream().map(Match::json).toList()));
                return 0;
            }
            MatchText text = new MatchText(desk, vault);
            for (Match match : matches) {
                desk.line(text.line(match));
            }
        }
        return 0;
    }
}
