package org.letopis.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.letopis.casework.Backups;
import org.letopis.casework.Rehearsal;
import org.letopis.failure.Failure;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Puts a backup in the place of a vault that is gone, or only proves that it, or a way in, would open. */
@Command(name = "restore")
final class RestoreCommand implements Callable<Integer> {
    private final Desk desk;

    @Parameters(paramLabel = "FILE", arity = "0..1", descriptionKey = "letopis.restore.FILE")
    private Path file;

    @Option(names = "--rehearse")
    private boolean rehearse;

    RestoreCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() throws Failure {
        if (rehearse) {
            new RehearsalText(desk).show(rehearsal());
            return 0;
        }
        if (file == null) {
            throw new Failure.Usage("usage.incomplete", "letopis restore");
        }
        desk.requireFree(desk.vault());
        try (ProgressLine progress = new ProgressLine(desk, "check.progress")) {
            Backups.Copy copy = new Backups(desk.random(), progress).restore(file, desk.vault(), desk::open);
            new BackupText(desk).show("restore.done", copy);
        }
        desk.say("restore.next");
        return 0;
    }

    private Rehearsal rehearsal() throws Failure {
        if (file == null && !desk.isWayGiven()) {
            throw new Failure.Usage("recovery.rehearse-what");
        }
        try (ProgressLine progress = new ProgressLine(desk, "check.progress")) {
            return file == null
                    ? Rehearsal.ofVault(desk.vault(), desk::look)
                    : Rehearsal.ofBackup(file, desk::look, progress);
        }
    }
}
