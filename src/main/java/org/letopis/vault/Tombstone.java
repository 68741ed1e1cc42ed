package org.letopis.vault;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.letopis.failure.Failure;
import org.letopis.json.JsonObject;
import org.letopis.json.JsonProblem;

/** What stays in the catalog of a thing that was erased: its id, what it was, and when it went. */
final class Tombstone {
    private static final int LEAST_PREFIX = 4;

    private Tombstone() {}

    /** Returns the entry that takes the place of another; its record is the erased one's, now empty. */
    static Entry of(Entry erased, Clock clock) {
        JsonObject about = JsonObject.empty()
                .with("what", word(erased.kind()))
                .with("at", clock.instant().truncatedTo(ChronoUnit.SECONDS).toString());
        return new Entry(Entry.Kind.ERASED, erased.name(), erased.row(), 0, about);
    }

    /** Returns whether a tombstone is that of a thing of this kind. */
    static boolean isOf(Entry tombstone, Entry.Kind kind) throws Failure {
        try {
            return tombstone.about().string("what").equals(word(kind));
        } catch (JsonProblem problem) {
            throw problem.asDamaged();
        }
    }

    private static String word(Entry.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    /** Says that what a person means was erased or, by the key given, that there never was such a thing. */
    static Failure.Usage refusal(Contents contents, String meant, String none) throws Failure {
        try {
            for (Entry entry : contents.catalog().all(Entry.Kind.ERASED)) {
                if (meant.length() >= LEAST_PREFIX && entry.name().startsWith(meant)) {
                    return new Failure.Usage("erase.was", meant, entry.about().string("at"));
                }
            }
            return new Failure.Usage(none, meant);
        } catch (JsonProblem problem) {
            throw problem.asDamaged();
        }
    }
}
