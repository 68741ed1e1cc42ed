package org.letopis.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.letopis.crypto.Argon2Cost;
import org.letopis.crypto.SecretBytes;
import org.letopis.failure.Failure;
import org.letopis.json.JsonObject;

class SavedSearchTest {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Sought MARCH = new Sought(JsonObject.empty()
            .with("words", "market")
            .with("act", List.of("A15", "x-raid"))
            .with("from", "2026-03-01")
            .with("withdrawn", false)
            .with("contact", "Anna"));

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

    private Vault open(Path file) throws Failure {
        try (SlotSecrets secrets = secrets()) {
            return Vault.open(file, secrets, Clock.systemUTC(), RANDOM);
        }
    }

    private static void assertWhole(Vault vault) throws Failure {
        assertThat(vault.check(100, (done, total) -> {}).problems()).isEmpty();
    }

    @Test
    void a_search_is_kept_under_a_name_in_any_case_until_another_takes_its_place_or_it_is_forgotten() throws Exception {
        try (Vault vault = create()) {
            assertThat(vault.savedSearches().put(new SavedSearch("Arrests", MARCH)))
                    .isEmpty();
        }
        try (Vault vault = open(folder.resolve("v"))) {
            SavedSearchStore searches = vault.savedSearches();
            assertThat(searches.find("arrests")).isEqualTo(new SavedSearch("Arrests", MARCH));
            assertThat(searches.put(new SavedSearch("ARRESTS", Sought.words("one"))))
                    .contains(new SavedSearch("Arrests", MARCH));
            searches.put(new SavedSearch("другой", Sought.words("two")));
            assertThat(searches.all()).extracting(SavedSearch::name).containsExactly("ARRESTS", "другой");
            assertWhole(vault);
            searches.forget("Другой");
            assertThat(searches.all()).extracting(SavedSearch::name).containsExactly("ARRESTS");
            assertThatThrownBy(() -> searches.find("другой")).isInstanceOf(Failure.Usage.class);
            assertThatThrownBy(() -> searches.forget("другой")).isInstanceOf(Failure.Usage.class);
            assertWhole(vault);
        }
    }

    @Test
    void a_forgotten_search_leaves_nothing_that_opens() throws Exception {
        try (Vault vault = create()) {
            vault.savedSearches().put(new SavedSearch("Arrests", MARCH));
            long row = vault.contents()
                    .catalog()
                    .all(Entry.Kind.SAVED_SEARCH)
                    .get(0)
                    .row();
            vault.savedSearches().forget("Arrests");
            Entry gone = new Entry(Entry.Kind.SAVED_SEARCH, "", row, 0, JsonObject.empty());
            assertThat(vault.contents().record(gone, Table.OBJECT_KEY)).isEmpty();
        }
    }

    @Test
    void new_keys_carry_it() throws Exception {
        Path fresh = Files.createFile(folder.resolve("fresh"));
        try (Vault vault = create();
                SlotSecrets secrets = secrets()) {
            vault.savedSearches().put(new SavedSearch("Arrests", MARCH));
            vault.rekeyInto(fresh, secrets, (done, total) -> {});
        }
        try (Vault vault = open(fresh)) {
            assertThat(vault.savedSearches().all()).containsExactly(new SavedSearch("Arrests", MARCH));
            assertWhole(vault);
        }
    }

    @Test
    void one_that_means_nothing_we_know_is_named_by_the_check_and_not_run() throws Exception {
        for (String broken : List.of("{\"colour\":\"red\"}", "{\"from\":\"2026-13-01\"}", "{\"origin\":\"theirs\"}")) {
            Files.deleteIfExists(folder.resolve("v"));
            try (Vault vault = create()) {
                vault.write(() -> {
                    byte[] record = ("{\"name\":\"x\",\"sought\":" + broken + "}").getBytes(StandardCharsets.UTF_8);
                    long row = vault.contents().append(Optional.empty(), record);
                    vault.contents()
                            .catalog()
                            .put(new Entry(Entry.Kind.SAVED_SEARCH, "aa", row, 0, JsonObject.empty()));
                    return null;
                });
                assertThatThrownBy(() -> vault.savedSearches().find("x")).isInstanceOf(Failure.Damaged.class);
                assertThat(vault.check(100, (done, total) -> {}).problems())
                        .as(broken)
                        .extracting(Check.Problem::key)
                        .containsExactly("check.broken.saved_search");
            }
        }
    }

    @Test
    void a_name_is_there_and_not_endless() throws Exception {
        try (Vault vault = create()) {
            for (String name : List.of("", "  ", "x".repeat(101))) {
                assertThatThrownBy(() -> vault.savedSearches().put(new SavedSearch(name, MARCH)))
                        .isInstanceOf(Failure.Usage.class);
            }
        }
    }
}
