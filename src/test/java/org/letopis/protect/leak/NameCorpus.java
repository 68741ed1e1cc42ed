package org.letopis.protect.leak;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The names of names.txt with their forms, by class. */
final class NameCorpus {
    /** @param form as it stands in a text */
    record Form(String category, String listed, String form) {}

    private NameCorpus() {}

    static List<Form> forms() throws IOException {
        return forms("names.txt");
    }

    static List<Form> forms(String file) throws IOException {
        List<Form> forms = new ArrayList<>();
        String category = "";
        for (String line : read(file).split("\n", -1)) {
            if (line.startsWith("[")) {
                category = line.substring(1, line.indexOf(']'));
            } else if (!line.isBlank() && !line.startsWith("#")) {
                String[] sides = line.split(" = ", 2);
                for (String form : sides[1].split(", ", -1)) {
                    forms.add(new Form(category, sides[0].trim(), form));
                }
            }
        }
        return forms;
    }

    static String read(String file) throws IOException {
        try (var in = NameCorpus.class.getResourceAsStream(file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    static Protected person(String label, String... names) {
        return new Protected(label, List.of(names), List.of(), List.of(), List.of(), List.of());
    }
}
