package org.letopis.vault;

import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.letopis.failure.Failure;
import org.letopis.report.Act;
import org.letopis.report.Involvement;
import org.letopis.report.Person;
import org.letopis.report.Place;
import org.letopis.report.Report;

/**
 * What filters ask of a report, as words of the index that no text can have: {@code docs/reference/vault-format.md},
 * section "Search index". What is found as a whole ends with the sign that it begins with.
 */
final class Facets {
    private static final String SIGN = "\u0001";

    /** Stands in each report whose other facets are in the index. */
    static final String FILED = whole('0', "");

    private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");
    private static final Pattern SUBDIVISION = Pattern.compile("[A-Za-z]{2}-[A-Za-z0-9]{1,3}");

    private Facets() {}

    /** Returns all that finds a report: its words and its facets. */
    static Set<String> withWords(Report report) {
        Set<String> all = Folding.words(report);
        all.addAll(of(report));
        return all;
    }

    static Set<String> of(Report report) {
        Set<String> facets = new HashSet<>();
        facets.add(FILED);
        for (Act act : report.acts()) {
            facets.add(act(act.type()));
            act.place().ifPresent(place -> add(facets, place));
        }
        for (Involvement involvement : report.involvements()) {
            facets.add(actor(involvement.actorType()));
        }
        for (Person person : report.persons()) {
            facets.add(person(person.code().text()));
        }
        report.places().forEach(place -> add(facets, place));
        facets.add(status(report.status()));
        report.json().value("protection").ifPresent(level -> facets.add(protection((String) level)));
        facets.add(withdrawn(report.withdrawn().isPresent()));
        return facets;
    }

    private static void add(Set<String> facets, Place place) {
        facets.add(region(place.country()));
        place.subdivision().map(Facets::region).ifPresent(facets::add);
        Stream.of(place.settlement(), place.district())
                .flatMap(Optional::stream)
                .flatMap(name -> Folding.words(name).stream())
                .map(Facets::placeWord)
                .forEach(facets::add);
    }

    static String act(String code) {
        return whole('a', code);
    }

    static String actor(String code) {
        return whole('p', code);
    }

    static String person(String code) {
        return whole('h', code);
    }

    static String status(String code) {
        return whole('x', code);
    }

    static String protection(String level) {
        return whole('g', level);
    }

    static String withdrawn(boolean is) {
        return whole('w', is ? "1" : "0");
    }

    private static String region(String code) {
        return whole('c', code);
    }

    private static String placeWord(String word) {
        return SIGN + "l" + word;
    }

    private static String whole(char kind, String value) {
        return SIGN + kind + value + SIGN;
    }

    /**
     * Returns the ways in which a place can be found by what a person typed: by code, which a country is in two capitals,
     * or by the words of a settlement or district.
     *
     * @throws Failure.Usage when there is no letter and no digit in it
     */
    static Set<Set<String>> placed(String typed) throws Failure.Usage {
        Set<String> words = Folding.words(typed);
        if (words.isEmpty()) {
            throw new Failure.Usage("search.no-words");
        }
        Set<Set<String>> ways = new HashSet<>();
        if (COUNTRY.matcher(typed).matches() || SUBDIVISION.matcher(typed).matches()) {
            ways.add(Set.of(region(typed.toUpperCase(Locale.ROOT))));
        }
        if (!COUNTRY.matcher(typed).matches()) {
            ways.add(words.stream().map(Facets::placeWord).collect(Collectors.toSet()));
        }
        return ways;
    }
}
