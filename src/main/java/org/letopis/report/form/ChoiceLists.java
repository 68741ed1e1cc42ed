package org.letopis.report.form;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.letopis.json.JsonObject;
import org.letopis.json.JsonProblem;
import org.letopis.json.Yaml;
import org.letopis.report.vocabulary.ListName;
import org.letopis.report.vocabulary.Vocabulary;

/** The lists of choices that a question may name: those of the vocabulary, and short ones of the report format. */
final class ChoiceLists {
    private static final Map<String, List<Choice>> OWN = load();

    private ChoiceLists() {}

    static Optional<List<Choice>> find(String name) {
        List<Choice> own = OWN.get(name);
        return own == null
                ? ListName.of(name).filter(list -> list.word().equals(name)).map(ChoiceLists::terms)
                : Optional.of(own);
    }

    /** Returns the short list with exactly these codes, in this order. */
    static Optional<String> nameOf(List<String> codes) {
        return OWN.entrySet().stream()
                .filter(list ->
                        list.getValue().stream().map(Choice::code).toList().equals(codes))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** Returns the names of the short lists of the report format. */
    static Set<String> names() {
        return OWN.keySet();
    }

    private static List<Choice> terms(ListName list) {
        return Vocabulary.builtIn().list(list).stream()
                .map(term -> new Choice(term.code(), Labels.of(term.labels())))
                .toList();
    }

    private static Map<String, List<Choice>> load() {
        try {
            Map<String, List<Choice>> lists = new TreeMap<>();
            JsonObject file =
                    Yaml.parse(Forms.resource("lists.yaml"), Forms.MAX_BYTES).object();
            for (String name : file.names()) {
                List<Choice> choices = new ArrayList<>();
                for (JsonObject entry : file.objects(name)) {
                    Map<String, String> texts = new LinkedHashMap<>();
                    JsonObject labels = entry.object("labels");
                    for (String language : labels.names()) {
                        texts.put(language, labels.string(language));
                    }
                    choices.add(new Choice(entry.string("code"), Labels.of(texts)));
                }
                lists.put(name, List.copyOf(choices));
            }
            return lists;
        } catch (JsonProblem e) {
            throw new IllegalStateException(e.key() + " " + e.arguments(), e);
        }
    }
}
