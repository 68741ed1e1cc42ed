package org.letopis.casework;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.letopis.failure.Failure;
import org.letopis.json.Json;
import org.letopis.json.JsonObject;
import org.letopis.json.JsonProblem;
import org.letopis.protect.leak.Protected;

/**
 * Reads a list of protected people from a file that a person wrote: JSON, a list of objects with {@code person}, and any
 * of {@code names}, {@code contacts}, {@code ids}, {@code birthDates}, {@code addresses}, each a list of texts.
 */
public final class ProtectedPeople {
    private static final int MAX_BYTES = 16 * 1024 * 1024;
    private static final int MAX_PEOPLE = 10_000;
    private static final int MAX_CHARACTERS = 1_000;
    private static final int MAX_VALUES = 1_000;
    private static final String[] FIELDS = {"names", "contacts", "ids", "birthDates", "addresses"};

    private ProtectedPeople() {}

    /** @throws Failure.Usage when the file is not such a list, naming the place */
    public static List<Protected> read(Path file) throws Failure {
        try (InputStream in = Files.newInputStream(file)) {
            return people(in.readNBytes(MAX_BYTES + 1));
        } catch (JsonProblem problem) {
            throw new Failure.Usage("leaks.names-file", file, problem);
        } catch (IOException e) {
            throw Failure.of(e);
        }
    }

    private static List<Protected> people(byte[] json) throws JsonProblem {
        List<JsonObject> objects = Json.parseList(json, MAX_BYTES);
        if (objects.size() > MAX_PEOPLE) {
            throw new JsonProblem("leaks.too-many-people", MAX_PEOPLE);
        }
        List<Protected> people = new ArrayList<>(objects.size());
        for (JsonObject object : objects) {
            people.add(person(object));
        }
        return people;
    }

    private static Protected person(JsonObject json) throws JsonProblem {
        json.only("person", "names", "contacts", "ids", "birthDates", "addresses");
        String person = json.string("person");
        requireGood(person, json.path() + ".person");
        List<List<String>> lists = new ArrayList<>();
        for (String field : FIELDS) {
            List<String> values = json.strings(field);
            if (values.size() > MAX_VALUES) {
                throw new JsonProblem("leaks.too-many-values", json.path() + "." + field, MAX_VALUES);
            }
            for (int i = 0; i < values.size(); i++) {
                requireGood(values.get(i), json.path() + "." + field + "[" + i + "]");
            }
            lists.add(values);
        }
        return new Protected(person, lists.get(0), lists.get(1), lists.get(2), lists.get(3), lists.get(4));
    }

    private static void requireGood(String text, String where) throws JsonProblem {
        if (text.isBlank()) {
            throw new JsonProblem("json.bad-value", where);
        }
        if (text.length() > MAX_CHARACTERS) {
            throw new JsonProblem("report.too-long", where, MAX_CHARACTERS);
        }
    }
}
