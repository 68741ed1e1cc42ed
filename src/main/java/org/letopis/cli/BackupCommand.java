package org.letopis.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.letopis.casework.Backups;
import org.letopis.failure.Failure;
import org.letopis.vault.Vault;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Writes a checked copy of the vault, which may be in use. */
@Command(name = "backup")
final class BackupCommand implements Callable<Integer> {
    private final Desk desk;

    @Parameters(paramLabel = "FILE", descriptionKey = "letopis.backup.FILE")
    private Path file;

    BackupCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() throws Failure {
        desk.requireFree(file);
        Backups.Copy copy;
        try (Vault vault = desk.open();
                ProgressLine progress = new ProgressLine(desk, "check.progress")) {
            copy = new Backups(desk.random(), progress).backup(vault, file);
        }
        new BackupText(desk).show("backup.done", copy);
        desk.say("backup.keep");
        return 0;
    }
}
