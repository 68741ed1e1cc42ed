package org.letopis.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.letopis.casework.Backups;
import org.letopis.casework.Migration;
import org.letopis.failure.Failure;
import picocli.CommandLine.Command;

/** Brings a vault of an older format to the current one. */
@Command(name = "migrate")
final class MigrateCommand implements Callable<Integer> {
    private final Desk desk;

    MigrateCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() throws Failure {
        Optional<Backups.Copy> made;
        try (ProgressLine progress = new ProgressLine(desk, "check.progress")) {
            made = new Migration(desk.random(), progress).migrate(desk.vault(), desk::open);
        }
        if (made.isPresent()) {
            new BackupText(desk).show("migrate.done", made.get());
            desk.say("migrate.backups");
        } else {
            new BackupText(desk).nothing("migrate.current");
        }
        return 0;
    }
}
