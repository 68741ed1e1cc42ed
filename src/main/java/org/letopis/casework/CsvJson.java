package org.letopis.casework;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.letopis.casework.CsvColumn.Owner;
import org.letopis.json.JsonObject;
import org.letopis.report.ReportJson;

/** Makes of the rows of a report what a JSON file to capture would hold, and notes where each field comes from. */
final class CsvJson {
    private final CsvThings things;
    private final CsvOrigins origins;

    CsvJson(CsvThings things, CsvOrigins origins) {
        this.things = things;
        this.origins = origins;
    }

    JsonObject json() {
        return things.report()
                .json("", origins)
                .with("format", ReportJson.FORMAT)
                .with("places", places())
                .with("persons", persons())
                .with("acts", acts())
                .with("involvements", involvements())
                .with("consents", consents())
                .with("attachments", files());
    }

    private JsonObject begun(CsvThing thing, String at, Owner owner, String name) {
        origins.begins(at, thing.line(), owner, name);
        return thing.json(at, origins);
    }

    private List<JsonObject> places() {
        return things.place().isEmpty()
                ? List.of()
                : List.of(Precisions.given(begun(things.place(), "places[0]", Owner.PLACE, "place")));
    }

    private List<JsonObject> persons() {
        List<JsonObject> all = new ArrayList<>();
        for (Map.Entry<String, CsvThing> person : things.persons().entrySet()) {
            String at = "persons[" + all.size() + "]";
            boolean isVictim = things.isVictim(person.getKey());
            Owner owner = isVictim ? Owner.VICTIM : Owner.ACTOR;
            JsonObject json = begun(person.getValue(), at, owner, isVictim ? "victim" : "actor")
                    .with("id", person.getKey());
            origins.label(at + ".id", person.getValue().line(), owner);
            boolean isSaid = json.has("kind") || person.getValue().isUnreadable("kind");
            all.add(isVictim && !isSaid ? json.with("kind", "individual") : json);
        }
        return all;
    }

    private List<JsonObject> acts() {
        List<JsonObject> all = new ArrayList<>();
        for (Map.Entry<String, CsvThing> act : things.acts().entrySet()) {
            JsonObject json = begun(act.getValue(), "acts[" + all.size() + "]", Owner.ACT, "act")
                    .with("id", act.getKey());
            all.add(json.value("place")
                    .map(place -> json.with("place", Precisions.given((JsonObject) place)))
                    .orElse(json));
        }
        return all;
    }

    private List<JsonObject> involvements() {
        List<JsonObject> all = new ArrayList<>();
        for (CsvThings.Involved one : things.involvements()) {
            String at = "involvements[" + all.size() + "]";
            all.add(begun(one.involvement(), at, Owner.INVOLVEMENT, "involvement")
                    .with("act", one.act()));
        }
        return all;
    }

    private List<JsonObject> consents() {
        List<JsonObject> all = new ArrayList<>();
        things.consents()
                .forEach((person, decisions) -> decisions.each((scope, decision, line, column) -> {
                    origins.stands("consents[" + all.size() + "]", line, column);
                    all.add(JsonObject.empty()
                            .with("person", person)
                            .with("scope", scope)
                            .with("decision", decision));
                }));
        return all;
    }

    private List<JsonObject> files() {
        List<JsonObject> all = new ArrayList<>();
        things.files().each((name, paths, line, column) -> {
            for (Object path : (List<?>) paths) {
                origins.stands("attachments[" + all.size() + "]", line, column);
                all.add(JsonObject.empty()
                        .with("id", "file " + (all.size() + 1))
                        .with("file", path));
            }
        });
        return all;
    }
}
