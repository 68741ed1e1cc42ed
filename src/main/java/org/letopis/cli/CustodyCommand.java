package org.letopis.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.letopis.failure.Failure;
import org.letopis.json.JsonObject;
import org.letopis.json.JsonProblem;
import org.letopis.vault.CustodyLog;
import org.letopis.vault.Vault;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Prints the custody log, or only checks its chain. Printing checks it too. */
@Command(name = "custody")
final class CustodyCommand implements Callable<Integer> {
    private static final int ID_DIGITS = 8;

    private final Desk desk;

    @Option(names = "--verify")
    private boolean verify;

    CustodyCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() throws Failure {
        CustodyLog.Chain chain;
        try (Vault vault = desk.open()) {
            chain = vault.custody().chain();
        }
        if (desk.json()) {
            JsonObject json = JsonObject.empty().with("head", chain.head());
            desk.print(
                    verify
                            ? json.with("whole", true)
                                    .with("count", chain.entries().size())
                            : json.with("entries", chain.entries()));
        } else if (!verify) {
            table(chain.entries()).lines().forEach(desk::line);
        }
        if (verify) {
            desk.data("custody.whole", chain.entries().size());
            desk.data("custody.head", chain.head());
        } else {
            desk.say("custody.head", chain.head());
        }
        return 0;
    }

    private Table table(List<JsonObject> entries) throws Failure {
        Table table = new Table(
                desk.words().text("custody.number"),
                desk.words().text("custody.at"),
                desk.words().text("custody.object"),
                desk.words().text("custody.action"));
        try {
            for (JsonObject entry : entries) {
                String object = entry.string("object");
                table.row(
                        Long.toString(entry.integer("n", 1, Long.MAX_VALUE)),
                        Shown.line(entry.string("at")),
                        Shown.line(object.substring(0, Math.min(ID_DIGITS, object.length()))),
                        action(entry.string("action")));
            }
        } catch (JsonProblem problem) {
            throw problem.asDamaged();
        }
        return table;
    }

    /** An entry of a newer version keeps the word that it was written with. */
    private String action(String word) {
        String key = "custody.did." + word;
        return desk.words().bundle().containsKey(key) ? desk.words().text(key) : Shown.line(word);
    }
}
