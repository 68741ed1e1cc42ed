package org.letopis.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.letopis.casework.FileProblem;
import org.letopis.casework.FoundReport;
import org.letopis.casework.Intake;
import org.letopis.failure.ExitCode;
import org.letopis.json.JsonObject;

/** Tells what was found in files to capture: each problem with its place, and what became of the reports. */
final class FoundText {
    private final Desk desk;
    private final List<FoundReport> found;
    private final List<FileProblem> problems;
    private final int bad;

    FoundText(Desk desk, List<FoundReport> found) {
        this.desk = desk;
        this.found = found;
        this.problems = found.stream().flatMap(one -> one.problems().stream()).toList();
        this.bad = (int) found.stream().filter(one -> !one.isGood()).count();
    }

    /** After a look, of which this is all. */
    int looked() {
        if (desk.json()) {
            desk.print(JsonObject.empty().with("reports", found.size()).with("problems", problemsJson()));
        }
        if (!desk.json()) {
            problems.forEach(problem -> desk.line(line(problem)));
        }
        desk.say("capture.looked", found.size(), bad, problems.size());
        return problems.isEmpty() ? ExitCode.OK.number() : ExitCode.USAGE.number();
    }

    /** Instead of taking any report in. */
    int refused() {
        String key = bad == found.size() ? "capture.refused-all" : "capture.refused";
        String message = desk.words().text(key, problems.size(), bad, found.size());
        if (desk.json()) {
            desk.print(JsonObject.empty()
                    .with(
                            "error",
                            JsonObject.empty()
                                    .with("exit", ExitCode.USAGE.number())
                                    .with("key", key)
                                    .with("message", message))
                    .with("reports", found.size())
                    .with("problems", problemsJson()));
        }
        problems.forEach(problem -> desk.terminal().err().println(line(problem)));
        desk.terminal().err().println(Columns.wrapped("letopis: " + message, 80));
        return ExitCode.USAGE.number();
    }

    /** After the good reports were taken in; each of the others is named. */
    int taken(List<Intake.Captured> captured, List<Path> remaining) {
        CapturedText text = new CapturedText(desk);
        List<JsonObject> taken = new ArrayList<>();
        List<FoundReport> good = found.stream().filter(FoundReport::isGood).toList();
        for (int i = 0; i < captured.size(); i++) {
            taken.add(whence(text.json(captured.get(i)), good.get(i)));
            text.told("capture.done", captured.get(i));
        }
        List<JsonObject> skipped = new ArrayList<>();
        for (FoundReport one : found) {
            if (!one.isGood()) {
                skipped.add(whence(JsonObject.empty(), one).with("problems", json(one.problems())));
                desk.tell(
                        one.label().isEmpty() ? "capture.skipped" : "capture.skipped-of-table",
                        one.file(),
                        one.label());
                one.problems().forEach(problem -> desk.terminal().err().println(line(problem)));
            }
        }
        if (desk.json()) {
            desk.print(JsonObject.empty().with("reports", taken).with("skipped", skipped));
        }
        text.remain(remaining);
        desk.say("capture.counts", found.size(), taken.size(), skipped.size());
        return bad == 0 ? ExitCode.OK.number() : ExitCode.PARTLY_DONE.number();
    }

    private static JsonObject whence(JsonObject json, FoundReport one) {
        JsonObject file = json.with("file", one.file().toString());
        return one.label().isEmpty()
                ? file
                : file.with("label", one.label()).with("line", one.line().orElseThrow());
    }

    private List<JsonObject> problemsJson() {
        return json(problems);
    }

    private List<JsonObject> json(List<FileProblem> told) {
        return told.stream()
                .map(one -> JsonObject.empty()
                        .with("file", one.file().toString())
                        .with("line", one.line().isPresent() ? one.line().getAsInt() : null)
                        .with("column", one.column().isPresent() ? one.column().getAsInt() : null)
                        .with("field", one.field())
                        .with("key", one.problem().key())
                        .with(
                                "text",
                                desk.words()
                                        .text(
                                                one.problem().key(),
                                                one.problem().arguments().toArray())))
                .toList();
    }

    private String line(FileProblem one) {
        if (one.saysWhere()) {
            return desk.told("capture.bad-file", one.file(), one.problem());
        }
        return one.report().isEmpty()
                ? desk.told("capture.bad-line", one.file(), one.line().getAsInt(), one.problem())
                : desk.told("capture.bad-row", one.file(), one.line().getAsInt(), one.report(), one.problem());
    }
}
