package org.letopis.casework;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.letopis.bundle.ContactCard;
import org.letopis.bundle.NewFile;
import org.letopis.bundle.SignedNotice;
import org.letopis.bundle.Trust;
import org.letopis.bundle.WithdrawalNotice;
import org.letopis.failure.Failure;
import org.letopis.json.JsonObject;
import org.letopis.report.Consent;
import org.letopis.report.Id;
import org.letopis.report.Person;
import org.letopis.report.Report;
import org.letopis.vault.Contact;
import org.letopis.vault.CustodyLog;
import org.letopis.vault.HeldKeys;
import org.letopis.vault.OwnKeys;
import org.letopis.vault.Vault;
import org.letopis.vault.Withdrawal;

/** Notices that consent was taken back: made for whoever was sent what it was given for, and taken in by them. */
public final class Notices {
    private static final int SHOWN_DIGITS = 16;

    private final Vault vault;
    private final Clock clock;
    private final SecureRandom random;

    public Notices(Vault vault, Clock clock, SecureRandom random) {
        this.vault = vault;
        this.clock = clock;
        this.random = random;
    }

    /**
     * Somebody to be told, under one of the names by which they know the person.
     *
     * @param scopes the purposes for which consent was taken back
     */
    public record Due(Contact to, CarriedBy.Carrier by, List<String> scopes) {
        public Due {
            scopes = List.copyOf(scopes);
        }
    }

    /**
     * Returns who must be told, once for each of the names by which they know the person.
     *
     * @throws Failure.Usage when nothing was taken back
     */
    public List<Due> due(FoundPerson person) throws Failure {
        return vault.read(() -> {
            Report report = vault.reports().report(person.requireOwn().report().id());
            List<String> scopes = report.consents().stream()
                    .filter(one -> one.person().equals(person.person().id())
                            && one.decision().equals("withdrawn"))
                    .map(Consent::scope)
                    .toList();
            if (scopes.isEmpty()) {
                throw new Failure.Usage(
                        "notice.nothing-withdrawn", person.person().code().text());
            }
            Map<List<String>, Due> due = new LinkedHashMap<>();
            for (CarriedBy.Carrier one : new CarriedBy(vault).person(report.id(), person.person())) {
                for (Contact contact : one.contacts()) {
                    String theirs = one.thing().orElse("") + one.report().orElse("");
                    due.put(List.of(contact.fingerprint(), theirs), new Due(contact, one, scopes));
                }
            }
            return List.copyOf(due.values());
        });
    }

    /** Returns why no notice can be made for somebody, as it would be refused; empty when it can. */
    public Optional<Failure> hindrance(Due due) throws Failure {
        try {
            requireFit(due);
            return Optional.empty();
        } catch (Failure.UnknownSigner failure) {
            return Optional.of(failure);
        }
    }

    private HeldKeys requireFit(Due due) throws Failure {
        HeldKeys own = due.by()
                .own()
                .orElseThrow(() ->
                        new Failure.UnknownSigner("notice.no-keys", due.to().name()));
        new Sending(vault, clock, random, own.name()).requireFit(Addressee.of(due.to()), false);
        return own;
    }

    /**
     * Writes a notice, signed with the keys under which its receiver knows the sender; whole or not at all, and never
     * over another file.
     */
    public WithdrawalNotice make(Due due, Path target) throws Failure {
        HeldKeys held = requireFit(due);
        try (NewFile file = NewFile.at(target, random)) {
            WithdrawalNotice made = vault.write(() -> {
                try (OwnKeys keys = vault.ownKeySets().open(held)) {
                    ContactCard card = ContactCard.parse(due.to().card().getBytes(StandardCharsets.US_ASCII));
                    WithdrawalNotice notice = new WithdrawalNotice(
                            held.fingerprint(),
                            due.to().fingerprint(),
                            due.by().report().orElseThrow(),
                            due.by().thing().orElseThrow(),
                            due.by().code().orElseThrow(),
                            due.scopes(),
                            LocalDate.now(clock));
                    SignedNotice signed = SignedNotice.write(notice, card.recipient(), keys.signing(), file, random);
                    JsonObject details = JsonObject.empty().with("notice", signed.sha256());
                    vault.custody().add(CustodyLog.Action.NOTICE_MADE, due.to().fingerprint(), details);
                    return notice;
                }
            });
            file.publish();
            return made;
        } catch (IOException e) {
            throw Failure.of(e);
        }
    }

    /** A notice that was taken in, and who sent it. */
    public record Taken(Contact by, Withdrawal withdrawal) {}

    /**
     * Takes a notice in: from now on the report tells of it.
     *
     * @throws Failure.NotForMe when it is for somebody else, or about somebody whom its signer did not send
     * @throws Failure.UnknownSigner when its signer is no contact whose words were compared
     * @throws Failure.Replay when it was taken in before
     */
    public Taken take(Path file) throws Failure {
        return vault.write(() -> {
            SignedNotice signed;
            try (OwnIdentities all = OwnIdentities.open(vault)) {
                signed = SignedNotice.read(file, all.identities());
            }
            WithdrawalNotice notice = signed.notice();
            if (vault.ownKeySets().all().stream().noneMatch(held -> held.was(notice.receiver()))) {
                throw new Failure.NotForMe("notice.other-receiver");
            }
            Contact sender = compared(signed);
            if (vault.withdrawals().has(signed.sha256())) {
                throw new Failure.Replay("notice.replay", notice.code());
            }
            Withdrawal withdrawal = ours(signed);
            vault.withdrawals().add(withdrawal);
            JsonObject details =
                    JsonObject.empty().with("notice", signed.sha256()).with("signer", notice.sender());
            vault.custody()
                    .add(CustodyLog.Action.NOTICE_TAKEN, withdrawal.report().hex(), details);
            return new Taken(sender, withdrawal);
        });
    }

    private Contact compared(SignedNotice signed) throws Failure {
        String shown = signed.notice().sender().substring(0, SHOWN_DIGITS);
        Trust trust = new AddressBook(vault).trust(signed.signer().fingerprint());
        if (trust == Trust.REVOKED) {
            throw new Failure.UnknownSigner("bundle.revoked-signer", shown);
        }
        Optional<Contact> contact =
                vault.contacts().withFingerprint(signed.notice().sender());
        if (trust != Trust.COMPARED || contact.isEmpty()) {
            throw new Failure.UnknownSigner("notice.not-compared", shown);
        }
        return contact.get();
    }

    /** The ids must be of a report that came from this very sender, and of a person in it. */
    private Withdrawal ours(SignedNotice signed) throws Failure {
        WithdrawalNotice notice = signed.notice();
        SenderIds ids = new SenderIds(vault, notice.sender(), random);
        Optional<Id> report = ids.earlier(new Id(notice.report()));
        Optional<Id> person = ids.earlier(new Id(notice.person()));
        if (report.isPresent() && person.isPresent()) {
            for (Report one : records(report.get())) {
                for (Person known : one.persons()) {
                    if (known.id().equals(person.get())) {
                        return new Withdrawal(
                                signed.sha256(),
                                notice.sender(),
                                report.get(),
                                person.get(),
                                known.code().text(),
                                notice.scopes(),
                                notice.day().toString());
                    }
                }
            }
        }
        throw new Failure.NotForMe("notice.not-received", notice.code());
    }

    private Collection<Report> records(Id report) throws Failure {
        try {
            return vault.reports().records(report).values();
        } catch (Failure.Usage none) {
            return List.of(); // the sender called something else so
        }
    }
}
