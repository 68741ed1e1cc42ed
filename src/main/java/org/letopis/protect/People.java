package org.letopis.protect;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.letopis.failure.Failure;
import org.letopis.protect.leak.LeakCheck;
import org.letopis.protect.leak.Protected;
import org.letopis.report.Id;
import org.letopis.report.Identity;
import org.letopis.report.Person;
import org.letopis.report.Place;
import org.letopis.report.Report;
import org.letopis.vault.Vault;

/** Whom the leak check looks for: everybody whose identity is in the vault, and the exact spots of these reports. */
final class People {
    private static final int SHORT_ID = 8;

    private final Map<Id, String> labels = new HashMap<>();
    private final List<Protected> known = new ArrayList<>();

    /**
     * @param reports those that would leave; their people are known by code, others by a short id
     */
    People(Vault vault, List<Report> reports) throws Failure {
        for (Report report : reports) {
            for (Person person : report.persons()) {
                labels.put(person.id(), person.code().text());
            }
            spots(report);
        }
        for (Identity identity : vault.identities().all()) {
            known.add(new Protected(
                    label(identity.person()),
                    identity.names(),
                    identity.contacts(),
                    identity.idDocuments(),
                    identity.birthDate().map(List::of).orElse(List.of()),
                    identity.addresses()));
        }
    }

    private void spots(Report report) {
        List<String> spots = new ArrayList<>();
        List<Place> places = new ArrayList<>(report.places());
        report.acts().forEach(act -> act.place().ifPresent(places::add));
        for (Place place : places) {
            if (place.latitude().isPresent() && place.longitude().isPresent()) {
                spots.add(place.latitude().get() + ", " + place.longitude().get());
            }
            place.site().ifPresent(spots::add);
        }
        if (!spots.isEmpty()) {
            known.add(new Protected(
                    report.id().hex().substring(0, SHORT_ID), List.of(), List.of(), List.of(), List.of(), spots));
        }
    }

    /** Returns by what hits name this person. */
    String label(Id person) {
        return labels.getOrDefault(person, person.hex().substring(0, SHORT_ID));
    }

    LeakCheck check() {
        return new LeakCheck(known);
    }
}
