package org.letopis.casework;

import java.time.Clock;
import java.util.Optional;
import org.letopis.bundle.ApprovalRequest;
import org.letopis.failure.Failure;
import org.letopis.json.JsonObject;
import org.letopis.vault.Vault;

/** A contact who was asked by a file and answered by another. */
public final class SignedApproval implements Approver {
    private final Vault vault;
    private final Clock clock;
    private final ApprovalRequest request;
    private final byte[] text;

    /** @param text of the answer, read to one byte more than it may have */
    public SignedApproval(Vault vault, Clock clock, ApprovalRequest request, byte[] text) {
        this.vault = vault;
        this.clock = clock;
        this.request = request;
        this.text = text.clone();
    }

    @Override
    public Optional<Given> approves(Asked asked) throws Failure {
        asked.require(request);
        Approval.Approved approved = new Approval(vault, clock).verify(request, text);
        JsonObject how = JsonObject.empty()
                .with("contact", approved.by().fingerprint())
                .with("day", approved.day().toString());
        return Optional.of(new Given(how, request.hash()));
    }
}
