package org.letopis.cli;

import java.util.List;
import org.letopis.failure.ExitCode;
import org.letopis.json.JsonObject;
import org.letopis.vault.Check;

/** Tells what a check found, each problem in words. */
final class CheckText {
    private final Desk desk;

    CheckText(Desk desk) {
        this.desk = desk;
    }

    /** Returns the exit code that fits. */
    int show(Check.Result result) {
        List<String> problems = words(result);
        if (desk.json()) {
            desk.print(JsonObject.empty()
                    .with("problems", problems)
                    .with("reports", result.reports())
                    .with("attachments", result.attachments())
                    .with("bytes", result.bytes())
                    .with("closedIdentities", result.closed()));
        }
        for (Check.Problem problem : result.problems()) {
            desk.data(problem.key(), problem.arguments().toArray());
        }
        if (result.closed() > 0) {
            desk.warn("check.closed", result.closed());
        }
        if (problems.isEmpty()) {
            desk.data("check.whole", result.reports(), result.attachments(), result.bytes());
            return ExitCode.OK.number();
        }
        desk.warn("check.count", problems.size());
        return ExitCode.DAMAGED.number();
    }

    List<String> words(Check.Result result) {
        return result.problems().stream()
                .map(one -> desk.words().text(one.key(), one.arguments().toArray()))
                .toList();
    }
}
