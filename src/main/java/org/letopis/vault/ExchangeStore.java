package org.letopis.vault;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.letopis.failure.Failure;
import org.letopis.json.Json;
import org.letopis.json.JsonObject;
import org.letopis.json.JsonProblem;

/** What was sent to whom, and what was received from whom. */
public final class ExchangeStore {
    private final Contents contents;

    ExchangeStore(Contents contents) {
        this.contents = contents;
    }

    public void add(Outgoing outgoing) throws Failure {
        contents.write(() -> {
            long row = contents.append(Optional.empty(), Json.canonical(outgoing.json()));
            JsonObject about = JsonObject.empty().with("contact", outgoing.contact());
            contents.catalog().put(new Entry(Entry.Kind.OUTGOING, outgoing.bundleId(), row, 0, about));
            return null;
        });
    }

    /** Returns the bundles sent to a contact, the first first. */
    public List<Outgoing> sentTo(String fingerprint) throws Failure {
        return contents.read(() -> {
            List<Outgoing> sent = new ArrayList<>();
            for (Entry entry : contents.catalog().all(Entry.Kind.OUTGOING).toList()) {
                try {
                    if (entry.about().string("contact").equals(fingerprint)) {
                        sent.add(Outgoing.read(contents.jsonRecord(entry, Table.OBJECT_KEY)));
                    }
                } catch (JsonProblem problem) {
                    throw problem.asDamaged();
                }
            }
            return sent;
        });
    }

    public void add(Incoming incoming) throws Failure {
        contents.write(() -> {
            long row = contents.append(Optional.empty(), Json.canonical(incoming.json()));
            contents.catalog().put(new Entry(Entry.Kind.INCOMING, incoming.bundleId(), row, 0, incoming.about()));
            return null;
        });
    }

    /** Returns the bundles received from a sender, the first first. */
    public List<Incoming> receivedFrom(String fingerprint) throws Failure {
        return contents.read(() -> {
            List<Incoming> received = new ArrayList<>();
            for (Entry entry : contents.catalog().all(Entry.Kind.INCOMING).toList()) {
                try {
                    if (entry.about().string("signer").equals(fingerprint)) {
                        received.add(Incoming.read(contents.jsonRecord(entry, Table.OBJECT_KEY)));
                    }
                } catch (JsonProblem problem) {
                    throw problem.asDamaged();
                }
            }
            return received;
        });
    }

    public boolean hasReceived(String bundleId) throws Failure {
        return contents.read(
                () -> contents.catalog().find(Entry.Kind.INCOMING, bundleId).isPresent());
    }
}
