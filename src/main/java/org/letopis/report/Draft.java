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
import org.letopis.report.vocabulary.Vocabulary;

/**
 * A report that is about to be captured, and apart from it who its people are. Ids of the file are labels: they join
 * the parts of the file and are then replaced by random ones, so that capturing always makes a new report.
 *
 * @param files the files that the report names, in its order; they are in its {@code attachments} already
 */
public record Draft(Report report, List<Identity> identities, List<NamedFile> files) {
    /**
     * A file that lies beside the report file.
     *
     * @param path as written, relative to the report file
     */
    public record NamedFile(Id attachment, String path) {}

    public Draft {
        identities = List.copyOf(identities);
        files = List.copyOf(files);
    }

    /** Reads a file to capture whose codes are all of the vocabulary that comes with the program. */
    public static Draft read(JsonObject json, SecureRandom random) throws JsonProblem {
        return read(json, Vocabulary.builtIn(), random);
    }

    /** Returns all that is wrong with a file to capture, in its order; nothing is wrong when the list is empty. */
    public static List<JsonProblem> problems(JsonObject json, Vocabulary vocabulary) {
        Checking checking = Checking.captured(vocabulary);
        ReportJson.check(Nouns.CAPTURED, json, checking);
        return List.copyOf(checking.problems());
    }

    /** Reads a file to capture: {@code docs/reference/report-format.md}, section "Capturing". */
    public static Draft read(JsonObject json, Vocabulary vocabulary, SecureRandom random) throws JsonProblem {
        List<JsonProblem> problems = problems(json, vocabulary);
        if (!problems.isEmpty()) {
            throw problems.get(0);
        }
        JsonObject named = Nouns.CAPTURED
                .walked(json, new Labels(random))
                .with("id", Id.random(random).hex())
                .with("revision", 1);
        List<JsonObject> persons = new ArrayList<>();
        List<Identity> identities = new ArrayList<>();
        Set<Code> codesTaken = new HashSet<>();
        for (JsonObject person : named.objects("persons")) {
            persons.add(split(person, freshCode(random, codesTaken), identities));
        }
        List<NamedFile> files = new ArrayList<>();
        List<JsonObject> descriptions = new ArrayList<>();
        for (JsonObject file : named.objects("attachments")) {
            NamedFile one = new NamedFile(new Id(file.string("id")), file.string("file"));
            files.add(one);
            JsonObject about = file.without("id", "file");
            if (!about.names().isEmpty()) {
                descriptions.add(about.with("attachment", one.attachment().hex()));
            }
        }
        JsonObject report = named.with("persons", persons)
                .with(
                        "attachments",
                        files.stream().map(file -> file.attachment().hex()).toList())
                .with("descriptions", descriptions);
        return new Draft(ReportJson.read(report), identities, files);
    }

    /** Takes from a person who it is; what stays goes into the report. */
    static JsonObject split(JsonObject person, Code code, List<Identity> identities) {
        JsonObject apart = JsonObject.empty().with("person", Held.string(person, "id"));
        JsonObject stays = person.with("code", code.text());
        for (Field field : Nouns.IDENTITY_OF.without("person").fields()) {
            if (person.has(field.name())) {
                apart = apart.with(field.name(), person.value(field.name()).orElse(null));
                stays = stays.without(field.name());
            }
        }
        Identity identity = new Identity(apart);
        if (identity.saysSomething()) {
            identities.add(identity);
        }
        return stays;
    }

    /** Gives each label its random id; the same label of another noun is another thing. */
    private static final class Labels implements Walk {
        private final SecureRandom random;
        private final Map<String, String> ids = new HashMap<>();

        Labels(SecureRandom random) {
            this.random = random;
        }

        @Override
        public String id(String label, String name) {
            return name.equals(Nouns.OTHER_REPORT)
                    ? label
                    : ids.computeIfAbsent(
                            name + " " + label, unknown -> Id.random(random).hex());
        }
    }

    static Code freshCode(SecureRandom random, Set<Code> taken) {
        Code code = Code.random(random);
        while (!taken.add(code)) {
            code = Code.random(random);
        }
        return code;
    }
}
