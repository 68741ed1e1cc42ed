package org.letopis.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.letopis.casework.BundleTimes;
import org.letopis.failure.Failure;
import org.letopis.vault.Vault;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Checks the answer of an authority and keeps it with the bundle. */
@Command(name = "attach")
final class TimestampAttachCommand implements Callable<Integer> {
    private final Desk desk;

    @Parameters(index = "0", paramLabel = "BUNDLE", descriptionKey = "letopis.timestamp.attach.BUNDLE")
    private String bundle;

    @Parameters(index = "1", paramLabel = "FILE", descriptionKey = "letopis.timestamp.attach.FILE")
    private Path answer;

    @Option(names = "--ca", paramLabel = "PEM", required = true)
    private Path authorities;

    TimestampAttachCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() throws Failure {
        try (Vault vault = desk.open()) {
            BundleTimes times = new BundleTimes(vault, desk.random());
            new TimestampText(desk).show(times.attach(bundle, answer, authorities));
        }
        return 0;
    }
}
