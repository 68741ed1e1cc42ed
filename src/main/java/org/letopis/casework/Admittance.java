package org.letopis.casework;

import java.io.IOException;
import java.io.InputStream;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.letopis.bundle.ReceivedFile;
import org.letopis.bundle.Receiver;
import org.letopis.bundle.TagFile;
import org.letopis.bundle.VerifiedBundle;
import org.letopis.failure.Failure;
import org.letopis.json.JsonObject;
import org.letopis.report.Attachment;
import org.letopis.report.Id;
import org.letopis.report.Identity;
import org.letopis.report.Origin;
import org.letopis.report.Person;
import org.letopis.report.Report;
import org.letopis.vault.AttachmentStore;
import org.letopis.vault.Brought;
import org.letopis.vault.Incoming;
import org.letopis.vault.ObjectWriter;
import org.letopis.vault.RowPlace;
import org.letopis.vault.Vault;

/**
 * Puts what a verified bundle holds into the vault, under ids of our own: the sender's ids are kept beside them. A
 * report that came before is kept again as it comes now.
 */
final class Admittance implements Receiver {
    private static final int BUFFER_BYTES = 64 * 1024;
    private static final String COMPARED = "compared";

    /** A clean copy or an original whose report is still to come. */
    private record Waiting(ReceivedFile file, AttachmentStore.StoredCopy copy) {}

    private final Vault vault;
    private final RowPlace place;
    private final String trust;
    private final SenderIds ids;
    private final Map<Id, Waiting> clean = new HashMap<>();
    private final Map<Id, Waiting> originals = new HashMap<>();
    private final Set<Id> here;
    private final Set<Id> attachmentsHere = new HashSet<>();
    private final List<Brought> brought = new ArrayList<>();
    private final List<ReceivedReport> reports = new ArrayList<>();

    /** @param files all of the bundle */
    Admittance(Vault vault, RowPlace place, String trust, List<ReceivedFile> files, SecureRandom random)
            throws Failure {
        this.vault = vault;
        this.place = place;
        this.trust = trust;
        this.ids = new SenderIds(vault, place.signer(), random);
        this.here = ids.here(files);
    }

    @Override
    public void file(ReceivedFile file, InputStream content) throws Failure {
        if (here.contains(file.id())) {
            attachmentsHere.add(file.attachment());
            return;
        }
        byte[] buffer = new byte[BUFFER_BYTES];
        try (ObjectWriter writer = vault.attachments().begin()) {
            for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                writer.write(buffer, 0, read);
            }
            Map<Id, Waiting> waiting = file.originalOf().isPresent() ? originals : clean;
            waiting.put(file.attachment(), new Waiting(file, vault.attachments().keep(writer)));
        } catch (IOException e) {
            throw Failure.of(e);
        }
    }

    @Override
    public void report(JsonObject json) throws Failure {
        Report theirs = SenderIds.theirs(json);
        Optional<Archived> archived = archived(json);
        if (archived.isPresent()) {
            ids.keepTheirs(theirs);
        }
        Report ours = theirs.renamed(ids::ours, code -> code);
        for (int i = 0; i < theirs.attachments().size(); i++) {
            Id file = theirs.attachments().get(i);
            Optional<String> name = archived.map(Archived::names).map(names -> names.get(file.hex()));
            attach(file, ours.attachments().get(i), ours.id(), name);
        }
        Collection<Report> before =
                brought.stream().anyMatch(one -> one.report().equals(ours.id()))
                        ? vault.reports().records(ours.id()).values()
                        : ids.before(theirs.id());
        ReceivedReport.State state = ReceivedReport.state(ours, before);
        long row = vault.reports().addReceived(ours, new Origin(place.signer(), trust, theirs.id()), json);
        keep(archived.isPresent() ? archived.get().identities() : named(json), theirs);
        brought.add(new Brought(ours.id(), row));
        reports.add(new ReceivedReport(Optional.of(ours.id()), ours.title().words(), ours.revision(), state));
    }

    /** @throws Failure.UnknownSigner when the sender is not one whose words were compared */
    private Optional<Archived> archived(JsonObject json) throws Failure {
        Optional<Archived> archived = Archived.of(json);
        if (archived.isPresent() && !trust.equals(COMPARED)) {
            throw new Failure.UnknownSigner("import.archive-not-compared");
        }
        return archived;
    }

    /** @throws Failure.UnknownSigner when the sender is not one whose words were compared */
    private List<Identity> named(JsonObject json) throws Failure {
        List<Identity> named = NamedPeople.of(json);
        if (!named.isEmpty() && !trust.equals(COMPARED)) {
            throw new Failure.UnknownSigner("import.archive-not-compared");
        }
        return named;
    }

    /** An identity is taken only of a person of the report that it came with. */
    private void keep(List<Identity> identities, Report theirs) throws Failure {
        Set<Id> people = theirs.persons().stream().map(Person::id).collect(Collectors.toSet());
        for (Identity identity : identities) {
            if (!people.contains(identity.person())) {
                throw new Failure.Damaged(
                        "bundle.foreign-identity", identity.person().hex());
            }
            Id ours = ids.ours(identity.person());
            if (!vault.erasures().isForgotten(ours)) { // what was erased here does not come back with a later bundle
                vault.identities().put(identity.of(ours));
            }
        }
    }

    private void attach(Id theirs, Id ours, Id report, Optional<String> name) throws Failure {
        Optional<Waiting> cleanCopy = Optional.ofNullable(clean.remove(theirs));
        Optional<Waiting> original = Optional.ofNullable(originals.remove(theirs));
        Optional<ReceivedFile> file = cleanCopy.or(() -> original).map(Waiting::file);
        if (file.isEmpty()) {
            if (attachmentsHere.contains(theirs)) {
                return;
            }
            throw new Failure.Damaged("bundle.attachment-missing", theirs.hex());
        }
        Optional<Attachment> before = ids.before(file.get());
        if (before.isPresent()) {
            join(before.get(), original.orElseThrow());
            return;
        }
        Attachment attachment = new Attachment(
                ours,
                report,
                name.orElse(ours.hex().substring(0, 8) + "." + file.get().extension()),
                file.get().mediaType(),
                copy(original),
                copy(cleanCopy),
                List.of(),
                Optional.empty());
        vault.attachments().add(attachment, stored(original), stored(cleanCopy));
    }

    /** An original that came later than what is here of its file. */
    private void join(Attachment before, Waiting original) throws Failure {
        Attachment whole = new Attachment(
                before.id(),
                before.report(),
                before.name(),
                before.mediaType(),
                copy(Optional.of(original)),
                before.clean(),
                before.removed(),
                before.refusal());
        AttachmentStore store = vault.attachments();
        store.add(whole, Optional.of(original.copy()), store.stored(before.id(), AttachmentStore.Side.CLEAN));
    }

    private static Optional<Attachment.Copy> copy(Optional<Waiting> waiting) {
        return stored(waiting).map(AttachmentStore.StoredCopy::copy);
    }

    private static Optional<AttachmentStore.StoredCopy> stored(Optional<Waiting> waiting) {
        return waiting.map(Waiting::copy);
    }

    /** Returns the reports as they stood to what was here before. */
    List<ReceivedReport> reports() {
        return reports;
    }

    /** Returns the record of the bundle, after everything in it was taken in. */
    Incoming incoming(VerifiedBundle bundle) throws Failure {
        if (!clean.isEmpty() || !originals.isEmpty()) {
            throw new Failure.Damaged("bundle.attachment-unused", clean.size() + originals.size());
        }
        Map<String, String> tagFiles = new TreeMap<>();
        for (TagFile file : bundle.tagFiles()) {
            tagFiles.put(file.name(), Base64.getEncoder().encodeToString(file.content()));
        }
        return new Incoming(place, trust, ids.added(), tagFiles, brought);
    }
}
