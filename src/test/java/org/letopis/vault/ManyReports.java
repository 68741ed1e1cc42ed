package org.letopis.vault;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.letopis.crypto.Argon2Cost;
import org.letopis.crypto.SecretBytes;
import org.letopis.crypto.Sha256;
import org.letopis.failure.Failure;
import org.letopis.json.JsonObject;
import org.letopis.json.JsonProblem;
import org.letopis.report.Edtf;
import org.letopis.report.Id;
import org.letopis.report.Origin;
import org.letopis.report.Report;
import org.letopis.report.ReportJson;
import org.letopis.report.Text;

/**
 * Makes a vault with many invented reports of 2 KB, every other one Russian, for measuring: {@code ManyReports VAULT
 * COUNT}. It opens with the key file {@code VAULT.key}, which needs no stretching. The reports of a seed are always the
 * same; words are drawn as natural ones are, few of them often (Zipf's law).
 */
public final class ManyReports {
    /** Every how many-th report was received. */
    static final int RECEIVED_EACH = 50;

    /** A word that stands in the report with this number, counted from 0, and in no other. */
    static String rareWord(int number) {
        return "редкость" + Integer.toString(number, 36) + "x";
    }

    private static final long SEED = 20_261_125L;
    private static final int REPORTS_IN_A_TRANSACTION = 5_000;
    private static final int NARRATIVE_BYTES = 1_900;
    private static final int WORDS = 30_000;
    private static final int STATUSES = 6;
    private static final int ACTS = 43;
    private static final int ACTORS = 8;
    private static final int ID_BYTES = 16;
    private static final String LETTERS = "23456789BCDFGHJKLMNPQRSTVWXZ";
    private static final int CODE_LETTERS = 6;
    private static final String[] RUSSIAN = {
        "ба", "во", "го", "да", "жё", "зи", "ка", "ло", "мо", "на", "по", "ра", "со", "ти", "ще", "дол", "мир", "свет",
        "пол", "вод", "лес", "рёк", "ной", "ская", "ого", "ами", "ение", "ость"
    };
    private static final String[] ENGLISH = {
        "ba", "ver", "go", "dan", "el", "fi", "gra", "ho", "in", "ker", "lo", "mor", "na", "or", "pel", "quin", "ra",
        "sto", "ti", "un", "wen", "ed", "ing", "tion", "ly", "ness", "er", "al"
    };

    private final Random random = new Random(SEED);
    private final String[] russian = words(RUSSIAN);
    private final String[] english = words(ENGLISH);
    private final double[] reach = new double[WORDS];

    private ManyReports() {
        double sum = 0;
        for (int rank = 0; rank < WORDS; rank++) {
            sum += 1.0 / (rank + 1);
            reach[rank] = sum;
        }
    }

    public static void main(String[] args) throws IOException, Failure {
        create(Path.of(args[0]), Integer.parseInt(args[1]));
    }

    /** Makes the vault and its key file. */
    static void create(Path vault, int count) throws IOException, Failure {
        SecureRandom secure = new SecureRandom();
        byte[] key = new byte[SlotSecrets.KEY_FILE_BYTES];
        secure.nextBytes(key);
        Path keyFile = vault.resolveSibling(vault.getFileName() + ".key");
        Files.write(keyFile, key);
        Files.setPosixFilePermissions(keyFile, PosixFilePermissions.fromString("rw-------"));
        try (SlotSecrets secrets = new SlotSecrets().with(SlotKind.KEY_FILE, SecretBytes.owning(key));
                Vault open = Vault.create(
                        vault,
                        List.of(Way.of(SlotKind.KEY_FILE)),
                        secrets,
                        Argon2Cost.LOW,
                        Clock.systemUTC(),
                        secure)) {
            new ManyReports().fill(open, count);
        }
    }

    private void fill(Vault vault, int count) throws Failure {
        for (int from = 0; from < count; from += REPORTS_IN_A_TRANSACTION) {
            int first = from;
            vault.write(() -> {
                for (int number = first; number < Math.min(count, first + REPORTS_IN_A_TRANSACTION); number++) {
                    Report report = report(number);
                    if (number % RECEIVED_EACH == RECEIVED_EACH - 1) {
                        vault.reports().addReceived(report, origin(), ReportJson.write(report));
                        vault.custody()
                                .add(CustodyLog.Action.IMPORTED, report.id().hex(), JsonObject.empty());
                    } else {
                        vault.reports().add(report);
                        vault.custody()
                                .add(CustodyLog.Action.CAPTURED, report.id().hex(), JsonObject.empty());
                    }
                }
                return null;
            });
        }
    }

    /** Returns the next report; every other one is Russian. */
    private Report report(int number) {
        boolean isRussian = number % 2 == 0;
        String[] words = isRussian ? russian : english;
        String language = isRussian ? "ru" : "en";
        StringBuilder narrative = new StringBuilder(rareWord(number));
        int bytes = 0;
        while (bytes < NARRATIVE_BYTES) {
            String word = word(words);
            bytes += 1 + (isRussian ? 2 : 1) * word.length();
            narrative.append(random.nextInt(12) == 0 ? ". " : " ").append(word);
        }
        String title = String.join(" ", word(words), word(words), word(words), word(words), word(words));
        JsonObject place = JsonObject.empty()
                .with("country", "XA")
                .with("settlement", word(words))
                .with("precision", "settlement");
        Report report =
                Report.of(id(), Text.of(language, title), List.of(Text.of(language, narrative.toString())), date());
        return new Report(report.json()
                .with("places", List.of(place))
                .with("status", "X" + number % STATUSES)
                .with("persons", List.of(person(number, "victim"), person(number, "actor")))
                .with("acts", List.of(act(number)))
                .with("involvements", List.of(involvement(number))));
    }

    private static JsonObject person(int number, String role) {
        return JsonObject.empty()
                .with("id", id(number, role))
                .with("code", code(number * 2 + (role.equals("actor") ? 1 : 0)))
                .with("kind", "individual");
    }

    private static JsonObject act(int number) {
        return JsonObject.empty()
                .with("id", id(number, "act"))
                .with("victim", id(number, "victim"))
                .with("type", String.format("A%02d", 1 + number % ACTS));
    }

    private static JsonObject involvement(int number) {
        return JsonObject.empty()
                .with("act", id(number, "act"))
                .with("actor", id(number, "actor"))
                .with("degree", "D1")
                .with("actorType", "P" + (11 + number % ACTORS));
    }

    private static String id(int number, String what) {
        return Sha256.hex(Sha256.of((number + " " + what).getBytes(StandardCharsets.UTF_8)))
                .substring(0, 2 * ID_BYTES);
    }

    /** Returns the code of the person with this number, each another. */
    static String code(int person) {
        StringBuilder code = new StringBuilder("P-");
        for (int i = 0, rest = person; i < CODE_LETTERS; i++, rest /= LETTERS.length()) {
            code.append(LETTERS.charAt(rest % LETTERS.length()));
        }
        return code.toString();
    }

    private Edtf date() {
        try {
            return Edtf.parse(
                    String.format(
                            "20%02d-%02d-%02d",
                            10 + random.nextInt(16), 1 + random.nextInt(12), 1 + random.nextInt(28)),
                    "occurred");
        } catch (JsonProblem problem) {
            throw new IllegalStateException(problem);
        }
    }

    private Origin origin() {
        return new Origin("5a".repeat(32), "compared", id());
    }

    private Id id() {
        byte[] bytes = new byte[ID_BYTES];
        random.nextBytes(bytes);
        return new Id(HexFormat.of().formatHex(bytes));
    }

    private String word(String[] words) {
        double drawn = random.nextDouble() * reach[WORDS - 1];
        int at = Arrays.binarySearch(reach, drawn);
        return words[Math.min(WORDS - 1, at < 0 ? -at - 1 : at)];
    }

    private String[] words(String[] syllables) {
        List<String> words = new ArrayList<>();
        while (words.size() < WORDS) {
            StringBuilder word = new StringBuilder();
            for (int syllable = 2 + random.nextInt(3); syllable > 0; syllable--) {
                word.append(syllables[random.nextInt(syllables.length)]);
            }
            words.add(word.toString());
        }
        return words.toArray(String[]::new);
    }
}
