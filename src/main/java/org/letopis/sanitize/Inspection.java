package org.letopis.sanitize;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.letopis.failure.Failure;

/**
 * What a file tells beside its content.
 *
 * @param format what the file is by its content
 * @param mediaType its media type; of a format that is unknown to us the one that Tika tells, if it does
 * @param findings what it tells, for the holder's own screen
 * @param refusal why {@link Stripping} would refuse it; empty when it would strip it
 * @param unread message keys of what could not be looked into; an empty list of findings means "nothing found" only
 *     when this is empty too
 */
public record Inspection(
        FileFormat format,
        String mediaType,
        List<Finding> findings,
        Optional<StripResult.Refused> refusal,
        List<String> unread) {
    public Inspection {
        findings = List.copyOf(findings);
        unread = List.copyOf(unread);
    }

    /** Returns whether the file can be stripped. */
    public boolean strippable() {
        return refusal.isEmpty();
    }

    /**
     * Looks into a file.
     *
     * @param stripping whose worker process reads what our own readers do not
     * @throws Failure.Io when the source cannot be read
     */
    public static Inspection of(Source source, Stripping stripping) throws Failure {
        return of(source, stripping, Members.telling(stripping));
    }

    /** Looks into a file inside other files; {@code members} is what its own files draw on. */
    static Inspection of(Source source, Stripping stripping, Members members) throws Failure {
        FileFormat format = FileFormat.detect(source);
        try {
            Sanitizer sanitizer = Stripping.sanitizer(format, source);
            Draft draft = new Draft(format);
            return sanitizer instanceof CopyingSanitizer copying
                    ? media(source, copying, draft)
                    : document(source, (RewritingSanitizer) sanitizer, draft, members);
        } catch (Refusal refusal) {
            return refused(source, refusal.result(format), stripping);
        } catch (IOException e) {
            throw Failure.of(e);
        }
    }

    private static Inspection refused(Source source, StripResult.Refused refusal, Stripping stripping) throws Failure {
        return switch (refusal.format()) {
            case OLD_OFFICE -> OldOfficeInspection.of(source, refusal, stripping);
            case RTF -> RtfInspection.of(source, refusal, stripping);
            default -> OtherInspection.of(source, refusal.format(), refusal, stripping.worker());
        };
    }

    private static Inspection media(Source source, CopyingSanitizer sanitizer, Draft draft) throws IOException {
        Optional<StripResult.Refused> refusal = Optional.empty();
        try {
            sanitizer.read(source, draft, ByteSink.NOTHING);
        } catch (Refusal refused) {
            refusal = Optional.of(refused.result(draft.format()));
            draft.spine().literal(sanitizer.end());
        }
        MetadataReader.Result metadata = Stripping.metadata(source, draft);
        Set<Finding> findings = new LinkedHashSet<>();
        for (MetadataReader.Entry entry : metadata.entries()) {
            if (TagNames.isFinding(entry, draft, sanitizer)) {
                findings.add(new Finding(TagNames.groupOf(entry), entry.name(), entry.description()));
            }
        }
        findings.addAll(draft.findings());
        return inspection(draft, findings, refusal, metadata.complete() && draft.spineComplete());
    }

    private static Inspection document(Source source, RewritingSanitizer sanitizer, Draft draft, Members members)
            throws IOException {
        Optional<StripResult.Refused> refusal = Optional.empty();
        try {
            sanitizer.rewrite(source, draft, OutputStream.nullOutputStream(), members);
        } catch (Refusal refused) {
            refusal = Optional.of(refused.result(draft.format()));
        }
        return inspection(draft, new LinkedHashSet<>(draft.findings()), refusal, true);
    }

    private static Inspection inspection(
            Draft draft, Set<Finding> findings, Optional<StripResult.Refused> refusal, boolean metadataRead) {
        List<String> unread = new ArrayList<>();
        if (refusal.isPresent()) {
            unread.add("inspect.unread-after-damage");
        }
        if (!metadataRead) {
            unread.add("inspect.unread-metadata");
        }
        List<Finding> ordered =
                findings.stream().sorted(Comparator.comparing(Finding::group)).toList();
        return new Inspection(draft.format(), draft.format().mediaType(), ordered, refusal, unread);
    }
}
