package org.letopis.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.letopis.casework.FileCleaning;
import org.letopis.casework.FileTree;
import org.letopis.failure.ExitCode;
import org.letopis.failure.Failure;
import org.letopis.json.JsonObject;
import org.letopis.sanitize.Inspection;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Tells what files give away. Needs no vault and changes nothing. */
@Command(name = "inspect")
final class InspectCommand implements Callable<Integer> {
    private final Desk desk;

    @Parameters(paramLabel = "FILE", arity = "1..*", descriptionKey = "letopis.inspect.FILE")
    private List<Path> files;

    InspectCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() throws Failure {
        List<Path> found = FileTree.of(files).stream().map(FileTree.Found::file).toList();
        List<JsonObject> shown = new ArrayList<>();
        int failed = 0;
        try (FileCleaning cleaning = new FileCleaning()) {
            for (Path file : found) {
                try {
                    Inspection inspection = cleaning.inspect(file);
                    InspectionText text = new InspectionText(desk, file, inspection);
                    shown.add(text.json());
                    text.show();
                } catch (Failure.Io failure) {
                    failed++;
                    shown.add(FileJson.failed(file, failure, desk.words()));
                    desk.warn(failure.key(), failure.arguments().toArray());
                }
            }
        }
        if (desk.json()) {
            desk.print(JsonObject.empty().with("files", shown));
        }
        return failed == 0
                ? ExitCode.OK.number()
                : failed == found.size() ? ExitCode.IO.number() : ExitCode.PARTLY_DONE.number();
    }
}
