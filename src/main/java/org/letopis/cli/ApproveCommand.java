package org.letopis.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.letopis.bundle.ApprovalRequest;
import org.letopis.bundle.ApprovalStatement;
import org.letopis.casework.Approval;
import org.letopis.crypto.Fingerprint;
import org.letopis.failure.Failure;
import org.letopis.json.JsonObject;
import org.letopis.vault.Contact;
import org.letopis.vault.Vault;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says yes, as a second person, to what somebody else is about to send. */
@Command(name = "approve")
final class ApproveCommand implements Callable<Integer> {
    private final Desk desk;

    @Parameters(paramLabel = "REQUEST", descriptionKey = "letopis.approve.REQUEST")
    private Path request;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            required = true)
    private Path output;

    @Option(names = "--as", paramLabel = "P")
    private String own = "";

    @Option(names = "--yes")
    private boolean yes;

    ApproveCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() throws Failure {
        desk.requireFree(output);
        ApprovalRequest asked = ApprovalRequest.parse(InputFile.read(request, ApprovalRequest.MAX_BYTES));
        try (Vault vault = desk.open()) {
            Approval approval = new Approval(vault, desk.clock());
            List<Approval.Receiver> receivers = approval.receivers(asked);
            desk.tell("approve.what", asked.reports(), asked.profile());
            for (Approval.Receiver one : receivers) {
                desk.tell(
                        one.contact().map(Contact::compared).orElse(false) ? "approve.for" : "approve.for-uncompared",
                        one.contact().map(Contact::name).orElse("—"),
                        String.join(
                                " ",
                                Fingerprint.parse(one.fingerprint())
                                        .words(desk.words().locale())));
            }
            desk.tell("approve.unseen", asked.hash());
            if (!new Prompt(desk).agreed(yes, "approve.ask")) {
                throw new Failure.Refused("approve.not-agreed");
            }
            ApprovalStatement given = approval.give(asked, own);
            OutputFile.write(desk, output, given.text());
            if (desk.json()) {
                desk.print(JsonObject.empty()
                        .with("approved", asked.hash())
                        .with("by", given.signer().fingerprint().hex())
                        .with("day", given.day().toString())
                        .with("file", output.toString()));
            }
            desk.data("approve.done", output);
        }
        return 0;
    }
}
