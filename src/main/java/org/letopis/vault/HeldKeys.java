package org.letopis.vault;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.letopis.json.JsonObject;
import org.letopis.json.JsonProblem;

/**
 * A set of one's own keys as the vault lists it, without its secrets: a key to receive with, and the pair to sign with.
 *
 * @param number of the set, from 1; a later one is higher
 * @param name what its owner calls it; empty for the one that the vault was made with
 * @param fingerprint of its signing keys, 64 hexadecimal digits
 * @param former fingerprints of the signing keys that these took the place of, the first first
 * @param first whether these go back to the keys that the vault was made with
 * @param until the day on which another set took its place; what was sent to it still opens
 * @param revoked the day on which its signing keys were given up for good
 */
public record HeldKeys(
        int number,
        String name,
        String fingerprint,
        List<String> former,
        boolean first,
        Optional<String> until,
        Optional<String> revoked) {
    public HeldKeys {
        former = List.copyOf(former);
    }

    /** Returns the same keys, which another set took the place of. */
    public HeldKeys until(String day) {
        return new HeldKeys(number, name, fingerprint, former, first, Optional.of(day), revoked);
    }

    /** Returns the same keys, given up. */
    public HeldKeys revoked(String day) {
        return new HeldKeys(number, name, fingerprint, former, first, until, Optional.of(day));
    }

    /** Returns what takes the place of this set: the same signing keys, or new ones that remember these. */
    HeldKeys next(int nextNumber, String nextFingerprint) {
        List<String> before = new ArrayList<>(former);
        if (!nextFingerprint.equals(fingerprint)) {
            before.add(fingerprint);
        }
        return new HeldKeys(nextNumber, name, nextFingerprint, before, first, Optional.empty(), Optional.empty());
    }

    /** Returns whether somebody who knew these keys under this fingerprint knows who this is. */
    public boolean was(String known) {
        return fingerprint.equals(known) || former.contains(known);
    }

    JsonObject about() {
        return JsonObject.empty()
                .with("name", name)
                .with("fingerprint", fingerprint)
                .withOptional("former", Optional.of(former))
                .with("first", first)
                .withOptional("until", until)
                .withOptional("revoked", revoked);
    }

    static HeldKeys read(int number, JsonObject about) throws JsonProblem {
        return new HeldKeys(
                number,
                about.string("name"),
                about.string("fingerprint"),
                about.strings("former"),
                about.truth("first"),
                about.optionalString("until"),
                about.optionalString("revoked"));
    }
}
