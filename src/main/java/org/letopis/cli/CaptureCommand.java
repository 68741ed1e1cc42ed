package org.letopis.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.letopis.failure.Failure;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Takes reports and their files into the vault: from files, or one by asking. */
@Command(name = "capture")
final class CaptureCommand implements Callable<Integer> {
    private final Desk desk;

    @Option(names = "--from", paramLabel = "FILE", arity = "1..*")
    private List<Path> from = new ArrayList<>();

    @Option(names = "--form", paramLabel = "FORM")
    private String form;

    @Option(names = "--attach", paramLabel = "FILE", arity = "1..*")
    private List<Path> attach = new ArrayList<>();

    @Option(names = "--checked", descriptionKey = "letopis.checked")
    private boolean checked;

    @Option(names = "--dry-run")
    private boolean dryRun;

    @Option(names = "--skip-bad")
    private boolean skipBad;

    CaptureCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() throws Failure {
        if (dryRun && skipBad) {
            throw new Failure.Usage("capture.look-or-skip");
        }
        if (!from.isEmpty()) {
            FileCapture files = new FileCapture(desk, from, attach, checked);
            return dryRun ? files.look() : files.take(skipBad);
        }
        if (dryRun || skipBad) {
            throw new Failure.Usage("capture.only-from", dryRun ? "--dry-run" : "--skip-bad");
        }
        new GuidedCapture(desk, Optional.ofNullable(form), attach, checked).run();
        return 0;
    }
}
