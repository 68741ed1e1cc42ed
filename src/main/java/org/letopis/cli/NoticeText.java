package org.letopis.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.letopis.casework.FoundPerson;
import org.letopis.casework.Notices;
import org.letopis.failure.ExitCode;
import org.letopis.failure.Failure;
import org.letopis.json.JsonObject;

/** Writes the notices of a withdrawal, and tells for whom there is one and for whom there can be none. */
final class NoticeText {
    private final Desk desk;
    private final Notices notices;
    private final List<Made> made = new ArrayList<>();

    /** A notice in a file, or why there is none. */
    private record Made(Notices.Due due, Optional<Path> file, Optional<Failure> hindrance) {
        JsonObject json(Words words) {
            return JsonObject.empty()
                    .with("name", due.to().name())
                    .with("fingerprint", due.to().fingerprint())
                    .with("code", due.by().code().orElse(null))
                    .withOptional("file", file.map(Path::toString))
                    .withOptional(
                            "error",
                            hindrance.map(
                                    why -> words.text(why.key(), why.arguments().toArray())));
        }
    }

    NoticeText(Desk desk, Notices notices) {
        this.desk = desk;
        this.notices = notices;
    }

    /**
     * Writes one for each who must be told.
     *
     * @param target a folder, where each gets a name that tells nothing, or a file that is not there yet
     */
    void make(FoundPerson person, Predicate<Notices.Due> wanted, Path target) throws Failure {
        List<Notices.Due> due = notices.due(person).stream().filter(wanted).toList();
        List<Path> files = OutputNames.of(target, due.size(), desk.random());
        for (int i = 0; i < due.size(); i++) {
            Optional<Failure> hindrance = notices.hindrance(due.get(i));
            if (hindrance.isEmpty()) {
                desk.requireFree(files.get(i));
                notices.make(due.get(i), files.get(i));
            }
            made.add(new Made(due.get(i), Optional.of(files.get(i)).filter(file -> hindrance.isEmpty()), hindrance));
        }
    }

    int size() {
        return made.size();
    }

    /** Returns that it is partly done when somebody must be told in another way. */
    int exit() {
        boolean all = made.stream().allMatch(one -> one.file().isPresent());
        return (all ? ExitCode.OK : ExitCode.PARTLY_DONE).number();
    }

    void tell() {
        for (Made one : made) {
            if (one.file().isPresent()) {
                desk.data("notice.made", one.due().to().name(), one.file().get());
            } else {
                Failure why = one.hindrance().orElseThrow();
                desk.tell(
                        "notice.not-made",
                        one.due().to().name(),
                        desk.words().text(why.key(), why.arguments().toArray()));
            }
        }
    }

    List<JsonObject> json() {
        return made.stream().map(one -> one.json(desk.words())).toList();
    }
}
