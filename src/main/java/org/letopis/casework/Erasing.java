package org.letopis.casework;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.letopis.failure.Failure;
import org.letopis.json.JsonObject;
import org.letopis.report.Attachment;
import org.letopis.report.Id;
import org.letopis.vault.CustodyLog;
import org.letopis.vault.ReportSummary;
import org.letopis.vault.Vault;

/** Erases a report or a file from the vault, and tells which bundles carried it: those cannot be called back. */
public final class Erasing {
    private final Vault vault;

    public Erasing(Vault vault) {
        this.vault = vault;
    }

    /**
     * What is to be erased.
     *
     * @param id of the report or of the file
     * @param name of the file, or title of the report
     * @param report the same id, or of the report that the file belongs to
     * @param files how many go with it
     */
    public record Doomed(Id id, String name, Id report, int files) {
        public boolean isReport() {
            return id.equals(report);
        }
    }

    /**
     * What was erased.
     *
     * @param files of a report, erased with it
     */
    public record Erased(Doomed what, List<Id> files, List<CarriedBy.Carrier> carriers) {
        public Erased {
            files = List.copyOf(files);
            carriers = List.copyOf(carriers);
        }
    }

    /** Finds the report or the file that a person means, and refuses where it could be either. */
    public Doomed find(String meant) throws Failure {
        return vault.read(() -> {
            Optional<Failure.Usage> none = Optional.empty();
            List<Doomed> fitting = new ArrayList<>();
            try {
                ReportSummary report = vault.reports().find(meant);
                fitting.add(new Doomed(report.id(), report.title(), report.id(), report.attachments()));
            } catch (Failure.Usage failure) {
                none = Optional.of(unlessAmbiguous(failure, "report.none", meant));
            }
            try {
                Attachment file = vault.attachments().find(meant);
                fitting.add(new Doomed(file.id(), file.name(), file.report(), 0));
            } catch (Failure.Usage failure) {
                unlessAmbiguous(failure, "attachment.none", meant);
            }
            if (fitting.size() > 1) {
                throw new Failure.Usage("erase.ambiguous", meant);
            }
            if (fitting.isEmpty()) {
                throw none.orElseThrow();
            }
            return fitting.get(0);
        });
    }

    private static Failure.Usage unlessAmbiguous(Failure.Usage failure, String none, String meant) throws Failure {
        if (failure.key().equals(none)) {
            return new Failure.Usage("erase.none", meant);
        }
        if (failure.key().equals("erase.was")) {
            return failure;
        }
        throw failure;
    }

    /** Erases it, whole or not at all. */
    public Erased erase(Doomed doomed) throws Failure {
        return vault.write(() -> {
            CarriedBy carried = new CarriedBy(vault);
            List<CarriedBy.Carrier> carriers =
                    doomed.isReport() ? carried.report(doomed.id()) : carried.file(doomed.report(), doomed.id());
            List<Id> files = List.of();
            if (doomed.isReport()) {
                files = vault.erasures().report(doomed.id());
            } else {
                vault.erasures().attachment(doomed.id());
            }
            log(doomed.id(), doomed.isReport() ? "report" : "attachment");
            for (Id file : files) {
                log(file, "attachment");
            }
            return new Erased(doomed, files, carriers);
        });
    }

    private void log(Id id, String what) throws Failure {
        vault.custody()
                .add(CustodyLog.Action.ERASED, id.hex(), JsonObject.empty().with("what", what));
    }
}
