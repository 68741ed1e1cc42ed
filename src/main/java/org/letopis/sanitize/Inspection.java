package org.letopis.sanitize;

import java.util.List;
import java.util.Optional;
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
        return new Inspection(
                format,
                format.mediaType(),
                List.of(),
                Optional.of(Stripping.notYet(format)),
                List.of("inspect.unread-no-worker"));
    }
}
