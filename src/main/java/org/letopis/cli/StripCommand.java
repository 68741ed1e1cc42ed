package org.letopis.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.letopis.casework.CopyNames;
import org.letopis.casework.FileCleaning;
import org.letopis.casework.FileTree;
import org.letopis.failure.ExitCode;
import org.letopis.failure.Failure;
import org.letopis.json.JsonObject;
import org.letopis.sanitize.StripResult;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes clean copies of files. Needs no vault; never changes a file in place. */
@Command(name = "strip")
final class StripCommand implements Callable<Integer> {
    private final Desk desk;

    @Parameters(paramLabel = "FILE", arity = "1..*", descriptionKey = "letopis.strip.FILE")
    private List<Path> files;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            required = true)
    private Path folder;

    @Option(names = "--flatten")
    private boolean flatten;

    @Option(names = "--rename")
    private boolean rename;

    StripCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() throws Failure {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw Failure.of(e);
        }
        List<FileTree.Found> found = FileTree.of(files, folder);
        CopyNames names = rename ? CopyNames.numbered(folder) : CopyNames.mirrored(folder);
        List<JsonObject> shown = new ArrayList<>();
        int left = 0;
        try (FileCleaning cleaning = new FileCleaning();
                ProgressLine progress = new ProgressLine(desk, "strip.progress")) {
            for (FileTree.Found file : found) {
                left += strip(cleaning, file, names, shown) ? 0 : 1;
                progress.files(shown.size(), found.size());
            }
        }
        if (desk.json()) {
            desk.print(JsonObject.empty().with("files", shown));
        }
        desk.say("strip.counts", found.size(), found.size() - left, left);
        desk.say("strip.remains");
        return left == 0 ? ExitCode.OK.number() : ExitCode.PARTLY_DONE.number();
    }

    /** Returns whether there is a clean copy. */
    private boolean strip(FileCleaning cleaning, FileTree.Found file, CopyNames names, List<JsonObject> shown) {
        try {
            FileCleaning.Cleaned cleaned = flatten ? cleaning.flatten(file, names) : cleaning.clean(file, names);
            StrippedText text = new StrippedText(desk, cleaned);
            shown.add(text.json());
            text.show();
            return cleaned.result() instanceof StripResult.Stripped;
        } catch (Failure failure) {
            String reason = desk.words().text(failure.key(), failure.arguments().toArray());
            shown.add(StrippedText.failed(file.file(), failure, desk.words()));
            desk.warn("strip.file-failed", file.file(), reason);
            return false;
        }
    }
}
