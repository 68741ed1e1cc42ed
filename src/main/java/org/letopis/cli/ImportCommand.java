package org.letopis.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.letopis.bundle.Acceptance;
import org.letopis.casework.Deliveries;
import org.letopis.casework.Receiving;
import org.letopis.casework.Room;
import org.letopis.failure.Failure;
import org.letopis.vault.Vault;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Checks bundles and takes in what they hold: of each all, or nothing. */
@Command(name = "import")
final class ImportCommand implements Callable<Integer> {
    private final Desk desk;

    @Parameters(paramLabel = "FILE", arity = "0..*", descriptionKey = "letopis.import.FILE")
    private List<Path> files = new ArrayList<>();

    @Option(names = "--accept-unknown")
    private boolean acceptUnknown;

    @Option(names = "--dry-run")
    private boolean dryRun;

    @Option(names = "--missing")
    private boolean missing;

    ImportCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() throws Failure {
        if (missing && (dryRun || acceptUnknown || !files.isEmpty())) {
            throw new Failure.Usage("import.missing-alone");
        }
        if (!missing && files.isEmpty()) {
            throw new Failure.Usage("usage.missing", "FILE", "letopis import");
        }
        try (Vault vault = dryRun ? desk.look() : desk.open();
                ProgressLine progress = new ProgressLine(desk, "import.progress")) {
            if (missing) {
                new MissingText(desk).show(vault);
                return 0;
            }
            Acceptance acceptance = acceptUnknown ? Acceptance.ANY_SIGNER : Acceptance.ONLY_COMPARED;
            Receiving receiving = new Receiving(vault, desk.random());
            Deliveries.Work work = dryRun
                    ? bundle -> receiving.preview(bundle, acceptance, progress)
                    : bundle -> {
                        Room.require(desk.vault(), bundle.whole());
                        return desk.withIdentities(vault, () -> receiving.take(bundle, acceptance, progress));
                    };
            int exit = new DeliveriesText(desk, receiving, this::tell).run(files, work, progress);
            if (dryRun) {
                desk.say("import.nothing-written");
            }
            return exit;
        }
    }

    private void tell(ArrivedText text) {
        text.show(dryRun ? "import.would" : "import.done");
        if (dryRun) {
            text.contents();
        }
    }
}
