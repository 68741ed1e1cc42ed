package org.letopis.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.letopis.bundle.Progress;
import org.letopis.casework.Addressee;
import org.letopis.casework.Sending;
import org.letopis.failure.Failure;
import org.letopis.vault.Vault;

/** Packs one bundle for each addressee; where names were found, a person is asked about them, and it is tried again. */
final class Packing {
    private static final String NAMES_FOUND = "gate.name-in-text";

    private final Desk desk;
    private final Vault vault;
    private final Sending sending;
    private final Progress progress;

    Packing(Desk desk, Vault vault, Sending sending, Progress progress) {
        this.desk = desk;
        this.vault = vault;
        this.sending = sending;
        this.progress = progress;
    }

    List<Sending.Sent> all(Sending.Parcel parcel, List<Addressee> addressees, List<Path> targets) throws Failure {
        List<Sending.Sent> sent = new ArrayList<>();
        for (int i = 0; i < addressees.size(); i++) {
            sent.add(one(parcel, addressees.get(i), targets.get(i)));
        }
        return sent;
    }

    private Sending.Sent one(Sending.Parcel parcel, Addressee addressee, Path target) throws Failure {
        while (true) {
            try {
                return sending.send(parcel, addressee, target, progress);
            } catch (Failure.Refused refused) {
                HitQuestions questions = new HitQuestions(desk, vault, addressee.profile());
                boolean decided = refused.key().equals(NAMES_FOUND)
                        && questions.decide(
                                parcel.reports(),
                                sending.preview(parcel.reports(), addressee, parcel.sealedToo())
                                        .found()
                                        .hits());
                if (!decided) {
                    throw refused;
                }
            }
        }
    }
}
