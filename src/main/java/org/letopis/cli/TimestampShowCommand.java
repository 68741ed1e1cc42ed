package org.letopis.cli;

import java.util.concurrent.Callable;
import org.letopis.casework.BundleTimes;
import org.letopis.failure.Failure;
import org.letopis.vault.Vault;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Tells the time that an authority stated for a bundle, after checking it anew. */
@Command(name = "show")
final class TimestampShowCommand implements Callable<Integer> {
    private final Desk desk;

    @Parameters(paramLabel = "BUNDLE", descriptionKey = "letopis.timestamp.show.BUNDLE")
    private String bundle;

    TimestampShowCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() throws Failure {
        try (Vault vault = desk.open()) {
            new TimestampText(desk).show(new BundleTimes(vault, desk.random()).show(bundle));
        }
        return 0;
    }
}
