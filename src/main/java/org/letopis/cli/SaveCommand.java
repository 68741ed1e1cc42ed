package org.letopis.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.letopis.casework.Saving;
import org.letopis.failure.Failure;
import org.letopis.json.JsonObject;
import org.letopis.vault.AttachmentStore.Side;
import org.letopis.vault.Vault;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes a plain copy of an attachment. */
@Command(name = "save")
final class SaveCommand implements Callable<Integer> {
    private final Desk desk;

    @Parameters(paramLabel = "ATTACHMENT", descriptionKey = "letopis.save.ATTACHMENT")
    private String attachment;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            required = true)
    private Path output;

    @Option(names = "--original")
    private boolean original;

    SaveCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() throws Failure {
        desk.requireFree(output);
        Saving.Saved saved;
        try (Vault vault = desk.open();
                ProgressLine progress = new ProgressLine(desk, "save.progress")) {
            saved = new Saving(vault, desk.random())
                    .save(attachment, original ? Side.ORIGINAL : Side.CLEAN, output, progress);
        }
        if (desk.json()) {
            desk.print(JsonObject.empty()
                    .with("attachment", saved.attachment().id().hex())
                    .with("file", saved.file().toString())
                    .with("sha256", saved.copy().sha256())
                    .with("size", saved.copy().sizeBytes()));
        }
        desk.data(
                original ? "save.done-original" : "save.done-clean",
                saved.file(),
                saved.copy().sizeBytes());
        desk.warn("save.plain", saved.file());
        return 0;
    }
}
