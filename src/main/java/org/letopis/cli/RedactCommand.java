package org.letopis.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.letopis.casework.Redacting;
import org.letopis.failure.Failure;
import org.letopis.json.JsonObject;
import org.letopis.report.Attachment;
import org.letopis.sanitize.Redaction;
import org.letopis.sanitize.RedactionBox;
import org.letopis.vault.Vault;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Paints over parts of a picture, in a new clean copy. */
@Command(name = "redact")
final class RedactCommand implements Callable<Integer> {
    private final Desk desk;

    @Parameters(paramLabel = "IMAGE", descriptionKey = "letopis.redact.IMAGE")
    private String image;

    @Option(names = "--box", paramLabel = "X,Y,W,H", required = true)
    private List<String> boxes;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            descriptionKey = "letopis.redact.output")
    private Path output;

    RedactCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() throws Failure {
        List<RedactionBox> all = new ArrayList<>();
        for (String box : boxes) {
            all.add(RedactionBox.parse(box));
        }
        if (output != null) {
            file(all);
        } else {
            attachment(all);
        }
        desk.warn("redact.remains");
        return 0;
    }

    private void file(List<RedactionBox> all) throws Failure {
        desk.requireFree(output);
        Redaction.Redacted redacted = Redacting.file(Path.of(image), all);
        String name = output.getFileName().toString();
        String honest = redacted.format().named(name);
        if (!honest.equals(name)) {
            throw new Failure.Usage("redact.ending", redacted.format().label(), honest);
        }
        OutputFile.write(desk, output, redacted.file());
        if (desk.json()) {
            desk.print(JsonObject.empty().with("file", output.toString()).with("boxes", boxes));
        }
        desk.data("redact.done", output, all.size());
    }

    private void attachment(List<RedactionBox> all) throws Failure {
        if (Files.exists(Path.of(image))) {
            throw new Failure.Usage("redact.no-output", image);
        }
        Attachment redacted;
        try (Vault vault = desk.open()) {
            redacted = Redacting.attachment(vault, image, all);
        }
        if (desk.json()) {
            desk.print(AttachmentJson.of(redacted, desk.words()).with("boxes", boxes));
        }
        desk.data("redact.kept", redacted.id().hex(), all.size());
    }
}
