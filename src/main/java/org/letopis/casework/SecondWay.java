package org.letopis.casework;

import java.security.SecureRandom;
import java.util.Optional;
import org.letopis.bundle.ApprovalRequest;
import org.letopis.failure.Failure;
import org.letopis.json.JsonObject;
import org.letopis.vault.Slot;
import org.letopis.vault.SlotSecrets;
import org.letopis.vault.Vault;

/** Somebody who is there, and has shown that they have a way into the vault of their own. */
public final class SecondWay implements Approver {
    private final Slot slot;
    private final Optional<ApprovalRequest> shown;
    private final SecureRandom random;

    private SecondWay(Slot slot, Optional<ApprovalRequest> shown, SecureRandom random) {
        this.slot = slot;
        this.shown = shown;
        this.random = random;
    }

    /**
     * Tries the secrets. Not inside a transaction: a passphrase is stretched.
     *
     * @param secrets the caller closes them
     * @param shown what they were asked, where that was told; they agreed to nothing else
     * @throws Failure.WrongPassphrase when they open nothing
     * @throws Failure.Refused when they open what is open already
     */
    public static SecondWay of(Vault vault, SlotSecrets secrets, Optional<ApprovalRequest> shown, SecureRandom random)
            throws Failure {
        return new SecondWay(vault.slots().another(secrets), shown, random);
    }

    @Override
    public Optional<Given> approves(Asked asked) throws Failure {
        if (shown.isPresent()) {
            asked.require(shown.get());
        }
        String hash = shown.orElseGet(() -> asked.request(random)).hash();
        return Optional.of(new Given(JsonObject.empty().with("slot", slot.index()), hash));
    }
}
