package org.letopis.vault;

import org.letopis.json.JsonObject;
import org.letopis.json.JsonProblem;

/**
 * One thing in the vault, as the catalog lists it.
 *
 * @param kind what it is
 * @param name unique among its kind: an id or a fingerprint in hexadecimal
 * @param row the record row that is current
 * @param keyRow the row of its own key; 0 when it has none
 * @param about what a list shows without opening the record
 */
record Entry(Kind kind, String name, long row, long keyRow, JsonObject about) {
    /** The kinds; the letter is written into the catalog. */
    enum Kind {
        OWN_KEYS("own"),
        OWN_CARD("card"),
        REPORT("report"),
        ATTACHMENT("attachment"),
        IDENTITY("identity"),
        CONTACT("contact"),
        SLOTS("slots"),
        OUTGOING("outgoing"),
        INCOMING("incoming"),
        CLOSED_STREAMS("closed");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        static Kind of(String word) throws JsonProblem {
            for (Kind kind : values()) {
                if (kind.word.equals(word)) {
                    return kind;
                }
            }
            throw new JsonProblem("vault.damaged");
        }
    }

    JsonObject json() {
        return JsonObject.empty()
                .with("kind", kind.word)
                .with("name", name)
                .with("row", row)
                .with("key", keyRow)
                .with("about", about);
    }

    static Entry read(JsonObject json) throws JsonProblem {
        return new Entry(
                Kind.of(json.string("kind")),
                json.string("name"),
                json.integer("row", 1, Long.MAX_VALUE),
                json.integer("key", 0, Long.MAX_VALUE),
                json.object("about"));
    }
}
