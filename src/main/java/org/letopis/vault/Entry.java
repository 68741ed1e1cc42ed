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
    /** In {@code about} of a report: rows of the revisions before. */
    static final String EARLIER = "earlier";

    /** In {@code about} of a report: rows of the signed forms of the revisions before. */
    static final String EARLIER_SIGNED = "earlierSigned";

    /** In {@code about} of a received report: row of the report as its sender signed it. */
    static final String AS_SIGNED = "asSigned";

    /** In {@code about} of a report: its {@link Days}; an older vault has none. */
    static final String DAYS = "days";

    /** In {@code about} of something that is no identity: its own key lies in the compartment. */
    static final String COMPARTMENT = "compartment";

    /** The kinds; the number is written into the catalog, the word was in format 1. */
    enum Kind {
        OWN_KEYS(1, "own"),
        OWN_CARD(2, "card"),
        REPORT(3, "report"),
        ATTACHMENT(4, "attachment"),
        IDENTITY(5, "identity"),
        CONTACT(6, "contact"),
        SLOTS(7, "slots"),
        OUTGOING(8, "outgoing"),
        INCOMING(9, "incoming"),
        CLOSED_STREAMS(10, "closed"),
        ERASED(11, "erased"),
        REVOKED(20, "revoked"),
        CIRCLE(21, "circle"),
        MATCH(22, "match"),
        WITHDRAWAL(23, "withdrawal"),
        VOCABULARY(30, "vocabulary"),
        SAVED_SEARCH(31, "search"),
        UNFINISHED(33, "unfinished"),
        /** The compartment's {@link SecondLock}; at most one. */
        SECOND_LOCK(44, "lock");

        private final int number;
        private final String word;

        Kind(int number, String word) {
            this.number = number;
            this.word = word;
        }

        int number() {
            return number;
        }

        static Kind of(int number) throws JsonProblem {
            for (Kind kind : values()) {
                if (kind.number == number) {
                    return kind;
                }
            }
            throw new JsonProblem("vault.damaged");
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

    /** Returns where its own key lies, if it has one. */
    Table keyTable() {
        return kind == Kind.IDENTITY || about.has(COMPARTMENT) ? Table.IDENTITY_KEY : Table.OBJECT_KEY;
    }

    /** Returns the same entry with another record and key: one that came before. */
    Entry at(long otherRow, long otherKeyRow) {
        return new Entry(kind, name, otherRow, otherKeyRow, about);
    }

    /** Returns the same entry of a report with its days. */
    Entry with(Days days) {
        return new Entry(kind, name, row, keyRow, about.with(DAYS, days.numbers()));
    }

    /** Reads an entry of a catalog of format 1. */
    static Entry read(JsonObject json) throws JsonProblem {
        return new Entry(
                Kind.of(json.string("kind")),
                json.string("name"),
                json.integer("row", 1, Long.MAX_VALUE),
                json.integer("key", 0, Long.MAX_VALUE),
                json.object("about"));
    }
}
