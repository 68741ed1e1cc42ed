package org.letopis.casework;

import java.security.SecureRandom;
import org.letopis.crypto.RecoveryCode;
import org.letopis.crypto.RecoveryShare;
import org.letopis.failure.Failure;
import org.letopis.vault.SlotKind;
import org.letopis.vault.SlotSecrets;
import org.letopis.vault.SlotStore;
import org.letopis.vault.Vault;

/** Makes the ways back into a vault for the day when the passphrase is lost. Nothing keeps them but those told here. */
public final class Recovery {
    private final SlotStore slots;
    private final SecureRandom random;

    public Recovery(Vault vault, SecureRandom random) {
        this.slots = vault.slots();
        this.random = random;
    }

    /** Adds a recovery code; the caller shows it once and closes it. */
    public RecoveryCode addCode() throws Failure {
        RecoveryCode code = RecoveryCode.random(random);
        try (SlotSecrets secrets = new SlotSecrets().with(SlotKind.RECOVERY_CODE, code.secret())) {
            slots.add(SlotKind.RECOVERY_CODE, secrets);
        }
        return code;
    }

    /** Makes a new code in the place of an old one. */
    public RecoveryCode changeCode(int index) throws Failure {
        RecoveryCode code = RecoveryCode.random(random);
        try (SlotSecrets secrets = new SlotSecrets().with(SlotKind.RECOVERY_CODE, code.secret())) {
            slots.change(index, secrets);
        }
        return code;
    }

    /** Adds shares of a new secret; the caller shows them once and closes them. */
    public RecoveryShare.Split addShares(int needed, int count) throws Failure {
        RecoveryShare.Split split = RecoveryShare.split(needed, count, random);
        try (SlotSecrets secrets = new SlotSecrets().with(SlotKind.SHARES, split.secret())) {
            slots.add(SlotKind.SHARES, secrets, needed, count);
        }
        return split;
    }

    /** Makes new shares in the place of old ones, which open nothing from then on. */
    public RecoveryShare.Split changeShares(int index, int needed, int count) throws Failure {
        RecoveryShare.Split split = RecoveryShare.split(needed, count, random);
        try (SlotSecrets secrets = new SlotSecrets().with(SlotKind.SHARES, split.secret())) {
            slots.change(index, secrets);
        }
        return split;
    }
}
