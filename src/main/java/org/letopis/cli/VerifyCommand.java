package org.letopis.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.letopis.bundle.Acceptance;
import org.letopis.casework.Receiving;
import org.letopis.failure.Failure;
import org.letopis.vault.Vault;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Checks bundles and tells who signed them; keeps nothing. */
@Command(name = "verify")
final class VerifyCommand implements Callable<Integer> {
    private final Desk desk;

    @Parameters(paramLabel = "FILE", arity = "1..*", descriptionKey = "letopis.verify.FILE")
    private List<Path> files;

    @Option(names = "--accept-unknown")
    private boolean acceptUnknown;

    VerifyCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() throws Failure {
        Acceptance acceptance = acceptUnknown ? Acceptance.ANY_SIGNER : Acceptance.ONLY_COMPARED;
        try (Vault vault = desk.open();
                ProgressLine progress = new ProgressLine(desk, "verify.progress")) {
            Receiving receiving = new Receiving(vault, desk.random());
            return new DeliveriesText(desk, receiving, text -> text.show("verify.done"))
                    .run(files, bundle -> receiving.verify(bundle, acceptance, progress), progress);
        }
    }
}
