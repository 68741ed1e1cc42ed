package org.letopis.report;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.letopis.crypto.Sha256;
import org.letopis.json.Json;
import org.letopis.json.JsonObject;
import org.letopis.json.JsonProblem;

/**
 * One monitor's account of one event, as {@code docs/reference/report-format.md} describes it. Immutable; a correction
 * is a new revision. Whoever holds one holds one that was checked.
 */
public record Report(JsonObject json) {
    public Report {
        try {
            json = ReportJson.checked(json);
        } catch (JsonProblem problem) {
            throw new Malformed(problem);
        }
    }

    /** Returns the first revision of a report of which no more is known. */
    public static Report of(Id id, Text title, List<Text> narrative, Edtf occurred) {
        return new Report(JsonObject.empty()
                .with("format", ReportJson.FORMAT)
                .with("id", id.hex())
                .with("revision", 1)
                .with("title", title.json())
                .with("narrative", narrative.stream().map(Text::json).toList())
                .with("occurred", occurred.text()));
    }

    /** Returns in whose vault it is; a recipient knows it by another. */
    public Id id() {
        return new Id(Held.string(json, "id"));
    }

    /** Returns 1 for the first. */
    public int revision() {
        return Held.number(json, "revision").orElseThrow().intValue();
    }

    public Text title() {
        return new Text(Held.object(json, "title").orElseThrow());
    }

    /** Returns what happened, once in each language. */
    public List<Text> narrative() {
        return Held.objects(json, "narrative", Text::new);
    }

    public When occurred() {
        return When.optional(json, "occurred").orElseThrow();
    }

    /** Returns the hour in words, for example "before dawn". */
    public Optional<String> timeOfDay() {
        return Held.optional(json, "timeOfDay");
    }

    public List<Place> places() {
        return Held.objects(json, "places", Place::new);
    }

    public List<Person> persons() {
        return Held.objects(json, "persons", Person::new);
    }

    public List<Act> acts() {
        return Held.objects(json, "acts", Act::new);
    }

    public List<Involvement> involvements() {
        return Held.objects(json, "involvements", Involvement::new);
    }

    public List<Consent> consents() {
        return Held.objects(json, "consents", Consent::new);
    }

    /** Returns the vocabulary code of how well it is established; X0 (reported) where nobody judged. */
    public String status() {
        return Held.optional(json, "status").orElse("X0");
    }

    /** Returns green, amber, red or sealed; amber where nobody said. */
    public String protection() {
        return Held.optional(json, "protection").orElse("amber");
    }

    /** Returns whether it was made up, to learn with. */
    public boolean isForTraining() {
        return Held.truth(json, "training");
    }

    /** Returns what is said about one of its files; nothing where nobody said anything. */
    public Optional<Description> description(Id file) {
        return Held.objects(json, "descriptions", Description::new).stream()
                .filter(one -> one.attachment().equals(file))
                .findFirst();
    }

    /** Returns the same report, in which somebody has looked at these files and listened to them, and knew nobody. */
    public Report checked(List<Id> files) {
        List<JsonObject> all = new ArrayList<>(parts("descriptions"));
        for (Id file : files) {
            all.add(JsonObject.empty()
                    .with("attachment", file.hex())
                    .with("facesChecked", "yes")
                    .with("voiceChecked", "yes"));
        }
        return with("descriptions", all);
    }

    /** Returns the ids of what these people said, and of the files that hold it. */
    public Set<Id> saidBy(Set<Id> people) {
        Set<Id> said = new LinkedHashSet<>();
        for (JsonObject information : parts("information")) {
            if (people.contains(new Id(Held.string(information, "source")))) {
                said.add(new Id(Held.string(information, "id")));
                Held.strings(information, "attachments").forEach(file -> said.add(new Id(file)));
            }
        }
        return said;
    }

    /** Returns the words with which it was withdrawn; empty while it stands. */
    public Optional<Text> withdrawn() {
        return Held.object(json, "withdrawn").map(Text::new);
    }

    /** Returns why this revision was made. */
    public Optional<Text> reason() {
        return Held.object(json, "reason").map(Text::new);
    }

    /** Returns the judgments on it, the first given first. */
    public List<Assessment> assessments() {
        return Held.objects(json, "assessments", Assessment::new);
    }

    /** Returns the judgment that a second one is given beside: the last, unless that is a second one itself. */
    public Optional<Assessment> toBeSeconded() {
        List<Assessment> all = assessments();
        return all.isEmpty() || all.get(all.size() - 1).isSecond()
                ? Optional.empty()
                : Optional.of(all.get(all.size() - 1));
    }

    /** Returns the fields in which the last judgment, where it is a second one, differs from the one before it. */
    public List<String> disagreement() {
        List<Assessment> all = assessments();
        int last = all.size() - 1;
        return last < 1 || !all.get(last).isSecond() ? List.of() : all.get(last).differs(all.get(last - 1));
    }

    /** Returns the parts of a list that have no class of their own, such as {@code proceedings}, as JSON. */
    public List<JsonObject> parts(String name) {
        return Held.objects(json, name, part -> part);
    }

    /** Returns the ids of its files, in the order given. */
    public List<Id> attachments() {
        return Held.strings(json, "attachments").stream().map(Id::new).toList();
    }

    /** Returns the files of which the report says that they show a person. */
    public List<Id> picturesOf(Id person) {
        return parts("descriptions").stream()
                .filter(one -> Held.strings(one, "depicts").contains(person.hex()))
                .map(one -> new Id(Held.string(one, "attachment")))
                .toList();
    }

    /** Returns the same report with another value of one field; null takes the field away. */
    public Report with(String name, Object value) {
        return new Report(json.with(name, value));
    }

    /** Returns the same report with these files; what speaks of others is left out. */
    public Report withAttachments(List<Id> ids) {
        return with("attachments", ids.stream().map(Id::hex).toList());
    }

    /** Returns the next revision, which names this one by its hash; why it is made is not said yet. */
    public Report next() {
        return new Report(
                json.without("reason").with("revision", revision() + 1).with("previous", hash()));
    }

    /**
     * Returns this content as the revision that comes after another of the same report.
     *
     * @param day on which it is made
     */
    public Report after(Report before, Text reason, String day) {
        return new Report(json.with("revision", before.revision() + 1)
                .with("previous", before.hash())
                .with("reason", reason.json())
                .with("updatedOn", day));
    }

    /** Returns the SHA-256 of the canonical JSON, hexadecimal. */
    public String hash() {
        return Sha256.hex(Sha256.of(Json.canonical(json)));
    }

    /** Returns the hash of the revision before; empty for the first, and for one that an older Letopis made. */
    public Optional<String> previous() {
        return Held.optional(json, "previous");
    }

    /** Returns the day on which this revision was made, or the first one recorded. */
    public Optional<String> madeOn() {
        return Held.optional(json, "updatedOn").or(() -> Held.optional(json, "recordedOn"));
    }

    /** Returns the next revision, with further files at the end. */
    public Report withMore(List<Id> further) {
        List<Id> all = new ArrayList<>(attachments());
        all.addAll(further);
        return next().with("attachments", all.stream().map(Id::hex).toList());
    }

    /**
     * Returns the same report without what has one of these ids, files and people among it, and without what speaks only
     * of them.
     */
    public Report without(Set<Id> gone) {
        return walked(new Walk() {
            @Override
            public String id(String id, String name) {
                return gone.contains(new Id(id)) ? null : id;
            }
        });
    }

    /** Returns the same account under other ids and codes. */
    public Report renamed(UnaryOperator<Id> ids, UnaryOperator<Code> codes) {
        return walked(new Walk() {
            @Override
            public String id(String id, String name) {
                return ids.apply(new Id(id)).hex();
            }

            @Override
            public String personCode(String code) {
                return codes.apply(new Code(code)).text();
            }
        });
    }

    /** Returns the same account with only what becomes of these kinds of fields, and no more exactly than this. */
    public Report reducedTo(Set<Leaves> kept, Coarseness coarseness) {
        return walked(new Reduction(kept, coarseness));
    }

    /** Returns the same account with its acts' codes for a title, where no words may leave. */
    public Report titledByActs() {
        List<String> types = acts().stream().map(Act::type).distinct().sorted().toList();
        Text title = Text.of("en", types.isEmpty() ? Coarseness.NO_WORDS : String.join(" ", types));
        return with("title", title.json());
    }

    /**
     * Returns all words of a human language in it, each once: what is read for names before they leave.
     *
     * @param except fields of the report that are left out
     */
    public Set<String> words(String... except) {
        Set<String> all = new LinkedHashSet<>();
        Nouns.REPORT.walked(json.without(except), new Walk() {
            @Override
            public String words(String words) {
                all.add(words);
                return words;
            }
        });
        return all;
    }

    /** Returns all ids in it, its own first. */
    public Set<Id> ids() {
        Set<Id> all = new LinkedHashSet<>(Set.of(id()));
        walked(new Walk() {
            @Override
            public String id(String id, String name) {
                all.add(new Id(id));
                return id;
            }
        });
        return all;
    }

    /** Returns all vocabulary codes in it, each once. */
    public Set<String> codes() {
        Set<String> all = new HashSet<>();
        walked(new Walk() {
            @Override
            public String code(String code) {
                all.add(code);
                return code;
            }
        });
        return all;
    }

    private Report walked(Walk walk) {
        return new Report(Nouns.REPORT.walked(json, walk));
    }
}
