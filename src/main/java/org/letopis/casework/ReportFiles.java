package org.letopis.casework;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.letopis.failure.Failure;
import org.letopis.json.Json;
import org.letopis.json.JsonLines;
import org.letopis.json.JsonObject;
import org.letopis.json.JsonProblem;
import org.letopis.report.Draft;
import org.letopis.report.ReportJson;
import org.letopis.report.vocabulary.Vocabulary;

/**
 * Reads files to capture, of which each is one report as JSON, or a table with a row for each act. Goes on after a
 * problem, so that a person sees all of them at once.
 */
public final class ReportFiles {
    /** More than a report may have, so that it can be said which of its fields is too long. */
    private static final int MAX_JSON_BYTES = 16 * 1024 * 1024;

    /** All files are in memory together. */
    private static final int MAX_TOTAL_BYTES = 64 * 1024 * 1024;

    private final Vocabulary vocabulary;
    private final SecureRandom random;

    public ReportFiles(Vocabulary vocabulary, SecureRandom random) {
        this.vocabulary = vocabulary;
        this.random = random;
    }

    /**
     * Returns the reports of all files, in their order.
     *
     * @throws Failure.Io when a file cannot be read
     * @throws Failure.Usage when they are too much to be taken in together
     */
    public List<FoundReport> read(List<Path> files) throws Failure {
        List<FoundReport> found = new ArrayList<>();
        int totalBytes = 0;
        for (Path file : files) {
            byte[] bytes = bytes(file, MAX_TOTAL_BYTES - totalBytes);
            totalBytes += bytes.length;
            if (isTable(file, bytes)) {
                found.addAll(table(file, bytes));
            } else {
                found.add(json(file, bytes));
            }
        }
        return found;
    }

    private static byte[] bytes(Path file, int mostBytes) throws Failure {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(mostBytes + 1);
            if (bytes.length > mostBytes) {
                throw new Failure.Usage("capture.too-much", MAX_TOTAL_BYTES);
            }
            return bytes;
        } catch (IOException e) {
            throw Failure.of(e);
        }
    }

    /** By its name, or else by how it begins: JSON of a report begins with a brace. */
    private static boolean isTable(Path file, byte[] bytes) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".csv") || name.endsWith(".json")) {
            return name.endsWith(".csv");
        }
        for (byte one : bytes) {
            if (one > ' ') {
                return one != '{' && one != '[';
            }
        }
        return true;
    }

    private FoundReport json(Path file, byte[] bytes) throws Failure {
        try {
            JsonObject json = Json.parse(bytes, MAX_JSON_BYTES);
            return found(file, OptionalInt.of(1), "", json, problems -> placed(file, bytes, problems));
        } catch (JsonProblem problem) {
            List<FileProblem> problems =
                    problem.arguments().isEmpty() || !(problem.arguments().get(0) instanceof String)
                            ? List.of(FileProblem.ofText(file, problem))
                            : placed(file, bytes, List.of(problem));
            return FoundReport.bad(file, OptionalInt.empty(), "", problems);
        }
    }

    private static List<FileProblem> placed(Path file, byte[] bytes, List<JsonProblem> problems) {
        JsonLines lines =
                JsonLines.of(bytes, problems.stream().map(ReportFiles::path).toList());
        return problems.stream()
                .map(problem -> new FileProblem(
                        file, lines.line(path(problem)), OptionalInt.empty(), "", path(problem), problem))
                .toList();
    }

    /** Returns the field that a problem names first; empty for what is wrong with the whole. */
    static String path(JsonProblem problem) {
        return !problem.arguments().isEmpty() && problem.arguments().get(0) instanceof String path ? path : "";
    }

    private List<FoundReport> table(Path file, byte[] bytes) throws Failure {
        CsvReports table = CsvReports.read(bytes);
        if (!table.problems().isEmpty()) {
            List<FileProblem> problems = table.problems().stream()
                    .map(problem -> FileProblem.ofText(file, problem))
                    .toList();
            return List.of(FoundReport.bad(file, OptionalInt.empty(), "", problems));
        }
        List<FoundReport> found = new ArrayList<>();
        for (CsvReport report : table.reports()) {
            OptionalInt line = OptionalInt.of(report.line());
            found.add(
                    report.label().isEmpty()
                            ? FoundReport.bad(file, line, "", report.placed(file, List.of()))
                            : found(file, line, report.label(), report.json(), more -> report.placed(file, more)));
        }
        return found;
    }

    private FoundReport found(
            Path file,
            OptionalInt line,
            String label,
            JsonObject json,
            Function<List<JsonProblem>, List<FileProblem>> placing)
            throws Failure {
        List<JsonProblem> problems = new ArrayList<>(Draft.problems(json, vocabulary));
        problems.addAll(NamedFiles.problems(file, json));
        List<FileProblem> placed = placing.apply(problems);
        if (placed.isEmpty()) {
            try {
                Draft draft = Draft.read(json, vocabulary, random);
                if (Json.canonical(draft.report().json()).length <= ReportJson.MAX_BYTES) {
                    return new FoundReport(
                            file, line, label, Optional.of(draft), NamedFiles.beside(file, draft), List.of());
                }
                placed = placing.apply(List.of(new JsonProblem("report.too-large", ReportJson.MAX_BYTES)));
            } catch (JsonProblem problem) {
                placed = placing.apply(List.of(problem));
            }
        }
        List<FileProblem> byLine = new ArrayList<>(placed);
        byLine.sort(Comparator.comparingInt(one -> one.line().orElse(0)));
        return FoundReport.bad(file, line, label, byLine);
    }
}
