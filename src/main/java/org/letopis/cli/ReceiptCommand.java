package org.letopis.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.letopis.bundle.Receipt;
import org.letopis.casework.Receipts;
import org.letopis.failure.ExitCode;
import org.letopis.failure.Failure;
import org.letopis.vault.Vault;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes a receipt for a sender, or holds one against what was sent. */
@Command(name = "receipt")
final class ReceiptCommand implements Callable<Integer> {
    private final Desk desk;

    @Parameters(paramLabel = "CONTACT", arity = "0..1", descriptionKey = "letopis.receipt.CONTACT")
    private String contact;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE")
    private Path output;

    @Option(names = "--check", paramLabel = "FILE")
    private Path check;

    @Option(names = "--as", paramLabel = "P")
    private String own = "";

    ReceiptCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() throws Failure {
        if ((check == null) == (contact == null) || (contact == null) != (output == null)) {
            throw new Failure.Usage("receipt.either");
        }
        ReceiptText text = new ReceiptText(desk);
        if (contact != null) {
            desk.requireFree(output);
            try (Vault vault = desk.open()) {
                Receipts receipts = new Receipts(vault, desk.clock(), desk.random(), own);
                Receipt made = receipts.make(vault.contacts().find(contact), output);
                text.made(made, output);
            }
            return ExitCode.OK.number();
        }
        Receipts.Checked checked;
        try (Vault vault = desk.open()) {
            checked = new Receipts(vault, desk.clock(), desk.random()).check(check);
        }
        text.checked(checked);
        return (checked.isDifferent() ? ExitCode.DAMAGED : ExitCode.OK).number();
    }
}
