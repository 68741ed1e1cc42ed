package org.letopis.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.letopis.bundle.CardFile;
import org.letopis.casework.AllowedSigners;
import org.letopis.casework.OwnCard;
import org.letopis.failure.Failure;
import org.letopis.json.JsonObject;
import org.letopis.vault.Vault;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Gives one's own contact card: a small text to hand to those who should be able to send. */
@Command(name = "card")
final class CardCommand implements Callable<Integer> {
    private final Desk desk;

    @Mixin
    private CardChoice choice;

    @Option(names = "--qr")
    private boolean qr;

    @Option(names = "--qr-file", paramLabel = "PNG")
    private Path qrFile;

    @Option(names = "--allowed-signers")
    private boolean allowedSigners;

    private CardCommand(Desk desk) {
        this.desk = desk;
    }

    static CommandLine withSubcommands(Desk desk) {
        CommandLine line = new CommandLine(new CardCommand(desk));
        line.addSubcommand(new CardListCommand(desk));
        line.addSubcommand(new CardNewCommand(desk));
        line.addSubcommand(new CardRenewCommand(desk));
        line.addSubcommand(new CardRotateCommand(desk));
        line.addSubcommand(new CardRevokeCommand(desk));
        line.addSubcommand(new CardForgetCommand(desk));
        line.addSubcommand(new CardSecretCommand(desk));
        return line;
    }

    @Override
    public Integer call() throws Failure {
        CardText told = new CardText(desk);
        told.require(choice.file());
        told.require(qrFile);
        if (allowedSigners && (qr || qrFile != null || !choice.name().isEmpty())) {
            throw new Failure.Usage("card.signers-alone");
        }
        try (Vault vault = desk.open()) {
            if (allowedSigners) {
                give(AllowedSigners.of(vault));
                return 0;
            }
            CardFile card = OwnCard.current(vault, choice.name(), desk.clock());
            if (qrFile != null) {
                OutputFile.write(desk, qrFile, QrText.png(card.card().fingerprint()));
                desk.data("card.qr-written", qrFile);
            }
            if (qr) {
                QrText.show(desk, card.card().fingerprint());
            }
            if ((qr || qrFile != null) && choice.file() == null) {
                if (desk.json()) {
                    desk.print(told.json(card).with("qrFile", qrFile == null ? null : qrFile.toString()));
                }
                told.words(card);
            } else {
                told.give(card, choice.file());
            }
        }
        return 0;
    }

    private void give(AllowedSigners signers) throws Failure {
        Path file = choice.file();
        if (file != null) {
            OutputFile.write(desk, file, signers.text().getBytes(StandardCharsets.US_ASCII));
        }
        if (desk.json()) {
            desk.print(JsonObject.empty()
                    .with("file", file == null ? null : file.toString())
                    .with("keys", signers.keys())
                    .with("notCompared", signers.notCompared())
                    .with("allowedSigners", signers.text()));
        } else if (file == null) {
            desk.line(signers.text().stripTrailing());
        } else {
            desk.data("card.signers-written", file, signers.keys());
        }
        if (signers.notCompared() > 0) {
            desk.warn("card.signers-not-compared", signers.notCompared());
        }
    }
}
