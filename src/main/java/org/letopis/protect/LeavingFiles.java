package org.letopis.protect;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.letopis.failure.Failure;
import org.letopis.report.Attachment;
import org.letopis.report.Description;
import org.letopis.report.Id;
import org.letopis.report.Report;
import org.letopis.sanitize.FileText;
import org.letopis.vault.Vault;

/**
 * Which files of one report leave: those with a clean copy in which nobody is seen, heard or named who did not agree to
 * it. Pictures, sound and video wait until a person has looked and listened; a file whose text nobody can read stays.
 * Where originals leave, such marks keep nothing back, for an original shows it anyway; what a person decided does.
 */
final class LeavingFiles {
    private static final Set<String> DONE = Set.of("yes", "n/a");

    private final Vault vault;
    private final Reading reading;
    private final Scan scan;
    private final boolean originals;
    private final List<Attachment> leaving = new ArrayList<>();
    private final Set<Id> staying = new HashSet<>();
    private final List<Withheld> withheld = new ArrayList<>();
    private final List<Withheld> notCleaned = new ArrayList<>();

    /** @param originals whether originals leave too, also of files without a clean copy */
    LeavingFiles(Vault vault, Reading reading, Scan scan, boolean originals) {
        this.vault = vault;
        this.reading = reading;
        this.scan = scan;
        this.originals = originals;
    }

    /** Decides on the files of a report that leaves for one's own archive: all with a clean copy. */
    void archive(Report report) throws Failure {
        for (Id id : report.attachments()) {
            leaves(vault.attachments().attachment(id), Optional.empty());
        }
    }

    /**
     * Decides on the files of a report.
     *
     * @param gone ids of people and things that stay, files among them
     * @param rule who agreed that pictures of them leave
     */
    void decide(Report report, Set<Id> gone, ConsentRule rule, Terms terms, Decisions decisions) throws Failure {
        Set<Id> unseen = new HashSet<>(gone);
        report.persons().stream()
                .filter(person -> !rule.of(person, "images").permits())
                .forEach(person -> unseen.add(person.id()));
        for (Id id : report.attachments()) {
            Attachment attachment = vault.attachments().attachment(id);
            if (gone.contains(id)) {
                leaves(attachment, Optional.of("withheld.said-by-somebody"));
            } else if (!terms.files()) {
                leaves(attachment, Optional.of("withheld.no-files"));
            } else if (attachment.clean().isEmpty()) {
                leaves(attachment, shows(report.description(id), unseen));
            } else {
                leaves(attachment, reason(report.description(id), attachment, unseen, decisions));
            }
        }
    }

    private void leaves(Attachment attachment, Optional<String> reason) {
        if (reason.isPresent()) {
            withheld.add(new Withheld(reason.get(), attachment.name()));
            staying.add(attachment.id());
        } else if (attachment.clean().isEmpty()
                && !(originals && attachment.original().isPresent())) {
            notCleaned.add(new Withheld("withheld.no-clean-copy", attachment.name()));
            staying.add(attachment.id());
        } else {
            leaving.add(attachment);
        }
    }

    private Optional<String> reason(
            Optional<Description> description, Attachment attachment, Set<Id> unseen, Decisions decisions)
            throws Failure {
        Optional<String> shows = shows(description, unseen);
        if (shows.isPresent()) {
            return shows;
        }
        FileText text = reading.read(attachment);
        Optional<String> unchecked = originals ? Optional.empty() : unchecked(description, text);
        if (unchecked.isPresent()) {
            return unchecked;
        }
        return scan.file(shortId(attachment.report()), attachment.name(), text.parts(), decisions)
                ? Optional.empty()
                : Optional.of("withheld.names-in-file");
    }

    private static Optional<String> shows(Optional<Description> description, Set<Id> unseen) {
        return Collections.disjoint(description.map(Description::depicts).orElse(List.of()), unseen)
                ? Optional.empty()
                : Optional.of("withheld.depicts");
    }

    private static Optional<String> unchecked(Optional<Description> description, FileText text) {
        boolean seen =
                text.holds().contains(FileText.Kind.PICTURE) || text.holds().contains(FileText.Kind.VIDEO);
        boolean heard =
                text.holds().contains(FileText.Kind.SOUND) || text.holds().contains(FileText.Kind.VIDEO);
        if (seen && !isDone(description.flatMap(Description::facesChecked))) {
            return Optional.of("withheld.faces");
        }
        if (heard && !isDone(description.flatMap(Description::voiceChecked))) {
            return Optional.of("withheld.voices");
        }
        return text.isRead() ? Optional.empty() : Optional.of("withheld.unread");
    }

    private static String shortId(Id report) {
        return report.hex().substring(0, 8);
    }

    private static boolean isDone(Optional<String> mark) {
        return mark.filter(DONE::contains).isPresent();
    }

    List<Attachment> leaving() {
        return leaving;
    }

    /** Returns those whose originals leave. */
    List<Attachment> originals() {
        return leaving.stream()
                .filter(one -> originals && one.original().isPresent())
                .toList();
    }

    Set<Id> staying() {
        return staying;
    }

    List<Withheld> withheld() {
        return withheld;
    }

    List<Withheld> notCleaned() {
        return notCleaned;
    }
}
