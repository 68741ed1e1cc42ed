package org.letopis.report;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.letopis.json.JsonObject;
import org.letopis.json.JsonProblem;

/**
 * A report that is about to be captured, and apart from it who its people are. Ids of the file are labels: they join
 * the parts of the file and are then replaced by random ones, so that capturing always makes a new report.
 */
public record Draft(Report report, List<Identity> identities) {
    private static final int MAX_LABEL_CHARACTERS = 64;

    public Draft {
        identities = List.copyOf(identities);
    }

    /** Reads a file to capture: {@code docs/reference/report-format.md}, section "Capturing". */
    public static Draft read(JsonObject json, SecureRandom random) throws JsonProblem {
        json.only(
                "format",
                "id",
                "revision",
                "title",
                "narrative",
                "occurred",
                "timeOfDay",
                "places",
                "persons",
                "acts",
                "involvements");
        if (!json.string("format").equals(ReportJson.FORMAT)) {
            throw new JsonProblem("report.other-format", ReportJson.FORMAT);
        }
        Map<String, Id> labels = new HashMap<>();
        ReportParts.Names names = label -> {
            if (label.isBlank() || label.length() > MAX_LABEL_CHARACTERS) {
                throw new JsonProblem("report.bad-label");
            }
            return labels.computeIfAbsent(label, ignored -> Id.random(random));
        };
        List<Person> persons = new ArrayList<>();
        List<Identity> identities = new ArrayList<>();
        Set<Code> codes = new HashSet<>();
        for (JsonObject entry : ReportJson.bounded(json, "persons")) {
            entry.only("id", "kind", "sex", "ageBand", "names", "contacts");
            Id id = names.id(entry.string("id"));
            persons.add(Person.read(entry, id, freshCode(random, codes)));
            Identity identity = Identity.of(entry, id);
            if (!identity.names().isEmpty() || !identity.contacts().isEmpty()) {
                identities.add(identity);
            }
        }
        ReportParts parts = new ReportParts(names);
        Report report = new Report(
                Id.random(random),
                1,
                Text.read(json.object("title")),
                parts.narrative(json),
                Edtf.parse(json.string("occurred"), "occurred"),
                parts.timeOfDay(json),
                parts.places(json),
                persons,
                parts.acts(json),
                parts.involvements(json),
                List.of());
        return new Draft(ReportJson.checked(report), identities);
    }

    private static Code freshCode(SecureRandom random, Set<Code> taken) {
        Code code = Code.random(random);
        while (!taken.add(code)) {
            code = Code.random(random);
        }
        return code;
    }
}
