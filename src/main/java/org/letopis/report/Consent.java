package org.letopis.report;

import java.util.List;
import java.util.Optional;
import org.letopis.json.JsonObject;
import org.letopis.json.JsonProblem;

/** What one person agreed to for one purpose; what was not asked is no. */
public record Consent(JsonObject json) {
    /** The purposes, the narrowest first. {@code un-public} implies {@code un-confidential}. */
    public static final List<String> SCOPES = List.of(
            "store",
            "recontact",
            "lawyer",
            "court",
            "network",
            "un-confidential",
            "un-public",
            "eu-mission",
            "research-anonymous",
            "media-anonymous",
            "media-named",
            "images");

    public Id person() {
        return new Id(Held.string(json, "person"));
    }

    public String scope() {
        return Held.string(json, "scope");
    }

    /** Returns yes, no, withdrawn or not-asked. */
    public String decision() {
        return Held.string(json, "decision");
    }

    /** Returns the last day on which it holds. */
    public Optional<String> expires() {
        return Held.optional(json, "expires");
    }

    /** Returns named, pseudonym or aggregate. */
    public Optional<String> identity() {
        return Held.optional(json, "identity");
    }

    /** Returns self, guardian or next-of-kin. */
    public Optional<String> givenBy() {
        return Held.optional(json, "givenBy");
    }

    /** Returns what the person asks for in return. */
    public Optional<Text> conditions() {
        return Held.object(json, "conditions").map(Text::new);
    }

    /** Reads one that a person typed. */
    public static Consent read(JsonObject json) throws JsonProblem {
        try {
            Held.checked(Nouns.CONSENT, json);
            return new Consent(json);
        } catch (Malformed malformed) {
            throw malformed.problem();
        }
    }
}
