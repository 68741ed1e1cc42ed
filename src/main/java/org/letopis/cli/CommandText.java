package org.letopis.cli;

import java.util.ArrayList;
import java.util.List;

/** A command line as it is shown: after a prompt, in lines of at most 78 columns that a shell joins again. */
final class CommandText {
    private static final int COLUMNS = 78;
    static final String PROMPT = "$ ";
    private static final String INDENT = "      ";

    private CommandText() {}

    static String wrapped(String line) {
        StringBuilder text = new StringBuilder(PROMPT);
        int used = PROMPT.length();
        boolean first = true;
        for (String word : units(line)) {
            if (!first && used + 1 + word.length() + 2 > COLUMNS) {
                text.append(" \\\n").append(INDENT);
                used = INDENT.length();
                first = true;
            }
            text.append(first ? "" : " ").append(word);
            used += word.length() + (first ? 0 : 1);
            first = false;
        }
        return text.toString();
    }

    /** Returns the words, an option together with its first value. */
    private static List<String> units(String line) {
        List<String> units = new ArrayList<>();
        String option = "";
        for (String word : line.split(" ")) {
            if (word.startsWith("-")) {
                if (!option.isEmpty()) {
                    units.add(option);
                }
                option = word;
            } else {
                units.add(option.isEmpty() ? word : option + " " + word);
                option = "";
            }
        }
        if (!option.isEmpty()) {
            units.add(option);
        }
        return units;
    }
}
