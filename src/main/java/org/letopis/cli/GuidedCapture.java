package org.letopis.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.letopis.casework.Intake;
import org.letopis.casework.NamedFiles;
import org.letopis.casework.ProjectLists;
import org.letopis.casework.Room;
import org.letopis.failure.Failure;
import org.letopis.vault.Vault;

/** Captures a report by asking a person at a terminal. */
final class GuidedCapture {
    private static final String GENERAL = "general";

    private final Desk desk;
    private final Optional<String> form;
    private final List<Path> attach;
    private final boolean checked;

    /**
     * @param form the id of a form that is built in, or a file of one's own; the general one where nothing is said
     * @param attach files that were named on the command line
     * @param checked whether somebody looked for faces and voices in them
     */
    GuidedCapture(Desk desk, Optional<String> form, List<Path> attach, boolean checked) {
        this.desk = desk;
        this.form = form;
        this.attach = attach;
        this.checked = checked;
    }

    void run() throws Failure {
        if (!desk.canAsk()) {
            throw new Failure.Usage("capture.no-one-to-ask");
        }
        FormSource questions = FormSource.read(form.orElse(GENERAL), desk.words());
        try (Vault vault = desk.open()) {
            desk.openIdentities(vault); // what is answered names people, and is kept from the first answer on
            Optional<Interview.Held> held = Interview.hold(desk, vault, ProjectLists.vocabulary(vault), questions);
            if (held.isPresent()) {
                seal(vault, held.get());
            }
        }
    }

    private void seal(Vault vault, Interview.Held held) throws Failure {
        List<Path> files = new ArrayList<>(attach);
        files.addAll(held.files());
        Room.require(desk.vault(), files);
        Intake.Captured captured;
        try (ProgressLine progress = new ProgressLine(desk, "capture.progress")) {
            captured = vault.write(() -> {
                vault.unfinished().remove();
                return new Intake(vault, desk.random(), checked)
                        .capture(held.draft(), NamedFiles.NONE, files, progress);
            });
        }
        new CapturedText(desk).show("capture.done", captured, files);
    }
}
