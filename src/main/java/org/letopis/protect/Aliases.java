package org.letopis.protect;

import java.security.SecureRandom;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.letopis.report.Code;
import org.letopis.report.Id;
import org.letopis.vault.Outgoing;

/**
 * The ids and codes that one contact knows things by. They are random, the same in every bundle to that contact, and
 * shared with no other contact, so that two bundles to two people cannot be joined by them.
 */
final class Aliases {
    private final SecureRandom random;
    private final Map<String, String> ids = new TreeMap<>();
    private final Map<String, String> codes = new TreeMap<>();
    private final Map<String, String> newIds = new TreeMap<>();
    private final Map<String, String> newCodes = new TreeMap<>();
    private final Set<String> takenCodes = new HashSet<>();

    private final boolean bare;

    /** @param bare whether everything keeps its own name, as only one's own archive may know it */
    Aliases(List<Outgoing> sent, boolean bare, SecureRandom random) {
        this.random = random;
        this.bare = bare;
        for (Outgoing bundle : sent) {
            bundle.ids().forEach((internal, theirs) -> remember(ids, internal, theirs));
            bundle.codes().forEach((internal, theirs) -> remember(codes, internal, theirs));
        }
        takenCodes.addAll(codes.values());
    }

    /** Names of a time when the contact was an archive, or was none yet, are not used again. */
    private void remember(Map<String, String> names, String internal, String theirs) {
        if (bare == internal.equals(theirs)) {
            names.put(internal, theirs);
        }
    }

    Id id(Id internal) {
        return new Id(ids.computeIfAbsent(internal.hex(), unknown -> {
            String fresh = bare ? unknown : Id.random(random).hex();
            newIds.put(unknown, fresh);
            return fresh;
        }));
    }

    Code code(Code internal) {
        return new Code(codes.computeIfAbsent(internal.text(), unknown -> {
            String fresh = bare ? unknown : Code.random(random).text();
            while (!takenCodes.add(fresh) && !bare) {
                fresh = Code.random(random).text();
            }
            newCodes.put(unknown, fresh);
            return fresh;
        }));
    }

    /** Returns the ids that no bundle before this one used. */
    Map<String, String> newIds() {
        return newIds;
    }

    Map<String, String> newCodes() {
        return newCodes;
    }
}
