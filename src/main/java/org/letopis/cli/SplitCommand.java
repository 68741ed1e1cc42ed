package org.letopis.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.letopis.bundle.BundleFiles;
import org.letopis.bundle.PartSize;
import org.letopis.bundle.Splitting;
import org.letopis.failure.Failure;
import org.letopis.json.JsonObject;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Cuts a bundle into parts, or makes one part again. */
@Command(name = "split")
final class SplitCommand implements Callable<Integer> {
    private final Desk desk;

    @Parameters(paramLabel = "FILE", arity = "1..*", descriptionKey = "letopis.split.FILE")
    private List<Path> files;

    @Option(names = "--size", paramLabel = "SIZE", required = true)
    private String size;

    @Option(names = "--part", paramLabel = "N")
    private Integer part;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            required = true)
    private Path folder;

    SplitCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() throws Failure {
        OptionalInt wanted = part == null ? OptionalInt.empty() : OptionalInt.of(part);
        List<Path> parts;
        try (ProgressLine progress = new ProgressLine(desk, "split.progress")) {
            parts = Splitting.of(theOne(files), PartSize.parse(size), wanted, folder, desk.random(), progress);
        }
        if (desk.json()) {
            desk.print(JsonObject.empty()
                    .with("files", parts.stream().map(Path::toString).toList()));
        }
        parts.forEach(written -> desk.data("split.done", written));
        return 0;
    }

    /** Returns the bundle whose file or parts these are. */
    private static BundleFiles theOne(List<Path> filesAndFolders) throws Failure {
        List<BundleFiles> found = BundleFiles.among(filesAndFolders);
        if (found.size() != 1) {
            throw new Failure.Usage("parts.not-one", found.size());
        }
        return found.get(0);
    }
}
