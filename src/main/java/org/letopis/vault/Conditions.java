package org.letopis.vault;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.letopis.failure.Failure;

/**
 * What the words and facets of a report must be: each condition can be fulfilled in several ways, and a way is
 * beginnings with which words must all be there.
 */
record Conditions(List<Set<Set<String>>> all) {
    /** That the facets of a report are in the index. */
    static final Conditions FILED = new Conditions(List.of(Set.of(Set.of(Facets.FILED))));

    /** Returns what the report that is sought must have in the index. */
    static Conditions of(Sought sought) throws Failure.Usage {
        List<Set<Set<String>>> all = new ArrayList<>();
        if (sought.words().isPresent()) {
            Set<String> words = Folding.words(sought.words().get());
            if (words.isEmpty()) {
                throw new Failure.Usage("search.no-words");
            }
            all.add(Set.of(words));
        }
        all.addAll(facets(sought).all());
        return new Conditions(all);
    }

    /** Returns the same without the words, which also an older Letopis put into the index. */
    static Conditions facets(Sought sought) throws Failure.Usage {
        List<Set<Set<String>>> all = new ArrayList<>();
        any(all, sought.acts(), Facets::act);
        any(all, sought.actors(), Facets::actor);
        any(all, sought.statuses(), Facets::status);
        any(all, sought.persons(), Facets::person);
        any(all, sought.protections(), Facets::protection);
        sought.withdrawn().ifPresent(is -> all.add(Set.of(Set.of(Facets.withdrawn(is)))));
        Set<Set<String>> places = new HashSet<>();
        for (String place : sought.places()) {
            places.addAll(Facets.placed(place));
        }
        if (!places.isEmpty()) {
            all.add(places);
        }
        return new Conditions(all);
    }

    private static void any(List<Set<Set<String>>> all, Collection<String> values, Function<String, String> facet) {
        if (!values.isEmpty()) {
            all.add(values.stream().map(facet).map(Set::of).collect(Collectors.toSet()));
        }
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    /** Returns whether a report with these words and facets fulfils them. */
    boolean fit(Set<String> words) {
        return all.stream()
                .allMatch(ways -> ways.stream()
                        .anyMatch(way -> way.stream()
                                .allMatch(beginning -> words.stream().anyMatch(word -> word.startsWith(beginning)))));
    }
}
