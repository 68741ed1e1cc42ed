package org.letopis.casework;

import java.io.InputStream;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.letopis.bundle.ReceivedFile;
import org.letopis.bundle.Receiver;
import org.letopis.failure.Failure;
import org.letopis.json.JsonObject;
import org.letopis.report.Id;
import org.letopis.report.Report;
import org.letopis.vault.Vault;

/** Looks at what a verified bundle holds as an import would, and writes nothing. */
final class Preview implements Receiver {
    private final SenderIds ids;
    private final Map<String, List<Report>> before;
    private final String signer;
    private final List<ReceivedReport> reports = new ArrayList<>();

    /**
     * @param files of the bundle
     * @param before what bundles looked at earlier in the same run hold, by sender and the sender's id
     */
    Preview(Vault vault, String signer, List<ReceivedFile> files, Map<String, List<Report>> before, SecureRandom random)
            throws Failure {
        this.signer = signer;
        this.before = before;
        this.ids = new SenderIds(vault, signer, random);
        ids.here(files);
    }

    @Override
    public void file(ReceivedFile file, InputStream content) {}

    @Override
    public void report(JsonObject json) throws Failure {
        Report theirs = SenderIds.theirs(json);
        if (Archived.of(json).isPresent()) {
            ids.keepTheirs(theirs);
        }
        Optional<Id> id = ids.earlier(theirs.id());
        Report ours = theirs.renamed(ids::ours, code -> code);
        List<Report> pending = before.computeIfAbsent(signer + " " + theirs.id().hex(), unknown -> new ArrayList<>());
        ReceivedReport.State state = ReceivedReport.state(ours, ids.before(theirs.id()));
        if (!pending.isEmpty() && state != ReceivedReport.State.KNOWN) {
            // Bundles before this one are not in the vault, so what they hold is compared under the sender's ids.
            ReceivedReport.State among = ReceivedReport.state(theirs, pending);
            state = state == ReceivedReport.State.NEW || among != ReceivedReport.State.NEWER ? among : state;
        }
        pending.add(theirs);
        reports.add(new ReceivedReport(id, theirs.title().words(), theirs.revision(), state));
    }

    List<ReceivedReport> reports() {
        return reports;
    }
}
