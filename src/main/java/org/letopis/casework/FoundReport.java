package org.letopis.casework;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.letopis.report.Draft;

/**
 * A report in a file to capture, or a file in which none could be told apart.
 *
 * @param line where it begins, from 1; empty when nothing could be read
 * @param label what a table calls it; empty for the one of a JSON file
 * @param draft there when nothing is wrong with it
 * @param named the files that it names itself
 */
public record FoundReport(
        Path file,
        OptionalInt line,
        String label,
        Optional<Draft> draft,
        NamedFiles named,
        List<FileProblem> problems) {
    public FoundReport {
        problems = List.copyOf(problems);
        if (draft.isPresent() != problems.isEmpty()) {
            throw new IllegalArgumentException("a report is good, or has problems");
        }
    }

    static FoundReport bad(Path file, OptionalInt line, String label, List<FileProblem> problems) {
        return new FoundReport(file, line, label, Optional.empty(), NamedFiles.NONE, problems);
    }

    public boolean isGood() {
        return problems.isEmpty();
    }
}
