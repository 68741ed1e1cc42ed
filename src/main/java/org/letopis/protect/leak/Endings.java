package org.letopis.protect.leak;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Case endings, Russian and Ukrainian together, as they follow a stem that has lost its own final vowel, й or ь. */
final class Endings {
    /** Nouns in all cases and both numbers; the base form itself is among them. */
    static final Set<String> NOUN = of("а я у ю ы и і ї е є о й ь ой ей ою ею єю ом ем єм ам ям ами ями ах ях "
            + "ій ию ии ие иях иями иям ові еві єві ью ьи ье ья");

    /** The genitive of the plural, which is also how surnames are made of first names (Иван, Иванов). */
    static final Set<String> MANY = of("ов ев ей ів їв ий");

    /** Surnames in -ов and -ин, of men, women and families. */
    static final Set<String> SURNAME = of("а у ы и і е ым им ом ой ою ых их ыми ими ої ій ові");

    /** Adjectives. */
    static final Set<String> ADJECTIVE =
            of("ий ый ой ого его ому ему ьому ым им ом ем ім ая яя ую юю ою ею ей ій ої ьої "
                    + "ые ие ых их іх ыми ими ое ее я а у ю і є ої ім");

    /** What belongs to somebody: Верин, Верина, Катиного. */
    static final Set<String> POSSESSIVE = of("ин ина ину иной ине ино ины иных иным иными иного иному ином "
            + "ын ына ыну ыной ыне ыно ыны їн їна їну їної їній їно їні");

    static final Set<String> BARE = Set.of("");

    /** All that may follow a Latin word as a Russian ending ("Smithом"). */
    static final Set<String> CYRILLIC = union(List.of(NOUN, MANY, SURNAME, ADJECTIVE));

    private Endings() {}

    private static Set<String> of(String endings) {
        return Arrays.stream(endings.split(" ", -1)).collect(Collectors.toUnmodifiableSet());
    }

    static Set<String> union(List<Set<String>> sets) {
        return sets.stream().flatMap(Set::stream).collect(Collectors.toUnmodifiableSet());
    }
}
