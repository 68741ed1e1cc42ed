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
import org.letopis.report.Attachment;
import org.letopis.report.Id;
import org.letopis.vault.Circle;
import org.letopis.vault.Contact;
import org.letopis.vault.CustodyLog;
import org.letopis.vault.Outgoing;
import org.letopis.vault.ReportSummary;
import org.letopis.vault.Vault;

/** Erases a report or a file from the vault, and tells which bundles carried it: those cannot be called back. */
public final class Erasing {
    private final Vault vault;

    public Erasing(Vault vault) {
        this.vault = vault;
    }

    /**
     * What is to be erased.
     *
     * @param id of the report or of the file
     * @param name of the file, or title of the report
     * @param report the same id, or of the report that the file belongs to
     * @param files how many go with it
     */
    public record Doomed(Id id, String name, Id report, int files) {
        public boolean isReport() {
            return id.equals(report);
        }
    }

    /**
     * A bundle that was sent with it.
     *
     * @param receiver fingerprint of a contact, or the id of a circle
     * @param name of the contact or circle, if it is still known
     */
    public record Carrier(String bundle, String receiver, Optional<String> name) {}

    /**
     * What was erased.
     *
     * @param files of a report, erased with it
     */
    public record Erased(Doomed what, List<Id> files, List<Carrier> carriers) {
        public Erased {
            files = List.copyOf(files);
            carriers = List.copyOf(carriers);
        }
    }

    /** Finds the report or the file that a person means, and refuses where it could be either. */
    public Doomed find(String meant) throws Failure {
        return vault.read(() -> {
            Optional<Failure.Usage> none = Optional.empty();
            List<Doomed> fitting = new ArrayList<>();
            try {
                ReportSummary report = vault.reports().find(meant);
                fitting.add(new Doomed(report.id(), report.title(), report.id(), report.attachments()));
            } catch (Failure.Usage failure) {
                none = Optional.of(unlessAmbiguous(failure, "report.none", meant));
            }
            try {
                Attachment file = vault.attachments().find(meant);
                fitting.add(new Doomed(file.id(), file.name(), file.report(), 0));
            } catch (Failure.Usage failure) {
                unlessAmbiguous(failure, "attachment.none", meant);
            }
            if (fitting.size() > 1) {
                throw new Failure.Usage("erase.ambiguous", meant);
            }
            if (fitting.isEmpty()) {
                throw none.orElseThrow();
            }
            return fitting.get(0);
        });
    }

    private static Failure.Usage unlessAmbiguous(Failure.Usage failure, String none, String meant) throws Failure {
        if (failure.key().equals(none)) {
            return new Failure.Usage("erase.none", meant);
        }
        if (failure.key().equals("erase.was")) {
            return failure;
        }
        throw failure;
    }

    /** Erases it, whole or not at all. */
    public Erased erase(Doomed doomed) throws Failure {
        return vault.write(() -> {
            List<Carrier> carriers = carriers(doomed);
            List<Id> files = List.of();
            if (doomed.isReport()) {
                files = vault.erasures().report(doomed.id());
            } else {
                vault.erasures().attachment(doomed.id());
            }
            log(doomed.id(), doomed.isReport() ? "report" : "attachment");
            for (Id file : files) {
                log(file, "attachment");
            }
            return new Erased(doomed, files, carriers);
        });
    }

    private void log(Id id, String what) throws Failure {
        vault.custody()
                .add(CustodyLog.Action.ERASED, id.hex(), JsonObject.empty().with("what", what));
    }

    /**
     * The custody log knows each bundle that a report went out in. A file was in those from the one on that gave it the
     * id by which the contact knows it.
     */
    private List<Carrier> carriers(Doomed doomed) throws Failure {
        List<Carrier> carriers = new ArrayList<>();
        Set<String> receivers = new HashSet<>();
        String exported = CustodyLog.Action.EXPORTED.name().toLowerCase(Locale.ROOT);
        try {
            for (JsonObject entry : vault.custody().entries()) {
                if (entry.string("action").equals(exported)
                        && entry.string("object").equals(doomed.report().hex())) {
                    String bundle = entry.object("details").string("bundle");
                    String contact = entry.object("details").string("contact");
                    String today = vault.contacts()
                            .today(contact)
                            .map(Contact::fingerprint)
                            .orElse(contact);
                    if (doomed.isReport() || receivers.contains(today) || introduces(bundle, contact, doomed.id())) {
                        receivers.add(today);
                        carriers.add(new Carrier(bundle, contact, name(contact)));
                    }
                }
            }
        } catch (JsonProblem problem) {
            throw problem.asDamaged();
        }
        return carriers;
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

    private boolean introduces(String bundle, String contact, Id file) throws Failure {
        for (Outgoing sent : vault.exchange().sentTo(contact)) {
            if (sent.bundleId().equals(bundle) && sent.ids().containsKey(file.hex())) {
                return true;
            }
        }
        return false;
    }
}
