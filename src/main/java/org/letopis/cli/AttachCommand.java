package org.letopis.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.letopis.casework.Intake;
import org.letopis.casework.Room;
import org.letopis.failure.Failure;
import org.letopis.vault.Vault;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Adds files to a report that is in the vault. */
@Command(name = "attach")
final class AttachCommand implements Callable<Integer> {
    private final Desk desk;

    @Parameters(index = "0", paramLabel = "REPORT", descriptionKey = "letopis.attach.REPORT")
    private String report;

    @Parameters(index = "1..*", paramLabel = "FILE", arity = "1..*", descriptionKey = "letopis.attach.FILE")
    private List<Path> files;

    @Option(names = "--checked", descriptionKey = "letopis.checked")
    private boolean checked;

    AttachCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() throws Failure {
        Room.require(desk.vault(), files);
        try (Vault vault = desk.open();
                ProgressLine progress = new ProgressLine(desk, "capture.progress")) {
            Intake.Captured captured = new Intake(vault, desk.random(), checked)
                    .attach(vault.reports().find(report), files, progress);
            new CapturedText(desk).show("attach.done", captured, files);
        }
        return 0;
    }
}
