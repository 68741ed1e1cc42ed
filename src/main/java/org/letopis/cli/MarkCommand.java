package org.letopis.cli;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.letopis.casework.Marking;
import org.letopis.failure.Failure;
import org.letopis.report.Attachment;
import org.letopis.report.Text;
import org.letopis.vault.Vault;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says whether faces and voices in an attachment were checked, and who is in it. */
@Command(name = "mark")
final class MarkCommand implements Callable<Integer> {
    private final Desk desk;

    @Parameters(paramLabel = "ATTACHMENT", descriptionKey = "letopis.mark.ATTACHMENT")
    private String attachment;

    @Option(names = "--faces", paramLabel = "yes|no|n/a")
    private String faces;

    @Option(names = "--voice", paramLabel = "yes|no|n/a")
    private String voice;

    @Option(names = "--depicts", paramLabel = "CODE")
    private List<String> depicts;

    @Option(names = "--reason", paramLabel = "WORDS", descriptionKey = "letopis.mark.reason")
    private String reason;

    MarkCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() throws Failure {
        Map<String, String> checks = new TreeMap<>();
        check("facesChecked", "--faces", faces, checks);
        check("voiceChecked", "--voice", voice, checks);
        List<String> seen = depicts == null ? List.of() : depicts;
        if (checks.isEmpty() && seen.isEmpty()) {
            throw new Failure.Usage("mark.nothing");
        }
        try (Vault vault = desk.open()) {
            Attachment marked = vault.attachments().find(attachment);
            String short8 = marked.id().hex().substring(0, 8);
            Text why = Reason.text(desk, reason == null ? desk.words().text("mark.marked", short8) : reason);
            Marking.Marks marks = new Marking.Marks(checks, seen);
            new RevisedText(desk).show("edit.done", new Marking(vault, desk.clock()).mark(marked, marks, why));
        }
        return 0;
    }

    private static void check(String field, String option, String value, Map<String, String> checks) throws Failure {
        if (value == null) {
            return;
        }
        if (!List.of("yes", "no", "n/a").contains(value)) {
            throw new Failure.Usage("mark.not-a-mark", option, value);
        }
        checks.put(field, value);
    }
}
