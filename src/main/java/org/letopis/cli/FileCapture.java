package org.letopis.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.letopis.casework.FoundReport;
import org.letopis.casework.Intake;
import org.letopis.casework.ProjectLists;
import org.letopis.casework.ReportFiles;
import org.letopis.casework.Room;
import org.letopis.failure.ExitCode;
import org.letopis.failure.Failure;
import org.letopis.report.vocabulary.Vocabulary;
import org.letopis.vault.Vault;

/** Capturing from files: a look at them, or all of their reports, or those that are good. */
final class FileCapture {
    private final Desk desk;
    private final List<Path> from;
    private final List<Path> attach;

    private final boolean checked;

    /**
     * @param attach files for the one report that there is
     * @param checked whether somebody looked for faces and voices in them
     */
    FileCapture(Desk desk, List<Path> from, List<Path> attach, boolean checked) {
        this.desk = desk;
        this.from = from;
        this.attach = attach;
        this.checked = checked;
    }

    /** Tells everything that is wrong with the files. */
    int look() throws Failure {
        for (Path file : attach) {
            if (!Files.isRegularFile(file)) {
                throw new Failure.Io("io.no-such-file", file.toString());
            }
        }
        return new FoundText(desk, read(known())).looked();
    }

    /** Returns the built-in terms, and those of a vault where one was named. */
    private Vocabulary known() throws Failure {
        if (!desk.isVaultNamed()) {
            return Vocabulary.builtIn();
        }
        try (Vault vault = desk.look()) {
            return ProjectLists.vocabulary(vault);
        }
    }

    /** Takes all reports in, or with {@code skipBad} those that nothing is wrong with. */
    int take(boolean skipBad) throws Failure {
        try (Vault vault = desk.open()) {
            List<FoundReport> found = read(ProjectLists.vocabulary(vault));
            FoundText text = new FoundText(desk, found);
            List<FoundReport> good = found.stream().filter(FoundReport::isGood).toList();
            if (good.size() < found.size() && !skipBad) {
                return text.refused();
            }
            List<Intake.Captured> captured = good.isEmpty() ? List.of() : taken(vault, good);
            if (found.size() == 1 && !skipBad) {
                new CapturedText(desk).show("capture.done", captured.get(0), remaining(good));
                return ExitCode.OK.number();
            }
            return text.taken(captured, remaining(good));
        }
    }

    private List<FoundReport> read(Vocabulary vocabulary) throws Failure {
        List<FoundReport> found = new ReportFiles(vocabulary, desk.random()).read(from);
        if (!attach.isEmpty() && found.size() != 1) {
            throw new Failure.Usage("capture.attach-to-one", found.size());
        }
        return found;
    }

    private List<Intake.Captured> taken(Vault vault, List<FoundReport> good) throws Failure {
        List<Intake.Incoming> incoming = good.stream()
                .map(one -> new Intake.Incoming(one.draft().orElseThrow(), one.named(), attach))
                .toList();
        Room.require(
                desk.vault(),
                incoming.stream().flatMap(one -> one.files().stream()).toList());
        if (incoming.stream().anyMatch(one -> !one.draft().identities().isEmpty())) {
            desk.openIdentities(vault);
        }
        try (ProgressLine progress = new ProgressLine(desk, "capture.progress")) {
            return new Intake(vault, desk.random(), checked).capture(incoming, progress);
        }
    }

    /** Returns all that still lies about in the clear: the report files too, which say who people are. */
    private List<Path> remaining(List<FoundReport> good) {
        List<Path> all = new ArrayList<>(from);
        good.forEach(one -> all.addAll(one.named().all()));
        all.addAll(attach);
        return all;
    }
}
