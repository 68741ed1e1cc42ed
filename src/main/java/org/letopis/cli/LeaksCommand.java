package org.letopis.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.letopis.casework.PlainText;
import org.letopis.casework.ProtectedPeople;
import org.letopis.failure.ExitCode;
import org.letopis.failure.Failure;
import org.letopis.protect.leak.Hit;
import org.letopis.protect.leak.LeakCheck;
import org.letopis.protect.leak.Protected;
import org.letopis.protect.leak.Unusable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Looks for protected people in texts. Needs no vault and changes nothing. */
@Command(name = "leaks")
final class LeaksCommand implements Callable<Integer> {
    private final Desk desk;

    @Option(names = "--names", paramLabel = "FILE", required = true, descriptionKey = "letopis.leaks.names")
    private Path names;

    @Parameters(paramLabel = "TEXTFILE", arity = "1..*", descriptionKey = "letopis.leaks.TEXTFILE")
    private List<Path> files;

    LeaksCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() throws Failure {
        List<Protected> people = ProtectedPeople.read(names);
        List<PlainText> texts = PlainText.read(files);
        for (Unusable unusable : Unusable.of(people)) {
            desk.warn("leaks.unusable", unusable.person(), unusable.field(), unusable.value());
        }
        LeakCheck check = new LeakCheck(people);
        LeaksText found = new LeaksText(desk);
        for (PlainText text : texts) {
            List<Hit> hits = check.hits(text.text());
            found.add(text, hits, check.suggestions(text.text(), hits));
        }
        found.show();
        return found.any() ? ExitCode.REFUSED.number() : ExitCode.OK.number();
    }
}
