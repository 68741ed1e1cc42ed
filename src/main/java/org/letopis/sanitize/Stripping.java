package org.letopis.sanitize;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.letopis.failure.Failure;

/**
 * Makes clean copies, and hands out none that is not proved. One serves a batch of files; formats whose parser is
 * better kept apart are handed to a worker process that starts when it is first needed.
 */
public final class Stripping implements AutoCloseable {
    private static final int BLOCK_BYTES = 1 << 16;

    private ParserWorker worker;

    public Stripping() {}

    /** Works with a worker that is there; ends it when it is closed. */
    Stripping(ParserWorker worker) {
        this.worker = worker;
    }

    /**
     * Writes a clean copy of the original and proves it. A copy of the copy has the same bytes.
     *
     * @param target opened only when the original was understood; on {@link StripResult.Refused} its owner throws it
     *     away
     * @throws Failure.Io when the original cannot be read or the copy cannot be written
     */
    public StripResult strip(Source original, CleanCopy target) throws Failure {
        return strip(original, FileFormat.detect(original), target, Members.outermost(this));
    }

    /** Strips a file inside other files; {@code members} is what its own files draw on. */
    StripResult strip(Source original, FileFormat format, CleanCopy target, Members members) throws Failure {
        try {
            Sanitizer sanitizer = sanitizer(format, original);
            return sanitizer instanceof CopyingSanitizer copying
                    ? copy(original, target, copying, new Draft(format))
                    : rewrite(original, target, (RewritingSanitizer) sanitizer, new Draft(format), members);
        } catch (Refusal refusal) {
            return refusal.result(format);
        } catch (IOException e) {
            throw Failure.of(e);
        }
    }

    /** Returns the sanitizer for the format, or refuses by the format's name. */
    static Sanitizer sanitizer(FileFormat format, Source source) throws Refusal {
        if (source.sizeBytes() == 0) {
            throw Refusal.empty();
        }
        if (format == FileFormat.UNKNOWN) {
            throw Refusal.unknownFormat();
        }
        if (format == FileFormat.OLD_OFFICE) {
            throw Refusal.oldOffice(format);
        }
        if (format == FileFormat.RTF) {
            throw Refusal.rtf(format);
        }
        return Sanitizers.of(format).orElseThrow(() -> Refusal.notYet(format));
    }

    /** Returns the worker process, started when it is first asked for. */
    ParserWorker worker() throws Failure {
        if (worker == null) {
            worker = ParserWorker.start();
        }
        return worker;
    }

    private static StripResult copy(Source original, CleanCopy target, CopyingSanitizer sanitizer, Draft draft)
            throws Refusal, IOException {
        sanitizer.read(original, draft, ByteSink.NOTHING);
        MetadataReader.Result metadata = metadata(original, draft);
        CopyProof proof = new CopyProof(sanitizer, draft, metadata);
        CopyWriter writer = proof.writer();
        try (OutputStream copy = target.open()) {
            writer.write(copy, original);
        }
        try (Source copy = target.reread()) {
            proof.check(copy, writer);
        }
        boolean alreadyClean = draft.kept().reproduce(original);
        List<Removed> removed = alreadyClean ? List.of() : removed(draft, sanitizer, metadata);
        return new StripResult.Stripped(draft.format(), removed, draft.kept().sizeBytes(), alreadyClean);
    }

    private static StripResult rewrite(
            Source original, CleanCopy target, RewritingSanitizer sanitizer, Draft draft, Members members)
            throws Refusal, IOException {
        Checksum wanted = new Checksum();
        FirstWriting first = new FirstWriting();
        sanitizer.rewrite(original, draft, new ChecksumOutputStream(first, wanted), members);
        Checksum all = new Checksum();
        try (OutputStream copy = new ChecksumOutputStream(target.open(), all)) {
            if (first.isWhole()) {
                first.writeTo(copy);
            } else {
                sanitizer.rewrite(original, new Draft(draft.format()), copy, members);
            }
        }
        if (!all.same(wanted)) {
            throw Refusal.unproven(draft.format(), "second writing");
        }
        try (Source copy = target.reread()) {
            boolean alreadyClean = new RewriteProof(sanitizer, draft, members).check(original, copy, all);
            List<Removed> removed = alreadyClean ? List.of() : ordered(draft.removed());
            return new StripResult.Stripped(draft.format(), removed, copy.sizeBytes(), alreadyClean);
        }
    }

    /** Reads metadata with the library, from the parts of the original in which it can sit. */
    static MetadataReader.Result metadata(Source original, Draft draft) throws IOException {
        try (InputStream spine = new BufferedInputStream(draft.spine().stream(original), BLOCK_BYTES)) {
            return MetadataReader.read(draft.format(), spine);
        }
    }

    private static List<Removed> removed(Draft draft, Sanitizer sanitizer, MetadataReader.Result metadata) {
        Set<Removed> removed = new LinkedHashSet<>(draft.removed());
        for (MetadataReader.Entry entry : metadata.entries()) {
            if (TagNames.isFinding(entry, draft, sanitizer)) {
                removed.add(new Removed(TagNames.groupOf(entry), TagNames.closedName(entry)));
            }
        }
        return ordered(removed);
    }

    private static List<Removed> ordered(Collection<Removed> removed) {
        return removed.stream()
                .sorted(Comparator.comparing(Removed::group).thenComparing(Removed::name))
                .toList();
    }

    /** Ends the worker process, if there is one. */
    @Override
    public void close() {
        if (worker != null) {
            worker.close();
        }
    }
}
