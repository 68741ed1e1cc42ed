package org.letopis.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.letopis.json.JsonObject;
import org.letopis.json.JsonProblem;

/** Reads the parts that a stored report and a file to capture share; they differ in how things are named. */
final class ReportParts {
    /** Turns a name in the file into an id. */
    interface Names {
        Id id(String name) throws JsonProblem;
    }

    private static final int MAX_LANGUAGES = 20;
    private static final int MAX_TIME_OF_DAY_CHARACTERS = 200;

    private final Names names;

    ReportParts(Names names) {
        this.names = names;
    }

    List<Text> narrative(JsonObject json) throws JsonProblem {
        List<JsonObject> entries = json.objects("narrative");
        if (entries.size() > MAX_LANGUAGES) {
            throw new JsonProblem("report.too-many", "narrative", MAX_LANGUAGES);
        }
        List<Text> texts = new ArrayList<>();
        for (JsonObject entry : entries) {
            texts.add(Text.read(entry));
        }
        if (texts.isEmpty()) {
            throw new JsonProblem("json.missing", "narrative");
        }
        return texts;
    }

    Optional<String> timeOfDay(JsonObject json) throws JsonProblem {
        return json.has("timeOfDay")
                ? Optional.of(Text.plain(json, "timeOfDay", MAX_TIME_OF_DAY_CHARACTERS))
                : Optional.empty();
    }

    List<Place> places(JsonObject json) throws JsonProblem {
        List<Place> places = new ArrayList<>();
        for (JsonObject place : ReportJson.bounded(json, "places")) {
            places.add(Place.read(place));
        }
        return places;
    }

    List<Act> acts(JsonObject json) throws JsonProblem {
        List<Act> acts = new ArrayList<>();
        for (JsonObject act : ReportJson.bounded(json, "acts")) {
            acts.add(Act.read(act, names.id(act.string("id")), names.id(act.string("victim"))));
        }
        return acts;
    }

    List<Involvement> involvements(JsonObject json) throws JsonProblem {
        List<Involvement> involvements = new ArrayList<>();
        for (JsonObject one : ReportJson.bounded(json, "involvements")) {
            involvements.add(Involvement.read(one, names.id(one.string("act")), names.id(one.string("actor"))));
        }
        return involvements;
    }
}
