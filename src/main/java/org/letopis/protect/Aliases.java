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

    Aliases(List<Outgoing> sent, SecureRandom random) {
        this.random = random;
        for (Outgoing bundle : sent) {
            ids.putAll(bundle.ids());
            codes.putAll(bundle.codes());
        }
        takenCodes.addAll(codes.values());
    }

    Id id(Id internal) {
        return new Id(ids.computeIfAbsent(internal.hex(), unknown -> {
            String fresh = Id.random(random).hex();
            newIds.put(unknown, fresh);
            return fresh;
        }));
    }

    Code code(Code internal) {
        return new Code(codes.computeIfAbsent(internal.text(), unknown -> {
            String fresh = Code.random(random).text();
            while (!takenCodes.add(fresh)) {
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
