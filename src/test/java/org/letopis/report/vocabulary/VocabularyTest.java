package org.letopis.report.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.letopis.json.JsonProblem;

/** The terms that come with Letopis. */
class VocabularyTest {
    private static final Vocabulary BUILT_IN = Vocabulary.builtIn();
    private static final Pattern CYRILLIC = Pattern.compile("\\p{IsCyrillic}");
    private static final Pattern LATIN_WORD = Pattern.compile("[A-Za-z]{2}");

    /**
     * The 95 codes of the design's vocabulary, each with its code in the micro-thesauri of HURIDOCS (Micro-thesauri: A
     * Tool for Documenting Human Rights Violations, 2001) or a hyphen.
     */
    private static final String DESIGNED = """
            A01=01010102 A02=01010104 A03=01010601 A04=010109 A05=02010302 A06=02010301 A07=020101 A08=02011111
            A09=0201 A10=020102 A11=020103 A12=02010303 A13=030103 A14=030104 A15=030101 A16=030102 A17=-
            A18=350109 A19=350114 A20=- A21=- A22=- A23=- A24=040101 A25=130107 A26=130103 A27=120101 A28=1201
            A29=120105 A30=100101 A31=- A32=140101 A33=050106 A34=380101 A35=050103 A36=050104 A37=- A38=-
            A39=3701 A40=5501 A41=- A42=- A43=- A99=90 P10=01 P11=010104 P12=010103 P13=010106 P14=010105
            P15=010102 P16=- P17=0103 P18=- P20=02 P21=- P22=0201 P23=0202 P24=0204 P25=2101 P26=0205
            P27=1101+1102 P30=- P99=99 V01=010303 V02=- V03=010309 V04=050201 V05=- V06=0405+0410 V07=0401
            V08=0301 V09=0202 V10=050101 V11=0406 D1=0101 D2=0102 D3=0105 D4=0103+0104 D5=0503 D6=0106 I1=0102
            I2=0103 I3=0101 I4=- I5=- I6=0106 I7=0106 I8=0201 I9=0203 X0=99 X1=03 X2=04 X3=0101 X4=03 X5=0103
            """;

    private static final Map<Character, Integer> MICRO_THESAURI =
            Map.of('A', 4, 'P', 24, 'V', 23, 'D', 18, 'I', 20, 'X', 41);

    @Test
    void the_95_terms_of_the_design_are_there_with_their_codes_of_huridocs() {
        Map<String, String> designed = new LinkedHashMap<>();
        for (String one : DESIGNED.strip().split("\\s+")) {
            designed.put(one.split("=")[0], one.split("=")[1].replace("+", ", "));
        }
        assertThat(designed).hasSize(95);
        designed.forEach((code, huridocs) -> {
            Term term = BUILT_IN.term(code).orElseThrow(() -> new AssertionError(code + " is missing"));
            if (huridocs.equals("-")) {
                assertThat(term.huridocs()).as(code).isEmpty();
            } else {
                assertThat(term.huridocs())
                        .as(code)
                        .contains(new Huridocs(MICRO_THESAURI.get(code.charAt(0)), huridocs));
            }
        });
        Set<ListName> lists = designed.keySet().stream()
                .map(code -> BUILT_IN.term(code).orElseThrow().list())
                .collect(Collectors.toSet());
        assertThat(lists.stream().mapToInt(list -> BUILT_IN.list(list).size()).sum())
                .as("nothing else in these six lists")
                .isEqualTo(95);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            A08 | torture | пытки | CAT 1
            A17 | incommunicado detention | содержание без связи с внешним миром | ICCPR 9, 10
            A23 | failure to investigate | отсутствие эффективного расследования | ICCPR 2(3), CAT 12
            A34 | refoulement, actual or threatened | высылка вопреки принципу невыдворения | CAT 3
            A35 | forced eviction | принудительное выселение | ICESCR 11
            A37 | hate-motivated violence | насилие на почве ненависти | CERD 5(b)
            A42 | reprisal for UN or treaty cooperation | репрессии за обращение в ООН | HRD Decl. 9, 12
            """)
    void labels_and_treaties_are_those_of_the_design(String code, String english, String russian, String treaty) {
        Term term = BUILT_IN.term(code).orElseThrow();
        assertThat(term.label("en")).isEqualTo(english);
        assertThat(term.label("ru")).isEqualTo(russian);
        assertThat(term.treaty()).contains(treaty);
    }

    @Test
    void no_term_is_without_english_russian_definition_and_treaty_or_a_reason_for_none() {
        for (Term term : BUILT_IN.terms()) {
            assertThat(term.labels()).as(term.code()).containsOnlyKeys("en", "ru");
            assertThat(term.definitions()).as(term.code()).containsOnlyKeys("en", "ru");
            inTheirLanguages(term.code(), term.labels());
            inTheirLanguages(term.code(), term.definitions());
            for (String definition : term.definitions().values()) {
                assertThat(definition).as(term.code()).endsWith(".").hasSizeLessThan(150);
            }
            TermList list = TermList.of(term.list());
            if (term.treaty().isEmpty()) {
                inTheirLanguages(term.code(), list.noTreaty());
            }
            if (term.huridocs().isEmpty()) {
                inTheirLanguages(term.code(), list.noHuridocs());
            }
        }
    }

    private static void inTheirLanguages(String what, Map<String, String> texts) {
        assertThat(texts).as(what).containsOnlyKeys("en", "ru");
        assertThat(texts.get("en")).as(what).isNotBlank().doesNotContainPattern(CYRILLIC);
        assertThat(texts.get("ru")).as(what).containsPattern(CYRILLIC);
        assertThat(texts.get("ru").replace("HURIDOCS", "")).as(what).doesNotContainPattern(LATIN_WORD);
    }

    @ParameterizedTest
    @EnumSource
    void each_list_has_terms_with_its_letter_and_no_label_twice(ListName list) {
        List<Term> terms = BUILT_IN.list(list);
        assertThat(terms).hasSizeGreaterThan(3).allMatch(term -> term.code().charAt(0) == list.letter());
        for (String language : List.of("en", "ru")) {
            assertThat(terms).extracting(term -> term.label(language)).doesNotHaveDuplicates();
        }
        inTheirLanguages(list.word(), TermList.of(list).labels());
        assertThat(ListName.of(list.word())).contains(list);
    }

    /** The numbers of the micro-thesauri, as the data dictionary of HURIDOCS' own program (OpenEvSys) has them. */
    @ParameterizedTest
    @CsvSource(textBlock = """
            METHOD, 5
            OCCUPATION, 10
            MATERIAL, 16
            SITE_TYPE, 17
            CONNECTION, 19
            PERSON_LINK, 21
            EVENT_LINK, 22
            STATUS_AFTER, 25
            LATEST_STATUS, 26
            RESPONSE, 27
            DETENTION_TYPE, 29
            RELIABILITY, 42
            IMPACT, 44
            INTERVENTION_STATE, 45
            PRIORITY, 46
            """)
    void a_further_list_refers_to_one_micro_thesaurus(ListName list, int thesaurus) {
        assertThat(BUILT_IN.list(list).stream().flatMap(term -> term.huridocs().stream()))
                .isNotEmpty()
                .allMatch(huridocs -> huridocs.thesaurus() == thesaurus);
    }

    @Test
    void no_two_lists_share_a_letter() {
        assertThat(Arrays.stream(ListName.values()).map(ListName::letter)).doesNotHaveDuplicates();
    }

    @Test
    void every_treaty_is_one_that_is_named_in_full() {
        Set<String> treaties = new HashSet<>();
        for (Term term : BUILT_IN.terms()) {
            term.treaty().ifPresent(text -> {
                for (String one : text.split(", (?=[A-Z])")) {
                    treaties.add(one.replaceAll("( common)? [0-9].*", ""));
                }
            });
        }
        assertThat(treaties)
                .containsExactlyInAnyOrder(
                        "ICCPR",
                        "ICESCR",
                        "CAT",
                        "CERD",
                        "CEDAW",
                        "CRC",
                        "ICPPED",
                        "HRD Decl.",
                        "Refugee Conv.",
                        "Geneva Conv.");
    }

    @Test
    void a_code_is_known_in_its_list_only() {
        assertThat(BUILT_IN.isKnown(ListName.ACTS, "A08")).isTrue();
        assertThat(BUILT_IN.isKnown(ListName.ACTORS, "A08")).isFalse();
        assertThat(BUILT_IN.isKnown(ListName.ACTS, "A98")).isFalse();
        assertThat(BUILT_IN.isKnown(ListName.ACTS, "a08")).isFalse();
    }

    @Test
    void codes_are_a_letter_and_digits_or_a_project_s_own() {
        for (String code : List.of("A1", "Z999", "x-a", "x-mobile-internet-2", "x-7")) {
            assertThat(Term.isWellFormed(code)).as(code).isTrue();
        }
        for (String code : List.of(
                "", "A", "A1234", "a1", "AA1", "x-", "x-A", "x--a", "x-a-", "x-a b", "А1", "x-" + "a".repeat(31))) {
            assertThat(Term.isWellFormed(code)).as(code).isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            torture | en | A08
            TORT | en | A08
            пытка | ru | A08
            ПЫТКИ | en | A08
            01010102 | en | A01
            0104 | en | D4
            a08 | ru | A08
            задержания | ru | A15
            ребенок | ru | V09
            counsel denial | en | A18
            связи | ru | A17
            """)
    void words_find_what_is_meant_first(String words, String language, String code) {
        assertThat(BUILT_IN.search(words, language)).extracting(Term::code).startsWith(code);
    }

    @Test
    void all_words_must_stand_in_a_term() {
        assertThat(BUILT_IN.search("torture zebra", "en")).isEmpty();
        assertThat(BUILT_IN.search(" , ", "en")).isEmpty();
    }

    @Test
    void words_are_found_inside_words_and_in_definitions_after_the_rest() {
        List<String> found =
                BUILT_IN.search("lawful", "en").stream().map(Term::code).toList();
        assertThat(found).startsWith("O2").contains("A24");
        assertThat(BUILT_IN.search("rifle", "en")).extracting(Term::code).containsExactly("M04");
    }

    @Test
    void labels_fall_back_to_the_language_without_its_region_and_to_english() {
        Term term = BUILT_IN.term("A08").orElseThrow();
        assertThat(term.label("ru-RU")).isEqualTo("пытки");
        assertThat(term.label("uk")).isEqualTo("torture");
        assertThat(term.definition("uk")).isEqualTo(term.definition("en"));
    }

    @Test
    void a_project_s_list_adds_terms_and_languages() throws JsonProblem {
        Vocabulary both = BUILT_IN.with(List.of(list("""
                code,list,label:uk,label:en,definition:uk,huridocs
                x-net,acts,"вимкнення, мережі",network shutdown,,4:1001
                A08,,катування,,Умисний біль.,
                """)));
        assertThat(both.term("x-net").orElseThrow())
                .returns("вимкнення, мережі", term -> term.label("uk"))
                .returns("network shutdown", term -> term.label("ru"))
                .returns(ListName.ACTS, Term::list);
        assertThat(both.term("A08").orElseThrow())
                .returns("катування", term -> term.label("uk"))
                .returns("пытки", term -> term.label("ru"));
        assertThat(both.list(ListName.ACTS)).hasSize(45).last().returns("x-net", Term::code);
        assertThat(both.isKnown(ListName.ACTS, "x-net")).isTrue();
        assertThat(both.search("катування", "uk")).extracting(Term::code).containsExactly("A08");
        assertThat(both.search("NET", "en")).extracting(Term::code).startsWith("x-net");
        assertThat(BUILT_IN.term("A08").orElseThrow().labels()).doesNotContainKey("uk");
    }

    @Test
    void an_own_term_with_a_label_in_one_language_only_has_it_in_all() throws JsonProblem {
        Vocabulary both = BUILT_IN.with(List.of(list("code,list,label:ka\nx-a,method,სიტყვა\n")));
        Term term = both.term("x-a").orElseThrow();
        assertThat(term.label("ru")).isEqualTo("სიტყვა");
        assertThat(term.definition("ru")).isEmpty();
        assertThat(both.search("სიტყვა", "en")).containsExactly(term);
    }

    @Test
    void two_lists_must_not_say_different_things_of_one_code() throws JsonProblem {
        OwnList one = list("code,list,label:en,label:uk\nx-a,acts,a,\nA08,,,катування\n");
        OwnList sameTerm = list("code,list,label:en\nx-a,acts,b\n");
        OwnList sameLabel = list("code,label:uk\nA08,тортури\n");
        OwnList other = list("code,label:ka\nA08,წამება\n");
        clash("x-a", one, sameTerm);
        clash("A08", one, sameLabel);
        assertThat(BUILT_IN.with(List.of(one, other)).term("A08").orElseThrow().labels())
                .containsOnlyKeys("en", "ru", "uk", "ka");
    }

    private static void clash(String code, OwnList... lists) {
        assertThatThrownBy(() -> BUILT_IN.with(List.of(lists))).isInstanceOfSatisfying(JsonProblem.class, problem -> {
            assertThat(problem.key()).isEqualTo("vocabulary.lists-clash");
            assertThat(problem.arguments()).containsExactly(code);
        });
    }

    private static OwnList list(String text) throws JsonProblem {
        return OwnList.read(text.getBytes(StandardCharsets.UTF_8));
    }
}
