package org.letopis.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.letopis.failure.ExitCode;
import org.letopis.failure.Failure;
import org.letopis.json.JsonObject;
import org.letopis.json.JsonProblem;
import org.letopis.report.vocabulary.OwnList;
import org.letopis.report.vocabulary.Vocabulary;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Names everything that is wrong with a project's list files. Needs no vault. */
@Command(name = "lint")
final class VocabularyLintCommand implements Callable<Integer> {
    private final Desk desk;

    @Parameters(paramLabel = "FILE", arity = "1..*", descriptionKey = "letopis.vocabulary.lint.FILE")
    private List<Path> files;

    VocabularyLintCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() throws Failure {
        List<JsonObject> told = new ArrayList<>();
        List<OwnList> good = new ArrayList<>();
        for (Path file : files) {
            byte[] bytes = InputFile.read(file, OwnList.MAX_BYTES);
            List<JsonProblem> problems = new ArrayList<>(OwnList.problems(bytes));
            if (problems.isEmpty()) {
                good.add(TermSource.list(file));
                together(good, problems);
            }
            for (JsonProblem problem : problems) {
                desk.data("vocabulary.lint-problem", file, problem);
            }
            if (problems.isEmpty()) {
                OwnList list = good.get(good.size() - 1);
                desk.data("vocabulary.lint-good", file, list.terms().size(), list.translationCount());
            }
            told.add(json(file, problems));
        }
        if (desk.json()) {
            desk.print(JsonObject.empty().with("files", told));
        }
        return good.size() == files.size() ? ExitCode.OK.number() : ExitCode.USAGE.number();
    }

    /** Lists that are good alone may contradict each other; then the last one is no longer among them. */
    private static void together(List<OwnList> lists, List<JsonProblem> problems) {
        try {
            Vocabulary.builtIn().with(lists);
        } catch (JsonProblem problem) {
            problems.add(problem);
            lists.remove(lists.size() - 1);
        }
    }

    private JsonObject json(Path file, List<JsonProblem> problems) {
        return JsonObject.empty()
                .with("file", file.toString())
                .with("problems", problems.stream().map(this::json).toList());
    }

    private JsonObject json(JsonProblem problem) {
        List<Object> arguments = problem.arguments();
        boolean placed = !arguments.isEmpty() && arguments.get(0) instanceof Integer;
        boolean inColumn = arguments.size() > 2 && arguments.get(2) instanceof String;
        return JsonObject.empty()
                .with("key", problem.key())
                .with("line", placed ? arguments.get(0) : null)
                .with("column", inColumn ? arguments.get(1) : null)
                .with("message", desk.words().text(problem.key(), arguments.toArray()));
    }
}
