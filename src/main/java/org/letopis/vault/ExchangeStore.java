package org.letopis.vault;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.letopis.failure.Failure;
import org.letopis.json.Json;
import org.letopis.json.JsonObject;
import org.letopis.json.JsonProblem;
import org.letopis.report.Id;

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

    /** Writes what a receipt said of a bundle that was sent; its place among the others stays. */
    public void confirm(Outgoing outgoing) throws Failure {
        add(outgoing);
    }

    /** Returns where a bundle was sent: fingerprint of a contact, or id of a circle; nothing for one that was not sent. */
    public Optional<String> receiverOf(String bundleId) throws Failure {
        return contents.read(() -> {
            Optional<Entry> entry = contents.catalog().find(Entry.Kind.OUTGOING, bundleId);
            try {
                return entry.isPresent() ? Optional.of(entry.get().about().string("contact")) : Optional.empty();
            } catch (JsonProblem problem) {
                throw problem.asDamaged();
            }
        });
    }

    /** Returns the bundles sent to a contact, the first first. */
    public List<Outgoing> sentTo(String fingerprint) throws Failure {
        return sentTo(List.of(fingerprint));
    }

    /** Returns the bundles sent to a contact who has had several keys, the first first. */
    public List<Outgoing> sentTo(List<String> fingerprints) throws Failure {
        return contents.read(() -> {
            List<Outgoing> sent = new ArrayList<>();
            for (Entry entry : contents.catalog().all(Entry.Kind.OUTGOING)) {
                try {
                    if (fingerprints.contains(entry.about().string("contact"))) {
                        sent.add(Outgoing.read(contents.jsonRecord(entry, Table.OBJECT_KEY)));
                    }
                } catch (JsonProblem problem) {
                    throw problem.asDamaged();
                }
            }
            return sent;
        });
    }

    /**
     * Ends all rows of outgoing bundles: after a restore nobody knows how far they had come, so the next bundle to each
     * contact begins a row of its own.
     */
    public void closeStreams() throws Failure {
        contents.write(() -> {
            TreeSet<String> streams = new TreeSet<>(closedStreams());
            try {
                for (Entry entry : contents.catalog().all(Entry.Kind.OUTGOING)) {
                    streams.add(Outgoing.read(contents.jsonRecord(entry, Table.OBJECT_KEY)).stream()
                            .hex());
                }
            } catch (JsonProblem problem) {
                throw problem.asDamaged();
            }
            JsonObject record = JsonObject.empty().with("streams", List.copyOf(streams));
            long row = contents.append(Optional.empty(), Json.canonical(record));
            contents.catalog().put(new Entry(Entry.Kind.CLOSED_STREAMS, "1", row, 0, JsonObject.empty()));
            return null;
        });
    }

    /** Returns whether a row of outgoing bundles was ended by a restore. */
    public boolean isClosed(Id stream) throws Failure {
        return contents.read(() -> closedStreams().contains(stream.hex()));
    }

    private List<String> closedStreams() throws Failure {
        Optional<Entry> entry = contents.catalog().find(Entry.Kind.CLOSED_STREAMS, "1");
        if (entry.isEmpty()) {
            return List.of();
        }
        try {
            return contents.jsonRecord(entry.get(), Table.OBJECT_KEY).strings("streams");
        } catch (JsonProblem problem) {
            throw problem.asDamaged();
        }
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
            for (Entry entry : contents.catalog().all(Entry.Kind.INCOMING)) {
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

    /** Writes what became known of a bundle after it was taken in; its place among the others stays. */
    public void replace(Incoming incoming) throws Failure {
        add(incoming);
    }

    /** Returns the received bundles whose ids begin so. */
    public List<Incoming> receivedAs(String meant) throws Failure {
        return contents.read(() -> {
            List<Incoming> fitting = new ArrayList<>();
            for (Entry entry : contents.catalog().all(Entry.Kind.INCOMING)) {
                if (entry.name().startsWith(meant)) {
                    try {
                        fitting.add(Incoming.read(contents.jsonRecord(entry, Table.OBJECT_KEY)));
                    } catch (JsonProblem problem) {
                        throw problem.asDamaged();
                    }
                }
            }
            return fitting;
        });
    }

    /** Returns whether the id of a bundle that was sent begins so. */
    public boolean isSentAs(String meant) throws Failure {
        return contents.read(() -> contents.catalog().all(Entry.Kind.OUTGOING).stream()
                .anyMatch(entry -> entry.name().startsWith(meant)));
    }

    /** Returns the bundle that brought something first. */
    public Optional<Incoming> thatBrought(Id ours) throws Failure {
        return contents.read(() -> {
            for (Entry entry : contents.catalog().all(Entry.Kind.INCOMING)) {
                try {
                    Incoming incoming = Incoming.read(contents.jsonRecord(entry, Table.OBJECT_KEY));
                    if (incoming.ids().containsValue(ours.hex())) {
                        return Optional.of(incoming);
                    }
                } catch (JsonProblem problem) {
                    throw problem.asDamaged();
                }
            }
            return Optional.empty();
        });
    }

    /** Returns where each received bundle stands, without opening it; the first that came first. */
    public List<RowPlace> received() throws Failure {
        return contents.read(() -> {
            List<RowPlace> places = new ArrayList<>();
            for (Entry entry : contents.catalog().all(Entry.Kind.INCOMING)) {
                try {
                    places.add(Incoming.place(entry.name(), entry.about()));
                } catch (JsonProblem problem) {
                    throw problem.asDamaged();
                }
            }
            return places;
        });
    }

    public boolean hasReceived(String bundleId) throws Failure {
        return contents.read(
                () -> contents.catalog().find(Entry.Kind.INCOMING, bundleId).isPresent());
    }
}
