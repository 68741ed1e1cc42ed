package org.letopis.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.letopis.bundle.CardFile;
import org.letopis.casework.KeyChange;
import org.letopis.crypto.Fingerprint;
import org.letopis.failure.Failure;
import org.letopis.json.JsonObject;
import org.letopis.vault.Vault;

/** Gives a card of one's own: its text or a file, and the words. */
final class CardText {
    private final Desk desk;

    CardText(Desk desk) {
        this.desk = desk;
    }

    /** Refuses, before anything is changed, what could not be written afterwards. */
    void require(Path file) throws Failure {
        if (file != null) {
            desk.requireFree(file);
        }
    }

    /** What makes a card anew. */
    interface Change {
        CardFile make(KeyChange keys, String name) throws Failure;
    }

    /** Makes a card anew and gives it. */
    void give(CardChoice choice, Change change) throws Failure {
        require(choice.file());
        CardFile card;
        try (Vault vault = desk.open()) {
            card = change.make(new KeyChange(vault, desk.clock(), desk.random()), choice.name());
        }
        give(card, choice.file());
    }

    /**
     * Gives the card.
     *
     * @param file null for standard output
     */
    void give(CardFile card, Path file) throws Failure {
        if (file != null) {
            OutputFile.write(desk, file, card.text());
        }
        String text = new String(card.text(), StandardCharsets.US_ASCII);
        if (desk.json()) {
            desk.print(json(card)
                    .with("file", file == null ? null : file.toString())
                    .with("card", text));
        } else if (file == null) {
            desk.line(text.stripTrailing());
        } else {
            desk.data("card.written", file);
        }
        words(card);
    }

    /** Says the twelve words. */
    void words(CardFile card) {
        desk.say("card.words", String.join(" ", words(card.card().fingerprint())));
    }

    JsonObject json(CardFile card) {
        return JsonObject.empty()
                .with("fingerprint", card.card().fingerprint().hex())
                .with("words", words(card.card().fingerprint()))
                .with("qrText", card.card().fingerprint().qrText())
                .with("serial", card.card().serial())
                .with("notAfter", card.card().notAfter().toString());
    }

    private List<String> words(Fingerprint fingerprint) {
        return fingerprint.words(desk.words().locale());
    }
}
