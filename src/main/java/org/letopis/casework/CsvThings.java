package org.letopis.casework;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.letopis.casework.CsvColumn.Owner;

/** What the rows of one report speak of, by the labels that join them. */
final class CsvThings {
    /** Who did which act. */
    record Involved(CsvThing involvement, String act) {}

    private final CsvThing report;
    private final CsvThing place;
    private final CsvThing files;
    private final Map<String, CsvThing> persons = new LinkedHashMap<>();
    private final Set<String> victims = new HashSet<>();
    private final Map<String, CsvThing> consents = new LinkedHashMap<>();
    private final Map<String, CsvThing> acts = new LinkedHashMap<>();
    private final List<Involved> involvements = new ArrayList<>();

    /** @param line on which the report begins */
    CsvThings(int line) {
        this.report = new CsvThing(line);
        this.place = new CsvThing(line);
        this.files = new CsvThing(line);
    }

    /** The things of one row. */
    interface OfRow {
        /** Returns what the cells of this owner speak of; empty when the row does not say whose they are. */
        Optional<CsvThing> thing(Owner owner);
    }

    /** Takes note of what a row speaks of. */
    OfRow of(CsvRow row) {
        Optional<CsvThing> act = Optional.empty();
        Optional<CsvThing> involvement = Optional.empty();
        if (Stream.of(Owner.ACT, Owner.INVOLVEMENT, Owner.ACTOR).anyMatch(row::speaksOf)) {
            String id = row.act().orElseGet(() -> unusedLabel(row.line()));
            act = Optional.of(acts.computeIfAbsent(id, any -> new CsvThing(row.line())));
            if (row.speaksOf(Owner.INVOLVEMENT)) {
                involvement = Optional.of(new CsvThing(row.line()));
                involvements.add(new Involved(involvement.get(), id));
            }
        }
        Optional<String> victim = row.labelOf(Owner.VICTIM);
        victim.ifPresent(victims::add);
        Map<Owner, Optional<CsvThing>> things = new EnumMap<>(Owner.class);
        things.put(Owner.REPORT, Optional.of(report));
        things.put(Owner.PLACE, Optional.of(place));
        things.put(Owner.FILE, Optional.of(files));
        things.put(Owner.ACT, act);
        things.put(Owner.INVOLVEMENT, involvement);
        things.put(Owner.VICTIM, victim.map(label -> one(persons, label, row)));
        things.put(Owner.ACTOR, row.labelOf(Owner.ACTOR).map(label -> one(persons, label, row)));
        things.put(
                Owner.CONSENT,
                victim.filter(label -> row.speaksOf(Owner.CONSENT)).map(label -> one(consents, label, row)));
        return owner -> things.getOrDefault(owner, Optional.empty());
    }

    private static CsvThing one(Map<String, CsvThing> things, String label, CsvRow row) {
        return things.computeIfAbsent(label, any -> new CsvThing(row.line()));
    }

    /** An act without a label is one of its own. */
    private String unusedLabel(int line) {
        String unused = "line " + line;
        while (acts.containsKey(unused)) {
            unused += "'";
        }
        return unused;
    }

    CsvThing report() {
        return report;
    }

    CsvThing place() {
        return place;
    }

    /** Returns the names of files, which stand in one column. */
    CsvThing files() {
        return files;
    }

    Map<String, CsvThing> persons() {
        return persons;
    }

    boolean isVictim(String person) {
        return victims.contains(person);
    }

    /** Returns the decisions of people, by person. */
    Map<String, CsvThing> consents() {
        return consents;
    }

    Map<String, CsvThing> acts() {
        return acts;
    }

    List<Involved> involvements() {
        return involvements;
    }
}
