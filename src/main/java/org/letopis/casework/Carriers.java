package org.letopis.casework;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.letopis.failure.Failure;
import org.letopis.json.JsonObject;
import org.letopis.json.JsonProblem;
import org.letopis.report.Id;
import org.letopis.vault.Circle;
import org.letopis.vault.Contact;
import org.letopis.vault.CustodyLog;
import org.letopis.vault.Outgoing;
import org.letopis.vault.Vault;

/** Finds the bundles that carried something, from which it cannot be called back. */
final class Carriers {
    private static final int DAY_LETTERS = "2026-11-26".length();

    private final Vault vault;

    Carriers(Vault vault) {
        this.vault = vault;
    }

    /** Returns the bundles that carried any of these reports. */
    List<Carrier> ofReports(Set<Id> reports) throws Failure {
        return carriers(reports, Optional.empty());
    }

    /**
     * Returns the bundles that carried a part of a report, a file or a person: those from the one on that gave it the id by
     * which the contact knows it.
     */
    List<Carrier> ofPart(Set<Id> reports, Id part) throws Failure {
        return carriers(reports, Optional.of(part));
    }

    /** The custody log knows each bundle that a report went out in. */
    private List<Carrier> carriers(Set<Id> reports, Optional<Id> part) throws Failure {
        List<Carrier> carriers = new ArrayList<>();
        Set<String> receivers = new HashSet<>();
        String exported = CustodyLog.Action.EXPORTED.name().toLowerCase(Locale.ROOT);
        try {
            for (JsonObject entry : vault.custody().entries()) {
                if (entry.string("action").equals(exported) && names(reports, entry.string("object"))) {
                    String bundle = entry.object("details").string("bundle");
                    String contact = entry.object("details").string("contact");
                    String today = vault.contacts()
                            .today(contact)
                            .map(Contact::fingerprint)
                            .orElse(contact);
                    if (part.isEmpty() || receivers.contains(today) || introduces(bundle, contact, part.get())) {
                        receivers.add(today);
                        String day = entry.string("at").substring(0, DAY_LETTERS);
                        Carrier carrier = new Carrier(bundle, contact, name(contact), day);
                        if (carriers.stream().noneMatch(one -> one.bundle().equals(bundle))) {
                            carriers.add(carrier);
                        }
                    }
                }
            }
        } catch (JsonProblem problem) {
            throw problem.asDamaged();
        }
        return carriers;
    }

    private static boolean names(Set<Id> reports, String object) {
        return reports.stream().anyMatch(report -> report.hex().equals(object));
    }

    private Optional<String> name(String receiver) throws Failure {
        Optional<Contact> contact = vault.contacts().today(receiver);
        if (contact.isPresent()) {
            return contact.map(Contact::name);
        }
        return vault.circles().all().stream()
                .filter(circle -> circle.id().equals(receiver))
                .map(Circle::name)
                .findFirst();
    }

    private boolean introduces(String bundle, String contact, Id part) throws Failure {
        for (Outgoing sent : vault.exchange().sentTo(contact)) {
            if (sent.bundleId().equals(bundle) && sent.ids().containsKey(part.hex())) {
                return true;
            }
        }
        return false;
    }
}
