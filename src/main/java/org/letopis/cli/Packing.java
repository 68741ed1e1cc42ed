package org.letopis.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.letopis.bundle.ApprovalRequest;
import org.letopis.casework.Addressee;
import org.letopis.casework.Approver;
import org.letopis.casework.Sending;
import org.letopis.failure.Failure;
import org.letopis.protect.Decision;
import org.letopis.vault.Vault;

/** Packs one bundle for each addressee; where names were found, a person is asked about them, and it is tried again. */
final class Packing {
    private static final String NAMES_FOUND = "gate.name-in-text";
    private static final String APPROVAL_WANTED = "gate.approval-wanted";

    private final Desk desk;
    private final Vault vault;
    private final Sending sending;

    Packing(Desk desk, Vault vault, Sending sending) {
        this.desk = desk;
        this.vault = vault;
        this.sending = sending;
    }

    List<Sending.Sent> all(Sending.Parcel parcel, List<Addressee> addressees, List<Path> targets) throws Failure {
        List<Sending.Sent> sent = new ArrayList<>();
        for (int i = 0; i < addressees.size(); i++) {
            sent.add(one(parcel, addressees.get(i), targets.get(i)));
        }
        return sent;
    }

    private Sending.Sent one(Sending.Parcel wanted, Addressee addressee, Path target) throws Failure {
        Sending.Parcel parcel = wanted;
        while (true) {
            try (ProgressLine progress = new ProgressLine(desk, "export.progress")) {
                return sending.send(parcel, addressee, target, progress);
            } catch (Failure.Refused refused) {
                if (refused.key().equals(APPROVAL_WANTED) && canApproveHere(parcel)) {
                    parcel = parcel.with(approver(parcel, addressee));
                    continue;
                }
                HitQuestions questions = new HitQuestions(desk, vault, addressee.profile());
                boolean decided = refused.key().equals(NAMES_FOUND)
                        && questions.decide(
                                parcel.reports(),
                                sending.preview(parcel, addressee).found().hits());
                if (!decided) {
                    throw refused;
                }
            }
        }
    }

    /** Somebody can be asked, and there is a way into the vault that was not used. */
    private boolean canApproveHere(Sending.Parcel parcel) throws Failure {
        return parcel.approver() == Approver.NOBODY
                && desk.canAsk()
                && vault.slots().list().size() > 1;
    }

    private Approver approver(Sending.Parcel parcel, Addressee addressee) throws Failure {
        Decision decision = sending.preview(parcel, addressee);
        Optional<ApprovalRequest> request = sending.request(decision, addressee);
        return request.isEmpty() ? Approver.NOBODY : SecondPerson.atTerminal(desk, vault, request.get());
    }
}
