package org.letopis.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.letopis.crypto.Argon2Cost;
import org.letopis.crypto.SecretBytes;
import org.letopis.failure.Failure;
import org.letopis.json.Json;
import org.letopis.json.JsonObject;
import org.letopis.json.JsonProblem;
import org.letopis.report.Draft;
import org.letopis.report.Id;
import org.letopis.report.Identity;
import org.letopis.report.Report;
import org.letopis.report.Text;

class SearchTest {
    private static final SecureRandom RANDOM = new SecureRandom();

    @TempDir
    private Path folder;

    private static SlotSecrets secrets() {
        return new SlotSecrets().with(SlotKind.KEY_FILE, SecretBytes.owning(new byte[SlotSecrets.KEY_FILE_BYTES]));
    }

    private Vault create() throws Failure {
        try (SlotSecrets secrets = secrets()) {
            return Vault.create(
                    folder.resolve("v"),
                    List.of(Way.of(SlotKind.KEY_FILE)),
                    secrets,
                    Argon2Cost.LOW,
                    Clock.systemUTC(),
                    RANDOM);
        }
    }

    private Vault open() throws Failure {
        try (SlotSecrets secrets = secrets()) {
            return Vault.open(folder.resolve("v"), secrets, Clock.systemUTC(), RANDOM);
        }
    }

    private static Report report(String title, String narrative) throws Failure {
        try {
            return Draft.read(Samples.report(title, narrative), RANDOM).report();
        } catch (JsonProblem problem) {
            throw problem.asDamaged();
        }
    }

    private static List<String> found(Vault vault, String words) throws Failure {
        return vault.reports().search(words).stream().map(ReportSummary::title).toList();
    }

    private static void assertWhole(Vault vault) throws Failure {
        assertThat(vault.check(100, (done, total) -> {}).problems()).isEmpty();
    }

    @Test
    void words_are_found_by_their_beginning_in_any_order_and_all_of_them() throws Exception {
        try (Vault vault = create()) {
            vault.reports().add(report("Market inspection", "Stalls were closed by men in uniform."));
            vault.reports().add(report("Night attack", "Men without uniforms closed the gate."));
            assertThat(found(vault, "uniform CLOS")).containsExactly("Market inspection", "Night attack");
            assertThat(found(vault, "closed stall market")).containsExactly("Market inspection");
            assertThat(found(vault, "gate stalls")).isEmpty();
            assertThat(found(vault, "talls")).isEmpty();
            assertThatThrownBy(() -> found(vault, " —, ")).isInstanceOf(Failure.Usage.class);
        }
    }

    @Test
    void capitals_yo_stress_diacritics_and_decomposed_forms_make_no_difference() throws Exception {
        try (Vault vault = create()) {
            vault.reports().add(report("one", "Её ещё держали в ФУРГОНЕ; за\u0301мок на Café Łódź"));
            vault.reports().add(report("two", "дешевый чаи\u0306 и ﬁnal"));
            for (String words : List.of("ее еще", "ЕЁ", "фургон", "замок", "cafe", "CAFE\u0301", "lodz", "е\u0308ще")) {
                assertThat(found(vault, words)).as(words).containsExactly("one");
            }
            for (String words : List.of("дешёвый", "чай", "final")) {
                assertThat(found(vault, words)).as(words).containsExactly("two");
            }
            assertThat(found(vault, "чаи")).as("й is no и").isEmpty();
        }
    }

    @Test
    void places_and_codes_of_acts_are_searched_and_identities_never() throws Exception {
        JsonObject json =
                Json.parse(Files.readAllBytes(Path.of("samples/reports/market-inspection.json")), 1024 * 1024);
        Draft draft = Draft.read(json, RANDOM);
        try (Vault vault = create()) {
            vault.reports().add(draft.report());
            for (Identity identity : draft.identities()) {
                vault.identities().add(identity);
            }
            assertThat(found(vault, "morvesk " + draft.report().acts().get(0).type()))
                    .hasSize(1);
            assertThat(draft.identities()).isNotEmpty();
            for (Identity identity : draft.identities()) {
                for (String name : identity.names()) {
                    assertThat(found(vault, name)).as(name).isEmpty();
                }
            }
        }
    }

    @Test
    void only_the_latest_revision_is_found() throws Exception {
        try (Vault vault = create()) {
            Report first = report("A title", "Elderberries.");
            vault.reports().add(first);
            vault.reports()
                    .add(first.withMore(List.of())
                            .with("narrative", List.of(Text.of("en", "Quinces.").json())));
            assertThat(found(vault, "elderberries")).isEmpty();
            assertThat(found(vault, "quinces")).containsExactly("A title");
            assertWhole(vault);
        }
    }

    @Test
    void what_is_rolled_back_is_not_found() throws Exception {
        try (Vault vault = create()) {
            Report lost = report("Lost", "marmalade");
            assertThatThrownBy(() -> vault.write(() -> {
                        vault.reports().add(lost);
                        throw new Failure.Io("io.disk-full");
                    }))
                    .isInstanceOf(Failure.Io.class);
            vault.reports().add(report("Kept", "marmalade"));
            assertThat(found(vault, "marmalade")).containsExactly("Kept");
            assertWhole(vault);
        }
    }

    /** 1,500 commits of one or a few reports fill and merge parts of the first two sizes, and one big import of the third. */
    @Test
    void many_captures_and_a_big_import_are_all_found_as_a_plain_look_through_all_words_finds_them() throws Exception {
        long seed = 5;
        Random random = new Random(seed);
        List<Report> all = new ArrayList<>();
        try (Vault vault = create()) {
            vault.write(() -> {
                add(vault, all, random, 9_000);
                return null;
            });
            for (int commit = 0; commit < 40; commit++) {
                vault.write(() -> {
                    add(vault, all, random, 1 + random.nextInt(60));
                    return null;
                });
            }
            assertWhole(vault);
        }
        try (Vault vault = open()) {
            for (int i = 0; i < 60; i++) {
                String words = word(random) + " " + word(random).substring(0, 2);
                List<Id> expected = all.stream()
                        .filter(report -> Folding.words(words).stream()
                                .allMatch(beginning ->
                                        Folding.words(report).stream().anyMatch(word -> word.startsWith(beginning))))
                        .map(Report::id)
                        .toList();
                assertThat(vault.reports().search(words).stream()
                                .map(ReportSummary::id)
                                .toList())
                        .as("seed %d, %s", seed, words)
                        .isEqualTo(expected);
            }
            assertThat(vault.reports().list()).hasSameSizeAs(all);
        }
    }

    private static void add(Vault vault, List<Report> all, Random random, int count) throws Failure {
        for (int i = 0; i < count; i++) {
            Report report = report(word(random), word(random) + " " + word(random) + " " + word(random));
            all.add(report);
            vault.reports().add(report);
        }
    }

    /** Some words often, many seldom. */
    private static String word(Random random) {
        int rank = (int) Math.pow(random.nextDouble() * 60, 2);
        return (rank % 2 == 0 ? "слово" : "word") + Integer.toString(rank, 26) + "z";
    }

    @Test
    void a_row_of_the_index_that_is_put_back_from_an_older_state_does_not_fit() throws Exception {
        try (Vault vault = create()) {
            vault.reports().add(report("one", "alpha"));
        }
        StoredRow old;
        try (Database database = Database.open(folder.resolve("v"))) {
            old = database.row("search", database.lastId("search"));
        }
        try (Vault vault = open()) {
            vault.reports().add(report("two", "beta"));
        }
        try (Database database = Database.open(folder.resolve("v"))) {
            long last = database.lastId("search");
            database.replace("search", new StoredRow(last, old.version(), old.bytes()));
        }
        try (Vault vault = open()) {
            assertThatThrownBy(() -> found(vault, "alpha")).isInstanceOf(Failure.Damaged.class);
            assertThat(vault.check(100, (done, total) -> {}).problems())
                    .extracting(Check.Problem::key)
                    .contains("check.search");
        }
    }

    @Test
    void no_word_of_a_report_stands_in_the_file() throws Exception {
        try (Vault vault = create()) {
            vault.reports().add(report("zanzibarensis", "quizzicalities"));
        }
        assertThat(bytes()).doesNotContain("zanzibarensis").doesNotContain("quizzicalities");
    }

    private String bytes() throws IOException {
        return Files.readString(folder.resolve("v"), StandardCharsets.ISO_8859_1);
    }
}
