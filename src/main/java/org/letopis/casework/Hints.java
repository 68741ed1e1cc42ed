package org.letopis.casework;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.letopis.failure.Failure;
import org.letopis.report.Act;
import org.letopis.report.Edtf;
import org.letopis.report.Identity;
import org.letopis.report.Person;
import org.letopis.report.Place;
import org.letopis.report.Report;
import org.letopis.report.plan.Spans;
import org.letopis.vault.Match;
import org.letopis.vault.ReportSummary;
import org.letopis.vault.Vault;

/**
 * Finds reports and, where the identity compartment is open, people that may be the same, for a person to decide: acts of one kind in one settlement at a time
 * that can be the same, and names that are spelt alike. What was decided already is not told again. Nothing is decided
 * here.
 */
public final class Hints {
    /** So many are enough for a day's work. */
    public static final int MOST = 500;

    private final Vault vault;
    private final List<Match> judged;
    private final Map<Set<Match.Side>, Hint> found = new LinkedHashMap<>();
    private final Map<String, List<Done>> acts = new TreeMap<>();
    private final Map<String, List<Named>> names = new TreeMap<>();

    private Hints(Vault vault) throws Failure {
        this.vault = vault;
        this.judged = vault.matches().all();
    }

    /**
     * Two that may be the same.
     *
     * @param act the code of what was done; empty for people
     * @param settlement where; empty for people
     */
    public record Hint(Match.Side one, Match.Side other, String act, String settlement) {}

    /** An act that was done at one place. */
    private record Done(Match.Side report, Edtf when, String act, String settlement) {}

    /** Somebody with a name. */
    private record Named(Match.Side person, Set<String> words) {}

    /** Returns those that are not decided, at most {@value #MOST}. */
    public static List<Hint> of(Vault vault) throws Failure {
        return vault.read(() -> {
            Hints hints = new Hints(vault);
            hints.gather();
            hints.acts.values().forEach(hints::sameTime);
            hints.names.values().forEach(hints::likeNames);
            return List.copyOf(hints.found.values());
        });
    }

    private void gather() throws Failure {
        boolean open = vault.identitiesOpen();
        for (ReportSummary summary : vault.reports().list()) {
            Report report = vault.reports().report(summary.id());
            Match.Side side = new Match.Side(summary.id(), Optional.empty());
            report.acts().forEach(act -> done(report, act, side));
            for (Person person : report.persons()) {
                Optional<Identity> identity = open ? vault.identities().find(person.id()) : Optional.empty();
                identity.ifPresent(known -> named(new Match.Side(summary.id(), Optional.of(person.id())), known));
            }
        }
    }

    private void done(Report report, Act act, Match.Side side) {
        Edtf when = act.when().orElse(report.occurred()).date();
        Set<String> settlements = new LinkedHashSet<>();
        Stream<Place> places = act.place().isPresent() ? act.place().stream() : report.places().stream();
        places.forEach(place -> place.settlement().ifPresent(settlements::add));
        for (String settlement : settlements) {
            String key = act.type() + " " + folded(settlement);
            acts.computeIfAbsent(key, any -> new ArrayList<>()).add(new Done(side, when, act.type(), settlement));
        }
    }

    private void named(Match.Side side, Identity identity) {
        Set<String> words = new HashSet<>();
        identity.names().forEach(name -> words.addAll(NameSkeleton.of(name)));
        Named one = new Named(side, words);
        words.forEach(
                word -> names.computeIfAbsent(word, any -> new ArrayList<>()).add(one));
    }

    private void sameTime(List<Done> group) {
        for (int i = 0; i < group.size(); i++) {
            for (int j = i + 1; j < group.size() && found.size() < MOST; j++) {
                Done one = group.get(i);
                Done other = group.get(j);
                if (Spans.overlap(one.when, other.when)) {
                    add(new Hint(one.report, other.report, one.act, one.settlement));
                }
            }
        }
    }

    /** Two words in common are needed, or one where one of the two has no more. */
    private void likeNames(List<Named> group) {
        for (int i = 0; i < group.size(); i++) {
            for (int j = i + 1; j < group.size() && found.size() < MOST; j++) {
                Named one = group.get(i);
                Named other = group.get(j);
                Set<String> common = new HashSet<>(one.words);
                common.retainAll(other.words);
                if (common.size() >= Math.min(2, Math.min(one.words.size(), other.words.size()))) {
                    add(new Hint(one.person, other.person, "", ""));
                }
            }
        }
    }

    private void add(Hint hint) {
        boolean decided = judged.stream().anyMatch(match -> match.isOf(hint.one, hint.other));
        if (!hint.one.equals(hint.other) && !decided) {
            found.putIfAbsent(Set.of(hint.one, hint.other), hint);
        }
    }

    private static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replace('ё', 'е')
                .strip();
    }
}
