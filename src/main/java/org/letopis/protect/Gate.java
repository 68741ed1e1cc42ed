package org.letopis.protect;

import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.letopis.crypto.Sha256;
import org.letopis.failure.Failure;
import org.letopis.json.JsonObject;
import org.letopis.report.Change;
import org.letopis.report.Changes;
import org.letopis.report.Coarseness;
import org.letopis.report.Consent;
import org.letopis.report.Id;
import org.letopis.report.Identity;
import org.letopis.report.Person;
import org.letopis.report.Place;
import org.letopis.report.Profile;
import org.letopis.report.Report;
import org.letopis.vault.Outgoing;
import org.letopis.vault.ReportSummary;
import org.letopis.vault.Vault;

/**
 * Decides what may leave for one contact or circle, in this order: received reports are not passed on, and withdrawn
 * ones do not leave; who did not agree stays, with all that is about them; identities stay; places and dates become
 * coarser; ids and codes become that contact's own; no protected person is left in anything. Runs inside a transaction
 * of the vault, and its {@link Disclosure} can be read only within it.
 */
public final class Gate {
    private static final int SALT_BYTES = 32;
    private static final Coarseness EXACT = new Coarseness(false, "point", Set.of(), true);

    private final Vault vault;
    private final SecureRandom random;
    private final Channel channel;
    private final Reading reading;
    private final LocalDate today;
    private final Aliases aliases;
    private final byte[] anchorSecret = new byte[SALT_BYTES];
    private final List<Report> leaving = new ArrayList<>();
    private final List<JsonObject> exported = new ArrayList<>();
    private final List<Withheld> withheld = new ArrayList<>();
    private final List<Withheld> notCleaned = new ArrayList<>();
    private final List<Withheld> reopened = new ArrayList<>();
    private final List<Changed> fields = new ArrayList<>();
    private final List<Changed> coarsened = new ArrayList<>();
    private final PackedFiles files;
    private final ApprovalWanted approval;
    private boolean approvalWanted;

    private Gate(Vault vault, Channel channel, Reading reading, LocalDate today, SecureRandom random) {
        this.vault = vault;
        this.channel = channel;
        this.reading = reading;
        this.today = today;
        this.random = random;
        this.aliases = new Aliases(channel.sent(), channel.profile() == Profile.ARCHIVE, random);
        this.approval = new ApprovalWanted(channel);
        random.nextBytes(anchorSecret);
        this.files = new PackedFiles(vault, aliases, anchorSecret, random);
    }

    /**
     * Decides on the given reports, each once.
     *
     * @param channel from whom to whom
     * @param today on which a consent must hold
     * @throws Failure.Refused when a report may not leave at all
     */
    public static Decision decide(
            Vault vault,
            List<ReportSummary> reports,
            Channel channel,
            Reading reading,
            LocalDate today,
            SecureRandom random)
            throws Failure {
        return new Gate(vault, channel, reading, today, random).decide(reports);
    }

    /** A report, under what terms it leaves, what its people agreed to, and who is told of. */
    private record Candidate(Report report, Terms terms, ConsentRule rule, Told told) {}

    private Decision decide(List<ReportSummary> summaries) throws Failure {
        if (channel.originals()) {
            Originals.require(channel.profile());
        }
        List<Candidate> candidates = new ArrayList<>();
        List<Report> reports = new ArrayList<>();
        for (ReportSummary summary : summaries) {
            Report report = admitted(summary);
            Candidate candidate = candidate(report);
            candidates.add(candidate);
            reports.add(report);
        }
        People people = new People(vault, reports);
        Scan scan = new Scan(channel.profile() == Profile.ARCHIVE ? Scan.NOBODY : people.check());
        for (Candidate candidate : candidates) {
            if (channel.profile() == Profile.ARCHIVE) {
                archive(candidate.report, scan);
            } else if (candidate.told.nobody()) {
                withheld.add(new Withheld("withheld.nobody-agreed", shortName(candidate.report.id())));
            } else {
                disclose(candidate, people, scan);
            }
        }
        List<DisclosedFile> packed = files.files();
        if (channel.profile() != Profile.ARCHIVE) {
            exported.sort(Order.REPORTS);
            packed.sort(Order.FILES);
        }
        byte[] custodyAnchor = Anchor.of(
                Anchor.opening(anchorSecret, "custody"), vault.custody().head());
        Disclosure disclosure = new Disclosure(exported, packed, link(), custodyAnchor, scan);
        Decision.Found found = new Decision.Found(
                leaving,
                files.clean(),
                files.originals(),
                withheld,
                notCleaned,
                fields,
                coarsened,
                reopened,
                scan.open(),
                scan.replaced(),
                scan.allowed(),
                scan.suggestions(),
                Optional.of(approval).filter(wanted -> approvalWanted));
        return new Decision(disclosure, found, channel, aliases, Sha256.hex(anchorSecret));
    }

    /** Returns a report of which something may leave at all. */
    private Report admitted(ReportSummary summary) throws Failure {
        if (summary.origin().isPresent()) {
            throw new Failure.Refused("gate.received", shortName(summary.id()));
        }
        if (summary.withdrawn()) {
            throw new Failure.Refused("gate.withdrawn", shortName(summary.id()));
        }
        Report report = vault.reports().report(summary.id());
        refuseWhatMayNotBeKept(report);
        if (channel.profile() == Profile.TRAINER && !report.isForTraining()) {
            throw new Failure.Refused("gate.not-for-training", shortName(summary.id()));
        }
        return report;
    }

    /** Whoever does not want to be in this vault does not leave it either. */
    private static void refuseWhatMayNotBeKept(Report report) throws Failure {
        for (Consent consent : report.consents()) {
            boolean refused =
                    consent.decision().equals("no") || consent.decision().equals("withdrawn");
            if (consent.scope().equals("store") && refused) {
                throw new Failure.Refused(
                        "gate.not-to-be-kept", shortName(report.id()), code(report, consent.person()));
            }
        }
    }

    private Candidate candidate(Report report) throws Failure {
        Terms terms = Terms.of(channel.profile(), report, channel.sealedToo());
        ConsentRule rule = ConsentRule.of(report, today);
        Told told = Told.of(report, rule, terms, channel);
        if (channel.originals() && channel.profile() == Profile.LAWYER) {
            Originals.requireEverybody(report, rule, told);
        }
        return new Candidate(report, terms, rule, told);
    }

    private void disclose(Candidate candidate, People people, Scan scan) throws Failure {
        Report report = candidate.report;
        Terms terms = candidate.terms;
        tellWhoStays(candidate);
        Decisions decisions = new Decisions(report, channel.profile(), people::label, candidate.told.named());
        LeavingFiles chosen = new LeavingFiles(vault, reading, scan, channel.originals());
        chosen.decide(report, candidate.told.gone(), candidate.rule, terms, decisions);
        Set<Id> gone = new HashSet<>(candidate.told.gone());
        gone.addAll(chosen.staying());
        Report kept = report.without(gone);
        Report whole = kept.reducedTo(terms.leaving(), EXACT);
        Report reduced = kept.reducedTo(terms.leaving(), terms.coarseness());
        reduced = terms.coarseness().words() ? reduced : reduced.titledByActs();
        tell(fields, report.id(), Changes.between(kept, whole));
        tell(coarsened, report.id(), Changes.between(whole, reduced));
        approvalWanted |= terms.approval();
        Codes theirs = new Codes(reduced, people::label, aliases::code);
        Codes ours = new Codes(reduced, people::label, code -> code);
        List<JsonObject> grants = Grants.of(report, reduced, candidate.rule, aliases::id);
        JsonObject under =
                reduced.renamed(aliases::id, aliases::code).json().withOptional("grants", Optional.of(grants));
        Wording wording = new Wording(scan, shortName(report.id()), decisions);
        JsonObject read = wording.leaving(under, theirs, ours);
        Report told = new Report(wording.shown(reduced.json()));
        leaving.add(told);
        approval.add(told.json().with("grants", Grants.of(report, reduced, candidate.rule, id -> id)));
        exported.add(
                Order.of(packed(read, chosen).withOptional("identities", Optional.of(named(candidate.told.named())))));
    }

    private void tellWhoStays(Candidate candidate) throws Failure {
        Report report = candidate.report;
        for (Person person : candidate.told.withdrawn()) {
            if (!Decisions.readAgain(report, person.id())) {
                reopened.add(
                        new Withheld("gate.consent-withdrawn", person.code().text()));
            }
        }
        for (Person person : candidate.told.staying()) {
            withheld.add(new Withheld("withheld.no-consent", person.code().text()));
        }
        for (Person person : report.persons()) {
            boolean told = candidate.told.named().contains(person.id())
                    || candidate.told.staying().contains(person);
            if (!told && vault.identities().find(person.id()).isPresent()) {
                withheld.add(new Withheld("withheld.identity", person.code().text()));
            }
        }
        if (report.places().stream().anyMatch(Place::hasSpot)) {
            withheld.add(new Withheld("withheld.spot", shortName(report.id())));
        }
    }

    private static void tell(List<Changed> told, Id report, List<Change> changes) {
        changes.forEach(change -> told.add(new Changed(shortName(report), change)));
    }

    /** Returns who the people are that agreed to be named, as much as this receiver needs. */
    private List<JsonObject> named(Set<Id> people) throws Failure {
        List<JsonObject> all = new ArrayList<>();
        for (Id person : new TreeSet<>(people)) {
            Optional<Identity> identity = vault.identities().find(person);
            if (identity.isPresent()) {
                Identity told = identity.get().only(Terms.identity(channel.profile(), channel.sealedToo()));
                approval.add(told.json());
                all.add(told.of(aliases.id(person)).json());
            }
        }
        return all;
    }

    /** One's own archive gets the report as it is, and who its people are. */
    private void archive(Report report, Scan scan) throws Failure {
        List<JsonObject> identities = new ArrayList<>();
        for (Person person : report.persons()) {
            vault.identities().find(person.id()).map(Identity::json).ifPresent(identities::add);
        }
        List<JsonObject> names = new ArrayList<>();
        for (Id id : report.attachments()) {
            names.add(JsonObject.empty()
                    .with("attachment", id.hex())
                    .with("name", vault.attachments().attachment(id).name()));
        }
        LeavingFiles chosen = new LeavingFiles(vault, reading, scan, channel.originals());
        chosen.archive(report);
        JsonObject archive = JsonObject.empty().with("identities", identities).with("names", names);
        Report whole = report.without(chosen.staying());
        leaving.add(whole);
        exported.add(
                packed(whole.renamed(aliases::id, aliases::code).json(), chosen).with("archive", archive));
    }

    private JsonObject packed(JsonObject report, LeavingFiles chosen) {
        withheld.addAll(chosen.withheld());
        notCleaned.addAll(chosen.notCleaned());
        return files.add(report, chosen, approval);
    }

    private Link link() throws Failure {
        if (channel.last().isEmpty() || vault.exchange().isClosed(channel.last().get().stream())) {
            return new Link(Id.random(random), 1, Optional.empty());
        }
        Outgoing last = channel.last().get();
        return new Link(last.stream(), last.sequence() + 1, last.tagManifest());
    }

    private static String code(Report report, Id person) {
        return report.persons().stream()
                .filter(one -> one.id().equals(person))
                .map(one -> one.code().text())
                .findFirst()
                .orElse(shortName(person));
    }

    private static String shortName(Id id) {
        return id.hex().substring(0, 8);
    }
}
