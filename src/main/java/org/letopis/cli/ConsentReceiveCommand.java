package org.letopis.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.letopis.casework.Notices;
import org.letopis.failure.Failure;
import org.letopis.vault.Vault;
import org.letopis.vault.Withdrawal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Takes in a notice that somebody whom a contact sent took consent back. */
@Command(name = "receive")
final class ConsentReceiveCommand implements Callable<Integer> {
    private final Desk desk;

    @Parameters(paramLabel = "FILE", descriptionKey = "letopis.consent.receive.FILE")
    private Path file;

    ConsentReceiveCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() throws Failure {
        try (Vault vault = desk.open()) {
            Notices.Taken taken = new Notices(vault, desk.clock(), desk.random()).take(file);
            Withdrawal told = taken.withdrawal();
            if (desk.json()) {
                desk.print(told.json().with("name", taken.by().name()));
            }
            desk.data(
                    "notice.taken",
                    told.code(),
                    told.report().hex(),
                    taken.by().name(),
                    told.day(),
                    String.join(", ", told.scopes()));
            desk.say("notice.then");
        }
        return 0;
    }
}
