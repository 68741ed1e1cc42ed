package org.letopis.report;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.letopis.json.JsonObject;
import org.letopis.json.JsonProblem;

/** The JSON form of a report, {@code letopis-report/1}: {@code docs/reference/report-format.md}. */
public final class ReportJson {
    public static final String FORMAT = "letopis-report/1";
    public static final int MAX_BYTES = 8 * 1024 * 1024;
    static final int MAX_ENTRIES = 10_000;

    private ReportJson() {}

    public static JsonObject write(Report report) {
        return JsonObject.empty()
                .with("format", FORMAT)
                .with("id", report.id().hex())
                .with("revision", report.revision())
                .with("title", report.title().json())
                .with("narrative", report.narrative().stream().map(Text::json).toList())
                .with("occurred", report.occurred().text())
                .withOptional("timeOfDay", report.timeOfDay())
                .with("places", report.places().stream().map(Place::json).toList())
                .with("persons", report.persons().stream().map(Person::json).toList())
                .with("acts", report.acts().stream().map(Act::json).toList())
                .with(
                        "involvements",
                        report.involvements().stream().map(Involvement::json).toList())
                .with("attachments", report.attachments().stream().map(Id::hex).toList());
    }

    /** Reads a report that Letopis wrote, ids and all. */
    public static Report read(JsonObject json) throws JsonProblem {
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
                "involvements",
                "attachments");
        if (!json.string("format").equals(FORMAT)) {
            throw new JsonProblem("report.other-format", FORMAT);
        }
        List<Person> persons = new ArrayList<>();
        for (JsonObject person : bounded(json, "persons")) {
            person.only("id", "code", "kind", "sex", "ageBand");
            String code = person.string("code");
            if (!Code.isWellFormed(code)) {
                throw new JsonProblem("report.bad-code", person.path() + ".code");
            }
            persons.add(Person.read(person, Id.parse(person.string("id")), new Code(code)));
        }
        List<Id> attachments = new ArrayList<>();
        for (String id : json.strings("attachments")) {
            attachments.add(Id.parse(id));
        }
        ReportParts parts = new ReportParts(Id::parse);
        return checked(new Report(
                Id.parse(json.string("id")),
                (int) json.integer("revision", 1, Integer.MAX_VALUE),
                Text.read(json.object("title")),
                parts.narrative(json),
                Edtf.parse(json.string("occurred"), "occurred"),
                parts.timeOfDay(json),
                parts.places(json),
                persons,
                parts.acts(json),
                parts.involvements(json),
                attachments));
    }

    static List<JsonObject> bounded(JsonObject json, String name) throws JsonProblem {
        List<JsonObject> entries = json.objects(name);
        if (entries.size() > MAX_ENTRIES) {
            throw new JsonProblem("report.too-many", name, MAX_ENTRIES);
        }
        return entries;
    }

    /** Checks what no single part can see: that ids are used once and that each reference leads somewhere. */
    static Report checked(Report report) throws JsonProblem {
        Set<Id> persons = new HashSet<>();
        for (Person person : report.persons()) {
            if (!persons.add(person.id())) {
                throw new JsonProblem("report.twice", "persons");
            }
        }
        Set<Id> acts = new HashSet<>();
        for (Act act : report.acts()) {
            if (!acts.add(act.id())) {
                throw new JsonProblem("report.twice", "acts");
            }
            require(persons.contains(act.victim()), "acts");
        }
        for (Involvement one : report.involvements()) {
            require(acts.contains(one.act()) && persons.contains(one.actor()), "involvements");
        }
        return report;
    }

    private static void require(boolean known, String where) throws JsonProblem {
        if (!known) {
            throw new JsonProblem("report.dangling", where);
        }
    }
}
