package org.letopis.casework;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.letopis.failure.Failure;
import org.letopis.vault.Contact;
import org.letopis.vault.RowPlace;
import org.letopis.vault.Vault;

/** Which bundles did not arrive, as far as later ones of the same row tell. */
public final class MissingBundles {
    private MissingBundles() {}

    /**
     * A row in which something is missing.
     *
     * @param fingerprint of the sender
     */
    public record Row(String fingerprint, Optional<Contact> contact, String stream, List<Standing.Span> missing) {
        public Row {
            missing = List.copyOf(missing);
        }
    }

    /** Returns the rows of all senders in which something is missing. */
    public static List<Row> all(Vault vault) throws Failure {
        return vault.read(() -> {
            List<Row> rows = new ArrayList<>();
            SortedMap<String, SortedMap<String, SortedSet<Long>>> numbers = new TreeMap<>();
            for (RowPlace place : vault.exchange().received()) {
                numbers.computeIfAbsent(place.signer(), signer -> new TreeMap<>())
                        .computeIfAbsent(place.stream(), stream -> new TreeSet<>())
                        .add(place.sequence());
            }
            for (var sender : numbers.entrySet()) {
                Optional<Contact> contact = vault.contacts().withFingerprint(sender.getKey());
                sender.getValue().forEach((stream, received) -> {
                    List<Standing.Span> missing = Standing.missing(received);
                    if (!missing.isEmpty()) {
                        rows.add(new Row(sender.getKey(), contact, stream, missing));
                    }
                });
            }
            return rows;
        });
    }
}
