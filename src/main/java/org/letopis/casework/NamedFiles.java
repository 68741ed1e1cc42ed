package org.letopis.casework;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.letopis.failure.Failure;
import org.letopis.json.JsonObject;
import org.letopis.json.JsonProblem;
import org.letopis.report.Draft;
import org.letopis.report.Id;

/**
 * The files that a report file names, by the ids under which the report knows them. They lie beside it or below: a
 * report file that came from somebody else must not fetch what lies elsewhere on the disk.
 *
 * @param paths in the order of the report
 */
public record NamedFiles(Map<Id, Path> paths) {
    /** Of a report that names none. */
    public static final NamedFiles NONE = new NamedFiles(Map.of());

    public NamedFiles {
        paths = new LinkedHashMap<>(paths);
    }

    /**
     * Returns where the files are that a draft names.
     *
     * @throws Failure.Usage when a path leads out of the folder of the report file
     */
    public static NamedFiles beside(Path reportFile, Draft draft) throws Failure {
        Path folder = reportFile.toAbsolutePath().normalize().getParent();
        Map<Id, Path> paths = new LinkedHashMap<>();
        for (Draft.NamedFile file : draft.files()) {
            paths.put(file.attachment(), below(folder, file.path()));
        }
        return new NamedFiles(paths);
    }

    /** Returns what is wrong with the files that a report file names: they lie elsewhere, or are not there. */
    static List<JsonProblem> problems(Path reportFile, JsonObject json) {
        Path folder = reportFile.toAbsolutePath().normalize().getParent();
        List<JsonProblem> problems = new ArrayList<>();
        List<?> files = json.value("attachments").orElse(null) instanceof List<?> list ? list : List.of();
        for (int i = 0; i < files.size(); i++) {
            Object written =
                    files.get(i) instanceof JsonObject file ? file.value("file").orElse(null) : null;
            if (written instanceof String path && !path.isBlank()) {
                String where = "attachments[" + i + "].file";
                try {
                    if (!Files.isRegularFile(below(folder, path))) {
                        problems.add(new JsonProblem("report.no-such-file", where, path));
                    }
                } catch (Failure.Usage elsewhere) {
                    problems.add(new JsonProblem("report.file-elsewhere", where, path));
                }
            }
        }
        return problems;
    }

    private static Path below(Path folder, String written) throws Failure.Usage {
        try {
            Path path = folder.resolve(written).normalize();
            if (path.startsWith(folder) && !Path.of(written).isAbsolute()) {
                return path;
            }
        } catch (InvalidPathException e) {
            throw new Failure.Usage("capture.file-elsewhere", written);
        }
        throw new Failure.Usage("capture.file-elsewhere", written);
    }

    public List<Path> all() {
        return List.copyOf(paths.values());
    }
}
