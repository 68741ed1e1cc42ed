package org.letopis.protect.leak;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {
    private static final LeakCheck CHECK = new LeakCheck(List.of(
            NameCorpus.person("P-1", "Велимира Ратиборовна Дорохина"),
            NameCorpus.person("P-2", "Ратибор Дорохин", "Ratibor Dorokhin"),
            NameCorpus.person("P-3", "Grace O'Dorran"),
            NameCorpus.person("P-4", "فاطمة بنت علي")));

    private static List<String> hits(String text) {
        return CHECK.hits(text).stream()
                .map(hit -> hit.person() + " " + hit.text())
                .toList();
    }

    @Test
    void words_of_one_person_side_by_side_are_one_hit() {
        assertThat(hits("Мы видели Велимиру Ратиборовну Дорохину.")).contains("P-1 Велимиру Ратиборовну Дорохину");
        assertThat(hits("Velimira Dorokhina")).contains("P-1 Velimira Dorokhina");
        assertThat(hits("Велимира.\nДорохина пришла")).contains("P-1 Велимира", "P-1 Дорохина");
        assertThat(hits("Велимира, дочь Дорохиной")).contains("P-1 Велимира", "P-1 Дорохиной");
    }

    @Test
    void whoever_shares_a_name_is_named_too() {
        assertThat(hits("Письмо Дорохиным")).containsExactlyInAnyOrder("P-1 Дорохиным", "P-2 Дорохиным");
    }

    @Test
    void initials_belong_to_the_hit_and_other_letters_do_not() {
        assertThat(hits("подпись: В. Р. Дорохина")).contains("P-1 В. Р. Дорохина");
        assertThat(hits("подпись: К. Дорохина")).contains("P-1 Дорохина");
        assertThat(hits("signed V.R. Dorokhina")).contains("P-1 V.R. Dorokhina");
        assertThat(hits("он и В. Р. в углу")).isEmpty();
    }

    @Test
    void a_hit_says_where_it_is_in_code_points_of_the_text_as_it_stands() {
        assertThat(CHECK.hits("🙂 &amp; Grace’s")).containsExactly(new Hit("P-3", 8, 13, "Grace", HitClass.NAME));
    }

    @Test
    void particles_are_no_hit_alone() {
        assertThat(hits("بنت صغيرة")).isEmpty();
        assertThat(hits("جاءت فاطمة بنت علي إلى هنا")).containsExactly("P-4 فاطمة بنت علي");
        assertThat(hits("على الباب")).isEmpty();
    }

    @Test
    void names_in_names_of_files_and_accounts_are_found() {
        assertThat(hits("velimira_dorokhina_2024.jpg")).contains("P-1 velimira_dorokhina");
        assertThat(hits("IMG-DorokhinaVelimira.jpg")).contains("P-1 DorokhinaVelimira");
        assertThat(hits("dorokhinavelimira@mail.example")).contains("P-1 dorokhinavelimira");
    }

    @Test
    void an_empty_list_and_an_empty_text_give_nothing() {
        assertThat(new LeakCheck(List.of()).hits("Велимира")).isEmpty();
        assertThat(CHECK.hits("")).isEmpty();
        assertThat(new LeakCheck(List.of(NameCorpus.person("P-9", "", " ", "-", "А", "12"))).hits("А он, и 12"))
                .isEmpty();
    }

    @Test
    void noise_hides_no_form_and_shifts_no_place() throws IOException {
        long seed = 7202611;
        Random random = new Random(seed);
        List<NameCorpus.Form> forms = NameCorpus.forms().stream()
                .filter(form -> form.form().matches("\\p{IsCyrillic}{4,}|[A-Za-z]{5,}"))
                .filter(form -> form.category().matches("(ru|uk|en|latin).*"))
                .toList();
        for (int round = 0; round < 400; round++) {
            NameCorpus.Form form = forms.get(random.nextInt(forms.size()));
            String before = Noise.filler(random) + " ";
            String noisy = Noise.on(form.form(), random);
            LeakCheck check = new LeakCheck(List.of(NameCorpus.person("P-1", form.listed())));
            String text = before + noisy + " " + Noise.filler(random);
            List<Hit> hits = check.hits(text);
            int start = before.codePointCount(0, before.length());
            int end = start + noisy.codePointCount(0, noisy.length());
            assertThat(hits).as("seed %d round %d: %s", seed, round, noisy).anySatisfy(hit -> {
                assertThat(hit.start()).isEqualTo(start);
                assertThat(hit.end()).isEqualTo(end);
            });
            for (Hit hit : hits) {
                int from = text.offsetByCodePoints(0, hit.start());
                assertThat(hit.text()).isEqualTo(text.substring(from, text.offsetByCodePoints(0, hit.end())));
            }
        }
    }

    /** What is read word by word must not be read again from each word, nor one call deeper for each. */
    @ParameterizedTest
    @ValueSource(strings = {"thousand and ", "март ", "no ", "a-", "\u00ad", "- "})
    void a_long_row_of_one_word_hides_nothing_behind_it(String word) {
        LeakCheck check = new LeakCheck(List.of(new Protected(
                "P-1",
                List.of("Велимира Дорохина"),
                List.of("@dorokhina_v"),
                List.of("0017 448201"),
                List.of("1987-03-12"),
                List.of())));
        assertThat(check.hits(word.repeat(20_000) + ". Дорохина, 12 марта 1987, паспорт 0017 448201, @dorokhina_v"))
                .extracting(Hit::text)
                .contains("Дорохина", "12 марта 1987", "0017 448201", "@dorokhina_v");
    }

    /** No time is asserted; what is: a list five hundred long costs no five hundred times more look-ups. */
    @Test
    void five_hundred_people_and_fifty_thousand_characters() throws IOException {
        List<String> listed = NameCorpus.forms().stream()
                .map(NameCorpus.Form::listed)
                .distinct()
                .toList();
        List<Protected> people = new ArrayList<>();
        Random random = new Random(1);
        for (int i = 0; i < 500; i++) {
            people.add(NameCorpus.person("P-" + i, syllables(random) + " " + syllables(random) + "ов"));
        }
        people.add(NameCorpus.person("P-500", listed.get(0)));
        StringBuilder text = new StringBuilder();
        String page = NameCorpus.read("ordinary-ru.txt") + NameCorpus.read("ordinary-en.txt");
        while (text.length() < 50_000) {
            text.append(page);
        }
        LeakCheck check = new LeakCheck(people);
        check.hits(text.toString());
        assertThat(check.hits(text + " " + listed.get(0)))
                .extracting(Hit::person)
                .containsOnly("P-500");
    }

    private static String syllables(Random random) {
        StringBuilder name = new StringBuilder();
        for (int i = 0; i < 4; i++) {
            name.append("бвгджзклмнпрстфхч".charAt(random.nextInt(17))).append("аеиоу".charAt(random.nextInt(5)));
        }
        return name.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + name.substring(1);
    }
}
