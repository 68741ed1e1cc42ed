package org.letopis.vault;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.letopis.json.JsonObject;
import org.letopis.json.JsonProblem;

/**
 * What a report must be to be found: all that is said. Where several values of one kind are said, one is enough. Its
 * JSON is {@code docs/reference/commands.md}, section "search".
 */
public record Sought(JsonObject json) {
    public static final String RECEIVED = "received";
    public static final String OWN = "own";

    private static final String[] LISTS = {"act", "actor", "place", "status", "person", "protection"};

    public Sought {
        try {
            check(json);
        } catch (JsonProblem problem) {
            throw new IllegalArgumentException(problem.key(), problem);
        }
    }

    /** Reads one that is kept in the vault. */
    static Sought read(JsonObject json) throws JsonProblem {
        check(json);
        return new Sought(json);
    }

    private static void check(JsonObject json) throws JsonProblem {
        json.only(
                "words",
                "act",
                "actor",
                "place",
                "status",
                "person",
                "protection",
                "withdrawn",
                "from",
                "until",
                "origin",
                "contact");
        for (String name : LISTS) {
            json.strings(name);
        }
        for (String name : List.of("words", "contact")) {
            json.optionalString(name);
        }
        day(json, "from");
        day(json, "until");
        if (json.has("withdrawn")) {
            json.truth("withdrawn");
        }
        Optional<String> origin = json.optionalString("origin");
        if (origin.isPresent() && !List.of(RECEIVED, OWN).contains(origin.get())) {
            throw new JsonProblem("json.bad-value", "origin");
        }
    }

    private static Optional<LocalDate> day(JsonObject json, String name) throws JsonProblem {
        try {
            return json.optionalString(name).map(LocalDate::parse);
        } catch (DateTimeException e) {
            throw new JsonProblem("json.bad-value", name);
        }
    }

    /** Returns reports in whose titles, narratives, places or codes of acts all these words stand. */
    public static Sought words(String words) {
        return new Sought(JsonObject.empty().with("words", words));
    }

    public boolean isAny() {
        return json.names().isEmpty();
    }

    public Optional<String> words() {
        return text("words");
    }

    /** Returns codes, for example A15. */
    public List<String> acts() {
        return texts("act");
    }

    /** Returns codes of actor types, for example P11. */
    public List<String> actors() {
        return texts("actor");
    }

    /** Returns settlements or districts in words, or codes of countries and subdivisions. */
    public List<String> places() {
        return texts("place");
    }

    /** Returns codes, for example X2. */
    public List<String> statuses() {
        return texts("status");
    }

    /** Returns codes, for example P-7KQ2WX. */
    public List<String> persons() {
        return texts("person");
    }

    public List<String> protections() {
        return texts("protection");
    }

    public Optional<Boolean> withdrawn() {
        return json.value("withdrawn").map(Boolean.class::cast);
    }

    /** Returns the first day of a span in which it may have happened. */
    public Optional<LocalDate> from() {
        return text("from").map(LocalDate::parse);
    }

    /** Returns the last day of that span. */
    public Optional<LocalDate> until() {
        return text("until").map(LocalDate::parse);
    }

    /** Returns {@value #RECEIVED} or {@value #OWN}. */
    public Optional<String> origin() {
        return text("origin");
    }

    /** Returns what the owner calls a contact or circle. Who that is, and what they have, the vault's search does not ask. */
    public Optional<String> contact() {
        return text("contact");
    }

    private Optional<String> text(String name) {
        return json.value(name).map(String.class::cast);
    }

    private List<String> texts(String name) {
        try {
            return json.strings(name);
        } catch (JsonProblem problem) {
            throw new IllegalStateException(problem); // it was checked
        }
    }
}
