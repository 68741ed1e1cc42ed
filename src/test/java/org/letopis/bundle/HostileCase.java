package org.letopis.bundle;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.letopis.failure.ExitCode;

/**
 * A bundle that must be refused, and how.
 *
 * @param kind what is wrong with it, in general
 * @param name what is wrong with it, in particular; no two of a kind have one name
 * @param exit the exit code of the commands that read it
 * @param key of the message
 * @param change makes it from a good one
 */
record HostileCase(String kind, String name, ExitCode exit, String key, Consumer<HostilePacker> change) {
    @Override
    public String toString() {
        return kind + ": " + name;
    }

    /** Cases that are added kind by kind. */
    static final class Collection {
        private final List<HostileCase> cases = new ArrayList<>();
        private String kind = "";
        private ExitCode exit = ExitCode.DAMAGED;

        /** All that are added from here on are of this kind, and are exit 20. */
        void kind(String kindFromHere) {
            kind(kindFromHere, ExitCode.DAMAGED);
        }

        void kind(String kindFromHere, ExitCode exitFromHere) {
            kind = kindFromHere;
            exit = exitFromHere;
        }

        void add(String name, String key, Consumer<HostilePacker> change) {
            cases.add(new HostileCase(kind, name, exit, key, change));
        }

        void add(Unsorted unsorted) {
            add(unsorted.name(), unsorted.key(), unsorted.change());
        }

        List<HostileCase> all() {
            return List.copyOf(cases);
        }
    }

    /** A case that is told its kind when it is added. */
    record Unsorted(String name, String key, Consumer<HostilePacker> change) {}
}
