package org.letopis.vault;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.letopis.failure.Failure;
import org.letopis.json.JsonObject;

/** Compares what two states of a vault name: every entry with its rows, and the custody log. */
final class Carried {
    private Carried() {}

    /** Returns whether the later one has every entry of the earlier one, and a log that goes on from the earlier one's. */
    static boolean all(Contents earlier, Contents later) throws Failure {
        for (Entry.Kind kind : Entry.Kind.values()) {
            // The list of ways in is written anew where they change; it is compared with the slots themselves.
            if (kind != Entry.Kind.SLOTS && !named(earlier, kind).equals(named(later, kind))) {
                return false;
            }
        }
        List<JsonObject> before = earlier.read(() -> new CustodyLog(earlier, Clock.systemUTC()).entries());
        List<JsonObject> after = later.read(() -> new CustodyLog(later, Clock.systemUTC()).entries());
        return after.size() > before.size()
                && texts(after.subList(0, before.size())).equals(texts(before));
    }

    private static List<String> texts(List<JsonObject> entries) {
        return entries.stream().map(JsonObject::toString).toList();
    }

    /** The rows themselves were copied as they are, and each is opened by the check. */
    private static List<String> named(Contents contents, Entry.Kind kind) throws Failure {
        return contents.read(() -> {
            List<String> named = new ArrayList<>();
            for (Entry entry : contents.catalog().all(kind)) {
                named.add(entry.name() + " " + entry.row() + " " + entry.keyRow() + " "
                        + entry.about().without(Entry.DAYS)); // follow from the record, and may have been added
            }
            return named;
        });
    }
}
