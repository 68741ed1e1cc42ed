package org.letopis.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.letopis.casework.Proving;
import org.letopis.failure.Failure;
import org.letopis.json.JsonObject;
import org.letopis.vault.Contact;
import org.letopis.vault.Vault;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes a received file with what proves its sender, for stock programs. */
@Command(name = "prove")
final class ProveCommand implements Callable<Integer> {
    private final Desk desk;

    @Parameters(paramLabel = "ATTACHMENT", descriptionKey = "letopis.prove.ATTACHMENT")
    private String attachment;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            required = true)
    private Path output;

    ProveCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() throws Failure {
        desk.requireFree(output);
        Proving.Proved proved;
        try (Vault vault = desk.open();
                ProgressLine progress = new ProgressLine(desk, "save.progress")) {
            proved = new Proving(vault, desk.random()).prove(attachment, output, new ProofText()::of, progress);
        }
        if (desk.json()) {
            desk.print(JsonObject.empty()
                    .with("attachment", proved.attachment().id().hex())
                    .with("folder", proved.folder().toString())
                    .with("file", proved.path())
                    .with("sha256", proved.sha256())
                    .with("bundle", proved.bundleId())
                    .with(
                            "signer",
                            ArrivedText.signer(proved.fingerprint(), name(proved))
                                    .with("trust", proved.trust())));
        }
        desk.data("prove.done", proved.folder(), proved.path());
        desk.warn("save.plain", proved.folder());
        return 0;
    }

    private static String name(Proving.Proved proved) {
        return proved.contact().map(Contact::name).orElse(null);
    }
}
