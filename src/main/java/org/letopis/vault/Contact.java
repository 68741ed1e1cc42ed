package org.letopis.vault;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.letopis.json.JsonObject;
import org.letopis.json.JsonProblem;
import org.letopis.report.Id;
import org.letopis.report.Profile;

/**
 * Someone whose card is in the vault.
 *
 * @param fingerprint 64 hexadecimal digits, over the two signing keys
 * @param name what the owner of this vault calls them; it never leaves
 * @param card the card's text, as received
 * @param serial of the card; the highest supplies the recipient key
 * @param compared whether the words were compared over another channel
 * @param former fingerprints of the keys that they had before, the first first
 * @param replacedBy fingerprint of the keys that they took instead of these
 * @param profile what may leave for them
 * @param clients of a lawyer: people of this vault whose names may leave for them
 */
public record Contact(
        String fingerprint,
        String name,
        String card,
        long serial,
        boolean compared,
        List<String> former,
        Optional<String> replacedBy,
        Profile profile,
        Set<Id> clients) {
    public Contact {
        former = List.copyOf(former);
        clients = Set.copyOf(clients);
    }

    /** Someone who has had no other keys. */
    public Contact(String fingerprint, String name, String card, long serial, boolean compared) {
        this(fingerprint, name, card, serial, compared, List.of(), Optional.empty(), Profile.NETWORK, Set.of());
    }

    public Contact asCompared() {
        return new Contact(fingerprint, name, card, serial, true, former, replacedBy, profile, clients);
    }

    /** Returns the same contact as something else to us. */
    public Contact with(Profile other, Set<Id> people) {
        return new Contact(fingerprint, name, card, serial, compared, former, replacedBy, other, people);
    }

    /** Returns what is kept of these keys when the contact has others. */
    public Contact replacedBy(String newer) {
        return new Contact(fingerprint, name, card, serial, compared, former, Optional.of(newer), profile, clients);
    }

    /** Returns all keys that this contact has had, the first first, and has now. */
    public List<String> fingerprints() {
        List<String> all = new ArrayList<>(former);
        all.add(fingerprint);
        return all;
    }

    private static Profile profile(JsonObject json) throws JsonProblem {
        if (!json.has("profile")) {
            return Profile.NETWORK;
        }
        return Profile.of(json.string("profile")).orElseThrow(() -> new JsonProblem("json.bad-value", "profile"));
    }

    private static Set<Id> clients(JsonObject json) throws JsonProblem {
        Set<Id> people = new HashSet<>();
        for (String person : json.strings("clients")) {
            people.add(Id.parse(person));
        }
        return people;
    }

    JsonObject json() {
        return JsonObject.empty()
                .with("fingerprint", fingerprint)
                .with("name", name)
                .with("card", card)
                .with("serial", serial)
                .with("compared", compared)
                .withOptional("former", Optional.of(former))
                .withOptional("replacedBy", replacedBy)
                .withOptional("profile", Optional.of(profile.word()).filter(word -> profile != Profile.NETWORK))
                .withOptional(
                        "clients",
                        Optional.of(clients.stream().map(Id::hex).sorted().toList()));
    }

    static Contact read(JsonObject json) throws JsonProblem {
        return new Contact(
                json.string("fingerprint"),
                json.string("name"),
                json.string("card"),
                json.integer("serial", 1, Long.MAX_VALUE),
                json.truth("compared"),
                json.strings("former"),
                json.optionalString("replacedBy"),
                profile(json),
                clients(json));
    }
}
