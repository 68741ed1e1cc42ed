package org.letopis.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.letopis.bundle.Acceptance;
import org.letopis.bundle.BundleFiles;
import org.letopis.casework.Receiving;
import org.letopis.casework.Room;
import org.letopis.failure.Failure;
import org.letopis.vault.Vault;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Checks a bundle and takes in what it holds: all of it, or nothing. */
@Command(name = "import")
final class ImportCommand implements Callable<Integer> {
    private final Desk desk;

    @Parameters(paramLabel = "FILE", arity = "1..*", descriptionKey = "letopis.import.FILE")
    private List<Path> files;

    @Option(names = "--accept-unknown")
    private boolean acceptUnknown;

    ImportCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() throws Failure {
        BundleFiles bundle = theOne(files);
        Room.require(desk.vault(), bundle.whole());
        try (Vault vault = desk.open();
                ProgressLine progress = new ProgressLine(desk, "import.progress")) {
            Receiving.Arrived arrived = new Receiving(vault, desk.random())
                    .take(bundle, acceptUnknown ? Acceptance.ANY_SIGNER : Acceptance.ONLY_COMPARED, progress);
            new ArrivedText(desk, arrived).show("import.done");
        }
        return 0;
    }

    /** Returns the bundle whose file or parts these are. */
    static BundleFiles theOne(List<Path> filesAndFolders) throws Failure {
        List<BundleFiles> found = BundleFiles.among(filesAndFolders);
        if (found.size() != 1) {
            throw new Failure.Usage("parts.not-one", found.size());
        }
        return found.get(0);
    }
}
