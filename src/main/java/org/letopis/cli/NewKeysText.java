package org.letopis.cli;

import java.nio.CharBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.letopis.casework.NewWays;
import org.letopis.crypto.Passphrase;
import org.letopis.crypto.RecoveryCode;
import org.letopis.crypto.RecoveryShare;
import org.letopis.failure.Failure;
import org.letopis.json.JsonObject;

/** Shows codes, shares and generated passphrases that were just made: once, or on a sheet; nothing keeps them. */
final class NewKeysText {
    private static final String INDENT = "    ";

    private final Desk desk;
    private final NewWays ways;

    NewKeysText(Desk desk, NewWays ways) {
        this.desk = desk;
        this.ways = ways;
    }

    /** Shows all on standard output, for a person. */
    void show() throws Failure {
        if (desk.json()) {
            return;
        }
        if (ways.generated().isPresent()) {
            desk.data("init.generated");
            lines(ways.generated().get().exposed());
        }
        if (ways.code().isPresent()) {
            desk.data("recovery.code");
            lines(ways.code().get().text());
        }
        List<RecoveryShare> shares = ways.shares();
        for (RecoveryShare share : shares) {
            desk.data("recovery.share", share.number(), shares.size(), share.needed());
            lines(share.text());
        }
        if (ways.code().isPresent()) {
            desk.data("recovery.once-code");
        } else if (!shares.isEmpty()) {
            desk.data("recovery.once-shares");
        }
    }

    private void lines(char[] text) {
        CharBuffer shown = CharBuffer.allocate(text.length * (1 + INDENT.length()) + INDENT.length() + 1);
        shown.append(INDENT);
        for (char c : text) {
            shown.append(c);
            if (c == '\n') {
                shown.append(INDENT);
            }
        }
        shown.append('\n').flip();
        desk.secret(shown);
        Arrays.fill(text, '\0');
        Arrays.fill(shown.array(), '\0');
    }

    /** Returns the object with what was made. JSON is made of Strings, which nothing can wipe. */
    JsonObject in(JsonObject object) {
        JsonObject with = object;
        if (ways.generated().isPresent()) {
            with = with.with("passphrase", string(ways.generated().get()));
        }
        if (ways.code().isPresent()) {
            with = with.with("recoveryCode", string(ways.code().get()));
        }
        if (!ways.shares().isEmpty()) {
            with = with.with(
                    "shares", ways.shares().stream().map(NewKeysText::string).toList());
        }
        return with;
    }

    private static String string(Passphrase passphrase) {
        return string(passphrase.exposed());
    }

    private static String string(RecoveryCode code) {
        return string(code.text());
    }

    private static String string(RecoveryShare share) {
        return string(share.text());
    }

    private static String string(char[] text) {
        for (int i = 0; i < text.length; i++) {
            text[i] = text[i] == '\n' ? '-' : text[i];
        }
        String string = new String(text);
        Arrays.fill(text, '\0');
        return string;
    }

    /** Writes the sheet, if one is wanted. */
    void sheet(Path file) throws Failure {
        if (file != null && (ways.code().isPresent() || !ways.shares().isEmpty())) {
            try (RecoverySheet sheet = new RecoverySheet(desk.words(), ways.code(), ways.shares())) {
                sheet.write(file);
            }
            desk.say("sheet.written", file);
        }
    }
}
