package org.letopis.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.letopis.bundle.Proof;
import org.letopis.casework.Proving;
import org.letopis.crypto.Fingerprint;
import org.letopis.crypto.TimeStamp;

/**
 * The page that lies beside a proof: in both languages, since whoever reads it in ten years did not choose one, and with
 * commands of programs that are everywhere.
 */
final class ProofText {
    private static final int COLUMNS = 76;
    private static final String COMMAND = "    ";

    String of(Proving.Proved proved) {
        return page(proved, new Words(Locale.ENGLISH)) + "\n" + "-".repeat(COLUMNS) + "\n\n"
                + page(proved, new Words(Words.RUSSIAN));
    }

    private static String page(Proving.Proved proved, Words words) {
        String principal = Fingerprint.parse(proved.fingerprint()).principal();
        List<String> lines = new ArrayList<>();
        say(lines, words.text("proof.what", proved.path()));
        say(lines, words.text("proof.file", proved.path()));
        command(lines, "sha256sum --ignore-missing -c manifest-sha256.txt");
        say(lines, words.text("proof.list"));
        command(lines, "sha256sum --ignore-missing -c tagmanifest-sha256.txt");
        say(lines, words.text("proof.signature", Proof.namespace(), principal));
        signature(lines, principal, "ed25519");
        say(lines, words.text("proof.second"));
        signature(lines, principal, "mldsa44-ed25519");
        if (proved.stamp().isPresent()) {
            TimeStamp stamp = proved.stamp().get();
            say(lines, words.text("proof.time", stamp.authority(), stamp.time()));
            command(
                    lines,
                    "openssl ts -verify -data tagmanifest-sha256.txt -in timestamp.tsr \\",
                    "  -CAfile timestamp-ca.pem");
        }
        say(lines, words.text("proof.who", words.text("trust." + proved.trust())));
        say(lines, String.join(" ", Fingerprint.parse(proved.fingerprint()).words(words.locale())));
        say(lines, words.text("proof.not"));
        say(lines, words.text("proof.others"));
        return String.join("\n", lines);
    }

    private static void say(List<String> lines, String text) {
        lines.addAll(Columns.wrap(text, COLUMNS));
        lines.add("");
    }

    private static void command(List<String> lines, String... parts) {
        for (String part : parts) {
            lines.add(COMMAND + part);
        }
        lines.add("");
    }

    private static void signature(List<String> lines, String principal, String kind) {
        command(
                lines,
                "ssh-keygen -Y verify -f allowed_signers \\",
                "  -I " + principal + " \\",
                "  -n " + Proof.namespace() + " -s tagmanifest-sha256.txt." + kind + ".sig \\",
                "  < tagmanifest-sha256.txt");
    }
}
