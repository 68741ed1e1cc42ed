package org.letopis.sanitize;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
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
            "pdf:pdfversion",
            "xmptpg:npages",
            "pdf:encrypted",
            "dc:format",
            "imagereader:",
            "tiff:image",
            "dimension ",
            "compression ",
            "chroma ",
            "data ",
            "transparency ",
            "width",
            "height",
            "imagedescriptor",
            "graphiccontrolextension");

    /** Entries that repeat others under the name that the format gives them. */
    private static final String REPEATS = "pdf:docinfo:";

    private OtherInspection() {}

    static Inspection of(Source source, FileFormat format, StripResult.Refused refusal, ParserWorker worker)
            throws Failure {
        Reading reading = worker.read(source, LIMIT);
        List<Finding> findings = new ArrayList<>();
        Set<String> told = reading.metadata().stream()
                .filter(entry -> !entry.name().startsWith(REPEATS))
                .map(Reading.Entry::value)
                .collect(Collectors.toSet());
        for (Reading.Entry entry : reading.metadata()) {
            boolean repeated = entry.name().startsWith(REPEATS) && told.contains(entry.value());
            if (!entry.value().isBlank() && !isNoise(entry.name()) && !repeated) {
                findings.add(new Finding(TagNames.groupOf(entry.name()), entry.name(), entry.value()));
            }
        }
        List<String> unread = new ArrayList<>(reading.unreadKey().stream().toList());
        if (unread.isEmpty() && format.mayHoldText() && reading.textState() != TextState.READ) {
            unread.add("inspect.unread-text");
        }
        // What has no format here may still have a name: Tika tells far more kinds apart than it reads.
        String type = format == FileFormat.UNKNOWN ? reading.mediaType() : format.mediaType();
        return new Inspection(format, type, findings, Optional.of(refusal), unread);
    }

    private static boolean isNoise(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return NOISE.stream().anyMatch(lower::startsWith);
    }
}
