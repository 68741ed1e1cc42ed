package org.letopis.report.vocabulary;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.letopis.json.Csv;
import org.letopis.json.JsonProblem;

/** Reads a file of terms: {@code docs/reference/vocabulary.md}, section "A list file". Goes on after a problem. */
final class ListFile {
    static final Csv.Bounds BOUNDS = new Csv.Bounds(1024 * 1024, 5000, 200, 1000);

    private final Optional<Vocabulary> known;
    private final List<JsonProblem> problems = new ArrayList<>();
    private final Map<String, Term> terms = new LinkedHashMap<>();
    private final List<Translation> translations = new ArrayList<>();
    private final Set<String> codes = new HashSet<>();
    private List<Column> columns = List.of();

    /** Labels and definitions in further languages for a term that there is. */
    record Translation(String code, Map<String, String> labels, Map<String, String> definitions) {}

    /** One row: its cells by the kind of their column. */
    private final class Cells {
        private final Csv.Row row;
        private final Map<String, Column> plain = new HashMap<>();
        private final Map<String, String> texts = new HashMap<>();
        private final Map<String, Map<String, String>> byLanguage = new HashMap<>();
        private boolean whole = true;

        Cells(Csv.Row row) {
            this.row = row;
            for (Column column : columns) {
                String text = cell(column);
                if (column.isOfALanguage()) {
                    byLanguage.computeIfAbsent(column.kind(), kind -> new LinkedHashMap<>());
                    if (!text.isEmpty()) {
                        byLanguage.get(column.kind()).put(column.language(), text);
                    }
                } else {
                    plain.put(column.kind(), column);
                    texts.put(column.kind(), text);
                }
            }
        }

        private String cell(Column column) {
            int at = column.number() - 1;
            String raw = at < row.cells().size() ? row.cells().get(at) : "";
            boolean plain = Finding.isPlain(raw);
            String text = (plain ? raw : Normalizer.normalize(raw, Normalizer.Form.NFC)).strip();
            if (text.length() > column.mostCharacters()) {
                wrong("vocabulary.too-long", column, column.mostCharacters());
            }
            if (!plain && text.codePoints().anyMatch(ListFile::isUnprintable)) {
                wrong("vocabulary.unprintable", column);
            }
            return text;
        }

        String plain(String kind) {
            return texts.getOrDefault(kind, "");
        }

        Map<String, String> languages(String kind) {
            return byLanguage.getOrDefault(kind, Map.of());
        }

        void wrong(String key, String kind, Object... more) {
            wrong(key, plain.getOrDefault(kind, columns.get(0)), more);
        }

        void wrong(String key, Column column, Object... more) {
            List<Object> arguments = new ArrayList<>(List.of(row.line(), column.number(), column.heading()));
            arguments.addAll(List.of(more));
            problems.add(new JsonProblem(key, arguments.toArray()));
            whole = false;
        }
    }

    /** A file with the terms that are built in. */
    static ListFile builtIn(byte[] utf8) {
        return new ListFile(utf8, Optional.empty());
    }

    /** A project's file, which may not change what is known. */
    static ListFile own(byte[] utf8, Vocabulary known) {
        return new ListFile(utf8, Optional.of(known));
    }

    private ListFile(byte[] utf8, Optional<Vocabulary> known) {
        this.known = known;
        try {
            List<Csv.Row> rows = Csv.rows(utf8, BOUNDS);
            if (rows.isEmpty()) {
                problems.add(new JsonProblem("vocabulary.empty"));
            } else if (readHeadings(rows.get(0))) {
                rows.subList(1, rows.size()).forEach(this::read);
            }
        } catch (JsonProblem problem) {
            problems.add(problem);
        }
    }

    List<JsonProblem> problems() {
        return List.copyOf(problems);
    }

    List<Term> terms() {
        return List.copyOf(terms.values());
    }

    List<Translation> translations() {
        return List.copyOf(translations);
    }

    private boolean readHeadings(Csv.Row row) {
        List<Column> read = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (String heading : row.cells()) {
            Column column = Column.of(read.size() + 1, heading.strip());
            read.add(column);
            if (!column.isKnown()) {
                problems.add(new JsonProblem("vocabulary.heading", row.line(), column.number(), column.heading()));
            } else if (!seen.add(column.heading())) {
                problems.add(
                        new JsonProblem("vocabulary.heading-twice", row.line(), column.number(), column.heading()));
            }
        }
        if (problems.isEmpty() && !seen.contains(Column.CODE)) {
            problems.add(new JsonProblem("vocabulary.no-code-column", row.line()));
        }
        columns = List.copyOf(read);
        return problems.isEmpty();
    }

    private void read(Csv.Row row) {
        if (row.cells().size() > columns.size()) {
            problems.add(new JsonProblem(
                    "vocabulary.more-cells", row.line(), row.cells().size(), columns.size()));
            return;
        }
        Cells cells = new Cells(row);
        String code = cells.plain(Column.CODE);
        if (code.isEmpty()) {
            cells.wrong("vocabulary.no-code", Column.CODE);
        } else if (!Term.isWellFormed(code)) {
            cells.wrong("vocabulary.bad-code", Column.CODE);
        } else if (!codes.add(code)) {
            cells.wrong("vocabulary.code-twice", Column.CODE, code);
        } else if (known.isEmpty() || Term.isOwn(code)) {
            term(code, cells);
        } else {
            translation(code, cells);
        }
    }

    private void term(String code, Cells cells) {
        Optional<ListName> list = ListName.of(cells.plain(Column.LIST));
        if (list.isEmpty()) {
            cells.wrong("vocabulary.unknown-list", Column.LIST, cells.plain(Column.LIST));
        }
        if (cells.languages(Column.LABEL).isEmpty()) {
            cells.wrong("vocabulary.no-label", Column.CODE, code);
        }
        String huridocs = cells.plain(Column.HURIDOCS);
        if (!huridocs.isEmpty() && Huridocs.parse(huridocs).isEmpty()) {
            cells.wrong("vocabulary.bad-huridocs", Column.HURIDOCS);
        }
        if (cells.whole) {
            Term term = new Term(
                    code,
                    list.get(),
                    cells.languages(Column.LABEL),
                    cells.languages(Column.DEFINITION),
                    Optional.of(cells.plain(Column.TREATY)).filter(text -> !text.isEmpty()),
                    Huridocs.parse(huridocs));
            terms.put(code, term);
        }
    }

    private void translation(String code, Cells cells) {
        Optional<Term> term = known.flatMap(vocabulary -> vocabulary.term(code));
        if (term.isEmpty()) {
            cells.wrong("vocabulary.unknown-code", Column.CODE, code);
            return;
        }
        for (Column column : columns) {
            if (!cells.cell(column).isEmpty() && isFixed(column, term.get(), cells.cell(column))) {
                cells.wrong("vocabulary.fixed", column, code);
            }
        }
        Translation added = new Translation(code, cells.languages(Column.LABEL), cells.languages(Column.DEFINITION));
        if (cells.whole && added.labels().isEmpty() && added.definitions().isEmpty()) {
            cells.wrong("vocabulary.adds-nothing", Column.CODE, code);
        }
        if (cells.whole) {
            translations.add(added);
        }
    }

    /** Returns whether this cell would change a built-in term rather than add a language to it. */
    private static boolean isFixed(Column column, Term term, String text) {
        return switch (column.kind()) {
            case Column.CODE -> false;
            case Column.LIST -> !text.equalsIgnoreCase(term.list().word());
            case Column.LABEL -> term.labels().containsKey(column.language());
            case Column.DEFINITION -> term.definitions().containsKey(column.language());
            default -> true;
        };
    }

    /** Line ends and what moves the cursor or turns the direction of writing; joiners belong to some scripts. */
    private static boolean isUnprintable(int c) {
        int type = Character.getType(c);
        return type == Character.CONTROL
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR
                || type == Character.PRIVATE_USE
                || type == Character.UNASSIGNED
                || type == Character.FORMAT && c != 0x200c && c != 0x200d;
    }
}
