package org.letopis.casework;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.letopis.bundle.ContactCard;
import org.letopis.bundle.NewFile;
import org.letopis.bundle.Receipt;
import org.letopis.bundle.SignedReceipt;
import org.letopis.bundle.Trust;
import org.letopis.failure.Failure;
import org.letopis.json.JsonObject;
import org.letopis.vault.Circle;
import org.letopis.vault.Confirmation;
import org.letopis.vault.Contact;
import org.letopis.vault.CustodyLog;
import org.letopis.vault.HeldKeys;
import org.letopis.vault.Outgoing;
import org.letopis.vault.OwnKeys;
import org.letopis.vault.RowPlace;
import org.letopis.vault.Vault;

/** Receipts: made for a sender of what came from them, and held by the sender against what was sent. */
public final class Receipts {
    private static final int SHOWN_DIGITS = 16;

    private final Vault vault;
    private final Clock clock;
    private final SecureRandom random;
    private final String own;

    /** For the own keys that the vault was made with. */
    public Receipts(Vault vault, Clock clock, SecureRandom random) {
        this(vault, clock, random, "");
    }

    /** @param own the name of the own keys that sign a receipt */
    public Receipts(Vault vault, Clock clock, SecureRandom random, String own) {
        this.vault = vault;
        this.clock = clock;
        this.random = random;
        this.own = own;
    }

    /** What a receipt says of a bundle that was sent. */
    public enum State {
        /** It is there, as it was sent. */
        ARRIVED,
        /** No receipt names it: it is under way, or lost, or was not imported yet. */
        NOT_CONFIRMED,
        /** Something else arrived under its name. */
        DIFFERENT
    }

    /** A bundle that was sent to the receiver. */
    public record Line(String bundleId, String stream, long sequence, State state) {}

    /**
     * A receipt beside what was sent.
     *
     * @param unknown bundles on it that this vault never sent to the receiver
     */
    public record Checked(Contact receiver, Receipt receipt, List<Line> lines, List<Receipt.Line> unknown) {
        public Checked {
            lines = List.copyOf(lines);
            unknown = List.copyOf(unknown);
        }

        public boolean isDifferent() {
            return lines.stream().anyMatch(line -> line.state() == State.DIFFERENT);
        }
    }

    /** Writes a receipt for everything that came from this contact; whole or not at all, and never over another file. */
    public Receipt make(Contact sender, Path target) throws Failure {
        new Sending(vault, clock, random, own).requireFit(Addressee.of(sender), false);
        try (NewFile file = NewFile.at(target, random)) {
            Receipt receipt = vault.write(() -> {
                HeldKeys held = OwnIdentities.signing(vault, own);
                try (OwnKeys keys = vault.ownKeySets().open(held)) {
                    ContactCard card = ContactCard.parse(sender.card().getBytes(StandardCharsets.US_ASCII));
                    Receipt made = of(held.fingerprint(), sender);
                    SignedReceipt signed = SignedReceipt.write(made, card.recipient(), keys.signing(), file, random);
                    JsonObject details = JsonObject.empty()
                            .with("receipt", signed.sha256())
                            .with("bundles", made.bundles().size());
                    vault.custody().add(CustodyLog.Action.RECEIPT_MADE, sender.fingerprint(), details);
                    return made;
                }
            });
            file.publish();
            return receipt;
        } catch (IOException e) {
            throw Failure.of(e);
        }
    }

    /** Bundles count that came under keys which the sender had before. */
    private Receipt of(String receiver, Contact sender) throws Failure {
        List<Receipt.Line> lines = new ArrayList<>();
        SortedMap<String, SortedSet<Long>> rows = new TreeMap<>();
        for (RowPlace place : vault.exchange().received()) {
            if (sender.fingerprints().contains(place.signer())) {
                lines.add(new Receipt.Line(place.bundleId(), place.stream(), place.sequence(), place.tagManifest()));
                rows.computeIfAbsent(place.stream(), stream -> new TreeSet<>()).add(place.sequence());
            }
        }
        if (lines.isEmpty()) {
            throw new Failure.Usage("receipt.nothing");
        }
        if (lines.size() > Receipt.MAX_BUNDLES) {
            throw new Failure.Usage("receipt.too-many", Receipt.MAX_BUNDLES);
        }
        List<Receipt.Missing> missing = new ArrayList<>();
        rows.forEach((stream, numbers) -> Standing.missing(numbers)
                .forEach(span -> missing.add(new Receipt.Missing(stream, span.first(), span.last()))));
        return new Receipt(receiver, sender.fingerprint(), LocalDate.now(clock), lines, missing);
    }

    /**
     * Holds a receipt against what was sent, and remembers with each bundle what it says.
     *
     * @throws Failure.NotForMe when it is about bundles of somebody else
     * @throws Failure.UnknownSigner when its signer is not a contact whose words were compared
     */
    public Checked check(Path file) throws Failure {
        return vault.write(() -> {
            SignedReceipt signed;
            try (OwnIdentities all = OwnIdentities.open(vault)) {
                signed = SignedReceipt.read(file, all.identities());
            }
            String sender = signed.receipt().sender();
            if (vault.ownKeySets().all().stream().noneMatch(one -> one.was(sender))) {
                throw new Failure.NotForMe("receipt.other-sender");
            }
            Contact receiver = compared(signed);
            Checked checked = compare(receiver, signed);
            JsonObject details = JsonObject.empty().with("receipt", signed.sha256());
            vault.custody().add(CustodyLog.Action.RECEIPT_CHECKED, receiver.fingerprint(), details);
            return checked;
        });
    }

    private Contact compared(SignedReceipt signed) throws Failure {
        String shown = signed.receipt().receiver().substring(0, SHOWN_DIGITS);
        Trust trust = new AddressBook(vault).trust(signed.signer().fingerprint());
        if (trust == Trust.REVOKED) {
            throw new Failure.UnknownSigner("bundle.revoked-signer", shown);
        }
        Optional<Contact> contact =
                vault.contacts().withFingerprint(signed.receipt().receiver());
        if (trust != Trust.COMPARED || contact.isEmpty()) {
            throw new Failure.UnknownSigner("receipt.not-compared", shown);
        }
        return contact.get();
    }

    private Checked compare(Contact receiver, SignedReceipt signed) throws Failure {
        Map<String, Receipt.Line> unknown = new HashMap<>();
        signed.receipt().bundles().forEach(line -> unknown.put(line.bundleId(), line));
        List<Line> lines = new ArrayList<>();
        for (Outgoing sent : vault.exchange().sentTo(ids(receiver))) {
            boolean theirsAlone = receiver.fingerprints().contains(sent.contact());
            Optional<Receipt.Line> line = Optional.ofNullable(unknown.remove(sent.bundleId()));
            if (line.isEmpty()) {
                lines.add(line(sent, theirsAlone ? state(sent.confirmation()) : State.NOT_CONFIRMED));
                continue;
            }
            boolean whole = isSame(sent, line.get());
            lines.add(line(sent, whole ? State.ARRIVED : State.DIFFERENT));
            if (theirsAlone) { // of a circle, the other members answer for themselves
                String day = signed.receipt().day().toString();
                vault.exchange().confirm(sent.with(new Confirmation(day, signed.sha256(), whole)));
            }
        }
        List<Receipt.Line> others = new ArrayList<>();
        for (Receipt.Line line : signed.receipt().bundles()) {
            if (unknown.containsKey(line.bundleId()) && !wentToFormerCircle(line.bundleId())) {
                others.add(line);
            }
        }
        return new Checked(receiver, signed.receipt(), lines, others);
    }

    /** A circle that was declared anew is forgotten, but who was in it may still confirm. */
    private boolean wentToFormerCircle(String bundleId) throws Failure {
        Optional<String> receiver = vault.exchange().receiverOf(bundleId);
        return receiver.isPresent()
                && vault.contacts().withFingerprint(receiver.get()).isEmpty()
                && vault.circles().all().stream()
                        .noneMatch(circle -> circle.id().equals(receiver.get()));
    }

    /** Returns under which ids bundles went to the receiver: earlier keys, and circles. */
    private List<String> ids(Contact receiver) throws Failure {
        List<String> ids = new ArrayList<>(receiver.fingerprints());
        for (Circle circle : vault.circles().all()) {
            if (circle.members().stream().anyMatch(ids::contains)) {
                ids.add(circle.id());
            }
        }
        return ids;
    }

    /** What a receipt before this one said still holds, since what arrived stays. */
    private static State state(Optional<Confirmation> earlier) {
        if (earlier.isEmpty()) {
            return State.NOT_CONFIRMED;
        }
        return earlier.get().whole() ? State.ARRIVED : State.DIFFERENT;
    }

    private static boolean isSame(Outgoing sent, Receipt.Line line) {
        return sent.tagManifest().equals(Optional.of(line.tagManifest()))
                && sent.stream().hex().equals(line.stream())
                && sent.sequence() == line.sequence();
    }

    private static Line line(Outgoing sent, State state) {
        return new Line(sent.bundleId(), sent.stream().hex(), sent.sequence(), state);
    }
}
