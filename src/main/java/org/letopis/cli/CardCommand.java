package org.letopis.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.Callable;
import org.letopis.bundle.ContactCard;
import org.letopis.casework.OwnCard;
import org.letopis.failure.Failure;
import org.letopis.json.JsonObject;
import org.letopis.vault.Vault;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Gives one's own contact card: a small text to hand to those who should be able to send. */
@Command(name = "card")
final class CardCommand implements Callable<Integer> {
    private final Desk desk;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE")
    private Path file;

    CardCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() throws Failure {
        if (file != null) {
            desk.requireFree(file);
        }
        ContactCard card;
        try (Vault vault = desk.open()) {
            card = OwnCard.current(vault, desk.clock());
        }
        String text = new String(card.text(), StandardCharsets.US_ASCII);
        List<String> words = card.fingerprint().words(desk.words().locale());
        if (file != null) {
            try {
                Files.writeString(file, text, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            } catch (IOException e) {
                throw Failure.of(e);
            }
        }
        if (desk.json()) {
            desk.print(JsonObject.empty()
                    .with("fingerprint", card.fingerprint().hex())
                    .with("words", words)
                    .with("notAfter", card.notAfter().toString())
                    .with("file", file == null ? null : file.toString())
                    .with("card", text));
        } else if (file == null) {
            desk.line(text.stripTrailing());
        } else {
            desk.data("card.written", file);
        }
        desk.say("card.words", String.join(" ", words));
        return 0;
    }
}
