package org.letopis.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.letopis.crypto.Passphrase;
import org.letopis.crypto.RecoveryCode;
import org.letopis.crypto.RecoveryShare;
import org.letopis.failure.Failure;
import org.letopis.json.JsonObject;

/** Codes, shares and generated passphrases that were just made: shown once, or put on a sheet; nothing keeps them. */
final class NewKeys {
    private static final Pattern SPLIT = Pattern.compile("(\\d{1,2})of(\\d{1,2})");

    private final Desk desk;
    private final List<String> shares = new ArrayList<>();
    private String passphrase;
    private String code;
    private int needed;

    NewKeys(Desk desk) {
        this.desk = desk;
    }

    /** Reads {@code 2of3}: how many of how many. */
    static int[] split(String text) throws Failure.Usage {
        Matcher matcher = SPLIT.matcher(text);
        if (matcher.matches()) {
            int needed = Integer.parseInt(matcher.group(1));
            int count = Integer.parseInt(matcher.group(2));
            if (needed >= 2 && needed <= count && count <= RecoveryShare.MOST) {
                return new int[] {needed, count};
            }
        }
        throw new Failure.Usage("shares.not-a-split", text, RecoveryShare.MOST);
    }

    void add(Passphrase generated) {
        char[] chars = generated.exposed();
        passphrase = new String(chars); // printed, and so beyond wiping
        Arrays.fill(chars, '\0');
    }

    void add(RecoveryCode made) {
        code = new String(made.text());
    }

    void add(RecoveryShare.Split split) {
        needed = split.shares().get(0).needed();
        split.shares().forEach(share -> shares.add(new String(share.text())));
    }

    /** Shows all on standard output, for a person. */
    void show() {
        if (passphrase != null) {
            desk.data("init.generated", passphrase);
        }
        if (code != null) {
            desk.data("recovery.code");
            lines(code);
        }
        for (int i = 0; i < shares.size(); i++) {
            desk.data("recovery.share", i + 1, shares.size(), needed);
            lines(shares.get(i));
        }
        if (code != null || !shares.isEmpty()) {
            desk.data("recovery.once");
        }
    }

    private void lines(String text) {
        if (!desk.json()) {
            text.lines().forEach(line -> desk.line("    " + line));
        }
    }

    /** Returns the object with what was made. */
    JsonObject in(JsonObject object) {
        JsonObject with = object;
        if (passphrase != null) {
            with = with.with("passphrase", passphrase);
        }
        if (code != null) {
            with = with.with("recoveryCode", flat(code));
        }
        if (!shares.isEmpty()) {
            with = with.with("shares", shares.stream().map(NewKeys::flat).toList());
        }
        return with;
    }

    private static String flat(String text) {
        return text.replace('\n', '-');
    }

    /** Writes the sheet, if one is wanted. */
    void sheet(Path file) throws Failure {
        if (file != null && (code != null || !shares.isEmpty())) {
            new RecoverySheet(desk.words(), code, shares, needed).write(file);
            desk.say("sheet.written", file);
        }
    }
}
