package org.letopis.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.letopis.casework.CleaningBatch;
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
        Outcomes outcomes = new Outcomes(found.size());
        try (CleaningBatch batch = new CleaningBatch(flatten);
                outcomes.progress) {
            batch.run(found, names, outcomes);
        }
        return outcomes.sum();
    }

    /** Shows what became of each file. */
    private final class Outcomes implements CleaningBatch.Listener {
        private final ProgressLine progress = new ProgressLine(desk, "strip.progress");
        private final List<JsonObject> shown = new ArrayList<>();
        private final int total;
        private int clean;

        Outcomes(int total) {
            this.total = total;
        }

        @Override
        public void cleaned(FileCleaning.Cleaned cleaned) {
            StrippedText text = new StrippedText(desk, cleaned);
            progress.clear();
            text.show();
            clean += cleaned.result() instanceof StripResult.Stripped ? 1 : 0;
            add(text.json());
        }

        @Override
        public void failed(FileTree.Found file, Failure failure) {
            String reason = desk.words().text(failure.key(), failure.arguments().toArray());
            progress.clear();
            desk.warn("strip.file-failed", file.file(), reason);
            add(StrippedText.failed(file.file(), failure, desk.words()));
        }

        private void add(JsonObject entry) {
            shown.add(entry);
            progress.files(shown.size(), total);
        }

        int sum() {
            if (desk.json()) {
                desk.print(JsonObject.empty().with("files", shown));
            }
            desk.say("strip.counts", total, clean, total - clean);
            desk.say("strip.remains");
            return clean == total ? ExitCode.OK.number() : ExitCode.PARTLY_DONE.number();
        }
    }
}
