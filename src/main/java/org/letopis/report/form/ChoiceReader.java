package org.letopis.report.form;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.letopis.json.JsonObject;
import org.letopis.json.JsonProblem;
import org.letopis.json.Yaml;

/** Reads what a question lets one choose from: a list by its name, part of one, or choices of its own. */
final class ChoiceReader {
    private static final int MAX_CHOICES = 500;
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.+-]{0,59}");

    private final FormProblems problems;
    private final LabelsReader labels;
    private final Map<String, List<Choice>> own = new HashMap<>();

    ChoiceReader(FormProblems problems, LabelsReader labels) {
        this.problems = problems;
        this.labels = labels;
    }

    /** Reads the form's own lists, by name. */
    void ownLists(JsonObject form) throws JsonProblem {
        Optional<JsonObject> lists = form.optionalObject("choices");
        if (lists.isPresent()) {
            for (String name : lists.get().names()) {
                if (ChoiceLists.find(name).isPresent()) {
                    problems.add("choices." + name, "form.list-taken", name);
                }
                own.put(name, choices(lists.get(), name));
            }
        }
    }

    List<Choice> read(JsonObject entry, Kind kind, Optional<Field> field) {
        try {
            if (kind != Kind.CHOICE) {
                for (String name : List.of("list", "only", "choices")) {
                    if (entry.has(name)) {
                        problems.add(entry.path() + "." + name, "form.not-a-choice", name, kind.word());
                    }
                }
                return List.of();
            }
            if (entry.has("list") == entry.has("choices")) {
                problems.add(entry.path(), "form.list-or-choices");
                return List.of();
            }
            List<Choice> choices = entry.has("list") ? listed(entry) : choices(entry, "choices");
            field.flatMap(Field::list).ifPresent(list -> check(entry, list, choices));
            return choices;
        } catch (JsonProblem problem) {
            problems.add(problem);
            return List.of();
        }
    }

    private List<Choice> listed(JsonObject entry) throws JsonProblem {
        String name = entry.string("list");
        Optional<List<Choice>> list = Optional.ofNullable(own.get(name)).or(() -> ChoiceLists.find(name));
        if (list.isEmpty()) {
            problems.add(entry.path() + ".list", "form.unknown-list", name);
            return List.of();
        }
        if (!entry.has("only")) {
            return list.get();
        }
        List<Choice> only = new ArrayList<>();
        for (String code : entry.strings("only")) {
            Optional<Choice> choice =
                    list.get().stream().filter(one -> one.code().equals(code)).findFirst();
            choice.ifPresentOrElse(
                    only::add, () -> problems.add(entry.path() + ".only", "form.unknown-code", code, name));
        }
        return only;
    }

    private List<Choice> choices(JsonObject json, String name) throws JsonProblem {
        List<JsonObject> entries = json.objects(name);
        String path = json.path().isEmpty() ? name : json.path() + "." + name;
        if (entries.isEmpty() || entries.size() > MAX_CHOICES) {
            problems.add(path, "form.number-of-choices", MAX_CHOICES);
            return List.of();
        }
        List<Choice> choices = new ArrayList<>();
        Set<String> codes = new HashSet<>();
        for (JsonObject entry : entries) {
            problems.only(entry, "code", "labels");
            Optional<String> code = Yaml.typed(entry, "code");
            Optional<Labels> words = labels.required(entry, "labels");
            if (code.isEmpty()) {
                problems.add(new JsonProblem("json.missing", entry.path() + ".code"));
            } else if (!CODE.matcher(code.get()).matches()) {
                problems.add(entry.path() + ".code", "form.bad-id", code.get());
            } else if (!codes.add(code.get())) {
                problems.add(entry.path() + ".code", "form.twice", code.get());
            } else {
                words.ifPresent(text -> choices.add(new Choice(code.get(), text)));
            }
        }
        return choices;
    }

    /** What goes into a field that has codes is one of them, or a project's own. */
    private void check(JsonObject entry, String list, List<Choice> choices) {
        Set<String> known = ChoiceLists.find(list).orElse(List.of()).stream()
                .map(Choice::code)
                .collect(Collectors.toSet());
        for (Choice choice : choices) {
            if (!known.contains(choice.code()) && !choice.code().startsWith("x-")) {
                problems.add(entry.path(), "form.unknown-code", choice.code(), list);
            }
        }
    }
}
