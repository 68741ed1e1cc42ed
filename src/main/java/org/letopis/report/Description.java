package org.letopis.report;

import java.util.List;
import java.util.Optional;
import org.letopis.json.JsonObject;

/** What a report says about one of its files. */
public record Description(JsonObject json) {
    public Description {
        Held.checked(Nouns.DESCRIPTION, json);
    }

    public Id attachment() {
        return new Id(Held.string(json, "attachment"));
    }

    /** Returns who is seen or heard in it. */
    public List<Id> depicts() {
        return Held.strings(json, "depicts").stream().map(Id::new).toList();
    }

    /** Returns whether a person looked for faces: yes, no or n/a. */
    public Optional<String> facesChecked() {
        return Held.optional(json, "facesChecked");
    }

    /** Returns whether a person listened for voices: yes, no or n/a. */
    public Optional<String> voiceChecked() {
        return Held.optional(json, "voiceChecked");
    }
}
