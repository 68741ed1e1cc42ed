package org.letopis.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.letopis.casework.BundleTimes;
import org.letopis.failure.Failure;
import org.letopis.json.JsonObject;
import org.letopis.vault.Vault;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes a query for an authority. */
@Command(name = "request")
final class TimestampRequestCommand implements Callable<Integer> {
    private final Desk desk;

    @Parameters(paramLabel = "BUNDLE", descriptionKey = "letopis.timestamp.request.BUNDLE")
    private String bundle;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            required = true)
    private Path output;

    TimestampRequestCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() throws Failure {
        desk.requireFree(output);
        BundleTimes.Timed timed;
        try (Vault vault = desk.open()) {
            timed = new BundleTimes(vault, desk.random()).request(bundle, output);
        }
        if (desk.json()) {
            desk.print(JsonObject.empty()
                    .with("bundle", timed.bundleId())
                    .with("sha256", timed.tagManifest())
                    .with("file", output.toString()));
        }
        desk.data("time.requested", output);
        desk.warn("time.tells");
        return 0;
    }
}
