package org.letopis.report.form;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.letopis.json.JsonObject;
import org.letopis.json.JsonProblem;
import org.letopis.json.Yaml;

/** Reads a form file, {@code docs/reference/forms.md}. It goes on after a problem, so that all are found at once. */
final class FormReader {
    private static final int MAX_QUESTIONS = 500;
    private static final Pattern ID = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,59}");
    private static final Set<String> BLOCKS =
            Set.of("safety", "victim", "event", "perpetrators", "source", "remedies", "context");

    private final Yaml.Document document;
    private final FormProblems problems;
    private final LabelsReader labels;
    private final ConditionReader conditions;
    private final ChoiceReader choices;
    private final List<Question> questions = new ArrayList<>();

    /** For each question that stands in this file, its path; blocks are known to be right. */
    private final Map<String, String> places = new HashMap<>();

    private Optional<Section> section = Optional.empty();
    private Optional<Condition> sectionWhen = Optional.empty();

    private FormReader(Yaml.Document document) {
        this.document = document;
        this.problems = new FormProblems(document);
        this.labels = new LabelsReader(problems);
        this.conditions = new ConditionReader(problems);
        this.choices = new ChoiceReader(problems, labels);
    }

    static FormFile read(byte[] utf8) {
        Yaml.Document document;
        try {
            document = Yaml.parse(utf8, Forms.MAX_BYTES);
        } catch (JsonProblem problem) {
            Object line =
                    problem.arguments().isEmpty() ? 1 : problem.arguments().get(0);
            return new FormFile(
                    Optional.empty(),
                    List.of(new FormProblem(
                            line instanceof Integer number && problem.key().startsWith("yaml.") ? number : 1,
                            "",
                            problem.key(),
                            problem.arguments())));
        }
        FormReader reader = new FormReader(document);
        Optional<Form> form = reader.form();
        return new FormFile(reader.problems.isEmpty() ? form : Optional.empty(), reader.problems.sorted());
    }

    private Optional<Form> form() {
        JsonObject json = document.object();
        problems.only(json, "format", "id", "labels", "about", "complete", "choices", "questions");
        try {
            if (!json.string("format").equals(Form.FORMAT)) {
                problems.add("format", "form.other-format", Form.FORMAT);
            }
        } catch (JsonProblem problem) {
            problems.add(problem);
        }
        Optional<String> id = id(json);
        Optional<Labels> title = labels.required(json, "labels");
        Optional<Labels> about = labels.optional(json, "about");
        Optional<Labels> complete = labels.optional(json, "complete");
        entries(json);
        labels.checkLanguages();
        new WhenCheck(questions, places, problems).check();
        if (questions.isEmpty() && problems.isEmpty()) {
            problems.add("questions", "form.no-questions");
        }
        return problems.isEmpty()
                ? Optional.of(new Form(id.orElseThrow(), title.orElseThrow(), about, complete, questions))
                : Optional.empty();
    }

    private void entries(JsonObject json) {
        try {
            choices.ownLists(json);
            for (JsonObject entry : json.objects("questions")) {
                if (questions.size() > MAX_QUESTIONS) {
                    problems.add("questions", "form.too-many", MAX_QUESTIONS);
                    return;
                }
                if (entry.has("block")) {
                    block(entry);
                } else if (entry.has("section")) {
                    section(entry);
                } else {
                    question(entry);
                }
            }
        } catch (JsonProblem problem) {
            problems.add(problem);
        }
    }

    /** A block is part of the program; its words need not be in all the languages of this form. */
    private void block(JsonObject entry) throws JsonProblem {
        problems.only(entry, "block", "when");
        String name = entry.string("block");
        if (!BLOCKS.contains(name)) {
            problems.add(entry.path() + ".block", "form.unknown-block", name);
            return;
        }
        Optional<Condition> when = when(entry, "when");
        FormReader reader = new FormReader(Yaml.parse(Forms.resource("blocks/" + name + ".yaml"), Forms.MAX_BYTES));
        reader.entries(reader.document.object());
        new WhenCheck(reader.questions, reader.places, reader.problems).check();
        if (!reader.problems.isEmpty()) {
            throw new IllegalStateException(
                    "block " + name + ": " + reader.problems.sorted().get(0));
        }
        for (Question question : reader.questions) {
            add(withWhen(question, joined(when, question.when())), entry.path());
        }
        section = Optional.empty();
        sectionWhen = Optional.empty();
    }

    private void section(JsonObject entry) {
        problems.only(entry, "section", "labels", "about", "when");
        Optional<String> id = id(entry, "section");
        Optional<Labels> words = labels.required(entry, "labels");
        Optional<Labels> about = labels.optional(entry, "about");
        sectionWhen = when(entry, "when");
        section = id.isPresent() && words.isPresent()
                ? Optional.of(new Section(id.get(), words.get(), about))
                : Optional.empty();
    }

    private void question(JsonObject entry) throws JsonProblem {
        problems.only(
                entry,
                "id",
                "labels",
                "help",
                "kind",
                "fills",
                "list",
                "only",
                "choices",
                "many",
                "when",
                "required",
                "un");
        Optional<String> id = id(entry);
        Optional<Labels> words = labels.required(entry, "labels");
        Optional<Labels> help = labels.optional(entry, "help");
        Optional<Kind> kind = kind(entry);
        Optional<Field> field = kind.flatMap(one -> field(entry, one));
        boolean many = entry.has("many") && entry.truth("many");
        if (many && field.filter(one -> !one.many() && one.kind().isPresent()).isPresent()) {
            problems.add(
                    entry.path() + ".many", "form.one-answer-only", field.get().path());
        }
        Optional<Condition> when = when(entry, "when");
        Required required = required(entry);
        List<String> un = un(entry);
        List<Choice> from = kind.map(one -> choices.read(entry, one, field)).orElse(List.of());
        if (id.isPresent() && words.isPresent() && kind.isPresent()) {
            add(
                    new Question(
                            id.get(),
                            section,
                            words.get(),
                            help,
                            kind.get(),
                            entry.optionalString("fills"),
                            entry.optionalString("list"),
                            from,
                            many,
                            joined(sectionWhen, when),
                            required,
                            un),
                    entry.path());
        }
    }

    private void add(Question question, String place) {
        if (questions.stream().anyMatch(one -> one.id().equals(question.id()))) {
            problems.add(place, "form.twice", question.id());
            return;
        }
        questions.add(question);
        places.put(question.id(), place);
    }

    private static Optional<Condition> joined(Optional<Condition> outer, Optional<Condition> inner) {
        return Condition.all(Stream.of(outer, inner).flatMap(Optional::stream).toList());
    }

    private static Question withWhen(Question one, Optional<Condition> when) {
        return new Question(
                one.id(),
                one.section(),
                one.labels(),
                one.help(),
                one.kind(),
                one.fills(),
                one.list(),
                one.choices(),
                one.many(),
                when,
                one.required(),
                one.un());
    }

    private Optional<String> id(JsonObject entry) {
        return id(entry, "id");
    }

    private Optional<String> id(JsonObject entry, String name) {
        try {
            String id = entry.string(name);
            if (ID.matcher(id).matches()) {
                return Optional.of(id);
            }
            problems.add(at(entry, name), "form.bad-id", id);
        } catch (JsonProblem problem) {
            problems.add(problem);
        }
        return Optional.empty();
    }

    private Optional<Kind> kind(JsonObject entry) throws JsonProblem {
        if (!entry.has("kind")) {
            problems.add(new JsonProblem("json.missing", at(entry, "kind")));
            return Optional.empty();
        }
        String word = entry.string("kind");
        Optional<Kind> kind = Kind.of(word);
        if (kind.isEmpty()) {
            problems.add(at(entry, "kind"), "form.unknown-kind", word);
        }
        return kind;
    }

    private Optional<Field> field(JsonObject entry, Kind kind) {
        if (kind == Kind.NOTE) {
            if (entry.has("fills")) {
                problems.add(at(entry, "fills"), "form.note-fills");
            }
            return Optional.empty();
        }
        try {
            String path = entry.string("fills");
            Optional<Field> field = Fields.find(path);
            if (field.isEmpty()) {
                problems.add(at(entry, "fills"), "form.unknown-field", path);
            } else if (!field.get().takes(kind)) {
                problems.add(
                        at(entry, "fills"), "form.other-kind", path, field.get().word(), kind.word());
                return Optional.empty();
            }
            return field;
        } catch (JsonProblem problem) {
            problems.add(problem);
            return Optional.empty();
        }
    }

    private Required required(JsonObject entry) throws JsonProblem {
        if (!entry.has("required")) {
            return Required.NO;
        }
        String word = entry.string("required");
        Optional<Required> required = Required.of(word);
        if (required.isEmpty()) {
            problems.add(at(entry, "required"), "form.unknown-required", word);
        }
        return required.orElse(Required.NO);
    }

    private List<String> un(JsonObject entry) throws JsonProblem {
        Set<String> items = new HashSet<>();
        for (String item : entry.strings("un")) {
            if (!item.matches("U([1-9]|1[0-3])") || !items.add(item)) {
                problems.add(at(entry, "un"), "form.unknown-un", item);
            }
        }
        return entry.strings("un");
    }

    private Optional<Condition> when(JsonObject entry, String name) {
        try {
            return entry.optionalObject(name).flatMap(conditions::read);
        } catch (JsonProblem problem) {
            problems.add(problem);
            return Optional.empty();
        }
    }

    private static String at(JsonObject entry, String name) {
        return entry.path().isEmpty() ? name : entry.path() + "." + name;
    }
}
