package org.letopis.casework;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.letopis.failure.Failure;
import org.letopis.json.JsonObject;
import org.letopis.json.JsonProblem;
import org.letopis.report.Id;
import org.letopis.report.Person;
import org.letopis.vault.Circle;
import org.letopis.vault.Contact;
import org.letopis.vault.CustodyLog;
import org.letopis.vault.HeldKeys;
import org.letopis.vault.Outgoing;
import org.letopis.vault.Vault;

/**
 * Which bundles carried a report, one of its files or one of its people. The custody log knows each bundle that a report
 * went out in. A file or a person was in those from the one on that gave it the id by which the receiver knows it; where
 * a later bundle left it out by rule, it is named all the same.
 */
public final class CarriedBy {
    private static final int DAY_CHARACTERS = "2026-11-26".length();

    private final Vault vault;

    public CarriedBy(Vault vault) {
        this.vault = vault;
    }

    /**
     * A bundle that was sent with it.
     *
     * @param bundle its id
     * @param day on which it was made, as the custody log has it in UTC
     * @param receiver fingerprint that the contact had then, or the id of a circle
     * @param name of the contact or circle, if it is still known
     * @param contacts who can open it, with the keys of today; empty when the circle was declared anew since
     * @param report the id by which the receiver knows the report
     * @param thing the id by which the receiver knows what was looked for
     * @param code by which the receiver knows the person; empty for reports and files
     * @param own the own keys of today under which the receiver knows the sender; empty where they are gone
     */
    public record Carrier(
            String bundle,
            String day,
            String receiver,
            Optional<String> name,
            List<Contact> contacts,
            Optional<String> report,
            Optional<String> thing,
            Optional<String> code,
            Optional<HeldKeys> own) {
        public Carrier {
            contacts = List.copyOf(contacts);
        }

        /** Returns how to name the receiver to the owner of the vault. */
        public String shownName() {
            return name.orElse(receiver);
        }
    }

    /** Returns the bundles that carried a report, the first first. */
    public List<Carrier> report(Id report) throws Failure {
        return carriers(report, report, Optional.empty());
    }

    /** Returns the bundles that carried a file of a report. */
    public List<Carrier> file(Id report, Id file) throws Failure {
        return carriers(report, file, Optional.empty());
    }

    /** Returns the bundles that carried a person of a report. */
    public List<Carrier> person(Id report, Person person) throws Failure {
        return carriers(report, person.id(), Optional.of(person.code().text()));
    }

    private List<Carrier> carriers(Id report, Id thing, Optional<String> code) throws Failure {
        return vault.read(() -> {
            List<Carrier> carriers = new ArrayList<>();
            Map<String, Known> known = new HashMap<>();
            Map<String, Receiver> receivers = new HashMap<>();
            List<HeldKeys> keys = vault.ownKeySets().all();
            String exported = CustodyLog.Action.EXPORTED.name().toLowerCase(Locale.ROOT);
            try {
                for (JsonObject entry : vault.custody().entries()) {
                    if (entry.string("action").equals(exported)
                            && entry.string("object").equals(report.hex())) {
                        String bundle = entry.object("details").string("bundle");
                        String receiver = entry.object("details").string("contact");
                        if (!receivers.containsKey(receiver)) {
                            receivers.put(receiver, receiver(receiver));
                        }
                        Receiver to = receivers.get(receiver);
                        List<Outgoing> upTo = upTo(bundle, to.sent());
                        Optional<HeldKeys> own = own(bundle, upTo, keys);
                        Known names = known.computeIfAbsent(
                                to.today() + own.map(HeldKeys::name).orElse("-"), unknown -> new Known());
                        for (Outgoing one : upTo) {
                            if (own(one, keys).equals(own)) {
                                names.learn(one, report, thing, code);
                            }
                        }
                        if (thing.equals(report) || names.thing.isPresent()) {
                            String day = entry.string("at").substring(0, DAY_CHARACTERS);
                            carriers.add(new Carrier(
                                    bundle,
                                    day,
                                    receiver,
                                    to.name(),
                                    to.contacts(),
                                    names.report,
                                    names.thing,
                                    names.code,
                                    own));
                        }
                    }
                }
            } catch (JsonProblem problem) {
                throw problem.asDamaged();
            }
            return carriers;
        });
    }

    private static Optional<HeldKeys> own(String bundle, List<Outgoing> sent, List<HeldKeys> keys) {
        return sent.stream()
                .filter(one -> one.bundleId().equals(bundle))
                .findFirst()
                .flatMap(one -> own(one, keys));
    }

    /** Earlier keys stand for those that took their place: whoever got the bundle knows them as one. */
    private static Optional<HeldKeys> own(Outgoing sent, List<HeldKeys> keys) {
        return keys.stream()
                .filter(held -> held.until().isEmpty())
                .filter(held -> sent.own().map(held::was).orElse(held.first()))
                .findFirst();
    }

    /** By what one receiver has come to know the report and what was looked for. */
    private static final class Known {
        private final Set<String> seen = new HashSet<>();
        private Optional<String> report = Optional.empty();
        private Optional<String> thing = Optional.empty();
        private Optional<String> code = Optional.empty();

        /** A contact who changed keys, or is an archive now, was given other names: the last ones count. */
        void learn(Outgoing sent, Id reportId, Id thingId, Optional<String> internalCode) {
            if (seen.add(sent.bundleId())) {
                report = Optional.ofNullable(sent.ids().get(reportId.hex())).or(() -> report);
                thing = Optional.ofNullable(sent.ids().get(thingId.hex())).or(() -> thing);
                code = internalCode.map(internal -> sent.codes().get(internal)).or(() -> code);
            }
        }
    }

    private static List<Outgoing> upTo(String bundle, List<Outgoing> sent) {
        for (int i = 0; i < sent.size(); i++) {
            if (sent.get(i).bundleId().equals(bundle)) {
                return sent.subList(0, i + 1);
            }
        }
        return sent;
    }

    /** @param sent all bundles to it, the first first */
    private record Receiver(String today, Optional<String> name, List<Contact> contacts, List<Outgoing> sent) {}

    private Receiver receiver(String id) throws Failure {
        List<Outgoing> sent = vault.exchange().sentTo(id);
        Optional<Contact> contact = vault.contacts().today(id);
        if (contact.isPresent()) {
            return new Receiver(contact.get().fingerprint(), contact.map(Contact::name), List.of(contact.get()), sent);
        }
        for (Circle circle : vault.circles().all()) {
            if (circle.id().equals(id)) {
                List<Contact> members = new ArrayList<>();
                for (String member : circle.members()) {
                    vault.contacts().today(member).ifPresent(members::add);
                }
                return new Receiver(id, Optional.of(circle.name()), members, sent);
            }
        }
        return new Receiver(id, Optional.empty(), List.of(), sent);
    }
}
