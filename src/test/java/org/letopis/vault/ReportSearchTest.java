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
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.letopis.crypto.Argon2Cost;
import org.letopis.crypto.SecretBytes;
import org.letopis.failure.Failure;
import org.letopis.json.Json;
import org.letopis.json.JsonObject;
import org.letopis.json.JsonProblem;
import org.letopis.report.Draft;
import org.letopis.report.Id;
import org.letopis.report.Origin;
import org.letopis.report.Report;
import org.letopis.report.ReportJson;

class ReportSearchTest {
    private static final SecureRandom RANDOM = new SecureRandom();

    /** Its index has the words of reports only, its catalog no days. */
    private static final Path GOLDEN = Path.of("src/test/resources/golden/letopis-vault-2-early");

    @TempDir
    private Path folder;

    private static Vault create(Path file) throws Failure {
        try (SlotSecrets secrets =
                new SlotSecrets().with(SlotKind.KEY_FILE, SecretBytes.owning(new byte[SlotSecrets.KEY_FILE_BYTES]))) {
            return Vault.create(
                    file, List.of(Way.of(SlotKind.KEY_FILE)), secrets, Argon2Cost.LOW, Clock.systemUTC(), RANDOM);
        }
    }

    private Vault create() throws Failure {
        return create(folder.resolve("v"));
    }

    private Vault golden() throws IOException, Failure {
        Path file = Files.copy(GOLDEN.resolve("golden.vault"), folder.resolve("golden"));
        byte[] key = Files.readAllBytes(GOLDEN.resolve("golden.key"));
        try (SlotSecrets secrets = new SlotSecrets().with(SlotKind.KEY_FILE, SecretBytes.owning(key))) {
            return Vault.open(file, secrets, Clock.systemUTC(), RANDOM);
        }
    }

    /** Returns a report with further fields, said in JSON with apostrophes for quotation marks. */
    private static Report report(String title, String fields) {
        try {
            JsonObject json = Samples.report(title, "What happened.");
            JsonObject more = Json.parse(fields.replace('\'', '"').getBytes(StandardCharsets.UTF_8), 100_000);
            for (String name : more.names()) {
                json = json.with(name, more.value(name).orElseThrow());
            }
            return Draft.read(json, RANDOM).report();
        } catch (JsonProblem e) {
            throw new IllegalArgumentException(fields, e);
        }
    }

    /** Returns a report of one act. A report that came from others may have codes that no capture takes. */
    private static Report act(String title, String act, String actor, String rest) {
        Report report = report(
                title,
                "{'persons':[{'id':'v','kind':'individual'},{'id':'w','kind':'group'}],"
                        + "'acts':[{'id':'a','victim':'v','type':'A01'" + rest + "}],"
                        + "'involvements':[{'act':'a','actor':'w','degree':'D1','actorType':'P11'}]}");
        String text = report.json().toString();
        try {
            String coded = text.replace("\"A01\"", '"' + act + '"').replace("\"P11\"", '"' + actor + '"');
            return ReportJson.read(Json.parse(coded.getBytes(StandardCharsets.UTF_8), 100_000));
        } catch (JsonProblem e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    private static Sought sought(String fields) {
        try {
            return Sought.read(Json.parse(fields.replace('\'', '"').getBytes(StandardCharsets.UTF_8), 100_000));
        } catch (JsonProblem e) {
            throw new IllegalArgumentException(fields, e);
        }
    }

    private static List<String> found(Vault vault, String fields) throws Failure {
        return vault.reports().search(sought(fields)).reports().stream()
                .map(ReportSummary::title)
                .toList();
    }

    private static void assertWhole(Vault vault) throws Failure {
        assertThat(vault.check(100, (done, total) -> {}).problems()).isEmpty();
    }

    @Test
    void a_code_is_found_as_a_whole_and_several_are_one_or_the_other() throws Exception {
        try (Vault vault = create()) {
            vault.reports().add(act("one", "A1", "P11", ""));
            vault.reports().add(act("two", "A15", "P12", ""));
            vault.reports().add(act("three", "A15", "P11", ""));
            vault.reports().add(act("own code", "x-night-raid", "P11", ""));
            assertThat(found(vault, "{'act':['A1']}")).containsExactly("one");
            assertThat(found(vault, "{'act':['A15']}")).containsExactly("two", "three");
            assertThat(found(vault, "{'act':['A1','x-night-raid']}")).containsExactly("one", "own code");
            assertThat(found(vault, "{'act':['x-night']}")).isEmpty();
            assertThat(found(vault, "{'act':['A15'],'actor':['P11']}")).containsExactly("three");
            assertThat(found(vault, "{'words':'tw','act':['A15']}")).containsExactly("two");
            assertThat(found(vault, "{'words':'a15 three'}")).containsExactly("three");
            Found all = vault.reports().search(sought("{'actor':['P11']}"));
            assertThat(all.of()).isEqualTo(4);
            assertThat(all.reports()).hasSize(3);
            assertWhole(vault);
        }
    }

    @Test
    void a_country_is_its_code_and_another_place_the_beginnings_of_its_words() throws Exception {
        try (Vault vault = create()) {
            vault.reports()
                    .add(report(
                            "valley",
                            "{'places':[{'country':'XG','subdivision':'XG-02','district':'Северный район',"
                                    + "'settlement':'Élan-Горный','site':'old mill','precision':'site'}]}"));
            vault.reports()
                    .add(report("town", "{'places':[{'country':'XA','settlement':'Xgora','precision':'settlement'}]}"));
            vault.reports().add(act("act's own", "A01", "P11", ",'place':{'country':'XG','precision':'country'}"));
            vault.reports()
                    .add(report(
                            "dash", "{'places':[{'country':'XA','settlement':'Al-Bir','precision':'settlement'}]}"));
            assertThat(found(vault, "{'place':['XG']}")).containsExactly("valley", "act's own");
            assertThat(found(vault, "{'place':['xg']}")).containsExactly("town");
            for (String place : List.of("XG-02", "xg-02", "северн", "горный elan", "СЕВЕРНЫЙ РАЙОН", "Élan")) {
                assertThat(found(vault, "{'place':['" + place + "']}"))
                        .as(place)
                        .containsExactly("valley");
            }
            assertThat(found(vault, "{'place':['al-bir']}")).containsExactly("dash");
            assertThat(found(vault, "{'place':['mill']}"))
                    .as("a site is a word")
                    .isEmpty();
            assertThat(found(vault, "{'place':['горный','xgora']}")).containsExactly("valley", "town");
            assertThat(found(vault, "{'place':['горный xgora']}")).isEmpty();
            assertThatThrownBy(() -> found(vault, "{'place':['—']}")).isInstanceOf(Failure.Usage.class);
        }
    }

    /** Spans as the Library of Congress' EDTF specification of 4 February 2019 means them, levels 0 and 1. */
    @ParameterizedTest
    @CsvSource({
        "2026-03-04, , 2026-03-04, 2026-03-04, true",
        "2026-03-04, , 2026-03-05, , false",
        "2026-03-04, , , 2026-03-03, false",
        "2026-03-04, , , 2026-03-04, true",
        "2026-03, , 2026-03-31, 2026-04-30, true",
        "2026-03, , 2026-04-01, 2026-04-30, false",
        "202X, , 2029-12-31, , true",
        "202X, , 2030-01-01, , false",
        "2025-12-30/2026-01-02, , 2026-01-01, 2026-01-01, true",
        "2025-12-30/.., , 2030-01-01, 2030-01-01, true",
        "2025-12-30/.., , , 2025-12-29, false",
        "/2025-12-30, , , 1900-01-01, true",
        "1950-05-09, , 1950-01-01, 1950-12-31, true",
        "1950-05-09, , 1951-01-01, , false",
        "2026-03-04, 2026-03-20, 2026-03-20, , true",
        "2026-03-04, 2026-02-01, , 2026-02-28, true",
        "2026-03-04, 2026-03-20, 2026-03-21, , false",
        "2026-03-04, 2026-03-20/.., 2026-05-01, , true",
    })
    void a_report_is_found_where_its_days_with_those_of_its_acts_may_lie_in_the_span(
            String occurred, String when, String from, String until, boolean isFound) throws Exception {
        String act = when == null ? "" : ",'when':'" + when + "'";
        JsonObject asked = JsonObject.empty();
        asked = from == null ? asked : asked.with("from", from);
        asked = until == null ? asked : asked.with("until", until);
        try (Vault vault = create()) {
            Report report = act("one", "A01", "P11", act).with("occurred", occurred);
            vault.reports().add(report);
            assertThat(vault.reports().search(new Sought(asked)).reports()).hasSize(isFound ? 1 : 0);
            assertWhole(vault);
        }
    }

    @Test
    void status_person_protection_withdrawal_and_origin_are_asked_for_and_only_the_latest_revision_counts()
            throws Exception {
        try (Vault vault = create()) {
            Report first = act("first", "A01", "P11", "");
            String code = first.persons().get(0).code().text();
            vault.reports().add(first);
            vault.reports().add(report("red", "{'protection':'red','status':'X1'}"));
            Report received = report("received", "{}");
            vault.reports()
                    .addReceived(
                            received,
                            new Origin("5a".repeat(32), "compared", Id.random(RANDOM)),
                            ReportJson.write(received));
            assertThat(found(vault, "{'status':['X0']}")).containsExactly("first", "received");
            assertThat(found(vault, "{'person':['" + code + "']}")).containsExactly("first");
            assertThat(found(vault, "{'protection':['red','sealed']}")).containsExactly("red");
            assertThat(found(vault, "{'withdrawn':false}")).hasSize(3);
            assertThat(found(vault, "{'origin':'received'}")).containsExactly("received");
            assertThat(found(vault, "{'origin':'own','status':['X0','X1']}")).containsExactly("first", "red");
            JsonObject why = JsonObject.empty().with("lang", "en").with("text", "It was another town.");
            vault.reports().add(first.withMore(List.of()).with("status", "X5").with("withdrawn", why));
            assertThat(found(vault, "{'status':['X0']}")).containsExactly("received");
            assertThat(found(vault, "{'status':['X5'],'withdrawn':true}")).containsExactly("first");
            assertThat(found(vault, "{'withdrawn':false}")).containsExactly("red", "received");
            assertWhole(vault);
        }
    }

    /** The rows of all records are overwritten: a report that were opened would fail the search. */
    @Test
    void no_report_is_opened_to_answer() throws Exception {
        try (Vault vault = create()) {
            vault.reports().add(act("one", "A15", "P11", ",'when':'2026-03-20'"));
            vault.reports().add(act("two", "A15", "P12", ""));
            Database database = vault.contents().database();
            for (long row : database.ids("record")) {
                database.replace("record", new StoredRow(row, 0, new byte[100]));
            }
            assertThat(found(
                            vault,
                            "{'words':'one','act':['A15'],'actor':['P11'],'from':'2026-03-15','status':['X0'],"
                                    + "'withdrawn':false,'origin':'own'}"))
                    .containsExactly("one");
            assertThatThrownBy(() ->
                            vault.reports().report(vault.reports().list().get(0).id()))
                    .isInstanceOf(Failure.Damaged.class);
        }
    }

    /** Commits of one to 150 reports fill and merge parts; many share each value. */
    @Test
    void an_index_in_many_parts_finds_what_a_look_at_each_report_finds() throws Exception {
        long seed = 31;
        Random random = new Random(seed);
        List<Report> all = new ArrayList<>();
        try (Vault vault = create()) {
            while (all.size() < 1_300) {
                vault.write(() -> {
                    for (int i = random.nextInt(150); i >= 0; i--) {
                        String day = "20" + (10 + random.nextInt(10)) + "-0" + (1 + random.nextInt(9));
                        Report report = act("n" + all.size(), "A" + random.nextInt(120), "P" + random.nextInt(30), "")
                                .with("occurred", day);
                        all.add(report);
                        vault.reports().add(report);
                    }
                    return null;
                });
            }
            assertWhole(vault);
            for (int i = 0; i < 40; i++) {
                String act = "A" + random.nextInt(120);
                String actor = "P" + random.nextInt(30);
                String year = "201" + random.nextInt(10);
                List<String> expected = all.stream()
                        .filter(report -> report.acts().get(0).type().equals(act)
                                || report.acts().get(0).type().equals("A7"))
                        .filter(report ->
                                !report.involvements().get(0).actorType().equals(actor)
                                        && report.occurred().text().compareTo(year) > 0)
                        .map(report -> report.title().words())
                        .toList();
                String others = String.join(
                        ",",
                        IntStream.range(0, 30)
                                .mapToObj(number -> "'P" + number + "'")
                                .filter(one -> !one.equals("'" + actor + "'"))
                                .toList());
                assertThat(found(
                                vault,
                                "{'act':['A7','" + act + "'],'actor':[" + others + "],'from':'" + year + "-01-01'}"))
                        .as("seed %d, %s, %s, %s", seed, act, actor, year)
                        .isEqualTo(expected);
            }
        }
    }

    @Test
    void reports_that_an_older_build_put_into_the_index_are_found_too() throws Exception {
        try (Vault vault = golden()) {
            assertWhole(vault);
            assertOldAreFound(vault);
            vault.reports().add(act("new", "A15", "P11", ",'when':'2026-01'"));
            assertThat(found(vault, "{'act':['A15']}")).hasSize(2).contains("new");
            assertThat(found(vault, "{'act':['A15'],'from':'2026-01-01'}")).containsExactly("new");
            Report old = vault.reports().report(vault.reports().list().get(0).id());
            vault.reports().add(old.withMore(List.of()));
            assertThat(found(vault, "{'act':['A15']}")).hasSize(2);
            assertWhole(vault);
        }
    }

    /** Acts, days, places and words as the samples in {@code samples/reports} have them. */
    private static void assertOldAreFound(Vault vault) throws Failure {
        String market = "Stalls closed after an inspection at the Morvesk market";
        assertThat(found(vault, "{'act':['A15']}")).containsExactly(market);
        assertThat(found(vault, "{'act':['A15'],'words':'stalls'}")).containsExactly(market);
        assertThat(found(vault, "{'act':['A15'],'words':'linguist'}")).isEmpty();
        assertThat(found(vault, "{'act':['A1']}")).isEmpty();
        assertThat(found(vault, "{'place':['Morvesk'],'until':'2024-12-31'}")).containsExactly(market);
        assertThat(found(vault, "{'from':'2026-01-01'}")).hasSize(2);
        assertThat(found(vault, "{'from':'2026-01-01','origin':'received'}")).hasSize(1);
        assertThat(found(vault, "{'withdrawn':false,'place':['XA']}")).hasSize(4);
    }

    @Test
    void a_day_in_the_catalog_that_the_report_does_not_have_is_named_by_the_check() throws Exception {
        try (Vault vault = create()) {
            vault.reports().add(report("one", "{}"));
            vault.write(() -> {
                Entry entry = vault.contents().catalog().all(Entry.Kind.REPORT).get(0);
                vault.contents().catalog().put(entry.with(new Days(1, 2)));
                return null;
            });
            assertThat(vault.check(100, (done, total) -> {}).problems())
                    .extracting(Check.Problem::key)
                    .containsExactly("check.broken.report");
        }
    }

    @Test
    void what_was_erased_is_found_by_nothing() throws Exception {
        try (Vault vault = create()) {
            Report gone = act("gone", "A15", "P11", "");
            vault.reports().add(gone);
            vault.reports().add(act("stays", "A15", "P12", ""));
            vault.erasures().report(gone.id());
            assertThat(found(vault, "{'act':['A15']}")).containsExactly("stays");
            assertThat(found(vault, "{'actor':['P11']}")).isEmpty();
            assertWhole(vault);
        }
    }
}
