package org.letopis.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.letopis.casework.Intake;
import org.letopis.casework.NamedFiles;
import org.letopis.casework.Room;
import org.letopis.failure.Failure;
import org.letopis.json.Json;
import org.letopis.json.JsonObject;
import org.letopis.json.JsonProblem;
import org.letopis.report.Draft;
import org.letopis.report.ReportJson;
import org.letopis.vault.Vault;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Takes a report and its files into the vault: from a file, or by asking. */
@Command(name = "capture")
final class CaptureCommand implements Callable<Integer> {
    private final Desk desk;

    @Option(names = "--from", paramLabel = "FILE")
    private Path from;

    @Option(names = "--form", paramLabel = "FORM")
    private String form;

    @Option(names = "--attach", paramLabel = "FILE", arity = "1..*")
    private List<Path> attach = new ArrayList<>();

    CaptureCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() throws Failure {
        if (from == null) {
            new GuidedCapture(desk, Optional.ofNullable(form), attach).run();
            return 0;
        }
        Draft draft = fromFile();
        try (Vault vault = desk.open()) {
            NamedFiles named = NamedFiles.beside(from, draft);
            List<Path> all = new ArrayList<>(named.all());
            all.addAll(attach);
            Room.require(desk.vault(), all);
            Intake.Captured captured;
            try (ProgressLine progress = new ProgressLine(desk, "capture.progress")) {
                captured = new Intake(vault, desk.random()).capture(draft, named, attach, progress);
            }
            new CapturedText(desk).show("capture.done", captured, all);
        }
        return 0;
    }

    private Draft fromFile() throws Failure {
        try {
            if (Files.size(from) > ReportJson.MAX_BYTES) {
                throw new Failure.Usage("json.too-long", ReportJson.MAX_BYTES);
            }
            JsonObject json = Json.parse(Files.readAllBytes(from), ReportJson.MAX_BYTES);
            return Draft.read(json, desk.random());
        } catch (JsonProblem problem) {
            throw new Failure.Usage(
                    "capture.bad-file",
                    from.toString(),
                    desk.words().text(problem.key(), problem.arguments().toArray()));
        } catch (IOException e) {
            throw Failure.of(e);
        }
    }
}
