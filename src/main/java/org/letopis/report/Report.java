package org.letopis.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * One monitor's account of one event. Immutable; a correction is a new revision.
 *
 * @param id in whose vault it is; a recipient knows it by another
 * @param revision 1 for the first
 * @param narrative what happened, once in each language
 * @param timeOfDay in words, for example "before dawn"
 * @param attachments the ids of its files, in the order given
 */
public record Report(
        Id id,
        int revision,
        Text title,
        List<Text> narrative,
        Edtf occurred,
        Optional<String> timeOfDay,
        List<Place> places,
        List<Person> persons,
        List<Act> acts,
        List<Involvement> involvements,
        List<Id> attachments) {
    public Report {
        narrative = List.copyOf(narrative);
        places = List.copyOf(places);
        persons = List.copyOf(persons);
        acts = List.copyOf(acts);
        involvements = List.copyOf(involvements);
        attachments = List.copyOf(attachments);
    }

    public Report withAttachments(List<Id> ids) {
        return new Report(
                id, revision, title, narrative, occurred, timeOfDay, places, persons, acts, involvements, ids);
    }

    /** Returns the next revision, with further files at the end. */
    public Report withMore(List<Id> further) {
        List<Id> all = new ArrayList<>(attachments);
        all.addAll(further);
        return new Report(
                id, revision + 1, title, narrative, occurred, timeOfDay, places, persons, acts, involvements, all);
    }

    public Report withPlaces(List<Place> other) {
        return new Report(
                id, revision, title, narrative, occurred, timeOfDay, other, persons, acts, involvements, attachments);
    }

    /** Returns the same account under other ids and codes. */
    public Report renamed(UnaryOperator<Id> ids, UnaryOperator<Code> codes) {
        return new Report(
                ids.apply(id),
                revision,
                title,
                narrative,
                occurred,
                timeOfDay,
                places,
                persons.stream().map(person -> person.renamed(ids, codes)).toList(),
                acts.stream().map(act -> act.renamed(ids)).toList(),
                involvements.stream().map(one -> one.renamed(ids)).toList(),
                attachments.stream().map(ids).toList());
    }
}
