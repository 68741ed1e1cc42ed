package org.letopis.casework;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.letopis.failure.Failure;
import org.letopis.json.JsonObject;
import org.letopis.report.Code;
import org.letopis.report.Id;
import org.letopis.report.Identity;
import org.letopis.report.Person;
import org.letopis.report.Report;
import org.letopis.vault.CustodyLog;
import org.letopis.vault.ReportSummary;
import org.letopis.vault.Vault;

/**
 * The people of all reports, by code. Who somebody is comes out of the identity compartment only by {@link #reveal},
 * which is written into the custody log first.
 */
public final class People {
    private static final int LEAST_CODE_LETTERS = 4;
    private static final int LEAST_ID_DIGITS = 8;

    private final Vault vault;

    public People(Vault vault) {
        this.vault = vault;
    }

    /** A report that speaks of somebody, in its last revision that does. */
    public record Mention(ReportSummary summary, Report report) {}

    /**
     * Somebody, as far as reports tell.
     *
     * @param person as in the first of the reports
     * @param kept whether the vault keeps who it is
     * @param erased whether who it is was erased
     */
    public record Somebody(Person person, List<Mention> mentions, boolean kept, boolean erased) {
        public Somebody {
            mentions = List.copyOf(mentions);
        }

        public Id id() {
            return person.id();
        }

        public Code code() {
            return person.code();
        }

        /** Returns whether one of one's own reports speaks of them; the code of others was chosen by their sender. */
        private boolean isOwn() {
            return mentions.stream().anyMatch(one -> one.summary().origin().isEmpty());
        }
    }

    /**
     * Who somebody is.
     *
     * @param pictures files that show the person, as far as a report says so
     */
    public record Revealed(Somebody who, Identity identity, List<Id> pictures) {
        public Revealed {
            pictures = List.copyOf(pictures);
        }

        /** Returns the code only, so that no print of this value shows who it is. */
        @Override
        public String toString() {
            return "Revealed[" + who.code() + "]";
        }
    }

    /**
     * Of whom it is not known here any more who it is.
     *
     * @param pictures files that still show the person
     */
    public record Forgotten(Somebody who, List<Id> pictures, List<CarriedBy.Carrier> carriers) {
        public Forgotten {
            pictures = List.copyOf(pictures);
            carriers = List.copyOf(carriers);
        }
    }

    /** Returns everybody, in the order of the reports. */
    public List<Somebody> all() throws Failure {
        return those(person -> true);
    }

    private List<Somebody> those(Predicate<Person> meant) throws Failure {
        return vault.read(() -> {
            Map<Id, List<Mention>> mentions = new LinkedHashMap<>();
            List<ReportSummary> reports = vault.reports().list();
            Set<Id> kept = new TreeSet<>(vault.identities().people());
            for (ReportSummary summary : reports) {
                Report report = vault.reports().report(summary.id());
                report.persons().forEach(person -> kept.remove(person.id()));
                mention(mentions, summary, report, meant);
            }
            if (!kept.isEmpty()) { // who stands in an earlier revision only
                for (ReportSummary summary : reports) {
                    for (Report earlier : vault.reports().records(summary.id()).values()) {
                        mention(mentions, summary, earlier, person -> kept.contains(person.id()) && meant.test(person));
                    }
                }
            }
            List<Somebody> all = new ArrayList<>();
            for (Map.Entry<Id, List<Mention>> one : mentions.entrySet()) {
                all.add(somebody(one.getKey(), one.getValue()));
            }
            return all;
        });
    }

    private static void mention(
            Map<Id, List<Mention>> mentions, ReportSummary summary, Report report, Predicate<Person> meant) {
        for (Person person : report.persons()) {
            if (meant.test(person)) {
                List<Mention> of = mentions.computeIfAbsent(person.id(), first -> new ArrayList<>());
                of.removeIf(one -> one.summary().id().equals(summary.id()));
                of.add(new Mention(summary, report));
            }
        }
    }

    private Somebody somebody(Id id, List<Mention> mentions) throws Failure {
        Person person = mentions.get(0).report().persons().stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow();
        return new Somebody(
                person,
                mentions,
                vault.identities().isKept(id),
                vault.erasures().isForgotten(id));
    }

    /**
     * Finds somebody by the code, the first letters of it, or the id. By a whole code, one of a report of one's own goes
     * before one of a received report.
     *
     * @throws Failure.Usage when there is nobody, or several
     */
    public Somebody find(String meant) throws Failure {
        String upper = meant.toUpperCase(Locale.ROOT);
        String code = upper.startsWith("P-") ? upper : "P-" + upper;
        boolean isLong = code.length() >= 2 + LEAST_CODE_LETTERS;
        List<Somebody> fitting = those(person -> isLong && person.code().text().startsWith(code)
                || meant.length() >= LEAST_ID_DIGITS && person.id().hex().startsWith(meant));
        if (fitting.isEmpty()) {
            throw new Failure.Usage("person.none", meant);
        }
        List<Somebody> own = fitting.stream().filter(Somebody::isOwn).toList();
        if (Code.isWellFormed(code) && own.size() == 1) {
            return own.get(0);
        }
        if (fitting.size() > 1) {
            throw new Failure.Usage(
                    "person.ambiguous",
                    meant,
                    fitting.stream()
                            .map(one -> one.code() + " (" + one.id().hex().substring(0, LEAST_ID_DIGITS) + ")")
                            .collect(Collectors.joining(", ")));
        }
        return fitting.get(0);
    }

    /**
     * Tells who people are. That it is told is in the custody log before anything is told.
     *
     * @throws Failure.Refused when the vault cannot be written, so that it could not be logged
     * @throws Failure.WrongPassphrase when the identity compartment is closed
     * @throws Failure.Usage when of one of them it is not kept
     */
    public List<Revealed> reveal(List<Somebody> people) throws Failure {
        if (!vault.isWritable()) {
            throw new Failure.Refused("person.not-logged");
        }
        return vault.write(() -> {
            List<Revealed> revealed = new ArrayList<>();
            for (Somebody who : people) {
                Optional<Identity> identity = vault.identities().find(who.id());
                if (identity.isEmpty()) {
                    throw unknown(who);
                }
                log(CustodyLog.Action.REVEALED, who, JsonObject.empty());
                revealed.add(new Revealed(who, identity.get(), pictures(who)));
            }
            return revealed;
        });
    }

    /**
     * Erases who somebody is: the key and the record are destroyed, the person stays in the reports by code. Also while
     * the compartment is closed.
     *
     * @throws Failure.Usage when it is not kept, or was erased before
     */
    public Forgotten erase(Somebody who) throws Failure {
        return vault.write(() -> {
            if (!vault.identities().isKept(who.id())) {
                throw unknown(who);
            }
            List<CarriedBy.Carrier> carriers = carriers(who);
            vault.erasures().identity(who.id());
            log(CustodyLog.Action.ERASED, who, JsonObject.empty().with("what", "identity"));
            return new Forgotten(who, pictures(who), carriers);
        });
    }

    private Failure.Usage unknown(Somebody who) throws Failure {
        boolean erased = vault.erasures().isForgotten(who.id());
        return new Failure.Usage(
                erased ? "person.was-erased" : "person.not-kept", who.code().text());
    }

    /** Each bundle once, also where it carried several reports that speak of the person. */
    private List<CarriedBy.Carrier> carriers(Somebody who) throws Failure {
        Map<String, CarriedBy.Carrier> carriers = new LinkedHashMap<>();
        for (Mention mention : who.mentions()) {
            for (CarriedBy.Carrier one :
                    new CarriedBy(vault).person(mention.report().id(), who.person())) {
                carriers.putIfAbsent(one.bundle(), one);
            }
        }
        return List.copyOf(carriers.values());
    }

    private void log(CustodyLog.Action action, Somebody who, JsonObject details) throws Failure {
        vault.custody()
                .add(action, who.id().hex(), details.with("code", who.code().text()));
    }

    /** Returns the files that are still there and of which a report says that they show the person. */
    private List<Id> pictures(Somebody who) throws Failure {
        Set<Id> pictures = new TreeSet<>();
        for (Mention mention : who.mentions()) {
            pictures.addAll(mention.report().picturesOf(who.id()));
        }
        List<Id> there = new ArrayList<>();
        for (Id picture : pictures) {
            if (!vault.erasures().isErased(picture)) {
                there.add(picture);
            }
        }
        return there;
    }
}
