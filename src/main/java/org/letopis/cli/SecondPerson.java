package org.letopis.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.letopis.bundle.ApprovalRequest;
import org.letopis.bundle.ApprovalStatement;
import org.letopis.casework.Approver;
import org.letopis.casework.SecondWay;
import org.letopis.casework.SignedApproval;
import org.letopis.crypto.Fingerprint;
import org.letopis.crypto.Passphrase;
import org.letopis.failure.Failure;
import org.letopis.vault.SlotKind;
import org.letopis.vault.SlotSecrets;
import org.letopis.vault.Vault;
import picocli.CommandLine.Option;

/** How a second person agrees: by a signed file, or by a way into the vault of their own. */
final class SecondPerson {
    @Option(names = "--approval-request", paramLabel = "FILE", descriptionKey = "letopis.export.approval-request")
    private Path request;

    @Option(names = "--approval", paramLabel = "FILE", descriptionKey = "letopis.export.approval")
    private Path approval;

    @Option(names = "--second-passphrase-file", paramLabel = "F", descriptionKey = "second.passphrase-file")
    private Path passphraseFile;

    @Option(names = "--second-passphrase-fd", paramLabel = "N", descriptionKey = "second.passphrase-fd")
    private Integer descriptor;

    @Option(names = "--second-key-file", paramLabel = "F", descriptionKey = "second.key-file")
    private Path keyFile;

    /**
     * Checks what was given together.
     *
     * @param contacts how many bundles there are to be
     */
    void require(Desk desk, int contacts, boolean dryRun) throws Failure {
        if (contacts > 1 && (request != null || approval != null)) {
            throw new Failure.Usage("approval.one-contact");
        }
        if (dryRun && request != null) {
            desk.requireFree(request);
        } else if (approval != null && isHere()) {
            throw new Failure.Usage("approval.one-way");
        } else if (approval != null && request == null || request != null && approval == null && !isHere()) {
            throw new Failure.Usage("approval.both-files");
        }
    }

    /** Returns where the request is to be written. */
    Optional<Path> request() {
        return Optional.ofNullable(request);
    }

    private boolean isHere() {
        return passphraseFile != null || descriptor != null || keyFile != null;
    }

    /** Returns who was given; a way into the vault is tried now. */
    Approver approver(Desk desk, Vault vault) throws Failure {
        if (approval == null && !isHere()) {
            return Approver.NOBODY;
        }
        Optional<ApprovalRequest> asked = Optional.empty();
        if (request != null) {
            asked = Optional.of(ApprovalRequest.parse(InputFile.read(request, ApprovalRequest.MAX_BYTES)));
        }
        if (approval != null) {
            byte[] text = InputFile.read(approval, ApprovalStatement.MAX_BYTES);
            return new SignedApproval(vault, desk.clock(), asked.orElseThrow(), text);
        }
        try (SlotSecrets secrets = new SlotSecrets()) {
            if (keyFile != null) {
                secrets.with(SlotKind.KEY_FILE, desk.keySource().read(keyFile));
            }
            if (passphraseFile != null || descriptor != null) {
                hold(desk, secrets);
            }
            return SecondWay.of(vault, secrets, asked, desk.random());
        }
    }

    private void hold(Desk desk, SlotSecrets secrets) throws Failure {
        PassphraseSource source = new PassphraseSource(desk, "second.ask");
        if (passphraseFile != null) {
            source.file(passphraseFile);
        }
        if (descriptor != null) {
            source.descriptor(descriptor);
        }
        try (Passphrase passphrase = source.given()) {
            secrets.withPassphrase(passphrase);
        }
    }

    /** Asks somebody at the terminal, who is told what it is about. */
    static Approver atTerminal(Desk desk, Vault vault, ApprovalRequest asked) throws Failure {
        desk.tell("second.what", asked.reports(), desk.words().text("profile." + asked.profile()));
        for (String fingerprint : asked.to()) {
            desk.tell(
                    "approve.for",
                    vault.contacts()
                            .today(fingerprint)
                            .map(contact -> contact.name())
                            .orElse("\u2014"),
                    String.join(
                            " ",
                            Fingerprint.parse(fingerprint).words(desk.words().locale())));
        }
        try (SlotSecrets secrets = new SlotSecrets();
                Passphrase passphrase = new PassphraseSource(desk, "second.ask").given()) {
            secrets.withPassphrase(passphrase);
            return SecondWay.of(vault, secrets, Optional.of(asked), desk.random());
        }
    }
}
