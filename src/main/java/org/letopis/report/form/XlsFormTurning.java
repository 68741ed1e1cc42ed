package org.letopis.report.form;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.letopis.json.JsonProblem;
import org.letopis.json.Spreadsheet;

/** Goes through the rows of an XLSForm one by one. */
final class XlsFormTurning {
    private static final String SURVEY = "survey";
    private static final String CHOICES = "choices";
    private static final String SETTINGS = "settings";

    /** Columns that are read; what stands in any other is named as left out. */
    private static final Set<String> READ =
            Set.of("type", "name", "label", "hint", "required", "relevant", "relevance", "list_name", "list name");

    private final Spreadsheet workbook;
    private final List<XlsForm.LeftOut> leftOut = new ArrayList<>();
    private final Map<String, List<Choice>> lists = new HashMap<>();
    private final Map<String, Question> earlier = new HashMap<>();
    private final Set<String> ids = new HashSet<>();
    private final Set<String> languages = new TreeSet<>();
    private final Deque<Optional<Condition>> groups = new ArrayDeque<>();
    private final XlsFormYaml yaml = new XlsFormYaml();
    private final List<Said> said = new ArrayList<>();
    private String language = "en";
    private String title = "XLSForm";
    private String formId = "form";

    XlsFormTurning(Spreadsheet workbook) {
        this.workbook = workbook;
    }

    /** Words, and where they stood. */
    private record Said(String sheet, int row, Labels labels) {}

    XlsForm turn() throws JsonProblem {
        if (workbook.sheet(SURVEY).isEmpty()) {
            throw new JsonProblem("form.no-survey");
        }
        settings();
        choices();
        for (XlsSheet.Row row : XlsSheet.of(workbook, SURVEY).rows()) {
            survey(row);
        }
        if (earlier.isEmpty()) {
            throw new JsonProblem("form.empty-survey");
        }
        missingWords();
        Map<String, String> titles = new TreeMap<>();
        languages.forEach(one -> titles.put(one, title)); // an XLSForm has its title in one language
        yaml.head(formId, Labels.of(titles));
        return new XlsForm(yaml.text(leftOut), earlier.size(), leftOut);
    }

    private void settings() {
        List<XlsSheet.Row> rows = XlsSheet.of(workbook, SETTINGS).rows();
        if (!rows.isEmpty()) {
            String named = rows.get(0).of("form_title", "title");
            title = named.isEmpty() ? title : named;
            String id = rows.get(0).of("form_id", "id_string");
            formId = id.isEmpty() ? formId : id(id);
            language = XlsSheet.tag(rows.get(0).of("default_language")).orElse("en");
        }
        languages.add(language);
    }

    private void choices() {
        for (XlsSheet.Row row : XlsSheet.of(workbook, CHOICES).rows()) {
            String list = row.of("list_name", "list name");
            String code = row.of("name", "value");
            Map<String, String> words = row.words("label", language);
            if (list.isEmpty() || !code.matches("[A-Za-z0-9][A-Za-z0-9_.+-]{0,59}") || words.isEmpty()) {
                leave(CHOICES, row, "form.xls.choice", code);
                continue;
            }
            List<Choice> choices = lists.computeIfAbsent(list, name -> new ArrayList<>());
            if (choices.stream().anyMatch(choice -> choice.code().equals(code))) {
                leave(CHOICES, row, "form.xls.choice", code);
                continue;
            }
            choices.add(new Choice(code, labels(CHOICES, row, words)));
            otherCells(CHOICES, row, Set.of("value"));
        }
    }

    private void survey(XlsSheet.Row row) {
        String type = row.of("type").toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
        String first = type.replace("begin_", "begin ").replace("end_", "end ");
        if (first.equals("begin group") || first.equals("begin repeat")) {
            group(row, first.equals("begin repeat"));
        } else if (first.equals("end group") || first.equals("end repeat")) {
            groups.poll();
            yaml.endSection();
        } else {
            question(row, row.of("type").strip().replaceAll("\\s+", " "));
        }
    }

    private void group(XlsSheet.Row row, boolean repeat) {
        if (repeat) {
            leave(SURVEY, row, "form.xls.repeat", row.of("name"));
        }
        groups.push(relevant(row));
        Map<String, String> words = row.words("label", language);
        if (!words.isEmpty()) {
            yaml.section(uniqueId(row.of("name").isEmpty() ? "section" : row.of("name")), labels(SURVEY, row, words));
        }
        otherCells(SURVEY, row, Set.of());
    }

    private void question(XlsSheet.Row row, String type) {
        Optional<Kind> kind = kind(type);
        Map<String, String> words = row.words("label", language);
        String name = row.of("name");
        if (kind.isEmpty()) {
            leave(SURVEY, row, "form.xls.type", type, name);
            return;
        }
        if (words.isEmpty() || name.isEmpty() || earlier.containsKey(name)) {
            leave(SURVEY, row, "form.xls.no-label", name);
            return;
        }
        List<Choice> choices = List.of();
        if (kind.get() == Kind.CHOICE) {
            String[] parts = type.split(" ");
            choices = lists.getOrDefault(parts.length > 1 ? parts[1] : "", List.of());
            if (choices.isEmpty()) {
                leave(SURVEY, row, "form.xls.list", name, parts.length > 1 ? parts[1] : "");
                return;
            }
            if (parts.length > 2) {
                leave(SURVEY, row, "form.xls.cell", "type", parts[2]);
            }
        }
        Map<String, String> hint = row.words("hint", language);
        boolean note = kind.get() == Kind.NOTE;
        Question question = new Question(
                uniqueId(name),
                Optional.empty(),
                labels(SURVEY, row, words),
                hint.isEmpty() ? Optional.empty() : Optional.of(labels(SURVEY, row, hint)),
                kind.get(),
                note ? Optional.empty() : Optional.of("comments"),
                Optional.empty(),
                choices,
                type.startsWith("select_multiple"),
                joined(relevant(row)),
                note ? Required.NO : required(row),
                List.of());
        if (!note) {
            earlier.put(name, question);
        }
        yaml.question(question);
        otherCells(SURVEY, row, Set.of());
    }

    private static Optional<Kind> kind(String type) {
        String word = type.split(" ")[0].toLowerCase(Locale.ROOT);
        return switch (word) {
            case "text" -> Optional.of(Kind.TEXT);
            case "integer", "int", "decimal" -> Optional.of(Kind.NUMBER);
            case "date" -> Optional.of(Kind.DATE);
            case "note" -> Optional.of(Kind.NOTE);
            case "select_one", "select_multiple" -> Optional.of(Kind.CHOICE);
            default -> Optional.empty();
        };
    }

    private Required required(XlsSheet.Row row) {
        String word = row.of("required").toLowerCase(Locale.ROOT);
        if (Set.of("yes", "true", "true()", "1").contains(word)) {
            return Required.ALWAYS;
        }
        if (!Set.of("", "no", "false", "false()", "0").contains(word)) {
            leave(SURVEY, row, "form.xls.cell", "required", word);
        }
        return Required.NO;
    }

    private Optional<Condition> relevant(XlsSheet.Row row) {
        String text = row.of("relevant", "relevance");
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Optional<Condition> condition = Relevant.read(text, earlier);
        if (condition.isEmpty()) {
            leave(SURVEY, row, "form.xls.cell", "relevant", text);
        }
        return condition;
    }

    /** Returns the question's own condition together with those of the groups that it is in. */
    private Optional<Condition> joined(Optional<Condition> own) {
        List<Condition> all = new ArrayList<>();
        groups.descendingIterator().forEachRemaining(group -> group.ifPresent(all::add));
        own.ifPresent(all::add);
        return Condition.all(all);
    }

    private void otherCells(String sheet, XlsSheet.Row row, Set<String> also) {
        row.cells().forEach((heading, value) -> {
            String lower = heading.toLowerCase(Locale.ROOT);
            boolean words = XlsSheet.language(heading, "label", language)
                    .or(() -> XlsSheet.language(heading, "hint", language))
                    .isPresent();
            if (!words && !READ.contains(lower) && !also.contains(lower)) {
                leave(sheet, row, "form.xls.cell", heading, value);
            }
        });
    }

    /** A form has each text in each of its languages, so what is missing must be added by hand. */
    private void missingWords() {
        for (Said one : said) {
            for (String wanted : languages) {
                if (!one.labels().languages().contains(wanted)) {
                    leftOut.add(new XlsForm.LeftOut(one.sheet(), one.row(), "form.xls.language", List.of(wanted)));
                }
            }
        }
    }

    private Labels labels(String sheet, XlsSheet.Row row, Map<String, String> words) {
        languages.addAll(words.keySet());
        Labels labels = Labels.of(words);
        said.add(new Said(sheet, row.number(), labels));
        return labels;
    }

    private void leave(String sheet, XlsSheet.Row row, String key, Object... arguments) {
        leftOut.add(new XlsForm.LeftOut(sheet, row.number(), key, List.of(arguments)));
    }

    private String uniqueId(String name) {
        String id = id(name);
        for (int i = 2; !ids.add(id); i++) {
            id = id(name) + "-" + i;
        }
        return id;
    }

    private static String id(String name) {
        String id = name.replaceAll("[^A-Za-z0-9_-]", "-");
        id = id.matches("[A-Za-z].*") ? id : "q" + id;
        return id.length() > 50 ? id.substring(0, 50) : id;
    }
}
