package org.letopis.sanitize;

import java.io.IOException;
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
 * @param mediaType its media type
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
     * @param worker reads formats other than JPEG and PNG; without it they are unread
     * @throws Failure.Io when the source cannot be read
     */
    public static Inspection of(Source source, Optional<ParserWorker> worker) throws Failure {
        FileFormat format = FileFormat.detect(source);
        try {
            return picture(source, format, Stripping.sanitizer(format, source));
        } catch (Refusal refusal) {
            return OtherInspection.of(source, format, refusal.result(format), worker);
        } catch (IOException e) {
            throw Failure.of(e);
        }
    }

    private static Inspection picture(Source source, FileFormat format, Sanitizer sanitizer) throws IOException {
        Draft draft = new Draft();
        Optional<StripResult.Refused> refusal = Optional.empty();
        try {
            sanitizer.read(source, draft, ByteSink.NOTHING);
        } catch (Refusal refused) {
            refusal = Optional.of(refused.result(format));
            draft.spine().literal(sanitizer.end());
        }
        MetadataReader.Result metadata = Stripping.metadata(source, draft, format);
        List<String> unread = new ArrayList<>();
        if (refusal.isPresent()) {
            unread.add("inspect.unread-after-damage");
        }
        if (!metadata.complete() || !draft.spineComplete()) {
            unread.add("inspect.unread-metadata");
        }
        Set<Finding> findings = new LinkedHashSet<>();
        for (MetadataReader.Entry entry : metadata.entries()) {
            if (TagNames.isFinding(entry, draft)) {
                findings.add(new Finding(TagNames.groupOf(entry), entry.name(), entry.description()));
            }
        }
        findings.addAll(draft.findings());
        List<Finding> ordered =
                findings.stream().sorted(Comparator.comparing(Finding::group)).toList();
        return new Inspection(format, format.mediaType(), ordered, refusal, unread);
    }
}
