package org.letopis.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.letopis.casework.Backups;
import org.letopis.failure.Failure;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Puts a backup in the place of a vault that is gone, or only proves that it could be. */
@Command(name = "restore")
final class RestoreCommand implements Callable<Integer> {
    private final Desk desk;

    @Parameters(paramLabel = "FILE", descriptionKey = "letopis.restore.FILE")
    private Path file;

    @Option(names = "--rehearse")
    private boolean rehearse;

    RestoreCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() throws Failure {
        if (!rehearse) {
            desk.requireFree(desk.vault());
        }
        Backups.Copy copy;
        try (ProgressLine progress = new ProgressLine(desk, "check.progress")) {
            Backups backups = new Backups(desk.random(), progress);
            copy = rehearse ? backups.rehearse(file, desk::open) : backups.restore(file, desk.vault(), desk::open);
        }
        new BackupText(desk).show(rehearse ? "restore.rehearsed" : "restore.done", copy);
        if (!rehearse) {
            desk.say("restore.next");
        }
        return 0;
    }
}
