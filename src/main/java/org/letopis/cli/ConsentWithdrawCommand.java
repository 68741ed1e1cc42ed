package org.letopis.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.letopis.casework.CarriedBy;
import org.letopis.casework.Consenting;
import org.letopis.casework.FoundPerson;
import org.letopis.casework.Notices;
import org.letopis.failure.Failure;
import org.letopis.report.Text;
import org.letopis.vault.Vault;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Takes consent back, and tells who has what it was given for. */
@Command(name = "withdraw")
final class ConsentWithdrawCommand implements Callable<Integer> {
    private final Desk desk;

    @Parameters(index = "0", paramLabel = "CODE", descriptionKey = "letopis.consent.CODE")
    private String code;

    @Parameters(index = "1..*", arity = "0..*", paramLabel = "SCOPE", descriptionKey = "letopis.consent.SCOPE")
    private List<String> scopes = new ArrayList<>();

    @Option(names = "--by", paramLabel = "self|guardian|next-of-kin", descriptionKey = "letopis.consent.by")
    private String by = "self";

    @Option(names = "--reason", paramLabel = "WORDS", descriptionKey = "letopis.consent.reason")
    private String reason;

    @Option(names = "--notice-dir", paramLabel = "FOLDER")
    private Path folder;

    ConsentWithdrawCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() throws Failure {
        List<String> named = new ArrayList<>();
        scopes.forEach(one -> named.addAll(List.of(one.split(",", -1))));
        ConsentSetCommand.chosen(by, "self", "guardian", "next-of-kin");
        Text why = Reason.text(desk, reason == null ? desk.words().text("consent.reason-withdrawn") : reason);
        if (folder != null && !Files.isDirectory(folder)) {
            throw new Failure.Io("io.no-such-folder", folder.toString());
        }
        try (Vault vault = desk.open()) {
            FoundPerson person = FoundPerson.find(vault, code);
            Consenting.Written written = new Consenting(vault, desk.clock()).withdraw(person, named, by, why);
            List<CarriedBy.Carrier> carriers =
                    new CarriedBy(vault).person(person.report().id(), person.person());
            NoticeText notices = new NoticeText(desk, new Notices(vault, desk.clock(), desk.random()));
            if (folder != null) {
                notices.make(person, any -> true, folder);
            }
            new ConsentText(desk).withdrawn(written, carriers, notices);
            return notices.exit();
        }
    }
}
