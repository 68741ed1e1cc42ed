package org.letopis.vault;

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
import org.letopis.report.Attachment;
import org.letopis.report.Id;
import org.letopis.report.Identity;
import org.letopis.report.Report;
import org.letopis.report.ReportJson;

/** Opens what each entry of the catalog names, in all its revisions, and follows the references between them. */
final class EntryCheck {
    /** A copy that a manifest names. */
    record HeldCopy(String attachment, AttachmentStore.Side side, StoredObject object) {}

    private final Contents contents;
    private final Check check;
    private final List<HeldCopy> copies = new ArrayList<>();
    private final Map<String, Set<String>> filesOfReports = new HashMap<>();
    private final Map<String, String> reportsOfFiles = new HashMap<>();
    private final Set<String> erased = new HashSet<>();
    private final SearchCheck search;
    private long reports;
    private long attachments;
    private long closed;

    EntryCheck(Contents contents, Check check) {
        this.contents = contents;
        this.check = check;
        this.search = new SearchCheck(contents, check);
    }

    long reports() {
        return reports;
    }

    long attachments() {
        return attachments;
    }

    /** Returns how many could not be opened, because the identity compartment is closed. */
    long closed() {
        return closed;
    }

    List<HeldCopy> copies() {
        return copies;
    }

    /** Returns whether the whole catalog and each manifest could be read, so that what is in no list is in none. */
    boolean run() {
        boolean allKnown = true;
        for (long block : contents.root().catalog().keySet()) {
            List<Entry> entries = new ArrayList<>();
            allKnown &= check.orElse(
                    () -> entries.addAll(Catalog.block(contents.database(), contents.keys(), contents.root(), block)),
                    "check.catalog",
                    block);
            for (Entry entry : entries) {
                allKnown &= entry(entry);
            }
        }
        check.orElse(this::catalogHasNoMore, "check.table", Table.CATALOG.sqlName());
        if (allKnown) {
            references();
            if (contents.format() > 1) {
                search.run(check.used(Table.RECORD));
            }
        }
        return allKnown;
    }

    private void catalogHasNoMore() throws Failure {
        long unknown = contents.database().ids(Table.CATALOG.sqlName()).length
                - (long) contents.root().catalog().size();
        check.require(unknown <= 0, "check.rows-unknown", Table.CATALOG.sqlName(), unknown);
    }

    private boolean entry(Entry entry) {
        reports += entry.kind() == Entry.Kind.REPORT ? 1 : 0;
        attachments += entry.kind() == Entry.Kind.ATTACHMENT ? 1 : 0;
        use(entry);
        return check.orElse(
                () -> {
                    try {
                        open(entry);
                    } catch (JsonProblem problem) {
                        throw problem.asDamaged();
                    }
                },
                "check.broken." + entry.kind().name().toLowerCase(Locale.ROOT),
                entry.name());
    }

    private void use(Entry entry) {
        check.use(Table.RECORD, entry.row());
        if (entry.keyRow() > 0) {
            check.use(entry.keyTable(), entry.keyRow());
        }
    }

    private void open(Entry entry) throws Failure, JsonProblem {
        if (entry.keyTable() == Table.IDENTITY_KEY && !contents.compartment().isOpen()) {
            closed++;
            return;
        }
        switch (entry.kind()) {
            case REPORT -> report(entry);
            case ATTACHMENT -> attachment(entry);
            case IDENTITY -> Identity.read(contents.jsonRecord(entry, Table.IDENTITY_KEY), Id.parse(entry.name()));
            case CONTACT -> Contact.read(contents.jsonRecord(entry, Table.OBJECT_KEY));
            case REVOKED -> Revocation.read(contents.jsonRecord(entry, Table.OBJECT_KEY));
            case MATCH ->
                requireName(
                        Match.read(contents.jsonRecord(entry, Table.OBJECT_KEY)).id(), entry);
            case WITHDRAWAL -> Withdrawal.read(contents.jsonRecord(entry, Table.OBJECT_KEY));
            case CIRCLE -> Circle.read(contents.jsonRecord(entry, Table.OBJECT_KEY));
            case SAVED_SEARCH -> SavedSearch.read(contents.jsonRecord(entry, Table.OBJECT_KEY));
            case UNFINISHED -> contents.jsonRecord(entry, entry.keyTable());
            case SECOND_LOCK -> SecondLock.read(contents.jsonRecord(entry, Table.OBJECT_KEY));
            case VOCABULARY -> KeptList.read(contents.jsonRecord(entry, Table.OBJECT_KEY));
            case OUTGOING -> Outgoing.read(contents.jsonRecord(entry, Table.OBJECT_KEY));
            case INCOMING -> Incoming.read(contents.jsonRecord(entry, Table.OBJECT_KEY));
            case OWN_KEYS ->
                OwnKeys.read(contents.record(entry, Table.OBJECT_KEY)).close();
            case ERASED -> tombstone(entry);
            default -> contents.record(entry, Table.OBJECT_KEY);
        }
    }

    private void report(Entry entry) throws Failure, JsonProblem {
        boolean own = ReportSummary.read(entry).origin().isEmpty();
        Set<String> files = new HashSet<>();
        Optional<String> before = Optional.empty();
        for (long row : ReportStore.revisions(entry)) {
            Entry revision = entry.at(row, entry.keyRow());
            use(revision);
            Report report = ReportJson.read(contents.jsonRecord(revision, Table.OBJECT_KEY));
            requireName(report.id(), entry);
            check.require(
                    !own || report.previous().isEmpty() || report.previous().equals(before),
                    "check.revisions",
                    entry.name(),
                    report.revision());
            before = Optional.of(report.hash());
            report.attachments().forEach(id -> files.add(id.hex()));
            if (row == entry.row()) {
                search.add(entry.name(), row, report);
                requireDays(report, entry);
            }
        }
        for (long row : ReportStore.signed(entry)) {
            Entry signed = entry.at(row, entry.keyRow());
            use(signed);
            contents.jsonRecord(signed, Table.OBJECT_KEY);
        }
        filesOfReports.put(entry.name(), files);
    }

    private void attachment(Entry entry) throws Failure, JsonProblem {
        for (Entry manifest : AttachmentStore.manifests(entry)) {
            use(manifest);
            manifest(manifest);
        }
    }

    private void manifest(Entry entry) throws Failure, JsonProblem {
        JsonObject json = contents.jsonRecord(entry, Table.OBJECT_KEY);
        Attachment attachment = Attachment.read(json);
        requireName(attachment.id(), entry);
        reportsOfFiles.put(entry.name(), attachment.report().hex());
        for (AttachmentStore.Side side : AttachmentStore.Side.values()) {
            Optional<JsonObject> object = json.optionalObject(side.field());
            if (object.isPresent()) {
                HeldCopy held = new HeldCopy(entry.name(), side, StoredObject.read(object.get()));
                check.use(Table.OBJECT_KEY, held.object().keyRow());
                copies.add(held);
            }
        }
    }

    /** Of an erased thing nothing may have come back into the row of its record. */
    private void tombstone(Entry entry) throws Failure {
        erased.add(entry.name());
        if (contents.record(entry, Table.OBJECT_KEY).length > 0) {
            throw new Failure.Damaged("vault.damaged");
        }
    }

    private static void requireName(Id id, Entry entry) throws Failure {
        if (!id.hex().equals(entry.name())) {
            throw new Failure.Damaged("vault.damaged");
        }
    }

    private static void requireDays(Report report, Entry entry) throws Failure, JsonProblem {
        List<Long> days = entry.about().integers(Entry.DAYS);
        if (!days.isEmpty() && !days.equals(Days.of(report).numbers())) {
            throw new Failure.Damaged("vault.damaged");
        }
    }

    private void references() {
        filesOfReports.forEach((report, files) -> files.forEach(file -> check.require(
                reportsOfFiles.containsKey(file) || erased.contains(file), "check.file-missing", report, file)));
        reportsOfFiles.forEach((file, report) -> check.require(
                filesOfReports.getOrDefault(report, Set.of()).contains(file), "check.file-unlisted", file, report));
    }
}
