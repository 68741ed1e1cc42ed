package org.letopis.cli;

import java.util.concurrent.Callable;
import org.letopis.casework.Erasing;
import org.letopis.failure.Failure;
import org.letopis.json.JsonObject;
import org.letopis.report.Id;
import org.letopis.vault.Vault;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Erases a report, or one file of a report, from the vault. */
@Command(name = "erase")
final class EraseCommand implements Callable<Integer> {
    private final Desk desk;

    @Parameters(paramLabel = "REPORT|ATTACHMENT", descriptionKey = "letopis.erase.WHAT")
    private String what;

    @Option(names = "--yes")
    private boolean yes;

    EraseCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() throws Failure {
        try (Vault vault = desk.open()) {
            Erasing erasing = new Erasing(vault);
            Erasing.Doomed doomed = erasing.find(what);
            if (!agreed(doomed)) {
                throw new Failure.Refused("erase.not-agreed");
            }
            show(erasing.erase(doomed));
        }
        return 0;
    }

    private boolean agreed(Erasing.Doomed doomed) throws Failure {
        String id = doomed.id().hex().substring(0, 8);
        return doomed.isReport()
                ? new Prompt(desk).agreed(yes, "erase.ask-report", id, doomed.name(), doomed.files())
                : new Prompt(desk).agreed(yes, "erase.ask-file", id, doomed.name());
    }

    private void show(Erasing.Erased erased) {
        String id = erased.what().id().hex();
        if (desk.json()) {
            desk.print(JsonObject.empty()
                    .with("erased", id)
                    .with("what", erased.what().isReport() ? "report" : "attachment")
                    .with("attachments", erased.files().stream().map(Id::hex).toList())
                    .with("bundles", CarrierText.json(erased.carriers())));
        }
        if (erased.what().isReport()) {
            desk.data("erase.done-report", id, erased.files().size());
        } else {
            desk.data("erase.done-file", id);
        }
        new CarrierText(desk).lines(erased.carriers());
        desk.warn("erase.beyond");
    }
}
