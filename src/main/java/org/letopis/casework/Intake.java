package org.letopis.casework;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.letopis.bundle.Progress;
import org.letopis.failure.Failure;
import org.letopis.json.JsonObject;
import org.letopis.report.Attachment;
import org.letopis.report.Draft;
import org.letopis.report.Id;
import org.letopis.report.Identity;
import org.letopis.report.Report;
import org.letopis.sanitize.StripResult;
import org.letopis.sanitize.Stripping;
import org.letopis.vault.AttachmentStore;
import org.letopis.vault.CustodyLog;
import org.letopis.vault.ObjectReader;
import org.letopis.vault.ObjectWriter;
import org.letopis.vault.ReportSummary;
import org.letopis.vault.Vault;

/**
 * Takes a report and its files into the vault: seals each original, strips it from its sealed copy, and keeps both as
 * one pair. All in one transaction: the report is there whole, or not at all.
 */
public final class Intake {
    private static final int BUFFER_BYTES = 64 * 1024;

    private final Vault vault;
    private final SecureRandom random;
    private final boolean checked;

    public Intake(Vault vault, SecureRandom random) {
        this(vault, random, false);
    }

    /** @param checked the caller's word that nobody can be recognised in the files that come with a report */
    public Intake(Vault vault, SecureRandom random, boolean checked) {
        this.vault = vault;
        this.random = random;
        this.checked = checked;
    }

    /**
     * What was taken in.
     *
     * @param attachments in the order of the files
     */
    public record Captured(Report report, List<Attachment> attachments) {
        public Captured {
            attachments = List.copyOf(attachments);
        }
    }

    /**
     * A report that is to be taken in.
     *
     * @param named the files that it names itself
     * @param more further ones, which come after them
     */
    public record Incoming(Draft draft, NamedFiles named, List<Path> more) {
        public Incoming {
            more = List.copyOf(more);
        }

        /** Returns all its files, in their order. */
        public List<Path> files() {
            return Stream.concat(named.all().stream(), more.stream()).toList();
        }
    }

    /** Takes in a report and its files: first those that it names itself, then the others in the order given. */
    public Captured capture(Draft draft, NamedFiles named, List<Path> files, Progress progress) throws Failure {
        return capture(List.of(new Incoming(draft, named, files)), progress).get(0);
    }

    /** Takes in several reports, all or none of them. */
    public List<Captured> capture(List<Incoming> reports, Progress progress) throws Failure {
        Sealing sealing = new Sealing(
                progress,
                totalBytes(reports.stream().flatMap(one -> one.files().stream()).toList()));
        return vault.write(() -> {
            List<Captured> captured = new ArrayList<>();
            for (Incoming report : reports) {
                captured.add(take(report, sealing));
            }
            return captured;
        });
    }

    private Captured take(Incoming incoming, Sealing sealing) throws Failure {
        Map<Id, Path> files = new LinkedHashMap<>(incoming.named.paths());
        incoming.more.forEach(file -> files.put(Id.random(random), file));
        Report draft = incoming.draft.report();
        List<Attachment> attachments = attachAll(draft.id(), files, sealing);
        Report report = marked(
                draft.withAttachments(ids(attachments)),
                ids(attachments.subList(incoming.named.paths().size(), attachments.size())));
        vault.reports().add(report);
        for (Identity identity : incoming.draft.identities()) {
            vault.identities().add(identity);
        }
        vault.custody().add(CustodyLog.Action.CAPTURED, report.id().hex(), JsonObject.empty());
        return new Captured(report, attachments);
    }

    /**
     * Adds files to a report that is there, as a further revision of it.
     *
     * @throws Failure.Refused when the report was received: it is its sender's account
     */
    public Captured attach(ReportSummary summary, List<Path> files, Progress progress) throws Failure {
        if (summary.origin().isPresent()) {
            throw new Failure.Refused("attach.received", summary.id().hex().substring(0, 8));
        }
        Map<Id, Path> all = new LinkedHashMap<>();
        files.forEach(file -> all.put(Id.random(random), file));
        Sealing sealing = new Sealing(progress, totalBytes(files));
        return vault.write(() -> {
            List<Attachment> attachments = attachAll(summary.id(), all, sealing);
            Report report = marked(vault.reports().report(summary.id()).withMore(ids(attachments)), ids(attachments));
            vault.reports().add(report);
            JsonObject details = JsonObject.empty().with("revision", report.revision());
            vault.custody().add(CustodyLog.Action.ATTACHED, report.id().hex(), details);
            return new Captured(report, attachments);
        });
    }

    private List<Attachment> attachAll(Id report, Map<Id, Path> files, Sealing sealing) throws Failure {
        List<Attachment> attachments = new ArrayList<>();
        try (Stripping stripping = new Stripping()) {
            for (Map.Entry<Id, Path> file : files.entrySet()) {
                attachments.add(attach(report, file.getKey(), file.getValue(), sealing, stripping));
            }
        }
        return attachments;
    }

    private Report marked(Report report, List<Id> files) {
        return checked ? report.checked(files) : report;
    }

    private static List<Id> ids(List<Attachment> attachments) {
        return attachments.stream().map(Attachment::id).toList();
    }

    private static long totalBytes(Collection<Path> files) throws Failure {
        long totalBytes = 0;
        for (Path file : files) {
            totalBytes += readableBytes(file);
        }
        return totalBytes;
    }

    /** How far the sealing of all files has come. */
    private static final class Sealing {
        private final Progress progress;
        private final long totalBytes;
        private long doneBytes;

        Sealing(Progress progress, long totalBytes) {
            this.progress = progress;
            this.totalBytes = totalBytes;
        }

        void add(int bytes) {
            doneBytes += bytes;
            progress.bytes(doneBytes, Math.max(doneBytes, totalBytes));
        }
    }

    /** A name that the locale could not decode would be stored as rubbish: refused instead. */
    private static long readableBytes(Path file) throws Failure {
        if (file.toString().indexOf('\uFFFD') >= 0) {
            throw new Failure.Usage("args.mangled");
        }
        if (!Files.isRegularFile(file)) {
            throw new Failure.Io("io.no-such-file", file.toString());
        }
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw Failure.of(e);
        }
    }

    private Attachment attach(Id report, Id id, Path file, Sealing sealing, Stripping stripping) throws Failure {
        AttachmentStore store = vault.attachments();
        AttachmentStore.StoredCopy original = seal(file, sealing);
        try (ObjectReader reader = store.open(original);
                VaultCleanCopy clean = new VaultCleanCopy(store)) {
            StripResult result = stripping.strip(new VaultSource(reader), clean);
            Attachment attachment;
            Optional<AttachmentStore.StoredCopy> kept = Optional.empty();
            if (result instanceof StripResult.Stripped stripped) {
                kept = clean.stored();
                attachment = attachment(id, report, file, original, kept, removed(stripped), Optional.empty(), result);
            } else {
                clean.discard();
                Optional<Attachment.Refusal> refusal = Optional.of(refusal((StripResult.Refused) result));
                attachment = attachment(id, report, file, original, kept, List.of(), refusal, result);
            }
            store.add(attachment, Optional.of(original), kept);
            log(attachment);
            return attachment;
        }
    }

    private AttachmentStore.StoredCopy seal(Path file, Sealing sealing) throws Failure {
        AttachmentStore store = vault.attachments();
        byte[] buffer = new byte[BUFFER_BYTES];
        try (InputStream in = Files.newInputStream(file);
                ObjectWriter writer = store.begin()) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                writer.write(buffer, 0, read);
                sealing.add(read);
            }
            return store.keep(writer);
        } catch (IOException e) {
            throw Failure.of(e);
        }
    }

    private static Attachment attachment(
            Id id,
            Id report,
            Path file,
            AttachmentStore.StoredCopy original,
            Optional<AttachmentStore.StoredCopy> clean,
            List<Attachment.RemovedPart> removed,
            Optional<Attachment.Refusal> refusal,
            StripResult result) {
        return new Attachment(
                id,
                report,
                file.getFileName().toString(),
                result.format().mediaType(),
                Optional.of(original.copy()),
                clean.map(AttachmentStore.StoredCopy::copy),
                removed,
                refusal);
    }

    private static List<Attachment.RemovedPart> removed(StripResult.Stripped stripped) {
        return stripped.removed().stream()
                .map(part ->
                        new Attachment.RemovedPart(part.group().name().toLowerCase(java.util.Locale.ROOT), part.name()))
                .toList();
    }

    private static Attachment.Refusal refusal(StripResult.Refused refused) {
        return new Attachment.Refusal(
                refused.key(), refused.arguments().stream().map(String::valueOf).toList());
    }

    private void log(Attachment attachment) throws Failure {
        JsonObject hashes = JsonObject.empty()
                .withOptional("original", attachment.original().map(Attachment.Copy::sha256))
                .withOptional("clean", attachment.clean().map(Attachment.Copy::sha256));
        vault.custody().add(CustodyLog.Action.STRIPPED, attachment.id().hex(), hashes);
    }
}
