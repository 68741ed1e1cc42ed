package org.letopis.cli;

import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.letopis.casework.NewWays;
import org.letopis.crypto.RecoveryShare;
import org.letopis.failure.Failure;
import picocli.CommandLine.Option;

/** What {@code init} and {@code slots add} take for ways back into a vault. */
final class RecoveryOptions {
    private static final Pattern SPLIT = Pattern.compile("(\\d{1,2}) ?(?:of|из|/) ?(\\d{1,2})");

    @Option(names = "--recovery-code", descriptionKey = "letopis.init.recovery-code")
    private boolean code;

    @Option(names = "--shares", paramLabel = "KofN", descriptionKey = "letopis.init.shares")
    private String shares;

    @Option(names = "--sheet", paramLabel = "HTML", descriptionKey = "letopis.init.sheet")
    private Path sheet;

    /** How many shares are needed, of how many. */
    record Split(int needed, int count) {
        /** Reads {@code 2of3}, also as people write it: {@code 2 of 3}, {@code 2/3}, {@code 2 из 3}. */
        static Split read(String text) throws Failure.Usage {
            Matcher matcher = SPLIT.matcher(text);
            if (matcher.matches()) {
                Split split = new Split(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
                if (split.needed >= 2 && split.needed <= split.count && split.count <= RecoveryShare.MOST) {
                    return split;
                }
            }
            throw new Failure.Usage("shares.not-a-split", text, RecoveryShare.MOST);
        }
    }

    boolean isGiven() {
        return code || shares != null;
    }

    Path sheet() {
        return sheet;
    }

    void sheet(Path file) {
        sheet = file;
    }

    void code(boolean wanted) {
        code = wanted;
    }

    void shares(String split) {
        shares = split;
    }

    /** Refuses what could not be made later. */
    void require(Desk desk) throws Failure {
        if (shares != null) {
            Split.read(shares);
        }
        if (sheet != null) {
            desk.requireFree(sheet);
        }
    }

    void addTo(NewWays ways) throws Failure {
        if (code) {
            ways.addCode();
        }
        if (shares != null) {
            Split split = Split.read(shares);
            ways.addShares(split.needed(), split.count());
        }
    }
}
