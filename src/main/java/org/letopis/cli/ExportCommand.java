package org.letopis.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.letopis.bundle.PartSize;
import org.letopis.casework.Addressee;
import org.letopis.casework.Approver;
import org.letopis.casework.Sending;
import org.letopis.failure.ExitCode;
import org.letopis.failure.Failure;
import org.letopis.vault.ReportSummary;
import org.letopis.vault.Vault;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Packs reports into signed, encrypted bundles, one for each contact, or shows what would leave. */
@Command(name = "export")
final class ExportCommand implements Callable<Integer> {
    private final Desk desk;

    @Parameters(paramLabel = "ID", arity = "1..*", descriptionKey = "letopis.export.ID")
    private List<String> ids;

    @Option(names = "--to", paramLabel = "CONTACT", arity = "1..*", required = true)
    private List<String> to;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE")
    private Path output;

    @Option(names = "--split", paramLabel = "SIZE")
    private String split;

    @Option(names = "--as", paramLabel = "P")
    private String own = "";

    @Option(names = "--with-sealed")
    private boolean sealedToo;

    @Option(names = "--with-originals")
    private boolean originals;

    @Option(names = "--yes")
    private boolean yes;

    @Option(names = "--dry-run", descriptionKey = "letopis.export.dry-run")
    private boolean dryRun;

    @Option(names = "--accept-unverified")
    private boolean acceptUnverified;

    @Mixin
    private SecondPerson second;

    ExportCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() throws Failure {
        if (output == null && !dryRun) {
            throw new Failure.Usage("export.no-output");
        }
        if (originals && to.size() > 1) {
            throw new Failure.Usage("export.originals-for-one");
        }
        second.require(desk, to.size(), dryRun);
        Optional<PartSize> partSize = split == null ? Optional.empty() : Optional.of(PartSize.parse(split));
        List<Path> targets = dryRun ? List.of() : OutputNames.of(output, to.size(), desk.random());
        for (Path target : targets) {
            desk.requireFree(target);
        }
        try (Vault vault = desk.open()) {
            Sending sending = new Sending(vault, desk.clock(), desk.random(), own);
            if (!vault.identitiesOpen()) {
                desk.openIdentities(vault);
            }
            List<Addressee> addressees = addressees(vault);
            if (dryRun) {
                Sending.Parcel parcel = parcel(vault, partSize, Approver.NOBODY);
                return new PreviewText(desk).show(sending, parcel, addressees, second.request());
            }
            for (Addressee addressee : addressees) {
                sending.requireFit(addressee, acceptUnverified);
            }
            Sending.Parcel parcel = parcel(vault, partSize, second.approver(desk, vault));
            if (originals && !yes && !(desk.canAsk() && agreed(sending, parcel, addressees.get(0)))) {
                throw new Failure.Refused("export.originals-not-agreed");
            }
            List<Sending.Sent> sent = new Packing(desk, vault, sending).all(parcel, addressees, targets);
            return new SentText(desk).show(sent) ? ExitCode.OK.number() : ExitCode.PARTLY_DONE.number();
        }
    }

    private Sending.Parcel parcel(Vault vault, Optional<PartSize> partSize, Approver approver) throws Failure {
        return new Sending.Parcel(reports(vault), sealedToo, originals, partSize, approver);
    }

    private boolean agreed(Sending sending, Sending.Parcel parcel, Addressee addressee) throws Failure {
        int count = sending.preview(parcel, addressee).found().originals().size();
        return new Prompt(desk).yes("export.ask-originals", count, addressee.name());
    }

    private List<Addressee> addressees(Vault vault) throws Failure {
        List<Addressee> addressees = new ArrayList<>();
        for (String name : to) {
            Addressee addressee = Addressee.find(vault, name);
            if (addressees.contains(addressee)) {
                throw new Failure.Usage("contact.twice", name);
            }
            addressees.add(addressee);
        }
        return addressees;
    }

    private List<ReportSummary> reports(Vault vault) throws Failure {
        List<ReportSummary> reports = new ArrayList<>();
        for (String id : ids) {
            ReportSummary report = vault.reports().find(id);
            if (!reports.contains(report)) {
                reports.add(report);
            }
        }
        return reports;
    }
}
