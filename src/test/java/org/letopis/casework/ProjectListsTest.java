package org.letopis.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.letopis.bundle.Progress;
import org.letopis.failure.Failure;
import org.letopis.json.JsonProblem;
import org.letopis.report.vocabulary.ListName;
import org.letopis.report.vocabulary.OwnList;
import org.letopis.report.vocabulary.Vocabulary;
import org.letopis.vault.CustodyLog;
import org.letopis.vault.KeptList;
import org.letopis.vault.SlotSecrets;
import org.letopis.vault.Vault;

/** Lists of terms in a vault. */
class ProjectListsTest {
    private static final String OUTAGES =
            "code,list,label:en,label:uk\nx-outage,acts,network shutdown,\nA08,,,катування\n";

    @TempDir
    private Path folder;

    private Vault vault;
    private ProjectLists lists;

    @BeforeEach
    void make() throws Failure {
        vault = Vaults.vault(folder, "vault");
        lists = new ProjectLists(vault, Vaults.RANDOM);
    }

    @Test
    void a_kept_list_is_part_of_the_vocabulary_until_it_is_removed() throws Exception {
        assertThat(lists.keep("Outages", list(OUTAGES)).list().terms()).hasSize(1);
        Vocabulary known = ProjectLists.vocabulary(vault);
        assertThat(known.isKnown(ListName.ACTS, "x-outage")).isTrue();
        assertThat(known.term("A08").orElseThrow().label("uk")).isEqualTo("катування");

        lists.remove("OUTAGES");
        assertThat(ProjectLists.vocabulary(vault).term("x-outage")).isEmpty();
        assertThatThrownBy(() -> lists.remove("Outages"))
                .isInstanceOfSatisfying(
                        Failure.Usage.class, no -> assertThat(no.key()).isEqualTo("vocabulary.no-kept-list"));
        assertThat(vault.custody().entries().toString())
                .contains(action(CustodyLog.Action.VOCABULARY_ADDED), action(CustodyLog.Action.VOCABULARY_REMOVED));
        assertThat(vault.check(100, (done, total) -> {}).problems()).isEmpty();
    }

    private static String action(CustodyLog.Action action) {
        return "\"action\":\"" + action.name().toLowerCase(Locale.ROOT) + "\"";
    }

    @Test
    void a_list_takes_the_place_of_one_with_its_name() throws Exception {
        lists.keep("Outages", list(OUTAGES));
        lists.keep("outages", list("code,list,label:en\nx-outage,acts,shutdown\n"));
        assertThat(vault.vocabularies().all()).extracting(KeptList::name).containsExactly("outages");
        assertThat(ProjectLists.vocabulary(vault).term("x-outage").orElseThrow().label("en"))
                .isEqualTo("shutdown");
        assertThat(ProjectLists.vocabulary(vault).term("A08").orElseThrow().labels())
                .doesNotContainKey("uk");
    }

    @Test
    void a_list_that_contradicts_another_is_refused_and_nothing_changes() throws Exception {
        lists.keep("Outages", list(OUTAGES));
        assertThatThrownBy(() -> lists.keep("Others", list("code,list,label:en\nx-outage,acts,other\n")))
                .isInstanceOfSatisfying(Failure.Usage.class, no -> {
                    assertThat(no.key()).isEqualTo("vocabulary.lists-clash");
                    assertThat(no.arguments()).containsExactly("x-outage");
                });
        assertThat(vault.vocabularies().all()).hasSize(1);
    }

    @Test
    void names_and_their_number_are_bounded() throws Exception {
        OwnList none = list("code\n");
        for (String name : new String[] {"", " ", "n".repeat(65)}) {
            assertThatThrownBy(() -> lists.keep(name, none)).isInstanceOf(Failure.Usage.class);
        }
        for (int i = 0; i < 32; i++) {
            lists.keep("list " + i, none);
        }
        lists.keep("LIST 7", none);
        assertThatThrownBy(() -> lists.keep("one more", none))
                .isInstanceOfSatisfying(
                        Failure.Usage.class, no -> assertThat(no.key()).isEqualTo("vocabulary.too-many-lists"));
    }

    @Test
    void a_list_is_sealed_and_goes_along_into_a_copy_and_under_new_keys() throws Exception {
        lists.keep("Outages", list(OUTAGES));
        Path copy = folder.resolve("copy");
        vault.copyInto(copy);
        vault.close();
        Path file = folder.resolve("vault");
        assertThat(Files.readString(file, StandardCharsets.ISO_8859_1)).doesNotContain("x-outage", "Outages");

        try (SlotSecrets secrets = Vaults.secrets()) {
            new Rekeying(Vaults.RANDOM, Vaults.TODAY, Progress.SILENT).rekey(file, secrets, true);
        }
        for (String name : new String[] {"copy", "vault"}) {
            try (SlotSecrets secrets = Vaults.secrets();
                    Vault other = Vault.open(folder.resolve(name), secrets, Vaults.TODAY, Vaults.RANDOM)) {
                assertThat(ProjectLists.vocabulary(other).isKnown(ListName.ACTS, "x-outage"))
                        .as(name)
                        .isTrue();
                assertThat(other.check(100, (done, total) -> {}).problems())
                        .as(name)
                        .isEmpty();
            }
        }
    }

    private static OwnList list(String text) throws JsonProblem {
        return OwnList.read(text.getBytes(StandardCharsets.UTF_8));
    }
}
