package org.letopis.sanitize;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What is noted while a file that is not cleaned is looked into: what it tells, and what could not be read. */
final class InspectionNotes {
    static final String UNREAD_METADATA = "inspect.unread-metadata";
    static final String UNREAD_EMBEDDED = "inspect.unread-embedded";
    static final String UNREAD_LOCKED = "inspect.unread-locked";
    static final String UNREAD_TEXT = "inspect.unread-text";

    private static final int MOST_FINDINGS = 5_000;

    private final Set<Finding> findings;
    private final Set<String> unread;
    private final String place;

    InspectionNotes() {
        this(new LinkedHashSet<>(), new LinkedHashSet<>(), "");
    }

    private InspectionNotes(Set<Finding> findings, Set<String> unread, String place) {
        this.findings = findings;
        this.unread = unread;
        this.place = place;
    }

    /** Returns the same notes for a part of the file: the place stands before each name. Empty is the file itself. */
    InspectionNotes at(String part) {
        return part.isEmpty() ? this : new InspectionNotes(findings, unread, place + part + ": ");
    }

    /** Notes something that the file tells; a blank value is nothing. */
    void tell(FindingGroup group, String name, String value) {
        if (value.isBlank()) {
            return;
        }
        if (findings.size() == MOST_FINDINGS) {
            unread(UNREAD_METADATA);
            return;
        }
        findings.add(new Finding(group, place + name, value.strip()));
    }

    void tell(FindingGroup group, String name, Optional<Instant> moment) {
        moment.ifPresent(when -> tell(group, name, when.toString()));
    }

    /** Notes what a file inside this one tells. */
    void tellAll(List<Finding> inside) {
        inside.forEach(finding -> tell(finding.group(), finding.name(), finding.value()));
    }

    /** Notes by its message key that something was not read. */
    void unread(String key) {
        unread.add(key);
    }

    /** Returns what was noted as an inspection, with the groups in their order. */
    Inspection inspection(FileFormat format, String mediaType, StripResult.Refused refusal) {
        List<Finding> ordered =
                findings.stream().sorted(Comparator.comparing(Finding::group)).toList();
        return new Inspection(format, mediaType, ordered, Optional.of(refusal), List.copyOf(unread));
    }
}
