package org.letopis.sanitize;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.letopis.failure.Failure;

/** Looks into formats that only the parser worker reads. */
final class OtherInspection {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    /** What the worker says of its own doing, and counts that tell nothing. */
    private static final List<String> NOISE = List.of(
            "x-tika",
            "tika:",
            "content-type",
            "content-length",
            "resourcename",
            "access_permission:",
            "pdf:charsper",
            "pdf:unmapped",
            "pdf:totalunmapped",
            "pdf:overallpercentage",
            "pdf:contains",
            "pdf:has",
            "pdf:num3d",
            "pdf:ocrpagecount",
            "pdf:eofoffsets",
            "xmptpg:npages",
            "pdf:encrypted");

    private OtherInspection() {}

    static Inspection of(Source source, FileFormat format, StripResult.Refused refusal, Optional<ParserWorker> worker)
            throws Failure {
        Reading reading =
                worker.isPresent() ? worker.get().read(source, LIMIT) : Reading.unread("inspect.unread-no-worker");
        List<Finding> findings = new ArrayList<>();
        for (Reading.Entry entry : reading.metadata()) {
            if (!entry.value().isBlank() && !isNoise(entry.name())) {
                findings.add(new Finding(TagNames.groupOf(entry.name()), entry.name(), entry.value()));
            }
        }
        List<String> unread = new ArrayList<>(reading.unreadKey().stream().toList());
        if (unread.isEmpty() && format.mayHoldText() && reading.textState() != TextState.READ) {
            unread.add("inspect.unread-text");
        }
        return new Inspection(format, format.mediaType(), findings, Optional.of(refusal), unread);
    }

    private static boolean isNoise(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return NOISE.stream().anyMatch(lower::startsWith);
    }
}
