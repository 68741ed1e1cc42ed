package org.letopis.casework;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.letopis.bundle.ReceivedFile;
import org.letopis.vault.Contact;

/**
 * A bundle as it was found.
 *
 * @param fingerprint of the signer
 * @param contact the sender, if known
 * @param trust compared, unverified or unknown
 * @param created the day that the sender wrote
 * @param reports how many there are
 * @param bytes reports and attachments together
 * @param hasForeignStanzas whether keys of a kind that Letopis does not write open it too
 * @param contents the reports, in their order; empty when they were not looked at
 */
public record Arrived(
        String bundleId,
        String fingerprint,
        Optional<Contact> contact,
        String trust,
        LocalDate created,
        int reports,
        List<ReceivedFile> files,
        long bytes,
        boolean hasForeignStanzas,
        Standing standing,
        List<ReceivedReport> contents) {
    public Arrived {
        files = List.copyOf(files);
        contents = List.copyOf(contents);
    }

    Arrived with(List<ReceivedReport> lookedAt) {
        return new Arrived(
                bundleId,
                fingerprint,
                contact,
                trust,
                created,
                reports,
                files,
                bytes,
                hasForeignStanzas,
                standing,
                lookedAt);
    }
}
