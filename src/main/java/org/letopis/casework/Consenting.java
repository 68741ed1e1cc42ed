package org.letopis.casework;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.letopis.failure.Failure;
import org.letopis.json.JsonObject;
import org.letopis.json.JsonProblem;
import org.letopis.report.Attachment;
import org.letopis.report.Consent;
import org.letopis.report.Edited;
import org.letopis.report.Edtf;
import org.letopis.report.Id;
import org.letopis.report.Minors;
import org.letopis.report.Report;
import org.letopis.report.Text;
import org.letopis.vault.CustodyLog;
import org.letopis.vault.Vault;

/**
 * Writes down what a person agreed to, refused or took back, as the next revision of the report that speaks of them. A
 * newer decision takes the place of the older one, which the revisions before keep.
 */
public final class Consenting {
    private static final String CONFIDENTIAL = "un-confidential";
    private static final String PUBLIC = "un-public";

    /** How a yes lets a person be known where nothing was said: by the name only where the purpose is to be named. */
    private static final Map<String, String> USUAL = Map.of(
            "lawyer",
            "pseudonym",
            "court",
            "pseudonym",
            "network",
            "pseudonym",
            CONFIDENTIAL,
            "named",
            PUBLIC,
            "named",
            "eu-mission",
            "pseudonym",
            "research-anonymous",
            "aggregate",
            "media-anonymous",
            "pseudonym",
            "media-named",
            "named");

    private static final Map<String, Set<String>> POSSIBLE = Map.of(
            "research-anonymous", Set.of("aggregate"),
            "media-anonymous", Set.of("pseudonym", "aggregate"),
            "media-named", Set.of("named"));

    private final Vault vault;
    private final Clock clock;

    public Consenting(Vault vault, Clock clock) {
        this.vault = vault;
        this.clock = clock;
    }

    /**
     * What a person said for one purpose.
     *
     * @param decision yes or no
     * @param identity named, pseudonym or aggregate; empty for what is usual for the purpose
     * @param by self, guardian or next-of-kin
     * @param mode verbal, written or recorded
     * @param on when they said it; empty for today
     * @param expires last day on which it holds
     * @param evidence id, or its first digits, of a file of the same report
     */
    public record Said(
            String decision,
            Optional<String> identity,
            String by,
            String mode,
            Optional<Edtf> on,
            Optional<LocalDate> expires,
            Optional<Text> conditions,
            Optional<String> evidence) {}

    /**
     * What was written down.
     *
     * @param scopes of which something changed, in the order of {@link Consent#SCOPES}; more than were named where one
     *     purpose hangs on another
     */
    public record Written(FoundPerson person, Revising.Revised revised, List<String> scopes) {
        public Written {
            scopes = List.copyOf(scopes);
        }
    }

    /**
     * Writes down what a person said, for each of these purposes.
     *
     * @throws Failure.Refused when a child's yes is not the guardian's, or the report was received
     */
    public Written set(FoundPerson person, Map<String, Said> said, Text reason) throws Failure {
        for (String scope : said.keySet()) {
            requireScope(scope);
        }
        return write(person, CustodyLog.Action.CONSENT_WRITTEN, reason, before -> {
            Map<String, JsonObject> entries = new LinkedHashMap<>();
            for (Map.Entry<String, Said> one : said.entrySet()) {
                requireGuardian(person, before, one.getValue());
                entries.put(one.getKey(), entry(person, one.getKey(), one.getValue()));
            }
            return entries;
        });
    }

    /**
     * Takes consent back, for these purposes or for all; a no stays a no.
     *
     * @param by self, guardian or next-of-kin
     */
    public Written withdraw(FoundPerson person, List<String> scopes, String by, Text reason) throws Failure {
        for (String scope : scopes) {
            requireScope(scope);
        }
        return write(person, CustodyLog.Action.CONSENT_WITHDRAWN, reason, before -> {
            Map<String, JsonObject> entries = new LinkedHashMap<>();
            for (String scope : scopes.isEmpty() ? Consent.SCOPES : scopes) {
                Optional<String> now = decision(before, person.person().id(), scope);
                if (now.isEmpty() || !Set.of("no", "withdrawn").contains(now.get())) {
                    entries.put(
                            scope,
                            JsonObject.empty()
                                    .with("person", person.person().id().hex())
                                    .with("scope", scope)
                                    .with("decision", "withdrawn")
                                    .with("givenBy", by)
                                    .with("on", LocalDate.now(clock).toString()));
                }
            }
            return entries;
        });
    }

    /** Returns whether a yes for this purpose can let a person be known so. */
    public static boolean isPossible(String scope, String identity) {
        return POSSIBLE.getOrDefault(scope, Set.of(identity)).contains(identity);
    }

    private interface Entries {
        Map<String, JsonObject> of(Report before) throws Failure;
    }

    private Written write(FoundPerson person, CustodyLog.Action action, Text reason, Entries made) throws Failure {
        List<String> scopes = new ArrayList<>();
        Id id = person.requireOwn().person().id();
        Revising.Revised revised = new Revising(vault, clock).revise(person.report(), action, reason, before -> {
            Map<String, JsonObject> entries = new LinkedHashMap<>(made.of(before));
            alsoPublic(before, id, entries);
            requireOrder(before, person, entries);
            Consent.SCOPES.stream().filter(entries::containsKey).forEach(scopes::add);
            List<JsonObject> all = new ArrayList<>();
            for (Consent kept : before.consents()) {
                if (!kept.person().equals(id) || !entries.containsKey(kept.scope())) {
                    all.add(kept.json());
                }
            }
            scopes.forEach(scope -> all.add(entries.get(scope)));
            return Edited.of(before.with("consents", all));
        });
        return new Written(person, revised, scopes);
    }

    /** Whoever may not be named in confidence may not be named in public. */
    private static void alsoPublic(Report before, Id person, Map<String, JsonObject> entries) {
        JsonObject confidential = entries.get(CONFIDENTIAL);
        boolean refused = confidential != null && !isYes(confidential);
        if (refused && !entries.containsKey(PUBLIC) && isYes(decision(before, person, PUBLIC))) {
            entries.put(PUBLIC, confidential.with("scope", PUBLIC));
        }
    }

    private static void requireOrder(Report before, FoundPerson person, Map<String, JsonObject> entries)
            throws Failure.Usage {
        JsonObject inPublic = entries.get(PUBLIC);
        if (inPublic == null || !isYes(inPublic)) {
            return;
        }
        Optional<String> confidential = entries.containsKey(CONFIDENTIAL)
                ? entries.get(CONFIDENTIAL).value("decision").map(String::valueOf)
                : decision(before, person.person().id(), CONFIDENTIAL);
        if (confidential.isPresent() && !isYes(confidential)) {
            throw new Failure.Usage("consent.order", person.person().code().text());
        }
    }

    private static boolean isYes(JsonObject entry) {
        return isYes(entry.value("decision").map(String::valueOf));
    }

    private static boolean isYes(Optional<String> decision) {
        return decision.filter("yes"::equals).isPresent();
    }

    private static Optional<String> decision(Report report, Id person, String scope) {
        return report.consents().stream()
                .filter(one -> one.person().equals(person) && one.scope().equals(scope))
                .map(Consent::decision)
                .findFirst();
    }

    private static void requireScope(String scope) throws Failure.Usage {
        if (!Consent.SCOPES.contains(scope)) {
            throw new Failure.Usage("report.bad-choice", scope, String.join(", ", Consent.SCOPES));
        }
    }

    private static void requireGuardian(FoundPerson person, Report before, Said said) throws Failure.Refused {
        boolean minor = Minors.of(before).contains(person.person().id());
        if (minor && said.decision().equals("yes") && !said.by().equals("guardian")) {
            throw new Failure.Refused("consent.guardian", person.person().code().text());
        }
    }

    private JsonObject entry(FoundPerson person, String scope, Said said) throws Failure {
        boolean yes = said.decision().equals("yes");
        if (!yes && (said.identity().isPresent() || said.expires().isPresent())) {
            throw new Failure.Usage("consent.only-of-yes");
        }
        Optional<String> identity =
                yes ? said.identity().or(() -> Optional.ofNullable(USUAL.get(scope))) : Optional.empty();
        if (identity.isPresent() && !isPossible(scope, identity.get())) {
            throw new Failure.Usage("consent.identity-of-scope", scope, identity.get());
        }
        LocalDate today = LocalDate.now(clock);
        if (said.on().flatMap(Edtf::earliest).filter(today::isBefore).isPresent()) {
            throw new Failure.Usage("consent.in-future", said.on().get().text());
        }
        JsonObject entry = JsonObject.empty()
                .with("person", person.person().id().hex())
                .with("scope", scope)
                .with("decision", said.decision())
                .withOptional("identity", identity)
                .with("givenBy", said.by())
                .with("mode", said.mode())
                .with("on", said.on().map(Edtf::text).orElse(today.toString()))
                .withOptional("expires", said.expires().map(LocalDate::toString))
                .withOptional("conditions", said.conditions().map(Text::json))
                .withOptional("evidence", evidence(person, said));
        try {
            return Consent.read(entry).json();
        } catch (JsonProblem problem) {
            throw problem.asUsage();
        }
    }

    private Optional<String> evidence(FoundPerson person, Said said) throws Failure {
        if (said.evidence().isEmpty()) {
            return Optional.empty();
        }
        Attachment file = vault.attachments().find(said.evidence().get());
        if (!file.report().equals(person.report().id())) {
            throw new Failure.Usage("consent.other-evidence", said.evidence().get());
        }
        return Optional.of(file.id().hex());
    }
}
